/** What a write is told, what it may answer, and how it reads its body. */
import { at, JsonNumber } from '../../../sources/values/json.ts';
import { money, quantityText, units } from '../../sales/amount.ts';
import type { AppliedReturn, HiddenFacts, StoredOrder, ToldStep } from '../book.ts';
import { isWire } from '../../server/wire.ts';
import { number } from '../wire.ts';
import type { Wire } from '../../server/wire.ts';

export interface Asked {
  readonly stored: StoredOrder;
  readonly body: Wire;
  readonly now: string;
  readonly operator: string;
}
/** An entry of the order's log (订单日志); without a time, it is now. */
export interface LogEntry {
  readonly action: string;
  readonly caption: string;
  readonly time?: string | undefined;
  readonly rtnId?: string | undefined;
}
/** The document gives no list of codes: these are the simulator's own. */
export interface Refused {
  readonly refused: readonly [code: string, message: string];
  /** What the refusal says beyond that. */
  readonly answer?: Wire;
}
export interface Changed {
  readonly order: Wire;
  readonly log: LogEntry;
  readonly hidden?: Partial<HiddenFacts>;
  readonly told?: ToldStep | undefined;
  readonly applied?: AppliedReturn;
  /** What the answer says beyond success. */
  readonly answer?: Wire;
}
/** Said again, with the same answer and without a second effect. */
export interface Repeated {
  readonly repeated: Wire;
}
/** A write on one order. It changes nothing in place. */
export type Write = (asked: Asked) => Changed | Refused | Repeated;

export const no = (code: string, message: string): Refused => ({ refused: [code, message] });
export const done = (more: Wire = {}): Wire => ({ success: true, code: '0', message: '成功', ...more });

export const textAt = (value: unknown, path: string): string | undefined => {
  const found = at(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
};
/** Empty where there is none. */
export const recordAt = (value: unknown, path: string): Wire => {
  const found = at(value, path);
  return isWire(found) ? found : {};
};
export const listAt = (value: unknown, path: string): readonly Wire[] => {
  const found = at(value, path);
  const elements: readonly unknown[] = Array.isArray(found) ? found : [];
  return elements.filter(isWire);
};
export const textsAt = (value: unknown, path: string): readonly string[] => {
  const found = at(value, path);
  const elements: readonly unknown[] = Array.isArray(found) ? found : [];
  return elements.filter((one) => typeof one === 'string');
};

const exact = /^-?\d+(?:\.\d{1,4})?$/;
/** In 1/10000; what is not there, or is no amount, counts as nothing. */
export const unitsAt = (value: unknown, path: string): bigint => {
  const found = at(value, path);
  return found instanceof JsonNumber && exact.test(found.text) ? units(found.text) : 0n;
};
export const sumAt = (values: readonly Wire[], path: string): bigint =>
  values.reduce((sum, one) => sum + unitsAt(one, path), 0n);
export const moneyOf = (value: bigint): JsonNumber => number(money(value));
export const quantityOf = (value: bigint): JsonNumber => number(quantityText(value));

/** Whether a line is the one that a request names, by row number, by goods, or by both. */
export function isLine(line: Wire, named: Wire): boolean {
  const [itemNo, sku] = [textAt(named, 'item_no'), textAt(named, 'sku_id')];
  if (itemNo === undefined && sku === undefined) return false;
  return (itemNo === undefined || line['item_no'] === itemNo) && (sku === undefined || line['sku_id'] === sku);
}

/** Nothing more happens to a cancelled order; the document does not say so, but a cancelled order that ships is none. */
export const canceled = ({ stored }: Asked): Refused | undefined =>
  at(stored.order, 'state') === 'canceled' ? no('STATE_ERROR', '订单已取消') : undefined;
