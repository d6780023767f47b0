/** What the simulator holds: sales orders under their platform numbers, with all that the writes make of them. */
import { textOf, type Wire, wiresAt } from '../server/wire.ts';

export interface Kept {
  readonly order: Wire;
  /** Rows of the package query; they do not name their sales order. */
  readonly rows: readonly Wire[];
}

export const linesIn = (order: Wire): readonly Wire[] => wiresAt(order, 'orderDetailList');

const picked = (from: Wire, fields: readonly string[]): Wire =>
  Object.fromEntries(fields.flatMap((field) => (Object.hasOwn(from, field) ? [[field, from[field]]] : [])));
const shopFields = ['storeId', 'storeCode', 'storeName'];
const goodsFields = ['productId', 'productCode', 'productName', 'skuId', 'skuCode', 'skuName'];

export class Book {
  readonly #kept: Map<string, Kept[]>;
  readonly #shops: ReadonlyMap<string, Wire>;
  readonly #goods: ReadonlyMap<string, Wire>;
  /** Above the invented ids, below those that a double cannot hold. */
  #lastId = 190_000_000;

  constructor(all: readonly Kept[]) {
    this.#kept = Map.groupBy(all, ({ order }) => textOf(order['platformOrderNo']));
    this.#shops = new Map(all.map(({ order }) => [textOf(order['storeCode']), picked(order, shopFields)]));
    const lines = all.flatMap(({ order }) => linesIn(order));
    this.#goods = new Map(lines.map((line) => [textOf(line['skuCode']), picked(line, goodsFields)]));
  }

  under(platformOrderNo: string): readonly Kept[] {
    return this.#kept.get(platformOrderNo) ?? [];
  }
  /** The order of that platform number in which a field has this value. */
  find(platformOrderNo: string, field: string, value: string): Wire | undefined {
    return this.under(platformOrderNo).find(({ order }) => textOf(order[field]) === value)?.order;
  }
  shop(storeCode: string): Wire | undefined {
    return this.#shops.get(storeCode);
  }
  /** What is known of the goods of a code; of an unknown code, the code itself. */
  goods(skuCode: string): Wire {
    return this.#goods.get(skuCode) ?? { skuCode };
  }

  newId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }
  add(order: Wire): void {
    const number = textOf(order['platformOrderNo']);
    this.#kept.set(number, [...this.under(number), { order, rows: [] }]);
  }
  replace(order: Wire): void {
    const number = textOf(order['platformOrderNo']);
    const id = textOf(order['salesOrderId']);
    const changed = this.under(number).map((kept) =>
      textOf(kept.order['salesOrderId']) === id ? { ...kept, order } : kept,
    );
    this.#kept.set(number, changed);
  }
}
