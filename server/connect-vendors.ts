/** From settings to sources: live where a vendor is configured, its simulator where not, absent where that is forbidden. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { SimulatedSystem } from '../sandbox/server/simulator.ts';
import { maskText } from '../sources/domain/personal/mask-text.ts';
import type { NativeCode } from '../sources/model.ts';
import type { PushedOrders, PushEndpoint } from '../sources/ports/pushes.ts';
import type { Source } from '../sources/ports/source.ts';
import type { VendorObserver } from '../sources/ports/vendor.ts';
import { createRegistry, type Registry, type VendorMode } from '../sources/registry.ts';
import { type Vendor, vendors } from '../sources/vocabulary.ts';
import type { Projectors } from '../store/write/apply.ts';
import type { Metrics } from './metrics.ts';
import { definitionOf, listedVendors } from './vendors.ts';
import type { Clock } from '../sources/values/time.ts';

export interface Vendors {
  readonly registry: Registry;
  readonly endpoints: readonly PushEndpoint[];
  readonly simulated: readonly SimulatedSystem[];
  close(): Promise<void>;
}
export interface VendorOptions {
  readonly config: Config;
  readonly pushed: PushedOrders;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly now: Clock;
}
interface ConnectedVendor {
  readonly mode: VendorMode;
  readonly source: Source | null;
  readonly systems: readonly SimulatedSystem[];
}

export async function connectVendors(options: VendorOptions): Promise<Vendors> {
  const observers = new Map(vendors.map((vendor) => [vendor, observer(vendor, options)]));
  const observerOf = (vendor: Vendor): VendorObserver => observers.get(vendor) ?? silent;
  const connected = new Map(
    await Promise.all(
      vendors.map(async (vendor) => [vendor, await connect(vendor, options, observerOf(vendor))] as const),
    ),
  );
  const simulated = [...connected.values()].flatMap(({ systems }) => systems);
  const registry = createRegistry(
    [...connected.values()].flatMap(({ source }) => source ?? []),
    new Map([...connected].map(([vendor, { mode }]) => [vendor, mode])),
    definitionOf,
  );
  return {
    registry,
    // A vendor that is not connected has no endpoint.
    endpoints: pushEndpoints(options.config, options.now, observerOf).filter(({ vendor }) => registry.source(vendor)),
    simulated,
    close: async () => {
      await Promise.all(simulated.map(({ sandbox }) => sandbox.close()));
    },
  };
}

async function connect(
  vendor: Vendor,
  { config, pushed, now }: VendorOptions,
  observed: VendorObserver,
): Promise<ConnectedVendor> {
  const { definition, simulator } = listedVendors[vendor];
  const settings = config.vendors(vendor);
  const sourceOf = (connection: object): Source => {
    const dependencies = { pushed, timeoutMs: config.vendorTimeoutMs, now, newId: randomUUID, ...observed };
    const source = definition.source({ ...settings, connection }, dependencies);
    if (definition.discovery.kind === 'POLLED' && !source.listReader)
      throw new TypeError(
        `${vendor} is to be polled, but its source has no listReader: its changes would never be known`,
      );
    return source;
  };
  if (settings.connection) return { mode: 'live', source: sourceOf(settings.connection), systems: [] };
  if (!config.sandbox) return { mode: 'absent', source: null, systems: [] };
  const { start } = (await simulator()).simulator;
  const { connection, systems } = await start({ settings, now });
  return { mode: 'sandbox', source: sourceOf(connection), systems };
}

const silent: VendorObserver = {
  onUnmapped: () => undefined,
  onDeviation: () => undefined,
  onCircuit: () => undefined,
};

/** Everything that vendors can push to. */
export function pushEndpoints(
  config: Config,
  now: Clock,
  observerOf: (vendor: Vendor) => VendorObserver = () => silent,
): readonly PushEndpoint[] {
  return vendors.flatMap((vendor) => {
    const settings = config.vendors(vendor);
    const isSimulated = settings.connection === null;
    return definitionOf(vendor).endpoints(settings, {
      now,
      takesUnsigned: ({ local }) => config.unsignedPushes.has(vendor) || (isSimulated && local === true),
      onDeviation: observerOf(vendor).onDeviation,
    });
  });
}

/** What the store needs to make orders of pushes. */
export const projectors: Projectors = Object.fromEntries(
  vendors.flatMap((vendor) => {
    const { discovery } = definitionOf(vendor);
    return discovery.kind === 'PUSHED' ? [[vendor, discovery.projector]] : [];
  }),
);

/**
 * A code as the log may hold it: a word of a few Latin letters and digits. Whatever else stands where a vendor should have
 * sent a code may be what a person wrote: only its length is told.
 */
function codeForLog(code: string | null): string | null {
  if (code === null) return null;
  const isWord = /^[\w.:-]{1,40}$/.test(code) && code.replace(/\D/g, '').length <= 6;
  return isWord && maskText(code) === code ? code : `(a text of ${Array.from(code).length} characters)`;
}

/** Each unlisted code and each kind of deviation is counted, and logged once, never with a value that may be personal. */
function observer(vendor: Vendor, { log, metrics }: Pick<VendorOptions, 'log' | 'metrics'>): VendorObserver {
  const told = new Set<string>();
  const once = (key: string, tell: () => void): void => {
    if (told.has(key) || told.size >= 10_000) return;
    told.add(key);
    tell();
  };
  return {
    onUnmapped: ({ field, code }: NativeCode): void => {
      metrics.unmapped(vendor, field);
      once(`${field} ${code ?? ''}`, () =>
        log.warn({ vendor, field, code: codeForLog(code) }, 'a code that no table lists: mapped to UNKNOWN'),
      );
    },
    onCircuit: (state): void => {
      if (state === 'OPEN')
        log.warn({ vendor }, 'the vendor failed several times in a row and is left alone for a while');
      else log.info({ vendor }, 'the vendor answers again');
    },
    onDeviation: (path: string, reason: string): void => {
      metrics.deviation(vendor, path);
      once(`${path} ${reason}`, () =>
        log.debug({ vendor, path, reason }, 'a value of another shape than documented was set aside'),
      );
    },
  };
}
