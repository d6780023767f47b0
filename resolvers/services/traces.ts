/** Traces of parcels, and what they tell of a parcel that its record does not. */
import { packageStatusOf } from '../../sources/domain/trace.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Order, Package, Trace } from '../../sources/model.ts';
import type { PackageStatus, TraceStatus } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { groupOfOrder } from './order-group.ts';
import { answersAndFaults, noParts, owner } from './order.ts';

/** Told of an order, its own or another of the same sale. */
interface ToldTrace {
  readonly trace: Trace;
  readonly of: Order;
}

/**
 * null: there is no trace of the parcel. Throws a SourceFault. It names the people of the order that it was told of, and
 * they are hidden in what is shown of the parcel as well.
 */
export async function traceOf(one: Package, context: Context): Promise<Trace | null> {
  if (one.trackingNo === null) return null;
  const order = await owner(one.order, noParts, context);
  const told = await toldTrace(order, one.trackingNo, context);
  if (!told) return null;
  const people = [
    [order, told.of],
    [one.courier, told.trace.courier],
  ] as const;
  for (const record of [one, told.trace]) context.belongings.note(record, ...people);
  return told.trace;
}

async function toldTrace(order: Order, trackingNo: string, context: Context): Promise<ToldTrace | null> {
  const tells = context.registry.source(order.key.vendor)?.tracesOf !== undefined;
  return tells ? traceOfOrder(order, trackingNo, context) : borrowedTrace(order, trackingNo, context);
}
async function traceOfOrder(order: Order, trackingNo: string, { loaders }: Context): Promise<ToldTrace | null> {
  const traces = await loaders.tracesOf(order, trackingNo);
  const trace = traces.find((one) => one.trackingNo === trackingNo);
  return trace ? { trace, of: order } : null;
}
/**
 * A vendor without traces shows what another system tells of the same parcel: the same number, in the same sale. The
 * trace's own `sources` say whose it is. Carriers use numbers again, so the number alone would not do.
 */
async function borrowedTrace(order: Order, trackingNo: string, context: Context): Promise<ToldTrace | null> {
  const { group, faults } = await groupOfOrder(order, noParts, context);
  const others = (group?.members ?? []).filter(
    ({ key }) => key.vendor !== order.key.vendor && context.registry.source(key.vendor)?.tracesOf !== undefined,
  );
  const told = await answersAndFaults(
    others.map(async (other) => {
      const packages = await context.loaders.packagesOf(other);
      if (!packages.some((one) => one.trackingNo === trackingNo)) return null;
      return traceOfOrder(other, trackingNo, context);
    }),
  );
  const found = told.answers.find((one) => one !== null);
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
