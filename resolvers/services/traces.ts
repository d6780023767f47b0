/** Traces of parcels, and what they tell of a parcel that its record does not. */
import { knownPeople } from '../../sources/domain/mask-text.ts';
import { packageStatusOf } from '../../sources/domain/trace.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Order, Package, Trace } from '../../sources/model.ts';
import type { PackageStatus, TraceStatus } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { groupOfOrder } from './order-group.ts';
import { answersAndFaults, noParts, owner } from './order.ts';
import { owned } from './personal-data.ts';

/** The trace of a parcel, prepared for masking: its events may name the people of the order and the courier. */
export async function shownTrace(one: Package, context: Context): Promise<Trace | null> {
  const trace = await traceOf(one, context);
  if (!trace) return null;
  const people = knownPeople(await owner(one.order, noParts, context), [one.courier, trace.courier]);
  for (const event of trace.events) owned(event, one.order, people);
  return trace;
}

/** null: there is no trace of the parcel. Throws a SourceFault. */
export async function traceOf({ order: key, trackingNo }: Package, context: Context): Promise<Trace | null> {
  if (trackingNo === null) return null;
  const order = await owner(key, noParts, context);
  if (!context.registry.source(key.vendor)?.tracesOf) return borrowedTrace(order, trackingNo, context);
  const traces = await context.loaders.tracesOf(order, trackingNo);
  return traces.find((trace) => trace.trackingNo === trackingNo) ?? null;
}
/**
 * A vendor without traces shows what another system tells of the same parcel: the same number, in the same sale. The
 * trace's own `sources` say whose it is. Carriers use numbers again, so the number alone would not do.
 */
async function borrowedTrace(order: Order, trackingNo: string, context: Context): Promise<Trace | null> {
  const { group, faults } = await groupOfOrder(order, noParts, context);
  const others = (group?.members ?? []).filter(
    ({ key }) => key.vendor !== order.key.vendor && context.registry.source(key.vendor)?.tracesOf !== undefined,
  );
  const told = await answersAndFaults(
    others.map(async (other) => {
      const packages = await context.loaders.packagesOf(other);
      if (!packages.some((one) => one.trackingNo === trackingNo)) return null;
      const traces = await context.loaders.tracesOf(other, trackingNo);
      return traces.find((trace) => trace.trackingNo === trackingNo) ?? null;
    }),
  );
  const found = told.answers.find((trace) => trace !== null);
  const [fault] = [...told.faults, ...faults];
  if (found) return found;
  if (fault) throw fault;
  return null;
}
const laterThanAttempt: ReadonlySet<TraceStatus> = new Set([
  'OUT_FOR_DELIVERY',
  'AVAILABLE_FOR_PICKUP',
  'DELIVERED',
  'REFUSED',
  'RETURNING',
  'RETURNED',
]);

/** The status of a parcel. ATTEMPT_FAILED holds until a later event says otherwise; no other status needs the trace. */
export async function statusOf(one: Package, context: Context): Promise<PackageStatus> {
  if (one.status !== 'ATTEMPT_FAILED' || one.statusDerived) return one.status;
  const trace = await traceOf(one, context).catch((error: unknown) => {
    // The vendor's own word stands when its trace cannot be asked for.
    if (!(error instanceof SourceFault)) throw error;
    context.incomplete();
    return null;
  });
  return trace && laterThanAttempt.has(trace.status) ? packageStatusOf(trace.status) : one.status;
}
