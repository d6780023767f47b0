/** Writes on after-sale cases, and what Yuanshu is told. Lines are named by their ids, which must be of the order. */
import type { OrderKey } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, ParcelInput, ReissueItemInput, ReturnItemInput } from '../types.generated.ts';
import { itemKeyOf, onOrder, onVendor, vendorTaking } from './perform.ts';
import type { ParcelDetails, ReissueLineInput, ReturnLineInput } from '../../sources/ports/write-input-parts.ts';

const operator = null;

const returnLines = (
  items: readonly ReturnItemInput[],
  name: string,
  order: OrderKey,
  context: Context,
): Promise<readonly ReturnLineInput[]> =>
  Promise.all(
    items.map(async ({ itemId, ...line }, i) => ({
      ...line,
      itemKey: await itemKeyOf(itemId, order, context, ['input', name, String(i), 'itemId']),
    })),
  );

const reissueLines = (
  items: readonly ReissueItemInput[],
  name: string,
  order: OrderKey,
  context: Context,
): Promise<readonly ReissueLineInput[]> =>
  Promise.all(
    items.map(async ({ itemId, ...line }, i) => ({
      ...line,
      itemKey: itemId ? await itemKeyOf(itemId, order, context, ['input', name, String(i), 'itemId']) : null,
    })),
  );

const parcelsOf = (
  parcels: readonly ParcelInput[],
  order: OrderKey,
  context: Context,
): Promise<readonly ParcelDetails[]> =>
  Promise.all(
    parcels.map(async ({ contents, ...parcel }, i) => ({
      ...parcel,
      contents: contents
        ? await Promise.all(
            contents.map(async ({ itemId, quantity }, at) => ({
              quantity,
              itemKey: await itemKeyOf(itemId, order, context, [
                'input',
                'parcels',
                String(i),
                'contents',
                String(at),
                'itemId',
              ]),
            })),
          )
        : null,
    })),
  );

export const returnMutations: Pick<
  MutationResolvers,
  | 'returnCreate'
  | 'exchangeCreate'
  | 'reissueCreate'
  | 'shipmentNotify'
  | 'refundPaymentNotify'
  | 'returnStockIn'
  | 'stockSync'
  | 'flowReport'
  | 'parcelAdd'
  | 'trackingChange'
> = {
  returnCreate: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, async (key) => ({
      name: 'returnCreate',
      input: { ...input, items: await returnLines(input.items, 'items', key, context) },
      order: key,
      operator,
    })),
  exchangeCreate: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, async (key) => ({
      name: 'exchangeCreate',
      input: {
        ...input,
        shipFirst: input.shipFirst ?? false,
        in: await returnLines(input.in, 'in', key, context),
        out: await reissueLines(input.out, 'out', key, context),
      },
      order: key,
      operator,
    })),
  reissueCreate: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, async (key) => ({
      name: 'reissueCreate',
      input: { ...input, items: await reissueLines(input.items, 'items', key, context) },
      order: key,
      operator,
    })),
  shipmentNotify: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, async (key) => ({
      name: 'shipmentNotify',
      input: { ...input, parcels: await parcelsOf(input.parcels, key, context) },
      order: key,
      operator,
    })),
  refundPaymentNotify: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({
      name: 'refundPaymentNotify',
      input: {
        ...input,
        details: input.details.map((one) => ({
          ...one,
          methodCode: one.methodCode ?? 1009,
          methodName: one.methodName ?? '线下退款',
        })),
      },
      order: key,
      operator,
    })),
  returnStockIn: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({
      name: 'returnStockIn',
      input: { ...input, refundFreight: input.refundFreight ?? false },
      order: key,
      operator,
    })),
  stockSync: (_root, { input, options }, context) =>
    onVendor(
      () => vendorTaking('stockSync', context),
      {
        name: 'stockSync',
        input: { ...input, increment: input.increment ?? false, asynchronous: input.asynchronous ?? false },
        order: null,
        operator,
      },
      options,
      context,
    ),
  flowReport: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, async (key) => ({
      name: 'flowReport',
      input: { ...input, parcels: input.parcels ? await parcelsOf(input.parcels, key, context) : null },
      order: key,
      operator,
    })),
  parcelAdd: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, async (key) => ({
      name: 'parcelAdd',
      input: { ...input, parcels: await parcelsOf(input.parcels, key, context) },
      order: key,
      operator,
    })),
  trackingChange: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'trackingChange', input, order: key, operator })),
};
