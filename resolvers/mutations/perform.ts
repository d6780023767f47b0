/** From a mutation's arguments to a wish: references become keys, and what cannot be used becomes a userError. */
import { GraphQLError } from 'graphql';
import { notDone, userErrorOf } from '../../sources/domain/user-errors.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { WriteName } from '../../sources/ports/write-inputs.ts';
import type { OperationName } from '../../sources/ports/ledger.ts';
import type { OrderKey } from '../../sources/model.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import type { Command, UserError, UserErrorCode } from '../../sources/ports/writes.ts';
import type { LedgerEntry, Performed } from '../../sources/writes/intent.ts';
import type { Context } from '../context.ts';
import { findOrder } from '../types/order.ts';
import { decodedAs, keyOf } from '../arguments/references.ts';
import type { OrderRef, WriteOptions } from '../types.generated.ts';
import type { PayloadOf } from '../models.ts';

const longestOperator = 64;

/** Thrown while arguments are read; `writing` turns it into a payload. */
class Refused extends Error {
  readonly userErrors: readonly UserError[];
  constructor(...userErrors: readonly UserError[]) {
    super('the arguments cannot be used');
    this.userErrors = userErrors;
  }
}
export const refuse = (code: UserErrorCode, message: string, path: readonly string[]): never => {
  throw new Refused(userErrorOf(code, message, { path }));
};

const nothing: Omit<PayloadOf, 'performed'> = { target: null, batch: [], reminder: null };
const turnedAway = (userErrors: readonly UserError[]): Performed => ({
  operation: null,
  shown: null,
  userErrors,
  affected: [],
});

/** Business refusals are answers: whatever is wrong with the arguments stands in userErrors. */
export async function answering(work: () => Promise<PayloadOf>): Promise<PayloadOf> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { ...nothing, performed: turnedAway(error.userErrors) };
    throw error;
  }
}

const codes: Readonly<Record<string, UserErrorCode>> = {
  NOT_FOUND: 'NOT_FOUND',
  AMBIGUOUS_REFERENCE: 'AMBIGUOUS_REFERENCE',
  BAD_USER_INPUT: 'INVALID_INPUT',
  LOOKUP_UNSUPPORTED: 'UNSUPPORTED_BY_VENDOR',
};

/** What reads raise as errors of the request, a write answers with a userError at the argument's own place. */
export async function readingArgument<T>(path: readonly string[], read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceFault) {
      const vendor = vendors.find((name) => name === error.vendor);
      if (vendor) throw new Refused({ ...notDone(vendor, error, null), path });
    }
    const code = error instanceof GraphQLError ? codes[String(error.extensions['code'])] : undefined;
    if (code && error instanceof GraphQLError) throw new Refused(userErrorOf(code, error.message, { path }));
    throw error;
  }
}

/** No vendor is asked for an id or a vendor's own number; the other ways need a look-up. */
export const keyOfRef = (ref: OrderRef, context: Context, path: readonly string[] = ['order']): Promise<OrderKey> =>
  readingArgument(path, async () => {
    if (ref.id) return seen(decodedAs('Order', ref.id, context, `${path.join('.')}.id`).order, path, context);
    if (ref.vendorId) return seen(keyOf(ref.vendorId.vendor, ref.vendorId.nativeId, context), path, context);
    const order = await findOrder(ref, new Set(), context);
    return order ? order.key : noSuchOrder(path);
  });

const noSuchOrder = (path: readonly string[]): never => refuse('NOT_FOUND', 'There is no such order.', path);

/** Only where a client sees the orders of some shops alone, the order is read first: whose it is stands in it. */
async function seen(key: OrderKey, path: readonly string[], { client, loaders }: Context): Promise<OrderKey> {
  const isThere = client.shops === null || (await loaders.order(key, new Set())) !== null;
  return isThere ? key : noSuchOrder(path);
}

/** The line's key within its order. */
export const itemKeyOf = (
  itemId: string,
  order: OrderKey,
  context: Context,
  path: readonly string[],
): Promise<string> =>
  readingArgument(path, () => {
    const item = decodedAs('OrderItem', itemId, context, path.join('.'));
    const same = item.order.vendor === order.vendor && item.order.nativeId === order.nativeId;
    return same ? item.itemKey : refuse('NOT_FOUND', 'This line belongs to another order.', path);
  });

interface Given {
  readonly vendor: Vendor;
  readonly orders: readonly OrderKey[];
  readonly input: unknown;
}
export function entryOf(name: OperationName, given: Given, options: WriteOptions, { client }: Context): LedgerEntry {
  const operator = options.operator?.trim() || null;
  if (operator !== null && operator.length > longestOperator)
    refuse('INVALID_INPUT', `options.operator may have ${longestOperator} characters.`, ['options', 'operator']);
  return {
    ...given,
    name,
    client: client.id,
    operator,
    options: {
      idempotencyKey: options.idempotencyKey,
      ifUnmodifiedSince: options.ifUnmodifiedSince ?? null,
      dryRun: options.dryRun ?? false,
    },
  };
}

/** Does it and reads what it may have changed. */
export async function performed(
  command: Command,
  given: Pick<Given, 'vendor' | 'orders'>,
  options: WriteOptions,
  context: Context,
): Promise<Performed> {
  const entry = entryOf(command.name, { ...given, input: command.input }, options, context);
  const result = await context.writes.perform(
    { ...entry, command: { ...command, operator: entry.operator } },
    { order: (key, parts) => context.loaders.order(key, parts), call: context.writeCall },
  );
  await context.refresh(result.affected);
  return result;
}

/** A write on one order. */
export const onOrder = (
  ref: OrderRef,
  options: WriteOptions,
  context: Context,
  commandOf: (order: OrderKey) => Command | Promise<Command>,
): Promise<PayloadOf> =>
  answering(async () => {
    const order = await keyOfRef(ref, context);
    const command = await commandOf(order);
    const result = await performed(command, { vendor: order.vendor, orders: [order] }, options, context);
    return { ...nothing, performed: result, target: order };
  });

/** The system that takes a write which is about no order and names no system. */
export const vendorTaking = (name: WriteName, { registry }: Context): Vendor =>
  registry.sources.find(({ writes }) => writes?.operations[name])?.vendor ??
  refuse('UNSUPPORTED_BY_VENDOR', `No system that is connected here takes ${name}.`, ['input']);

/** A write that is about no order that there is. */
export const onVendor = (
  vendorOf: () => Vendor,
  command: Command,
  options: WriteOptions,
  context: Context,
): Promise<PayloadOf> =>
  answering(async () => {
    const vendor = vendorOf();
    const { vendors: open, shops } = context.client;
    if (open && !open.has(vendor)) refuse('NOT_FOUND', `${vendor} is not connected here.`, ['input']);
    // What it is about names shops in each vendor's own words, if at all.
    if (shops)
      refuse(
        'FORBIDDEN_FIELD',
        'This client is restricted to the orders of some shops, and may write on those alone.',
        ['input'],
      );
    const result = await performed(command, { vendor, orders: [] }, options, context);
    return { ...nothing, performed: result, target: result.operation?.created ?? null };
  });
