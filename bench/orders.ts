/** Orders as the benchmarks store them. */
import { decimalOf } from '../sources/values/decimal.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import type { IndexedOrder } from '../sources/ports/pushes.ts';
import type { Observation } from '../store/store.ts';

/** Seconds since 1970. */
export const firstPlacedAt = 1_760_000_000;
const statuses = ['COMPLETED', 'COMPLETED', 'SHIPPED', 'DELIVERED', 'AWAITING_SHIPMENT', 'CANCELLED'] as const;
const pick = <T>(values: readonly [T, ...T[]], n: number): T => values[n % values.length] ?? values[0];

/** Orders of 30 days, of which one in 200 has an exception and one in 5,000 a code that no table lists. */
export function observationOf(n: number): Observation {
  const vendor: Vendor = pick(['YUANSHU', 'EZR', 'BABYCARE'], n);
  const orderNo = `B${n}`;
  const placedAt = firstPlacedAt + ((n * 7_919) % (30 * 86_400));
  const row: IndexedOrder = {
    key: { vendor, tenantId: null, nativeId: orderNo, askedBy: null },
    placedAt,
    createdAt: placedAt + 60,
    shipBy: null,
    deliverBy: null,
    modifiedAt: placedAt + ((n * 31) % 86_400),
    status: n % 200 === 0 ? 'EXCEPTION' : pick(statuses, n * 13),
    paymentStatus: 'PAID',
    fulfillmentStatus: 'SHIPPED',
    returnStatus: null,
    kind: 'SALE',
    deliveryMethod: 'EXPRESS',
    onHold: null,
    hasException: n % 200 === 0,
    hasReturn: n % 17 === 0,
    hasInvoice: null,
    hasUnmappedStatus: n % 5_000 === 0,
    platform: pick(['douyin', 'tmall', 'jd'], n),
    shop: `shop ${n % 40}`,
    store: `store ${n % 500}`,
    warehouse: null,
    carrier: pick(['SF', 'ZTO', 'YTO'], n),
    payable: ((n * 37) % 100_000) / 100 + '',
    refunded: null,
    currency: 'CNY',
    groupKey: `g${Math.floor(n / 2)}`,
  };
  const numbers = [
    { namespace: 'VENDOR_ID', value: orderNo },
    { namespace: 'PLATFORM_ORDER', value: `P${Math.floor(n / 2)}` },
  ] as const;
  const attributes = {
    NATIVE_STATUS: [String(n % 9)],
    SHOP: [`shop ${n % 40}`],
    STORE: [`store ${n % 500}`],
    SKU: [`sku ${n % 3_000}`, `sku ${(n * 7) % 3_000}`],
    TITLE: [`商品 ${n % 3_000} 蓝色`],
  };
  const link = {
    numbers: [`P${Math.floor(n / 2)}`],
    platform: null,
    shops: [`shop ${n % 40}`],
    payable: { amount: decimalOf(row.payable ?? '0'), currency: 'CNY' },
    placedAt: placedAt * 1_000,
  };
  const digest = { status: row.status, amounts: String(n) };
  return {
    vendor,
    tenantId: null,
    orderNo,
    askedBy: null,
    at: 1,
    projection: { numbers, digest, row, attributes, link },
  };
}
