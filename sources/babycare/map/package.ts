/**
 * The parcels of Babycare's orders (订单包裹信息). The vendor gives one row per SKU for a whole platform order. The rows name
 * neither their sales order nor a status of the parcel, so both are derived from the orders' lines (mappings.md §5 and
 * §11). Pure.
 */
import { sameNumber } from '../../values/number-text.ts';
import { type Instant, milliseconds } from '../../values/time.ts';
import type { Deviation } from '../../kit/wire.ts';
import { normalizedCarrier } from '../../domain/carriers.ts';
import { emptyPackage, emptySku } from '../../domain/empty.ts';
import {
  type Carrier,
  type NativeCode,
  type Order,
  type OrderItem,
  orderKeyText,
  type Package,
  type PackageContent,
} from '../../model.ts';
import type { PackageStatus } from '../../vocabulary.ts';
import type { Row } from '../client.ts';
import type { SalesOrderPackage } from '../wire.ts';

export interface PackagesAnswer {
  readonly rows: readonly Row<SalesOrderPackage>[];
  /** The platform order number that was asked for. */
  readonly askedBy: string;
  /** Every order of that number, in the vendor's order. */
  readonly orders: readonly Order[];
  readonly fetchedAt: Instant;
}
export interface PackagesReading {
  /** By orderKeyText, without orders that have no parcels. */
  readonly packages: ReadonlyMap<string, readonly Package[]>;
  readonly deviations: readonly Deviation[];
}

export function mapPackages({ rows, askedBy, orders, fetchedAt }: PackagesAnswer): PackagesReading {
  const usable = rows.filter(({ wire }) => wire.platformOrderNo === null || sameNumber(wire.platformOrderNo, askedBy));
  const deviations = [
    ...rows
      .filter((row) => !usable.includes(row))
      .map(() => ({ path: 'data.orderPackageList.[].platformOrderNo', reason: 'not what was asked for' })),
    ...usable
      .filter(({ wire }) => wire.quantity === null)
      .map(() => ({ path: 'data.orderPackageList.[].quantity', reason: 'missing' })),
  ];
  const byOrder = Map.groupBy(
    usable.map(({ wire }) => wire),
    (row) => ownerOf(row, orders),
  );
  const packages = new Map<string, readonly Package[]>();
  for (const [order, own] of byOrder)
    if (order !== undefined) packages.set(orderKeyText(order.key), parcelsOf(order, own, fetchedAt));
  return { packages, deviations };
}

/** The order that has a line of the row's waybill and SKU, else one of its SKU, else the first. Undefined without orders. */
function ownerOf(row: SalesOrderPackage, orders: readonly Order[]): Order | undefined {
  return (
    orders.find(({ items }) => items.some((item) => sameParcel(row, item))) ??
    orders.find(({ items }) => items.some((item) => sameSku(row, item))) ??
    orders[0]
  );
}

const sameSku = (row: SalesOrderPackage, item: OrderItem): boolean =>
  row.skuCode !== null && row.skuCode === item.sku.code;
/** A row that names no SKU is compared by its waybill alone. */
const sameParcel = (row: SalesOrderPackage, item: OrderItem): boolean =>
  row.expressNo !== null && row.expressNo === item.trackingNo && (row.skuCode === null || sameSku(row, item));

/** The lines that a row may be about: those of its waybill, else those of its SKU. */
function linesOf(row: SalesOrderPackage, order: Order): readonly OrderItem[] {
  const exact = order.items.filter((item) => sameParcel(row, item));
  return exact.length > 0 ? exact : order.items.filter((item) => sameSku(row, item));
}

interface Parcel {
  /** [expressCode, expressNo], or ['', 'row:<sku>#<occurrence>'] for a row without a number. */
  readonly key: readonly string[];
  readonly rows: readonly SalesOrderPackage[];
}

