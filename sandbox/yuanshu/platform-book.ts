/** What the platform knows, and what it was told. It has no reads: who wants to see an effect asks the sandbox. */
import { readFileSync } from 'node:fs';
import { add, decimal, zero } from '../../sources/values/decimal.ts';
import { at, parseJson } from '../../sources/values/json.ts';
import { afterSaleOf } from './facts.ts';
import { orderOf } from './order.ts';
import { type SelectionOptions, yuanshuSales } from './selection.ts';
import { orderNo, textOf, wiresAt } from './wire.ts';

export interface KnownOrder {
  readonly uid: string;
  readonly status: string;
  /** goodsLineNo is taken to be the orderLineNo of the order push; no page says so. */
  readonly lineNos: readonly string[];
}

const sample: unknown = parseJson(readFileSync(new URL('samples/orderSync.request.json', import.meta.url), 'utf8'));

function knownOrder(order: unknown): KnownOrder {
  const lines = wiresAt(order, 'goodsInfoList');
  return {
    uid: textOf(at(order, 'uid')),
    status: textOf(at(order, 'orderStatus')),
    lineNos: [...lines, ...lines.flatMap((line) => wiresAt(line, 'subGoodsList'))].map((line) =>
      textOf(line['orderLineNo']),
    ),
  };
}

export class PlatformBook {
  readonly #orders: ReadonlyMap<string, KnownOrder>;
  readonly #afterSales: ReadonlySet<string>;
  readonly #told = new Map<string, unknown[]>();
  readonly #stock = new Map<string, string>();
  readonly #bills = new Set<string>();

  constructor(options: SelectionOptions) {
    const sales = yuanshuSales(options);
    this.#orders = new Map([
      [textOf(at(sample, 'orderNo')), knownOrder(sample)],
      ...sales.map((sale) => [orderNo(sale.index), knownOrder(orderOf(sale))] as const),
    ]);
    this.#afterSales = new Set(sales.map((sale) => textOf(afterSaleOf(sale)?.['refundId'])).filter((id) => id !== ''));
  }

  order(number: string): KnownOrder | undefined {
    return this.#orders.get(number);
  }
  knowsAfterSale(refundId: string): boolean {
    return this.#afterSales.has(refundId);
  }

  record(operation: string, about: string, body: unknown): void {
    const key = `${operation} ${about}`;
    this.#told.set(key, [...(this.#told.get(key) ?? []), body]);
  }
  told(operation: string, about: string): readonly unknown[] {
    return this.#told.get(`${operation} ${about}`) ?? [];
  }

  /** False: it was counted before. */
  countsBill(billNo: string): boolean {
    if (this.#bills.has(billNo)) return false;
    this.#bills.add(billNo);
    return true;
  }
  setStock(pair: readonly [warehouse: string, sku: string], realNum: string, isIncrement: boolean): void {
    const key = pair.join(' ');
    const before = isIncrement ? (decimal(this.#stock.get(key) ?? '0') ?? zero) : zero;
    this.#stock.set(key, add(before, decimal(realNum) ?? zero));
  }
  stock(warehouse: string, sku: string): string | undefined {
    return this.#stock.get(`${warehouse} ${sku}`);
  }
}
