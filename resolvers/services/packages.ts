/** Parcels: those that an order's record names, and those that only a trace names. */
import type { GraphQLResolveInfo } from 'graphql';
import { encodeId } from '../../sources/domain/ids.ts';
import { packageOfTrace } from '../../sources/domain/trace.ts';
import type { Order, OrderItem, OrderKey, Package } from '../../sources/model.ts';
import { sameNumber } from '../../sources/values/number-text.ts';
import { decodedAs, onlyOne, typedNumber } from '../arguments/references.ts';
import { selects } from '../arguments/selection.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { PackageRef } from '../types.generated.ts';
import { answersAndFaults, noParts, owner, withItems } from './order.ts';

/** With the parcels that only a trace names, when traces are selected too. */
export async function packagesOfOrder(
  order: Order,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<readonly Package[]> {
  const contents = selects(info, ['Package', 'contents']);
  const whole = contents && !order.loaded.has('items') ? await owner(order.key, withItems, context) : order;
  const packages = await context.loaders.packagesOf(whole);
  if (!selects(info, ['Package', 'trace'])) return packages;
  return [...packages, ...(await onlyTraced(whole, packages, { context, path: info.path }))];
}

/** null: no parcel of the order says what is in it. */
export async function packagesOfItem(item: OrderItem, context: Context): Promise<readonly Package[] | null> {
  const packages = await context.loaders.packagesOf(await owner(item.order, withItems, context));
  if (packages.every(({ contents }) => contents === null)) return null;
  return packages.filter(({ contents }) => contents?.some(({ itemKey }) => itemKey === item.itemKey));
}

interface TraceReading {
  readonly context: Context;
  /** Where to say that a trace could not be asked for, when no parcel of the list will say it. */
  readonly path?: GraphQLResolveInfo['path'];
}

async function onlyTraced(
  order: Order,
  packages: readonly Package[],
  { context, path }: TraceReading,
): Promise<readonly Package[]> {
  const source = context.registry.source(order.key.vendor);
  if (!source?.tracesOf) return [];
  const named = packages.flatMap(({ trackingNo }) => trackingNo ?? []);
  const questions = named.length > 0 ? named : hasLeft(order) ? [null] : [];
  const { answers, faults } = await answersAndFaults(
    questions.map((number) => context.loaders.tracesOf(order, number)),
  );
  const [fault] = faults;
  if (named.length === 0 && fault && path) context.report(fault, path);
  const known = new Set(named);
  return answers.flat().flatMap((trace) => {
    if (trace.trackingNo === null || known.has(trace.trackingNo)) return [];
    known.add(trace.trackingNo);
    return [packageOfTrace(order, trace)];
  });
}

/** There is no trace to ask for of an order that has not left, or that the buyer fetches. */
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
  const packages = await context.loaders.packagesOf(found);
  return packages.find(same) ?? (await onlyTraced(found, packages, { context })).find(same) ?? null;
}

export async function packageBy(by: PackageRef, context: Context, info?: GraphQLResolveInfo): Promise<Package | null> {
  if (by.id) {
    const { order, packageKey } = decodedAs('Package', { id: by.id, argument: 'by.id' }, context);
    return findPackage(order, packageKey, context);
  }
  if (!by.tracking)
    throw userError('BAD_USER_INPUT', 'by must name the parcel in one of its ways.', { argument: 'by' });
  const tracking = {
    trackingNo: typedNumber(by.tracking.trackingNo, 'by.tracking.trackingNo'),
    carrierCode: by.tracking.carrierCode ?? null,
  };
  const named = by.tracking.orderId && { id: by.tracking.orderId, argument: 'by.tracking.orderId' };
  const found = named
    ? await ofOrder(decodedAs('Order', named, context).order, tracking, context)
    : await packagesOfTrackingNo(tracking, context, info);
  return onlyOne(found, `Tracking number ${tracking.trackingNo}`, packageId);
}

interface Tracking {
  readonly trackingNo: string;
  readonly carrierCode: string | null;
}
const matches =
  ({ trackingNo, carrierCode }: Tracking) =>
  (one: Package): boolean =>
    one.trackingNo !== null &&
    sameNumber(one.trackingNo, trackingNo) &&
    (carrierCode === null || one.carrier?.code === carrierCode || one.carrier?.normalizedCode === carrierCode);

async function ofOrder(key: OrderKey, tracking: Tracking, context: Context): Promise<readonly Package[]> {
  const order = await context.loaders.order(key, noParts);
  if (!order) return [];
  const packages = await context.loaders.packagesOf(order);
  const found = packages.filter(matches(tracking));
  return found.length > 0 ? found : (await onlyTraced(order, packages, { context })).filter(matches(tracking));
}

/** A vendor that cannot be asked by tracking number is told of only when nobody else knows the parcel. */
export async function packagesOfTrackingNo(
  tracking: Tracking,
  context: Context,
  info?: GraphQLResolveInfo,
): Promise<readonly Package[]> {
  const { loaders, registry } = context;
  // A vendor that knows of no parcels has none of this number either.
  const withParcels = registry.sources.filter((source) => source.ordersByTrackingNo ?? source.packagesOf);
  const { answers, faults } = await answersAndFaults(
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

export const packageId = ({ order, packageKey }: Package): string => encodeId({ type: 'Package', order, packageKey });
