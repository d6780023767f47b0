/** What 班牛's three writes check, send and expect of lines and recipients. Pure. */
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

/** All orders of the answer that an order came in. Undefined when they are not known any more. */
export type SiblingsOf = (order: Order) => readonly Order[] | undefined;

export const platformNoOf = ({ key, platformOrderNo }: Order): string => key.askedBy ?? platformOrderNo ?? '';
/** The document has numbers for ids. A text that is no number is sent on as it is, and the check of the body refuses it. */
export const idNumber = (text: string | null | undefined): unknown =>
  typeof text === 'string' && /^\d+$/.test(text) ? jsonNumber(text) : (text ?? undefined);

/** Lines of the input with their places in the arguments. */
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

/** isAutoFillAddress: Babycare takes the original order's address, unless another one is given. */
export const copiesAddress = (recipient: RecipientInput | null | undefined): boolean =>
  recipient?.copyFromOriginal ?? Object.values(recipient ? addressOf(recipient) : {}).every((part) => !part);

export function recipientErrors(recipient: RecipientInput | null | undefined): readonly UserError[] {
  const givesAddress = Object.values(recipient ? addressOf(recipient) : {}).some((part) => part);
  if (recipient?.copyFromOriginal !== true || !givesAddress) return [];
  const path = ['input', 'recipient', 'copyFromOriginal'];
  const message = `${path.join('.')} would put the original address in place of the one that is given: give one of them.`;
  return [userErrorOf('INVALID_INPUT', message, { path })];
}

/** A line that is sent, as the new order shows it. */
export const expectedLine = ({ skuCode, quantity }: ReissueLineInput): ExpectedLine => ({
  no: null,
  sku: skuCode,
  quantity,
});

/** The ids of the orders of this kind that are there already. Null when it is not known. */
export function knownOrders(siblings: readonly Order[] | undefined, kind: Order['kind']): string | null {
  if (!siblings) return null;
  return keysText(siblings.filter((order) => order.kind === kind).map(({ key }) => key.nativeId));
}

/** The lines of the input. Null when one of them has a case already, because an old case looks like a new one. */
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
