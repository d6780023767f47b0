/** Writes on the life of an order and its notes. */
import { asFault } from '../../sources/fault.ts';
import { orderKeyText } from '../../sources/model.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { orderParts } from '../arguments/selection.ts';
import { forgetGroups } from '../services/order-group.ts';
import { findOrder } from '../services/order.ts';
import type { MutationResolvers, OrderCreateInput } from '../types.generated.ts';
import { answering, keyOfRef, onOrder, onVendor, perform, readingArgument, refuse } from './perform.ts';

const mostReassigned = 1_000;

export const orderMutations: Pick<
  MutationResolvers,
  | 'orderCreate'
  | 'orderCancel'
  | 'orderPay'
  | 'orderItemsSubstitute'
  | 'ordersReassignStore'
  | 'orderTagsUpdate'
  | 'orderNoteSet'
  | 'orderRefresh'
> = {
  orderCreate: onVendor(({ input }) => ({ vendor: vendorOf(input), name: 'orderCreate', input })),
  orderCancel: onOrder(({ input }) => ({ name: 'orderCancel', input })),
  orderPay: onOrder(({ input }) => ({ name: 'orderPay', input })),
  orderItemsSubstitute: onOrder(({ input }) => ({ name: 'orderItemsSubstitute', input })),
  ordersReassignStore: (_root, { input, options }, context) =>
    answering(async () => {
      if (input.length > mostReassigned)
        refuse('TOO_MANY', `input takes at most ${mostReassigned} orders; there were ${input.length}.`, ['input']);
      const placeOf = (i: number): readonly string[] => ['input', String(i), 'order'];
      const rows = await Promise.all(
        input.map(async (row, i) => ({ ...row, order: await keyOfRef(row.order, context, placeOf(i)) })),
      );
      const orders = rows.map(({ order }) => order);
      const vendor = orders[0]?.vendor ?? refuse('REQUIRED', 'input names no order.', ['input']);
      const elsewhere = orders.findIndex((one) => one.vendor !== vendor);
      if (elsewhere >= 0)
        refuse('INVALID_INPUT', 'All orders of one batch must live in the same system.', placeOf(elsewhere));
      const names = orders.map(orderKeyText);
      const twice = names.findIndex((name, i) => names.indexOf(name) < i);
      if (twice >= 0) refuse('DUPLICATE', 'This order is named twice.', placeOf(twice));
      const write = { name: 'ordersReassignStore', input: rows, vendor, orders } as const;
      return { performed: await perform(write, options, context), batch: orders };
    }),
  orderTagsUpdate: onOrder(({ add, remove }) => {
    const input = { add: add ?? [], remove: remove ?? [] };
    if (input.add.length + input.remove.length === 0) refuse('REQUIRED', 'Name a tag to add or to remove.', ['add']);
    if (input.add.some((tag) => input.remove.includes(tag)))
      refuse('INVALID_INPUT', 'A tag cannot be added and removed at once.', ['remove']);
    return { name: 'orderTagsUpdate', input };
  }),
  orderNoteSet: onOrder(({ buyerNote }) => ({ name: 'orderNoteSet', input: { buyerNote } })),
  orderRefresh: (_root, { order: ref }, context, info) =>
    answering(async () => {
      const parts = orderParts(info, ['OrderPayload', 'order']);
      const order =
        ref.id || ref.vendorId ? null : await readingArgument(['order'], () => findOrder(ref, parts, context));
      const target = order?.key ?? (await keyOfRef(ref, context));
      if (context.readModel.pushing.has(target.vendor))
        refuse(
          'UNSUPPORTED_BY_VENDOR',
          `${target.vendor} only pushes its orders and cannot be asked; this one is as it was last pushed.`,
          ['order'],
        );
      await context.refresh([target]);
      forgetGroups(context);
      // What could not be read is told where the payload reads it.
      const found = await context.loaders.order(target, parts).catch(asFault);
      if (found === null) refuse('NOT_FOUND', `${target.vendor} has no such order.`, ['order']);
      return { target };
    }),
};

/** The system of a new order: the member that is set bears its name. */
const vendorOf = (input: OrderCreateInput): Vendor =>
  vendors.find((vendor) => vendor.toLowerCase() in input) ?? refuse('REQUIRED', 'input names no system.', ['input']);
