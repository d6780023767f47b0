/** What vendors work out on the spot: what a delivery would cost, and whether a pick-up code is good. */
import type { DeliveryQuote, OrderKey, PickupCheck } from '../../sources/model.ts';
import { decodedAs, keyOf, typed } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { DeliveryQuoteInput, QueryPickupCheckArgs } from '../types.generated.ts';
import { isVisible } from './order.ts';

export async function pickupCheck({ by }: QueryPickupCheckArgs, context: Context): Promise<PickupCheck> {
  const source = context.registry.sources.find((one) => one.pickupCheck !== undefined);
  if (!source?.pickupCheck) throw userError('LOOKUP_UNSUPPORTED', 'No system that checks pick-up codes is connected.');
  const check = await source.pickupCheck(
    { storeId: typed(by.storeId, 'by.storeId'), code: typed(by.code, 'by.code'), platformId: by.platformId ?? null },
    context.call,
  );
  if (context.client.shops !== null) await visibleOrder(check.order, 'by', context);
  return check;
}

/** Where a client sees the orders of some shops alone, an order of others is not there to be asked about. */
async function visibleOrder(key: OrderKey | null, argument: string, context: Context): Promise<OrderKey> {
  if (key && (await isVisible(key, context))) return key;
  throw userError('NOT_FOUND', `${argument} names no order that is there.`, { argument });
}

export async function deliveryQuote(input: DeliveryQuoteInput, context: Context): Promise<DeliveryQuote> {
  const source = context.registry.sources.find((one) => one.deliveryQuote !== undefined);
  if (!source?.deliveryQuote) throw userError('LOOKUP_UNSUPPORTED', 'No system that quotes deliveries is connected.');
  const { storeId = null, weightGrams = null, addressText, orderRef, kind } = input;
  const position = positionOf(input);
  if (!orderRef && !addressText && position.latitude === null)
    throw userError('BAD_USER_INPUT', 'input needs an order, an address or a position to quote for.', {
      argument: 'input',
    });
  const order = orderRef ? await visibleOrder(keyFrom(orderRef, context), 'input.orderRef', context) : null;
  const address = addressText ? typed(addressText, 'input.addressText', 500) : null;
  return source.deliveryQuote({ kind, storeId, order, addressText: address, ...position, weightGrams }, context.call);
}

function positionOf({ latitude = null, longitude = null }: DeliveryQuoteInput) {
  if ((latitude === null) !== (longitude === null))
    throw userError('BAD_USER_INPUT', 'input.latitude and input.longitude go together.', {
      argument: 'input.latitude',
    });
  return { latitude: degrees('latitude', latitude, 90), longitude: degrees('longitude', longitude, 180) };
}
/** A literal such as 1e999 comes as Infinity, which JSON cannot say. */
function degrees(name: string, value: number | null, most: number): number | null {
  if (value === null || Math.abs(value) <= most) return value;
  const argument = `input.${name}`;
  throw userError('BAD_USER_INPUT', `${argument} must be between -${most} and ${most} degrees.`, { argument });
}

/** The vendor is given the order's own number; it needs no look-up first. */
function keyFrom(ref: NonNullable<DeliveryQuoteInput['orderRef']>, context: Context): OrderKey {
  if (ref.vendorId) return keyOf(ref.vendorId.vendor, ref.vendorId.nativeId, context);
  if (ref.id) return decodedAs('Order', { id: ref.id, argument: 'input.orderRef.id' }, context).order;
  throw userError('BAD_USER_INPUT', 'input.orderRef takes id or vendorId here.', { argument: 'input.orderRef' });
}
