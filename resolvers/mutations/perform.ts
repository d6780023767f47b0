/** From a mutation's arguments to a write intent: references become keys, and what cannot be used becomes a UserError. */
import { GraphQLError } from 'graphql';
import { notDone, userErrorOf } from '../../sources/domain/user-errors.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { OrderKey } from '../../sources/model.ts';
import type { WriteName } from '../../sources/ports/write-inputs.ts';
import type { CommandNamed, UserError, UserErrorCode } from '../../sources/ports/writes.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import type { LedgerEntry, Performed } from '../../sources/writes/intent.ts';
import { decodedAs, keyOf } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import type { PayloadOf } from '../models.ts';
import { forgetGroups } from '../services/order-group.ts';
import { findOrder, isVisible, noParts } from '../services/order.ts';
import type { OrderRef, WriteOptions } from '../types.generated.ts';

const longestOperator = 64;

/** Thrown while arguments are read; `answering` turns it into a payload. */
class InputRefused extends Error {
  readonly userErrors: readonly UserError[];
  constructor(...userErrors: readonly UserError[]) {
    super('the arguments cannot be used');
    this.userErrors = userErrors;
  }
}
export const refuse = (code: UserErrorCode, message: string, path: readonly string[]): never => {
  throw new InputRefused(userErrorOf(code, message, { path }));
};

const emptyPayload: PayloadOf = {
  performed: { operation: null, shown: null, userErrors: [], affected: [] },
  target: null,
  batch: [],
  reminder: null,
};

/** Whatever is wrong with the arguments stands in userErrors; a payload lacks nothing that `work` leaves out. */
export async function answering(work: () => Promise<Partial<PayloadOf>>): Promise<PayloadOf> {
  try {
    return { ...emptyPayload, ...(await work()) };
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return { ...emptyPayload, performed: { ...emptyPayload.performed, userErrors: error.userErrors } };
  }
}

const codes: Readonly<Record<string, UserErrorCode>> = {
  NOT_FOUND: 'NOT_FOUND',
  AMBIGUOUS_REFERENCE: 'AMBIGUOUS_REFERENCE',
  BAD_USER_INPUT: 'INVALID_INPUT',
  LOOKUP_UNSUPPORTED: 'UNSUPPORTED_BY_VENDOR',
};

/** What reads raise as errors of the request, a write answers with a UserError at the argument's own place. */
export async function readingArgument<T>(path: readonly string[], read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceFault) {
      const vendor = vendors.find((name) => name === error.vendor);
      if (vendor) throw new InputRefused({ ...notDone(vendor, error, null), path });
    }
    const code = error instanceof GraphQLError ? codes[String(error.extensions['code'])] : undefined;
    if (code && error instanceof GraphQLError) throw new InputRefused(userErrorOf(code, error.message, { path }));
    throw error;
  }
}

/** No vendor is asked for an id or a vendor's own number; the other ways need a look-up. */
export const keyOfRef = (ref: OrderRef, context: Context, path: readonly string[] = ['order']): Promise<OrderKey> =>
  readingArgument(path, async () => {
    const key = ref.id
      ? decodedAs('Order', { id: ref.id, argument: `${path.join('.')}.id` }, context).order
      : ref.vendorId && keyOf(ref.vendorId.vendor, ref.vendorId.nativeId, context);
    if (key && (await isVisible(key, context))) return key;
    const order = key ? null : await findOrder(ref, noParts, context);
    return order?.key ?? refuse('NOT_FOUND', 'There is no such order.', path);
  });

/** What is written, in the words of the graph. */
type MutationWrite = { readonly [N in WriteName]: Pick<CommandNamed<N>, 'name' | 'input'> }[WriteName];
/** What it is written on. */
interface Target {
  readonly vendor: Vendor;
  readonly orders: readonly OrderKey[];
}
type Intended = Target & Pick<LedgerEntry, 'name' | 'input'>;

export function entryOf(intended: Intended, options: WriteOptions, { client }: Context): LedgerEntry {
  const operator = options.operator?.trim() || null;
  if (operator !== null && operator.length > longestOperator)
    refuse('INVALID_INPUT', `options.operator may have ${longestOperator} characters.`, ['options', 'operator']);
  const { idempotencyKey, ifUnmodifiedSince = null, dryRun } = options;
  const { name, input, vendor, orders } = intended;
  return {
    name,
    input,
    vendor,
    orders,
    client: client.id,
    operator,
    options: { idempotencyKey, ifUnmodifiedSince, dryRun },
  };
}

/** Does it and reads what it may have changed. `order`: the one that it is about; absent for a batch, or for none. */
export async function perform(
  write: MutationWrite & Target & { readonly order?: OrderKey },
  options: WriteOptions,
  context: Context,
): Promise<Performed> {
  const entry = entryOf(write, options, context);
  const command = { ...write, order: write.order ?? null, operator: entry.operator };
  const performed = await context.writes.perform(
    { ...entry, command },
    { order: (key, parts) => context.loaders.order(key, parts), call: context.writeCall },
  );
  await context.refresh(performed.affected);
  forgetGroups(context);
  return performed;
}

interface OnOrder {
  readonly order: OrderRef;
  readonly options: WriteOptions;
}
/** The resolver of a write on one order. */
export const onOrder =
  <A extends OnOrder>(
    writeOf: (args: A, order: OrderKey, context: Context) => MutationWrite | Promise<MutationWrite>,
  ) =>
  (_root: unknown, args: A, context: Context): Promise<PayloadOf> =>
    answering(async () => {
      const order = await keyOfRef(args.order, context);
      const write = await writeOf(args, order, context);
      const target = { vendor: order.vendor, order, orders: [order] };
      return { performed: await perform({ ...write, ...target }, args.options, context), target: order };
    });

/** The system that takes a write which is about no order and names no system. */
export const vendorTaking = (name: WriteName, { registry }: Context): Vendor =>
  registry.sources.find(({ writes }) => writes?.operations[name])?.vendor ??
  refuse('UNSUPPORTED_BY_VENDOR', `No system that is connected here takes ${name}.`, ['input']);

/** The resolver of a write that is about no order that there is. */
export const onVendor =
  <A extends Pick<OnOrder, 'options'>>(
    writeOf: (args: A, context: Context) => MutationWrite & { readonly vendor: Vendor },
  ) =>
  (_root: unknown, args: A, context: Context): Promise<PayloadOf> =>
    answering(async () => {
      const write = writeOf(args, context);
      const { vendors: open, shops } = context.client;
      if (open && !open.has(write.vendor)) refuse('NOT_FOUND', `${write.vendor} is not connected here.`, ['input']);
      // What it is about names shops in each vendor's own words, if at all.
      if (shops)
        refuse(
          'FORBIDDEN_FIELD',
          'This client is restricted to the orders of some shops, and may write on those alone.',
          ['input'],
        );
      const performed = await perform({ ...write, orders: [] }, args.options, context);
      return { performed, target: performed.operation?.created ?? null };
    });
