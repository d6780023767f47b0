/** Lines and recipients of 班牛's three writes: what is checked, what is sent and what is expected of them. Pure. */
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
import type { Order } from '../../model.ts';
import type { RecipientInput, ReissueLineInput, ReturnLineInput } from '../../ports/write-input-parts.ts';
import type { Expectation, UserError } from '../../ports/writes.ts';
import { type ExpectedLine, keysText } from './reconcile.ts';

/** All orders of the answer that an order came in; undefined when it is not known any more. */
export type SiblingsOf = (order: Order) => readonly Order[] | undefined;

export const platformNoOf = ({ key, platformOrderNo }: Order): string => key.askedBy ?? platformOrderNo ?? '';
/** A whole number of the document; what is none goes on as text, for the check to refuse. */
export const idNumber = (text: string | null | undefined): unknown =>
  typeof text === 'string' && /^\d+$/.test(text) ? jsonNumber(text) : (text ?? undefined);

/** Lines of the input with the places where they stand. */
export const linesWithPaths = <T>(
  lines: readonly T[],
  name: string,
): readonly { readonly line: T; readonly path: ArgumentPath }[] =>
  lines.map((line, i) => ({ line, path: ['input', name, String(i)] }));

export function returnedLineErrors(
  order: Order,
  lines: readonly ReturnLineInput[],
  name: string,
): readonly UserError[] {
  const all = linesWithPaths(lines, name);
  const asked: readonly RequestedLine[] = all.map(({ line, path }) => ({ ...line, at: path }));
  return [
    ...all.flatMap(({ line: { quantity, refund, shortageGrams }, path }) => [
      ...countable(path, quantity),
      ...noFieldFor('BABYCARE', path, { refund, shortageGrams }),
    ]),
    ...beyondTheOrder(order, asked),
  ];
}

export function sentLineErrors(order: Order, lines: readonly ReissueLineInput[], name: string): readonly UserError[] {
  return linesWithPaths(lines, name).flatMap(({ line: { itemKey, quantity }, path }) => [
    ...countable(path, quantity),
    ...(itemKey === null || findItem(order, itemKey) ? [] : [unknownItem(path)]),
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

export function recipientErrors(recipient: RecipientInput | null | undefined): readonly UserError[] {
  const givesAddress = Object.values(recipient ? addressOf(recipient) : {}).some((part) => part);
  if (recipient?.copyFromOriginal !== true || !givesAddress) return [];
  const path = ['input', 'recipient', 'copyFromOriginal'];
  const message = `${path.join('.')} would put the original address in place of the one that is given: give one of them.`;
  return [userErrorOf('INVALID_INPUT', message, { path })];
}

/** What is sent, as an order that was made of it would show it. */
export const expectedLine = ({ skuCode, quantity }: ReissueLineInput): ExpectedLine => ({
  no: null,
  sku: skuCode,
  quantity,
});

/** The ids of this number's orders of a kind, null when nobody knows. */
export function knownOrders(siblings: readonly Order[] | undefined, kind: Order['kind']): string | null {
  if (!siblings) return null;
  return keysText(siblings.filter((order) => order.kind === kind).map(({ key }) => key.nativeId));
}

/** The lines asked for, while none of them has a case: an old case cannot be told from a new one. */
export function linesWithoutCase({ returns, items }: Order, lines: readonly ReturnLineInput[]): string | null {
  const keys = [...new Set(lines.map(({ itemKey }) => itemKey))];
  const free = keys.every(
    (key) => items.some((item) => item.itemKey === key) && !returns?.some((one) => one.returnKey === key),
  );
  return free && keys.length > 0 ? keysText(keys) : null;
}

export const expecting = (find: Expectation['find'], values: Readonly<Record<string, string | null>>): Expectation => ({
  find,
  values: Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ),
});
