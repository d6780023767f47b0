/** Orders of which only those facts are known that tell which orders are one sale. */
import { decimalOf } from '../../sources/values/decimal.ts';
import { type Instant, instant } from '../../sources/values/time.ts';
import type { Order } from '../../sources/model.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { mapOrder } from '../../sources/soms/map/order.ts';
import { orderSchema } from '../../sources/soms/wire.ts';

function known(text: string): Instant {
  const at = instant(text);
  if (at === null) throw new Error(`no time: ${text}`);
  return at;
}
const blank = mapOrder(orderSchema.parse({ id: '1' }), {
  tenantId: 't',
  asked: new Set(),
  fetchedAt: known('2026-11-02 10:00:00'),
  raw: {},
});
export interface Facts {
  readonly id?: string;
  readonly vendor?: Vendor;
  readonly number?: string | null;
  /** Instead of the one number. */
  readonly numbers?: readonly string[];
  readonly platform?: string | null;
  readonly shop?: Order['shop'];
  readonly payable?: string | null;
  readonly currency?: string;
  readonly placedAt?: string | null;
}
export const order = ({
  id = '1',
  vendor = 'SOMS',
  number = 'P1',
  numbers = number === null ? [] : [number],
  platform,
  shop,
  payable,
  currency,
  placedAt,
}: Facts): Order => ({
  ...blank,
  key: { vendor, tenantId: null, nativeId: id, askedBy: null },
  platformOrderNo: numbers.length === 1 ? (numbers[0] ?? null) : null,
  identifiers: numbers.map((value) => ({ namespace: 'PLATFORM_ORDER', value, field: 'front.order_id' })),
  platform: platform === undefined || platform === null ? null : { id: platform, code: null, name: null },
  shop: shop ?? null,
  amounts: {
    ...blank.amounts,
    payable: payable ? { amount: decimalOf(payable), currency: currency ?? 'CNY', currencyAssumed: true } : null,
  },
  placedAt: placedAt ? known(placedAt) : null,
});
