/** Writes on the life of an order, its notes and links. */
import { userErrorOf } from '../../sources/domain/user-errors.ts';
import { asFault, SourceFault } from '../../sources/fault.ts';
import { type OrderKey, orderKeyText } from '../../sources/model.ts';
import type { UserError } from '../../sources/ports/writes.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { findOrder } from '../types/order.ts';
import { decodedAs } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import type { MutationResolvers, OrderCreateInput, WriteOptions } from '../types.generated.ts';
import { answering, entryOf, keyOfRef, onOrder, onVendor, performed, readingArgument, refuse } from './perform.ts';
import type { PayloadOf } from '../models.ts';
import type { Performed } from "../../sources/writes/intent.ts";

const operator = null;
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
  | 'orderLink'
  | 'orderUnlink'
> = {
  orderCreate: (_root, { input, options }, context) =>
    onVendor(() => vendorOf(input), { name: 'orderCreate', input, order: null, operator }, options, context),
  orderCancel: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'orderCancel', input, order: key, operator })),
  orderPay: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'orderPay', input, order: key, operator })),
  orderItemsSubstitute: (_root, { order, input, options }, context) =>
    onOrder(order, options, context, (key) => ({
      name: 'orderItemsSubstitute',
      input: { ...input, reapportion: input.reapportion ?? true },
      order: key,
      operator,
    })),
  ordersReassignStore: (_root, { input, options }, context) =>
    answering(async () => {
      if (input.length > mostReassigned)
        refuse('TOO_MANY', `input takes at most ${mostReassigned} orders; there were ${input.length}.`, ['input']);
      const rows = await Promise.all(
        input.map(async (row, i) => ({
          ...row,
          order: await keyOfRef(row.order, context, ['input', String(i), 'order']),
        })),
      );
      const orders = rows.map(({ order }) => order);
      const [first] = orders;
      if (!first) return refuse('REQUIRED', 'input names no order.', ['input']);
      const { vendor } = first;
      const stranger = orders.findIndex((one) => one.vendor !== vendor);
      if (stranger >= 0)
        refuse('INVALID_INPUT', 'All orders of one batch must live in the same system.', [
          'input',
          String(stranger),
          'order',
        ]);
      const names = orders.map(orderKeyText);
      const twice = names.findIndex((name, i) => names.indexOf(name) < i);
      if (twice >= 0) refuse('DUPLICATE', 'This order is named twice.', ['input', String(twice), 'order']);
      const command = { name: 'ordersReassignStore', input: rows, order: null, operator } as const;
      const result = await performed(command, { vendor, orders }, options, context);
      return { performed: result, target: null, batch: orders, reminder: null };
    }),
  orderTagsUpdate: (_root, { order, add, remove, options }, context) =>
    onOrder(order, options, context, (key) => {
      const input = { add: add ?? [], remove: remove ?? [] };
      if (input.add.length + input.remove.length === 0) refuse('REQUIRED', 'Name a tag to add or to remove.', ['add']);
      const both = input.add.find((tag) => input.remove.includes(tag));
      if (both !== undefined) refuse('INVALID_INPUT', 'A tag cannot be added and removed at once.', ['remove']);
      return { name: 'orderTagsUpdate', input, order: key, operator };
    }),
  orderNoteSet: (_root, { order, buyerNote, options }, context) =>
    onOrder(order, options, context, (key) => ({ name: 'orderNoteSet', input: { buyerNote }, order: key, operator })),
  orderRefresh: (_root, { order: ref }, context, info) =>
    answering(async () => {
      const parts = orderParts(info, ['OrderPayload', 'order']);
      const order =
        ref.id || ref.vendorId ? null : await readingArgument(['order'], () => findOrder(ref, parts, context));
      const key = order?.key ?? (await keyOfRef(ref, context));
      if (context.readModel.pushing.has(key.vendor))
        refuse(
          'UNSUPPORTED_BY_VENDOR',
          `${key.vendor} only pushes its orders and cannot be asked; this one is as it was last pushed.`,
          ['order'],
        );
      await context.refresh([key]);
      // What could not be read is told where the payload reads it.
      const found = await context.loaders.order(key, parts).catch(asFault);
      if (found === null) refuse('NOT_FOUND', `${key.vendor} has no such order.`, ['order']);
      return { performed: silent, target: key, batch: [], reminder: null };
    }),
  orderLink: (_root, { a, b, options }, context) => joining('orderLink', { a, b, options }, context),
  orderUnlink: (_root, { a, b, options }, context) => joining('orderUnlink', { a, b, options }, context),
};

/** The system of a new order: the member that is set bears its name. */
const vendorOf = (input: OrderCreateInput): Vendor =>
  vendors.find((vendor) => vendor.toLowerCase() in input) ?? refuse('REQUIRED', 'input names no system.', ['input']);

const silent: Performed = { operation: null, shown: null, userErrors: [], affected: [] };

/** A person's judgement on two orders: both must be there, and are made known to the store first. */
const joining = (
  name: 'orderLink' | 'orderUnlink',
  { a, b, options }: { a: string; b: string; options: WriteOptions },
  context: Context,
): Promise<PayloadOf> =>
  answering(async () => {
    const [from, to] = await Promise.all([
      readingArgument(['a'], () => decodedAs('Order', a, context, 'a').order),
      readingArgument(['b'], () => decodedAs('Order', b, context, 'b').order),
    ]);
    if (orderKeyText(from) === orderKeyText(to)) refuse('INVALID_INPUT', 'a and b are the same order.', ['b']);
    const entry = entryOf(name, { vendor: from.vendor, orders: [from, to], input: null }, options, context);
    const result = await context.writes.note(entry, async () => {
      const missing = await unknownOf([from, to], context);
      if (missing.length > 0) return missing;
      const signed = { by: entry.operator ?? context.client.id, at: context.now() };
      const outcome = await (name === 'orderLink'
        ? context.manualLinks.link(from, to, signed)
        : context.manualLinks.unlink(from, to, signed));
      return outcome.kind === 'UNKNOWN_ORDERS' ? outcome.orders.map(unnoted) : [];
    });
    return { performed: result, target: from, batch: [], reminder: null };
  });

const unnoted = (target: OrderKey): UserError =>
  userErrorOf('NOT_FOUND', `${target.vendor} showed this order, but it could not be noted here; try again.`, {
    target,
    retryable: true,
  });

async function unknownOf(keys: readonly OrderKey[], context: Context) {
  const found = await Promise.all(
    keys.map(async (key, i) => {
      const path = [i === 0 ? 'a' : 'b'];
      try {
        const order = await context.loaders.order(key, new Set());
        return order ? null : userErrorOf('NOT_FOUND', `${key.vendor} has no such order.`, { path, target: key });
      } catch (error) {
        if (!(error instanceof SourceFault)) throw error;
        return userErrorOf('VENDOR_UNAVAILABLE', error.message, {
          path,
          target: key,
          vendor: key.vendor,
          retryable: true,
        });
      }
    }),
  );
  const missing = found.filter((one) => one !== null);
  if (missing.length === 0) await context.refresh(keys);
  return missing;
}
