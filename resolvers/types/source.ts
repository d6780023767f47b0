import { writeCapabilities } from '../../sources/domain/write-capabilities.ts';
import type { FaultKind, SourceFault } from '../../sources/fault.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { healthOf } from '../../sources/health.ts';
import type { Client } from '../client.ts';
import { faultExtensions } from '../errors.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';
import type { AskOutcome, ReportOf } from '../models.ts';
import type { VendorCall } from '../../sources/ports/calls.ts';

export const outcomes: Record<FaultKind, AskOutcome> = {
  TIMEOUT: 'TIMEOUT',
  DEADLINE: 'TIMEOUT',
  BUDGET: 'ERROR',
  RATE_LIMITED: 'RATE_LIMITED',
  CIRCUIT_OPEN: 'CIRCUIT_OPEN',
  UNREACHABLE: 'ERROR',
  SERVER_ERROR: 'ERROR',
  AUTH: 'ERROR',
  REFUSED: 'ERROR',
  BAD_ANSWER: 'ERROR',
  UNSUPPORTED: 'ERROR',
};

/** How asking one vendor went. */
export function reportOf(
  vendor: Vendor,
  fault: SourceFault | null,
  { calls, latencyMs }: { calls: readonly VendorCall[]; latencyMs: number },
): ReportOf {
  return {
    vendor,
    outcome: fault ? outcomes[fault.kind] : 'OK',
    coverage: fault ? 'NONE' : 'COMPLETE',
    reason: fault?.message ?? null,
    errorCode: fault ? String(faultExtensions(fault)['code']) : null,
    retryAfterSeconds: fault?.retryAfterSeconds ?? null,
    latencyMs: Math.max(0, Math.round(latencyMs)),
    vendorCalls: calls.length,
    gapFrom: null,
    gapTo: null,
    freshness: null,
  };
}

/** A vendor that a client may not see is not even shown to be absent. */
const vendorsOf = ({ vendors: open }: Client): readonly Vendor[] =>
  vendors.filter((vendor) => open?.has(vendor) ?? true);

export const sourceQueries: Pick<QueryResolvers, 'sources' | 'statusMappings'> = {
  sources: (_root, _args, { registry, client }) =>
    vendorsOf(client).map((vendor) => ({ vendor, source: registry.source(vendor) ?? null })),
  statusMappings: (_root, { vendor }, { registry }) =>
    registry.sources.filter((source) => !vendor || source.vendor === vendor).flatMap(({ mappings }) => mappings),
};

export const sourceResolvers: Pick<Resolvers, 'VendorSource'> = {
  VendorSource: {
    vendor: ({ vendor }) => vendor,
    health: ({ source }) => healthOf(source),
    capabilities: ({ source }) => (source ? [...source.capabilities, ...writeCapabilities(source.writes)] : []),
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
