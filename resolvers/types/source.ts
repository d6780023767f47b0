import { filterCapabilities } from '../../sources/domain/filter-capabilities.ts';
import { writeCapabilities } from '../../sources/domain/write-capabilities.ts';
import { healthOf } from '../../sources/health.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const sourceQueries: Pick<QueryResolvers, 'sources' | 'statusMappings'> = {
  sources: (_root, _args, { registry, client }) =>
    // A vendor that a client may not see is not even shown to be absent.
    vendors
      .filter((vendor) => client.vendors?.has(vendor) ?? true)
      .map((vendor) => ({ vendor, source: registry.source(vendor) ?? null })),
  statusMappings: (_root, { vendor }, { registry }) =>
    registry.sources.filter((source) => !vendor || source.vendor === vendor).flatMap(({ mappings }) => mappings),
};

export const sourceResolvers: Pick<Resolvers, 'VendorSource'> = {
  VendorSource: {
    vendor: ({ vendor }) => vendor,
    health: ({ source }) => healthOf(source),
    capabilities: ({ vendor, source }, _args, { registry }) => {
      const filters = filterCapabilities(registry.definition(vendor).filters);
      return source ? [...source.capabilities, ...filters, ...writeCapabilities(source.writes)] : [];
    },
    ingestLagSeconds: async ({ vendor }, _args, { readModel, now }) => {
      // A vendor that is polled may tell of some orders besides; only the poll says up to when all are known.
      const polled = await readModel.polled(vendor);
      const upTo = polled ? polled.to : (await readModel.known(vendor)).lastArrivalAt;
      return upTo === null ? null : Math.max(0, Math.floor((now() - upTo) / 1000));
    },
    knownOrders: async ({ vendor }, _args, { readModel }) => (await readModel.known(vendor)).orders,
    lastSuccessAt: ({ source }) => source?.health().lastSuccessAt ?? null,
  },
};