/** Rows with the same expressCode and expressNo are one parcel. A row without a number is a parcel of its own. */
function parcelsOf(order: Order, rows: readonly SalesOrderPackage[], fetchedAt: Instant): readonly Package[] {
  const occurrences = new Map<string, number>();
  const keyOf = ({ expressCode, expressNo, skuCode }: SalesOrderPackage): readonly string[] => {
    if (expressNo !== null) return [expressCode ?? '', expressNo];
    const sku = skuCode ?? '';
    const occurrence = (occurrences.get(sku) ?? 0) + 1;
    occurrences.set(sku, occurrence);
    return ['', `row:${sku}#${occurrence}`];
  };
  const parcels = new Map<string, Parcel>();
  for (const row of rows) {
    const key = keyOf(row);
    const text = JSON.stringify(key);
    parcels.set(text, { key, rows: [...(parcels.get(text)?.rows ?? []), row] });
  }
  const used = new Set<OrderItem>();
  return [...parcels.values()].map((parcel) => mapParcel(parcel, order, { used, fetchedAt }));
}

/** `used`: the lines of earlier rows. A second row of the same SKU is about the next line of it. */
function mapParcel(
  { key, rows }: Parcel,
  order: Order,
  { used, fetchedAt }: { used: Set<OrderItem>; fetchedAt: Instant },
): Package {
  const [first] = rows;
  const lines = rows.map((row) => linesOf(row, order));
  const shippedAt = earliest(rows.map(({ deliveryTime }) => deliveryTime));
  return {
    ...emptyPackage(order.key),
    packageKey: key,
    direction: 'OUTBOUND',
    trackingNo: first?.expressNo ?? null,
    carrier: first ? carrierOf(first, order) : null,
    status: statusOf(lines, shippedAt),
    statusNative: statusNatives(lines.flat()),
    statusDerived: true,
    shippedAt,
    contents: rows.map((row, index) => {
      const candidates = lines[index] ?? [];
      const line = candidates.find((candidate) => !used.has(candidate)) ?? candidates[0];
      if (line) used.add(line);
      return contentOf(row, line);
    }),
    freshness: { fetchedAt, sourceModifiedAt: null, origin: 'LIVE' },
  };
}

/** DELIVERED when every row has lines and all of them are 已完成 (detailStatus 70, which the table maps so). */
function statusOf(lines: readonly (readonly OrderItem[])[], shippedAt: Instant | null): PackageStatus {
  const delivered = lines.every((own) => own.length > 0 && own.every((line) => line.fulfillmentStatus === 'DELIVERED'));
  if (delivered) return 'DELIVERED';
  return shippedAt === null ? 'PENDING' : 'SHIPPED';
}

/** The distinct detailStatus codes of the parcel's lines. */
function statusNatives(lines: readonly OrderItem[]): readonly NativeCode[] {
  const natives = lines.flatMap(({ status }) => status ?? []);
  return natives.filter(({ code }, index) => natives.findIndex((other) => other.code === code) === index);
}

function earliest(times: readonly (Instant | null)[]): Instant | null {
  const [first] = times.filter((time) => time !== null).toSorted((a, b) => milliseconds(a) - milliseconds(b));
  return first ?? null;
}

/** Where a store hands the order over (小时达, 自提), the vendor does not say how it is carried. */
function carrierOf({ expressCode: code, expressName: name }: SalesOrderPackage, order: Order): Carrier | null {
  if (code === null && name === null) return null;
  const express = order.deliveryMethod === 'EXPRESS' || order.deliveryMethod === 'VENDOR_DIRECT';
  return { code, name, normalizedCode: normalizedCarrier(code, name), mode: express ? 'EXPRESS' : 'UNKNOWN' };
}

function contentOf(row: SalesOrderPackage, line: OrderItem | undefined): PackageContent {
  const known = line?.sku ?? emptySku('BABYCARE', '');
  return {
    itemKey: line?.itemKey ?? null,
    sku: {
      ...known,
      code: row.skuCode ?? known.code,
      productCode: row.productCode ?? known.productCode,
      spec: row.skuName ?? known.spec,
      imageUrl: row.imgUrl ?? known.imageUrl,
    },
    // 发货数量 of the line is the same as that of the row.
    quantity: row.quantity ?? line?.shippedQuantity ?? null,
  };
}
