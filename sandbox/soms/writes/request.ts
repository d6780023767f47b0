/** What a write is told, what it may answer, and how it reads its body. */
import { at, JsonNumber } from '../../../sources/values/json.ts';
import { money, quantityText, units } from '../../sales/amount.ts';
import { elementsAt, isWire, type Wire, wiresAt } from '../../server/wire.ts';
import type { AppliedReturn, HiddenFacts, ToldStep, StoredOrder } from '../book.ts';
import { number } from '../wire.ts';

export interface WriteRequest {
  readonly body: Wire;
  readonly now: string;
  readonly operator: string;
  readonly tenantId: string;
  /** The id in the path. */
  readonly id: string;
}
export interface OrderWriteRequest extends WriteRequest {
  readonly stored: StoredOrder;
}
/** An entry of the order's log (订单日志); without a time of its own it has that of the request. */
export interface LogEntry {
  readonly action: string;
  readonly caption: string;
  readonly time?: string | undefined;
  readonly rtnId?: string | undefined;
}
/** The codes are the simulator's own, because the document lists none. */
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
/** The same request as before: it gets the same answer and has no second effect. */
export interface Repeated {
  readonly repeated: Wire;
}
/** A write on one order. It changes nothing in place. */
export type Write = (request: OrderWriteRequest) => Changed | Refused | Repeated;

export const no = (code: string, message: string): Refused => ({ refused: [code, message] });
export const done = (more: Wire = {}): Wire => ({ success: true, code: '0', message: '成功', ...more });
export const orderCanceled = no('STATE_ERROR', '订单已取消');

/** The document does not say so, but an order that is cancelled and then shipped would be neither. */
export const unlessCanceled =
  (run: Write): Write =>
  (request) => {
    const result = run(request);
    return 'order' in result && at(request.stored.order, 'state') === 'canceled' ? orderCanceled : result;
  };

/** Also undefined for an empty text. */
export const textAt = (value: unknown, path: string): string | undefined => {
  const found = at(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
};
/** Empty when there is none. */
export const recordAt = (value: unknown, path: string): Wire => {
  const found = at(value, path);
  return isWire(found) ? found : {};
};
export const textsAt = (value: unknown, path: string): readonly string[] =>
  elementsAt(value, path).filter((one) => typeof one === 'string');

const exact = /^-?\d+(?:\.\d{1,4})?$/;
/** In 1/10000; 0 when there is no amount. */
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

/** The components of a line of this quantity: 组合商品数量*基数, whatever the request says. */
export const componentsOf = (line: Wire, quantity: bigint): readonly Wire[] =>
  wiresAt(line, 'details').map((one) => ({
    ...one,
    quantity: quantityOf((quantity * unitsAt(one, 'ratio')) / 10_000n),
  }));

/** The weight of all pieces, from the weight of one. */
export const weightOf = (items: readonly Wire[]): JsonNumber =>
  quantityOf(items.reduce((sum, one) => sum + (unitsAt(one, 'weight') * unitsAt(one, 'quantity')) / 10_000n, 0n));
