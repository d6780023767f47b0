/** Writes on after-sale cases, and what Yuanshu is told. Lines are named by their ids, which must be of the order. */
import type { OrderKey } from '../../sources/model.ts';
import type { ParcelDetails, ReissueLineInput, ReturnLineInput } from '../../sources/ports/write-input-parts.ts';
import { decodedAs } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, ParcelInput, ReissueItemInput, ReturnItemInput } from '../types.generated.ts';
import { onOrder, onVendor, readingArgument, refuse, vendorTaking } from './perform.ts';

/** The lines of an input with their keys within the order instead of their ids; `path` is the list's place in the input. */
function linesOf(order: OrderKey, context: Context) {
  const keyOf = (itemId: string, path: readonly string[]): Promise<string> =>
    readingArgument(path, () => {
      const item = decodedAs('OrderItem', { id: itemId, argument: path.join('.') }, context);
      const same = item.order.vendor === order.vendor && item.order.nativeId === order.nativeId;
      return same ? item.itemKey : refuse('NOT_FOUND', 'This line belongs to another order.', path);
    });
  const keyed = <L extends { readonly itemId: string }>(lines: readonly L[], ...path: readonly string[]) =>
    Promise.all(
      lines.map(async ({ itemId, ...line }, i) => ({
        ...line,
        itemKey: await keyOf(itemId, ['input', ...path, String(i), 'itemId']),
      })),
    );
  return {
    returned: (items: readonly ReturnItemInput[], name: string): Promise<readonly ReturnLineInput[]> =>
      keyed(items, name),
    reissued: (items: readonly ReissueItemInput[], name: string): Promise<readonly ReissueLineInput[]> =>
      Promise.all(
        items.map(async ({ itemId, ...line }, i) => ({
          ...line,
          itemKey: itemId ? await keyOf(itemId, ['input', name, String(i), 'itemId']) : null,
        })),
      ),
    parcels: (parcels: readonly ParcelInput[]): Promise<readonly ParcelDetails[]> =>
      Promise.all(
        parcels.map(async ({ contents, ...parcel }, i) => ({
          ...parcel,
          contents: contents ? await keyed(contents, 'parcels', String(i), 'contents') : null,
        })),
      ),
  };
}

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
  returnCreate: onOrder(async ({ input }, order, context) => ({
    name: 'returnCreate',
    input: { ...input, items: await linesOf(order, context).returned(input.items, 'items') },
  })),
  exchangeCreate: onOrder(async ({ input }, order, context) => {
    const lines = linesOf(order, context);
    const returned = await lines.returned(input.in, 'in');
    return { name: 'exchangeCreate', input: { ...input, in: returned, out: await lines.reissued(input.out, 'out') } };
  }),
  reissueCreate: onOrder(async ({ input }, order, context) => ({
    name: 'reissueCreate',
    input: { ...input, items: await linesOf(order, context).reissued(input.items, 'items') },
  })),
  shipmentNotify: onOrder(async ({ input }, order, context) => ({
    name: 'shipmentNotify',
    input: { ...input, parcels: await linesOf(order, context).parcels(input.parcels) },
  })),
  refundPaymentNotify: onOrder(({ input }) => ({ name: 'refundPaymentNotify', input })),
  returnStockIn: onOrder(({ input }) => ({ name: 'returnStockIn', input })),
  stockSync: onVendor(({ input }, context) => ({
    vendor: vendorTaking('stockSync', context),
    name: 'stockSync',
    input,
  })),
  flowReport: onOrder(async ({ input }, order, context) => ({
    name: 'flowReport',
    input: { ...input, parcels: input.parcels ? await linesOf(order, context).parcels(input.parcels) : null },
  })),
  parcelAdd: onOrder(async ({ input }, order, context) => ({
    name: 'parcelAdd',
    input: { ...input, parcels: await linesOf(order, context).parcels(input.parcels) },
  })),
  trackingChange: onOrder(({ input }) => ({ name: 'trackingChange', input })),
};
