/** The vendors that are connected, and how. */
import type { OrderKey } from './model.ts';
import { serves, type Source } from './ports/source.ts';
import type { Discovery, VendorDefinition } from './ports/vendor.ts';
import { type Vendor, vendors } from './vocabulary.ts';

export type VendorMode = 'live' | 'sandbox' | 'absent';
export interface Registry {
  /** In the order of `vendors`; absent ones are not in it. */
  readonly sources: readonly Source[];
  readonly modes: ReadonlyMap<Vendor, VendorMode>;
  source(vendor: Vendor): Source | undefined;
  definition(vendor: Vendor): VendorDefinition;
  /** The vendors, connected or not, whose orders become known in this way. */
  discovered(by: Discovery['kind']): readonly Vendor[];
  close(): Promise<void>;
}

export function createRegistry(
  sources: readonly Source[],
  modes: Registry['modes'],
  definition: Registry['definition'],
): Registry {
  const byVendor = new Map(sources.map((source) => [source.vendor, source]));
  return {
    sources: vendors.flatMap((vendor) => byVendor.get(vendor) ?? []),
    modes,
    source: (vendor) => byVendor.get(vendor),
    definition,
    discovered: (kind) => vendors.filter((vendor) => definition(vendor).discovery.kind === kind),
    close: async () => {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

/** Whether the order's vendor is connected, for its tenant. */
export function isServed(registry: Pick<Registry, 'source'>, { vendor, tenantId }: OrderKey): boolean {
  const source = registry.source(vendor);
  return source !== undefined && serves(source, tenantId);
}
