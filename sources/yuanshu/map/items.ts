/** The lines of an order (商品信息节点). Sub goods are components of their line, and no lines of their own. */
import { type Decimal, decimalOf, multiply } from '../../values/decimal.ts';
import { classify } from '../../domain/code-table.ts';
import { emptyItem } from '../../domain/empty.ts';
import type { NativeCode, OrderItem, OrderKey, Sku, Weight } from '../../model.ts';
import type { FulfillmentStatus, LineKind } from '../../vocabulary.ts';
import { money } from './amounts.ts';
import { goodsTypeTable, tradingTypeTable } from '../tables.ts';
import type { YuanshuGoods, YuanshuOrder, YuanshuSubGoods } from '../wire.ts';

/** Grams in one unit of weight. The document says "0.1克,即毫克", which cannot be, so the unit is an assumed setting. */
export const defaultWeightUnit: Decimal = decimalOf('0.1');

export interface LineContext {
  readonly order: OrderKey;
  /** Yuanshu keeps no state per line: the line is where its order is. */
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly weightUnitGrams: Decimal;
}

export function mapItems(wire: YuanshuOrder, context: LineContext): readonly OrderItem[] {
  const lines = wire.goodsInfoList ?? [];
  const keys = itemKeys(lines);
  return lines.map((line, index) => {
    const itemKey = keys[index] ?? String(index);
    const parent = lines.findIndex(
      (other) => other !== line && other.orderLineNo !== null && other.orderLineNo === line.parentOrderLineNo,
    );
    return {
      ...mapGoods(line, context),
      itemKey,
      parentKey: keys[parent] ?? null,
      kind: kindOf(line),
      pickedQuantity: pickedOf(wire, line),
      components:
        line.subGoodsList?.map((part, at) => ({
          ...mapGoods(part, context),
          itemKey: `${itemKey}/${at}`,
          parentKey: itemKey,
          kind: 'BUNDLE_COMPONENT' as const,
        })) ?? null,
    };
  });
}

/** orderLineNo, made unique, since a key must name one line whatever the vendor sends. */
export function itemKeys(lines: readonly YuanshuGoods[]): readonly string[] {
  const used = new Map<string, number>();
  return lines.map((line, index) => {
    const own = line.orderLineNo ?? `#${index}`;
    const times = used.get(own) ?? 0;
    used.set(own, times + 1);
    return times === 0 ? own : `${own}#${times}`;
  });
}

/** What lines and sub goods have in common. */
function mapGoods(line: YuanshuSubGoods, { order, fulfillmentStatus, weightUnitGrams }: LineContext) {
  return {
    ...emptyItem(order),
    lineNo: line.orderLineNo,
    sku: skuOf(line),
    title: line.skuName,
    quantity: line.buyNum,
    fulfillmentStatus,
    unitPrice: money(line.payablePrice),
    total: money(totalFen(line)),
    discount: money(line.amountInfo?.discountTotalAmt),
    payable: money(line.payableAmt),
    weight: weightOf(line, weightUnitGrams),
  } satisfies Partial<OrderItem>;
}

const measureOf = (line: YuanshuSubGoods): string | null => line.mesureProperty ?? line.measureProperty;
/** Whether it is sold by the piece. What is measured or weighed (1, 2) has no price per piece. */
export const isCounted = (line: YuanshuSubGoods): boolean => (measureOf(line) ?? '0') === '0';

/** Price × quantity in 分. Null where one is missing, or where the goods are not sold by the piece. */
export function totalFen(line: YuanshuSubGoods): Decimal | null {
  const { payablePrice, buyNum } = line;
  return payablePrice === null || buyNum === null || !isCounted(line) ? null : multiply(payablePrice, buyNum);
}

function kindOf(line: YuanshuGoods): LineKind {
  return classify(tradingTypeTable, line.tradingType, () => line.goodsType === '3').target;
}

/** The codes of a line as they came, so that unlisted ones can be reported. */
export const lineNatives = (line: YuanshuGoods): readonly NativeCode[] => [
  classify(tradingTypeTable, line.tradingType).native,
  classify(goodsTypeTable, line.goodsType).native,
];

function skuOf(line: YuanshuSubGoods): Sku {
  const values = [line.specInfo?.specValOneName, line.specInfo?.specValTwoName].filter((value) => value);
  return {
    vendor: 'YUANSHU',
    code: line.skuCode ?? '',
    barcode: line.barCode,
    productCode: line.spuCode,
    platformSkuId: line.externalSkuCode ?? line.externalskuCode,
    spec: line.specModel ?? line.specInfo?.specModel ?? (values.join(' ') || null),
    imageUrl: line.picUrl ?? line.specInfo?.skuImgUrl ?? null,
  };
}

function weightOf({ specInfo }: YuanshuSubGoods, unit: Decimal): Weight | null {
  const raw = specInfo?.weight ?? null;
  return raw === null ? null : { grams: multiply(raw, unit), raw, unitAssumed: true };
}

/** The picked quantity of a line. A row that names no line is found by its SKU, where only one line has it. */
function pickedOf({ pickGoodsInfo, goodsInfoList }: YuanshuOrder, line: YuanshuGoods): Decimal | null {
  const alone = (goodsInfoList ?? []).filter(({ skuCode }) => skuCode === line.skuCode).length === 1;
  const row =
    pickGoodsInfo?.find(({ orderLineNo }) => orderLineNo !== null && orderLineNo === line.orderLineNo) ??
    pickGoodsInfo?.find((one) => alone && one.orderLineNo === null && one.skuCode === line.skuCode);
  return row?.realPickQuantity ?? null;
}

/** The line as a check names it for a person. */
export const lineName = ({ orderLineNo, skuCode }: YuanshuGoods): string => orderLineNo ?? skuCode ?? '?';
