/** Traces of parcels, and what they tell of a parcel that its record does not. */
import type { GraphQLResolveInfo } from 'graphql';
import { endsJourney } from '../../sources/domain/journey.ts';
import { counting, packageStatusOf } from '../../sources/domain/trace.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Order, Package, Trace } from '../../sources/model.ts';
import type { PackageStatus, TraceStatus } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { groupOfOrder } from './order-group.ts';
import { answersAndFaults, noParts, owner } from './order.ts';

type Path = GraphQLResolveInfo['path'];

/** Told of an order, its own or another of the same sale. */
interface ToldTrace {
  readonly trace: Trace;
  readonly of: Order;
}

/**
 * null: there is no trace of the parcel. Throws a SourceFault. It names the people of the order that it was told of, and
 * they are hidden in what is shown of the parcel as well.
 */
export function traceOf(one: Package, context: Context, path: Path): Promise<Trace | null> {
  const asked = context.traces.get(one);
  if (asked) return asked;
  const answer = askedTrace(one, context, path);
  context.traces.set(one, answer);
  return answer;
}

async function askedTrace(one: Package, context: Context, path: Path): Promise<Trace | null> {
  if (one.trackingNo === null) return null;
  const order = await owner(one.order, noParts, context);
  const told = await toldTrace(order, one.trackingNo, context);
  if (!told) return null;
  const people = [
    [order, told.of],
    [one.courier, told.trace.courier],
  ] as const;
  for (const record of [one, told.trace]) context.belongings.note(record, ...people);
  const { events, status, faults } = told.trace;
  const [fault] = faults;
  // Nobody can tell whether there is nothing to tell.
  if (fault && events.length === 0 && status === 'UNKNOWN') throw fault;
  for (const each of faults) context.report(each, path);
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

/**
 * The status of a parcel. Where its trace is asked for beside it, its journey counts before a vendor's courier state; where
 * its journey is known to have ended, too. ATTEMPT_FAILED holds until a later event says otherwise; no other status makes the
 * trace be asked for.
 */
export async function statusOf(one: Package, context: Context, path: Path): Promise<PackageStatus> {
  // The other fields of this parcel are resolved before this goes on.
  await Promise.resolve();
  const asked = context.traces.get(one);
  if (asked) {
    const trace = await unlessFailed(asked, context);
    return trace && counting(trace.events).length > 0 && trace.status !== 'UNKNOWN'
      ? packageStatusOf(trace.status)
      : one.status;
  }
  const kept = await keptTraceOf(one, context);
  if (kept && endsJourney(kept.status)) return packageStatusOf(kept.status);
  if (one.status !== 'ATTEMPT_FAILED' || one.statusDerived) return one.status;
  const trace = await unlessFailed(traceOf(one, context, path), context);
  return trace && laterThanAttempt.has(trace.status) ? packageStatusOf(trace.status) : one.status;
}

async function keptTraceOf(one: Package, context: Context): Promise<Trace | null> {
  if (one.trackingNo === null || context.registry.source(one.order.vendor)?.tracesOf === undefined) return null;
  const order = context.loaders.held(one.order, noParts);
  return order && context.loaders.keptTraceOf(order, one.trackingNo);
}

/** The vendor's own word stands when its trace cannot be asked for. */
async function unlessFailed(trace: Promise<Trace | null>, context: Context): Promise<Trace | null> {
  try {
    return await trace;
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    context.incomplete();
    return null;
  }
}
