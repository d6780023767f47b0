/** What the platform knows, and what it was told. It has no reads, so tests ask the sandbox itself what was told. */
import { add, decimal, zero } from '../../sources/values/decimal.ts';
import type { SalesChoice } from '../sales/generator.ts';
import { parsed, textIn, textOf, wiresAt } from '../server/wire.ts';
import { afterSaleOf } from './facts.ts';
import { orderOf } from './order.ts';
import { yuanshuSales } from './selection.ts';
import { sampleOrderPush } from './sender.ts';
import { orderNo } from './wire.ts';

export interface KnownOrder {
  readonly uid: string;
  readonly status: string;
  /** goodsLineNo is taken to be the orderLineNo of the order push, though no page says so. */
  readonly lineNos: readonly string[];
}

const sample = parsed(sampleOrderPush);

function knownOrder(order: unknown): KnownOrder {
  const lines = wiresAt(order, 'goodsInfoList');
  return {
    uid: textIn(order, 'uid'),
    status: textIn(order, 'orderStatus'),
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

  constructor(options: SalesChoice) {
    const sales = yuanshuSales(options);
    this.#orders = new Map([
      [textIn(sample, 'orderNo'), knownOrder(sample)],
      ...sales.map((sale) => [orderNo(sale.index), knownOrder(orderOf(sale))] as const),
    ]);
    this.#afterSales = new Set(sales.map((sale) => textIn(afterSaleOf(sale), 'refundId')).filter((id) => id !== ''));
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

  /** Whether the bill is counted now, because it was not counted before. */
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
