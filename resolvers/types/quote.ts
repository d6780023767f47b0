import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { DeliveryQuote, OrderKey } from '../../sources/model.ts';
import { decodedAs, keyOf, typed } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import type { DeliveryQuoteInput, QueryResolvers, Resolvers } from '../types.generated.ts';

export const quoteQueries: Pick<QueryResolvers, 'deliveryQuote' | 'pickupCheck'> = {
  deliveryQuote: (_root, { input }, context) => quote(input, context),
  pickupCheck: async (_root, { by }, context) => {
    const { registry, call, client } = context;
    const source = registry.sources.find(({ pickupCheck }) => pickupCheck !== undefined);
    if (!source?.pickupCheck)
      throw userError('LOOKUP_UNSUPPORTED', 'No system that checks pick-up codes is connected.');
    const check = await source.pickupCheck(
      { storeId: typed(by.storeId, 'by.storeId'), code: typed(by.code, 'by.code'), platformId: by.platformId ?? null },
      call,
    );
    if (client.shops !== null) await seen(check.order, 'by', context);
    return check;
  },
};

/** Where a client sees the orders of some shops alone, an order of others is not there to be asked about. */
async function seen(key: OrderKey | null, argument: string, { client, loaders }: Context): Promise<OrderKey> {
  if (key && (client.shops === null || (await loaders.order(key, new Set())))) return key;
  throw userError('NOT_FOUND', `${argument} names no order that is there.`, { argument });
}

async function quote(input: DeliveryQuoteInput, context: Context): Promise<DeliveryQuote> {
  const source = context.registry.sources.find(({ deliveryQuote }) => deliveryQuote !== undefined);
  if (!source?.deliveryQuote) throw userError('LOOKUP_UNSUPPORTED', 'No system that quotes deliveries is connected.');
  const { storeId, addressText, latitude, longitude, weightGrams, orderRef, kind } = input;
  const given = [latitude, longitude].filter((value) => value !== null && value !== undefined).length;
  if (given === 1)
    throw userError('BAD_USER_INPUT', 'input.latitude and input.longitude go together.', {
      argument: 'input.latitude',
    });
  if (!orderRef && !addressText && given === 0)
    throw userError('BAD_USER_INPUT', 'input needs an order, an address or a position to quote for.', {
      argument: 'input',
    });
  return source.deliveryQuote(
    {
      kind,
      storeId: storeId ?? null,
      order: orderRef ? await seen(orderKey(orderRef, context), 'input.orderRef', context) : null,
      addressText: addressText ? typed(addressText, 'input.addressText', 500) : null,
      latitude: latitude ?? null,
      longitude: longitude ?? null,
      weightGrams: weightGrams ?? null,
    },
    context.call,
  );
}

/** The vendor is given the order's own number; it needs no look-up first. */
function orderKey(ref: NonNullable<DeliveryQuoteInput['orderRef']>, context: Context): ReturnType<typeof keyOf> {
  if (ref.vendorId) return keyOf(ref.vendorId.vendor, ref.vendorId.nativeId, context);
  if (ref.id) return decodedAs('Order', ref.id, context, 'input.orderRef.id').order;
  throw userError('BAD_USER_INPUT', 'input.orderRef takes id or vendorId here.', { argument: 'input.orderRef' });
}

export const quoteResolvers: Pick<Resolvers, 'PickupCheck'> = {
  PickupCheck: {
    order: ({ order }, _args, { loaders }, info) => (order === null ? null : loaders.order(order, orderParts(info))),
  },
};
