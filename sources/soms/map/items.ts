/** The lines of an order. A line with `details` is a bundle whose details are its components (原料商品). */
import { add, type Decimal } from '../../values/decimal.ts';
import { toldDate } from '../../values/time.ts';
import { emptyItem, emptySku } from '../../domain/empty.ts';
import { cny } from '../../domain/money.ts';
import { uniqueKeys } from '../../domain/unique-keys.ts';
import type { OrderItem, OrderKey, Sku, TraceCode } from '../../model.ts';
import type { FulfillmentStatus, LineKind } from '../../vocabulary.ts';
import type { SomsItem, SomsItemDetail, SomsOrder, SomsTraceCode } from '../wire.ts';

export function mapItems(wire: SomsOrder, order: OrderKey, fulfillmentStatus: FulfillmentStatus): readonly OrderItem[] {
  const lines = wire.items ?? [];
  const keys = uniqueKeys(lines.map((line, i) => line.item_id ?? line.uuid ?? line.item_no ?? `#${i}`));
  return lines.map((line, index) => {
    const itemKey = keys[index] ?? String(index);
    return {
      ...emptyItem(order),
      itemKey,
      parentKey: parentKey(line, lines, keys),
      lineNo: line.item_no,
      platformLineNo: line.front.item_id,
      sku: skuOf(line),
      title: line.item_title,
      kind: kindOf(line),
      quantity: line.quantity,
      pickedQuantity: line.real_quantity,
      // SOMS keeps no state per line, so a line has that of its order.
      fulfillmentStatus,
      unitPrice: cny(line.unit_price),
      total: cny(line.total),
      discount: cny(discountOf(line)),
      payable: cny(line.pay_amount),
      weight: line.weight === null ? null : { grams: line.weight, raw: null, unitAssumed: false },
      components:
        line.details?.map((detail, at) => mapComponent(detail, { order, itemKey, at, fulfillmentStatus })) ?? null,
      traceCodes: traceCodesOf(line.trace_code_details, line.trace_codes),
    };
  });
}

/** The line that an add-in (加料) was added to. The add-in names it by item_id. */
function parentKey(line: SomsItem, lines: readonly SomsItem[], keys: readonly string[]): string | null {
  if (line.is_collocation !== true || line.relation_item_id === null) return null;
  const index = lines.findIndex((other) => other !== line && other.item_id === line.relation_item_id);
  return keys[index] ?? null;
}

function kindOf(line: SomsItem): LineKind {
  if (line.is_gift === true) return 'GIFT';
  if (line.is_collocation === true) return 'ADD_IN';
  return (line.details?.length ?? 0) > 0 ? 'BUNDLE' : 'MAIN';
}

function discountOf(line: SomsItem): Decimal | null {
  const [own, shared] = [line.discount_amount, line.apported_discount_amount];
  return own !== null && shared !== null ? add(own, shared) : (own ?? shared);
}

function skuOf(line: SomsItem): Sku {
  return {
    vendor: 'SOMS',
    code: line.sku_id ?? '',
    barcode: line.barcode,
    productCode: line.product_id,
    platformSkuId: line.front.sku_id,
    spec: line.spec,
    imageUrl: line.image_url,
  };
}

interface ComponentPlace {
  readonly order: OrderKey;
  readonly itemKey: string;
  readonly at: number;
  readonly fulfillmentStatus: FulfillmentStatus;
}
function mapComponent(detail: SomsItemDetail, { order, itemKey, at, fulfillmentStatus }: ComponentPlace): OrderItem {
  return {
    ...emptyItem(order),
    itemKey: `${itemKey}/${at}`,
    parentKey: itemKey,
    sku: emptySku('SOMS', detail.id ?? ''),
    title: detail.title,
    kind: 'BUNDLE_COMPONENT',
    quantity: detail.quantity,
    pickedQuantity: detail.real_quantity,
    fulfillmentStatus,
    traceCodes: traceCodesOf(detail.trace_code_details, detail.trace_codes),
  };
}

/** The document says that trace_code_details is preferred to trace_codes. */
function traceCodesOf(
  details: readonly SomsTraceCode[] | null,
  codes: readonly string[] | null,
): OrderItem['traceCodes'] {
  if (details !== null && details.length > 0) {
    return details.flatMap((detail): readonly TraceCode[] =>
      detail.code === null
        ? []
        : [
            {
              code: detail.code,
              barcode: detail.barcode,
              batchNo: detail.batch_no,
              quantity: detail.qty,
              productionDate: detail.production_date === null ? null : toldDate(detail.production_date),
              validUntil: detail.valid_date === null ? null : toldDate(detail.valid_date),
              kind: detail.type,
            },
          ],
    );
  }
  return (
    codes?.map((code) => ({
      code,
      barcode: null,
      batchNo: null,
      quantity: null,
      productionDate: null,
      validUntil: null,
      kind: null,
    })) ?? null
  );
}
