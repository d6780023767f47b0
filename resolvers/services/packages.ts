import type { GraphQLResolveInfo } from 'graphql';
import { packageOfTrace, packageStatusOf } from '../../sources/domain/trace.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Order, OrderKey, OrderPart, Package, Trace } from '../../sources/model.ts';
import type { PackageStatus, TraceStatus } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { groupOfOrder } from './order-group.ts';
import { decodedAs, onlyOne, settled, typed, owner, withItems } from '../arguments/references.ts';
import { selects } from '../arguments/selection.ts';
import type { PackageRef } from '../types.generated.ts';
import { encodeId } from '../../sources/domain/ids.ts';

export const noParts: ReadonlySet<OrderPart> = new Set();
export const packagesOf = (order: Order, { loaders }: Context): Promise<readonly Package[]> =>
  loaders.packagesOf(order);

/** Parcels that only a trace names belong to the list as soon as traces are asked for with it. */
export async function packagesOfOrder(
  order: Order,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<readonly Package[]> {
  const contents = selects(info, ['Package', 'contents']);
  const whole = contents && !order.loaded.has('items') ? await owner(order.key, withItems, context) : order;
  const packages = await packagesOf(whole, context);
  if (!selects(info, ['Package', 'trace'])) return packages;
  return [...packages, ...(await onlyTraced(whole, packages, { context, path: info.path }))];
}

interface Place {
  readonly context: Context;
  /** Where to say that a trace could not be asked for, when no parcel of the list will say it. */
  readonly path?: GraphQLResolveInfo['path'];
}

async function onlyTraced(
  order: Order,
  packages: readonly Package[],
  { context, path }: Place,
): Promise<readonly Package[]> {
  const source = context.registry.source(order.key.vendor);
  if (!source?.tracesOf) return [];
  const named = packages.flatMap(({ trackingNo }) => trackingNo ?? []);
  const questions = named.length > 0 ? named : hasLeft(order) ? [null] : [];
  const { answers, faults } = await settled(questions.map((number) => context.loaders.tracesOf(order, number)));
  const [fault] = faults;
  if (named.length === 0 && fault && path) context.report(fault, path);
  const known = new Set(named);
  return answers.flat().flatMap((trace) => {
    if (trace.trackingNo === null || known.has(trace.trackingNo)) return [];
    known.add(trace.trackingNo);
    return [packageOfTrace(order, trace)];
  });
}

/** An order that has not left, or that the buyer fetches, has no trace to ask for. */
function hasLeft({ deliveryMethod, fulfillmentStatus }: Order): boolean {
  return (
    deliveryMethod !== 'STORE_PICKUP' &&
    ['SHIPPED', 'PARTIALLY_SHIPPED', 'DELIVERED', 'REFUSED'].includes(fulfillmentStatus)
  );
}

export async function findPackage(order: OrderKey, key: readonly string[], context: Context): Promise<Package | null> {
  const found = await context.loaders.order(order, noParts);
  if (!found) return null;
  const wanted = JSON.stringify(key);
  const same = ({ packageKey }: Package): boolean => JSON.stringify(packageKey) === wanted;
  const packages = await packagesOf(found, context);
  return packages.find(same) ?? (await onlyTraced(found, packages, { context })).find(same) ?? null;
}

export async function packageBy(by: PackageRef, context: Context, info?: GraphQLResolveInfo): Promise<Package | null> {
  if (by.id) {
    const { order, packageKey } = decodedAs('Package', by.id, context, 'by.id');
    return findPackage(order, packageKey, context);
  }
  if (!by.tracking)
    throw userError('BAD_USER_INPUT', 'by must name the parcel in one of its ways.', { argument: 'by' });
  const tracking = {
    trackingNo: typed(by.tracking.trackingNo, 'by.tracking.trackingNo'),
    carrierCode: by.tracking.carrierCode ?? null,
  };
  const found = by.tracking.orderId
    ? await ofOrder(decodedAs('Order', by.tracking.orderId, context, 'by.tracking.orderId').order, tracking, context)
    : await byTrackingNo(tracking, context, info);
  return onlyOne(found, `Tracking number ${tracking.trackingNo}`, packageId);
}

interface Tracking {
  readonly trackingNo: string;
  readonly carrierCode: string | null;
}
const matches =
  ({ trackingNo, carrierCode }: Tracking) =>
  (one: Package): boolean =>
    one.trackingNo === trackingNo &&
    (carrierCode === null || one.carrier?.code === carrierCode || one.carrier?.normalizedCode === carrierCode);

async function ofOrder(key: OrderKey, tracking: Tracking, context: Context): Promise<readonly Package[]> {
  const order = await context.loaders.order(key, noParts);
  if (!order) return [];
  const packages = await packagesOf(order, context);
  const found = packages.filter(matches(tracking));
  return found.length > 0 ? found : (await onlyTraced(order, packages, { context })).filter(matches(tracking));
}

/** A vendor that cannot be asked by tracking number is told of only when nobody else knows the parcel. */
export async function byTrackingNo(
  tracking: Tracking,
  context: Context,
  info?: GraphQLResolveInfo,
): Promise<readonly Package[]> {
  const { loaders, registry } = context;
  // A vendor that knows no parcels at all has none of this number either.
  const withParcels = registry.sources.filter((source) => source.ordersByTrackingNo ?? source.packagesOf);
  const { answers, faults } = await settled(
    withParcels.map(async ({ vendor }) => {
      const orders = await loaders.ordersOfTrackingNo(vendor, tracking.trackingNo, noParts);
      return (await Promise.all(orders.map(({ key }) => ofOrder(key, tracking, context)))).flat();
    }),
  );
  const found = answers.flat();
  const telling = faults.filter(({ kind }) => kind !== 'UNSUPPORTED' || found.length === 0);
  if (info) telling.forEach((fault) => context.report(fault, info.path));
  else if (found.length === 0 && telling[0]) throw telling[0];
  return found;
}

/** null: there is no trace of it; a fault is thrown. */
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
  const told = await settled(
    others.map(async (other) => {
      const packages = await packagesOf(other, context);
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

/** ATTEMPT_FAILED stands until a later event says otherwise; no other status needs the trace. */
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

export const packageId = ({ order, packageKey }: Package): string => encodeId({ type: 'Package', order, packageKey });
