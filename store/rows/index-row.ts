/** An order's place in the index as a row of the table, and back. */
import type { IndexRow } from '../../sources/ports/lists.ts';
import type { AttributeKind, Attributes, IndexedOrder } from '../../sources/ports/pushes.ts';
import { attributeKey, orderKey, type OrderName, untoldKey } from '../keys.ts';
import type { AttributeRow, OrderIndexRow, TitleRow } from '../schema.ts';
import { orderKeyOf } from './order-record.ts';

const sortLength = 64;
/** Cut between characters: half a character would have to be escaped, and then sorts elsewhere. */
export const sortNoOf = (orderNo: string): string =>
  orderNo.length <= sortLength
    ? orderNo
    : Array.from(orderNo.slice(0, 2 * sortLength))
        .slice(0, sortLength)
        .join('');

const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));
const unflag = (value: number | null): boolean | null => (value === null ? null : value === 1);
/** `has_exception` may not be null in released tables: this stands for exceptions that were not read. */
export const unread = 2;

export const chinaDay = (seconds: number): number => Math.floor((seconds + 8 * 3_600) / 86_400);
export const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

const decimals = 4;
/** 10 billion of the currency's unit. More is no price, and sums of such amounts would not be exact. */
const most = 10n ** BigInt(10 + decimals);

/** An amount in ten-thousandths, rounded; null for what is no amount or above `most`. */
export function scaledAmount(amount: string | null): number | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount ?? '');
  if (!parts) return null;
  const [, sign, whole = '0', fraction = ''] = parts;
  const digits = fraction.padEnd(decimals + 1, '0');
  const units = BigInt(whole + digits.slice(0, decimals)) + (digits.charAt(decimals) >= '5' ? 1n : 0n);
  if (units > most) return null;
  return Number(sign === '-' && units !== 0n ? -units : units);
}

/** The reverse: with two decimals, and with more only where they are not 0. */
export function amountText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0{1,2}$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${fraction}`;
}

export function indexRow(name: OrderName, askedBy: string | null, row: IndexedOrder): OrderIndexRow {
  return {
    key: orderKey(name),
    vendor: name.vendor,
    tenant_id: name.tenantId,
    order_no: name.orderNo,
    sort_no: sortNoOf(name.orderNo),
    asked_by: askedBy,
    placed_at: row.placedAt,
    created_at: row.createdAt,
    modified_at: row.modifiedAt,
    ship_by: row.shipBy,
    deliver_by: row.deliverBy,
    placed_day: row.placedAt === null ? null : chinaDay(row.placedAt),
    status: row.status,
    payment_status: row.paymentStatus,
    fulfillment_status: row.fulfillmentStatus,
    return_status: row.returnStatus,
    kind: row.kind,
    delivery_method: row.deliveryMethod,
    on_hold: flag(row.onHold),
    has_exception: flag(row.hasException) ?? unread,
    has_return: flag(row.hasReturn),
    has_invoice: flag(row.hasInvoice),
    has_unmapped: Number(row.hasUnmappedStatus),
    platform: row.platform,
    shop: row.shop,
    store: row.store,
    warehouse: row.warehouse,
    carrier: row.carrier,
    currency: row.currency,
    payable: scaledAmount(row.payable),
    refunded: scaledAmount(row.refunded),
    group_key: row.groupKey,
    group_place: 0,
  };
}

/** All columns but those that name the order, and but `group_key` and `group_place`, which write/links.ts writes. */
export const changing = [
  'asked_by',
  'placed_at',
  'created_at',
  'modified_at',
  'ship_by',
  'deliver_by',
  'placed_day',
  'status',
  'payment_status',
  'fulfillment_status',
  'return_status',
  'kind',
  'delivery_method',
  'on_hold',
  'has_exception',
  'has_return',
  'has_invoice',
  'has_unmapped',
  'platform',
  'shop',
  'store',
  'warehouse',
  'carrier',
  'currency',
  'payable',
  'refunded',
] as const satisfies readonly (keyof OrderIndexRow)[];

const amountOf = (units: number | null): string | null => (units === null ? null : amountText(BigInt(units)));

export const rowOf = (row: OrderIndexRow): IndexRow => ({
  key: orderKeyOf(row),
  placedAt: row.placed_at,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
  shipBy: row.ship_by,
  deliverBy: row.deliver_by,
  status: row.status,
  paymentStatus: row.payment_status,
  fulfillmentStatus: row.fulfillment_status,
  returnStatus: row.return_status,
  kind: row.kind,
  deliveryMethod: row.delivery_method,
  onHold: unflag(row.on_hold),
  hasException: row.has_exception === unread ? null : row.has_exception === 1,
  hasReturn: unflag(row.has_return),
  hasInvoice: unflag(row.has_invoice),
  hasUnmappedStatus: row.has_unmapped === 1,
  platform: row.platform,
  shop: row.shop,
  store: row.store,
  warehouse: row.warehouse,
  carrier: row.carrier,
  payable: amountOf(row.payable),
  refunded: amountOf(row.refunded),
});

export const attributeKinds: readonly AttributeKind[] = [
  'NATIVE_STATUS',
  'PLATFORM',
  'SHOP',
  'STORE',
  'WAREHOUSE',
  'TAG',
  'SKU',
  'TITLE',
  'PHONE',
];
export const kindsOf = (attributes: Attributes): readonly AttributeKind[] =>
  attributeKinds.filter((kind) => attributes[kind] !== undefined);

/** One row for each value. */
export function attributeRows(key: string, attributes: Attributes): readonly AttributeRow[] {
  const rows = kindsOf(attributes).flatMap((kind) =>
    (attributes[kind] ?? []).map((value): AttributeRow => {
      return { order_key: key, kind, value_key: value === null ? untoldKey(kind) : attributeKey(kind, value) };
    }),
  );
  return [...new Map(rows.map((row) => [row.value_key, row])).values()];
}

export const titleRows = ({ TITLE = [] }: Attributes): readonly TitleRow[] =>
  TITLE.flatMap((value) => (value === null ? [] : { value_key: attributeKey('TITLE', value), value }));
