/** The lines of an EZR order (SalesOrderDtlGetResInfo) and the after-sale cases that can be read off them. Pure. */
import { both, type Decimal, isPositive, subtract } from '../../values/decimal.ts';
import { emptyItem, emptyReturn, emptySku } from '../../domain/empty.ts';
import { cny } from '../../domain/money.ts';
import type { Money, OrderItem, OrderKey, ReturnCase, ReturnItem, Sku } from '../../model.ts';
import type { FulfillmentStatus } from '../../vocabulary.ts';
import type { EzrLine, EzrOrder } from '../wire.ts';

/**
 * A line with its key here: ItemNo#BarCode#n, where n counts the lines of the same goods before it. EZR has no line
 * ids, and this key stays the same when other goods join or leave the order between two pushes.
 */
export interface KeyedLine {
  readonly itemKey: string;
  readonly wire: EzrLine;
}

export function keyedLines(lines: readonly EzrLine[]): readonly KeyedLine[] {
  const used = new Map<string, number>();
  return lines.map((wire) => {
    const goods = `${wire.ItemNo ?? ''}#${wire.BarCode ?? ''}`;
    const before = used.get(goods) ?? 0;
    used.set(goods, before + 1);
    return { itemKey: `${goods}#${before}`, wire };
  });
}

export function mapLine(
  { itemKey, wire }: KeyedLine,
  order: OrderKey,
  fulfillmentStatus: FulfillmentStatus,
): OrderItem {
  return {
    ...emptyItem(order),
    itemKey,
    sku: skuOf(wire),
    kind: wire.IsGift === true ? 'GIFT' : 'MAIN',
    // readOrder reports a line without one.
    quantity: wire.Quantity,
    returnedQuantity: wire.ReturnQuantity,
    // EZR keeps no state per line, so a line has that of its order.
    fulfillmentStatus,
    unitPrice: cny(wire.PriceSell),
    total: cny(wire.Amount),
    discount: cny(wire.DiscountAmount),
    payable: cny(both(wire.Amount, wire.DiscountAmount, subtract)),
  };
}

/** EZR names goods by their codes only. */
const skuOf = ({ ItemNo, BarCode }: EzrLine): Sku => ({
  ...emptySku('EZR', ItemNo ?? BarCode ?? ''),
  barcode: BarCode,
});

const above = (value: Decimal | null): Decimal | null => (value !== null && isPositive(value) ? value : null);

/** The amounts of ReturnMoney above 0. */
export function returnedMoney(lines: readonly EzrLine[]): readonly Decimal[] {
  return lines.flatMap(({ ReturnMoney }) => above(ReturnMoney) ?? []);
}

/**
 * EZR's push has no after-sale cases, only what came back (退货数量, 退货金额). Each line of which something came back is a
 * finished case (†). Where no line says so but the order counts something, the whole order is one case. An exchange has
 * a case as soon as its return has a number: it is requested until something comes back (†).
 */
export function returnsOf(wire: EzrOrder, lines: readonly KeyedLine[], order: OrderKey): readonly ReturnCase[] {
  const cases = lines.flatMap((line) => {
    const quantity = above(line.wire.ReturnQuantity);
    const money = above(line.wire.ReturnMoney);
    if (quantity === null && money === null) return [];
    const refund = cny(money);
    const item = { itemKey: line.itemKey, sku: skuOf(line.wire), quantity, refund };
    return [caseOf(wire, order, { key: line.itemKey, goods: quantity, refund, items: [item] })];
  });
  const counted = above(wire.ReturnQuantity);
  if (cases.length > 0 || (counted === null && wire.RelExchangeReturnCode === null)) return cases;
  return [caseOf(wire, order, { key: 'order', goods: counted, refund: null, items: [] })];
}

interface CameBack {
  readonly key: string;
  readonly goods: Decimal | null;
  readonly refund: Money | null;
  readonly items: readonly ReturnItem[];
}

function caseOf(wire: EzrOrder, order: OrderKey, { key, goods, refund, items }: CameBack): ReturnCase {
  const returnNo = wire.RelExchangeReturnCode;
  const exchange = returnNo !== null;
  return {
    ...emptyReturn(order),
    returnKey: key,
    kind: exchange ? 'EXCHANGE' : goods === null ? 'REFUND_ONLY' : 'RETURN_AND_REFUND',
    status: goods === null && items.length === 0 ? 'REQUESTED' : 'COMPLETED',
    returnNo,
    refund,
    items,
    replacement: exchange ? replacementOf(wire, order) : null,
    derivedFrom: sourceOf({ goods, items }),
  };
}

function sourceOf({ goods, items }: Pick<CameBack, 'goods' | 'items'>): string {
  if (items.length > 0) return 'line ReturnQuantity, ReturnMoney';
  return goods === null ? 'RelExchangeReturnCode' : 'ReturnQuantity';
}

export const relatedCodes = ({ ExchangeRelCode, ExchangeRelCodeList }: EzrOrder): readonly string[] => [
  ...new Set([...(ExchangeRelCode ?? []), ...(ExchangeRelCodeList ?? [])]),
];

/** The original order (ExchangeType 1) names the order that replaces its goods. Null where it names several. */
function replacementOf(wire: EzrOrder, order: OrderKey): OrderKey | null {
  const [only, another] = relatedCodes(wire);
  return wire.ExchangeType === '1' && only !== undefined && another === undefined ? { ...order, nativeId: only } : null;
}
