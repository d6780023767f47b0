/** Lines, recipients and traces of 班牛's writes: what all three of them check and tell. Pure. */
import { jsonNumber } from '../../values/json.ts';
import {
  beyondTheOrder,
  countable,
  findItem,
  type RequestedLine,
  noFieldFor,
  type ArgumentPath,
  unknownItem,
} from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { Order, OrderKey } from '../../model.ts';
import type { Expectation, Prepared, UserError } from '../../ports/writes.ts';
import { type Wanted, writtenKeys } from './settle.ts';
import type { RecipientInput, ReissueLineInput, ReturnLineInput } from '../../ports/write-input-parts.ts';

/** All orders of the answer that an order came in; undefined when it is not known any more. */
export type SiblingsOf = (order: Order) => readonly Order[] | undefined;

export const platformNoOf = ({ key, platformOrderNo }: Order): string => key.askedBy ?? platformOrderNo ?? '';
export const noOrder = (target: OrderKey | null): Prepared => ({
  userErrors: [userErrorOf('NOT_FOUND', 'There is no such order.', { path: ['order'], target })],
});

/** A whole number of the document; what is none goes on as text, for the check to refuse. */
export const idNumber = (text: string | null | undefined): unknown =>
  typeof text === 'string' && /^\d+$/.test(text) ? jsonNumber(text) : (text ?? undefined);

export const placed = <T>(
  lines: readonly T[],
  name: string,
): readonly { readonly line: T; readonly at: ArgumentPath }[] =>
  lines.map((line, i) => ({ line, at: ['input', name, String(i)] }));

export function flawsOfReturned(order: Order, lines: readonly ReturnLineInput[], name: string): readonly UserError[] {
  const all = placed(lines, name);
  const asked: readonly RequestedLine[] = all.map(({ line, at }) => ({ ...line, at }));
  return [
    ...all.flatMap(({ line: { quantity, refund, shortageGrams }, at }) => [
      ...countable(at, quantity),
      ...noFieldFor('BABYCARE', at, { refund, shortageGrams }),
    ]),
    ...beyondTheOrder(order, asked),
  ];
}

export function flawsOfSent(order: Order, lines: readonly ReissueLineInput[], name: string): readonly UserError[] {
  return placed(lines, name).flatMap(({ line: { itemKey, quantity }, at }) => [
    ...countable(at, quantity),
    ...(itemKey === null || findItem(order, itemKey) ? [] : [unknownItem(at)]),
  ]);
}

export const lineOf = (order: Order, { itemKey, platformLineNo }: ReissueLineInput): string | undefined =>
  platformLineNo ?? (itemKey === null ? null : findItem(order, itemKey)?.platformLineNo) ?? undefined;

export const addressOf = ({ province, city, district, address }: RecipientInput) => ({
  province,
  city,
  district,
  address,
});

/** isAutoFillAddress: the original order's address is taken, unless another one is given. */
export const copiesAddress = (recipient: RecipientInput | null | undefined): boolean =>
  recipient?.copyFromOriginal ?? Object.values(recipient ? addressOf(recipient) : {}).every((part) => !part);

export function flawsOfRecipient(recipient: RecipientInput | null | undefined): readonly UserError[] {
  const givesAddress = Object.values(recipient ? addressOf(recipient) : {}).some((part) => part);
  if (recipient?.copyFromOriginal !== true || !givesAddress) return [];
  const path = ['input', 'recipient', 'copyFromOriginal'];
  const message = `${path.join('.')} would put the original address in place of the one that is given: give one of them.`;
  return [userErrorOf('INVALID_INPUT', message, { path })];
}

/** What is sent, as an order that was made of it would show it. */
export const wantedOf = ({ skuCode, quantity }: ReissueLineInput): Wanted => ({ no: null, sku: skuCode, quantity });

/** The ids of this number's orders of a kind, null when nobody knows. */
export function knownOf(siblings: readonly Order[] | undefined, kind: Order['kind']): string | null {
  if (!siblings) return null;
  return writtenKeys(siblings.filter((order) => order.kind === kind).map(({ key }) => key.nativeId));
}

/** The lines asked for, while none of them has a case: an old case cannot be told from a new one. */
export function untouched({ returns, items }: Order, lines: readonly ReturnLineInput[]): string | null {
  const keys = [...new Set(lines.map(({ itemKey }) => itemKey))];
  const free = keys.every(
    (key) => items.some((item) => item.itemKey === key) && !returns?.some((one) => one.returnKey === key),
  );
  return free && keys.length > 0 ? writtenKeys(keys) : null;
}

export const expected = (find: Expectation['find'], values: Readonly<Record<string, string | null>>): Expectation => ({
  find,
  values: Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ),
});
