/** Orders that have only what a test sets. */
import { decimalOf } from '../../sources/values/decimal.ts';
import { type Instant, instant, instantAt } from '../../sources/values/time.ts';
import { emptyAmounts, emptyOrder } from '../../sources/domain/empty.ts';
import type { Order, OrderKey } from '../../sources/model.ts';
import type { Vendor } from '../../sources/vocabulary.ts';

function known(text: string): Instant {
  const at = instant(text);
  if (at === null) throw new Error(`no time: ${text}`);
  return at;
}
export const bareKey = (vendor: Vendor, nativeId: string): OrderKey => ({
  vendor,
  tenantId: null,
  nativeId,
  askedBy: null,
});
export const bareOrder = (key: OrderKey): Order => ({
  ...emptyOrder(key),
  loaded: new Set(),
  identifiers: [],
  platformOrderNo: null,
  kind: 'SALE',
  status: 'UNKNOWN',
  statusNative: [],
  statusRule: 'test',
  paymentStatus: 'UNKNOWN',
  fulfillmentStatus: 'UNKNOWN',
  placedAt: null,
  deliveryMethod: 'UNKNOWN',
  amounts: emptyAmounts,
  items: [],
  checks: [],
  freshness: { fetchedAt: instantAt(0), sourceModifiedAt: null, origin: 'LIVE' },
  raw: null,
});

/** The fields by which orders are linked. */
export interface Facts {
  readonly id?: string;
  readonly vendor?: Vendor;
  readonly number?: string | null;
  /** Several platform order numbers, instead of `number`. */
  readonly numbers?: readonly string[];
  readonly platform?: string | null;
  readonly shop?: Order['shop'];
  readonly payable?: string | null;
  readonly currency?: string;
  readonly placedAt?: string | null;
}
const onlyOf = ([first, ...more]: readonly string[]): string | null =>
  first !== undefined && more.length === 0 ? first : null;
export const order = ({
  id = '1',
  vendor = 'SOMS',
  number = 'P1',
  numbers = number === null ? [] : [number],
  platform = null,
  shop = null,
  payable,
  currency = 'CNY',
  placedAt,
}: Facts): Order => ({
  ...bareOrder(bareKey(vendor, id)),
  platformOrderNo: onlyOf(numbers),
  identifiers: numbers.map((value) => ({ namespace: 'PLATFORM_ORDER', value, field: 'front.order_id' })),
  platform: platform === null ? null : { id: platform, code: null, name: null },
  shop,
  amounts: {
    ...emptyAmounts,
    payable: payable ? { amount: decimalOf(payable), currency, currencyAssumed: true } : null,
  },
  placedAt: placedAt ? known(placedAt) : null,
});
