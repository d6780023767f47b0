/** Random orders of the index, and what a filter and an order of reading mean, as simply as it can be said. */
import fc from '../property.ts';
import type { Filter, IndexQuestion, Position } from '../../sources/ports/lists.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { comparePositions, isAfter, positionOfRow } from '../../sources/lists/position.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { Attributes, IndexedOrder, Projection } from '../../sources/ports/pushes.ts';
import type { Observation } from '../../store/store.ts';

export interface Known {
  readonly row: IndexedOrder;
  readonly attributes: Attributes;
  readonly numbers: Projection['numbers'];
}

const some = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });
/** Few of each, so that they meet; ids whose UTF-16 order is not that of their bytes, and one beyond the sorted prefix. */
const ids = some(
  '1',
  '10',
  '2',
  'A',
  'a',
  'Ａ',
  '\u{1F600}',
  '\uFFFD',
  'é',
  `${'x'.repeat(70)}1`,
  `${'x'.repeat(70)}2`,
);
const second = fc.integer({ min: 0, max: 6 }).map((n) => 1_700_000_000 + n * 40_000);
const texts = some('p', 'q', "o'x", '%', '\\b');
export const amounts = some('0', '12.5', '-3.20', '0.0001', '99999999.99', '7', '1e9', '0.00005', '300.8000000');
const statuses = some('SHIPPED', 'COMPLETED', 'EXCEPTION');

export const known: fc.Arbitrary<Known> = fc
  .record({
    vendor: some(...vendors),
    nativeId: ids,
    tenantId: maybe(some('t', 'T', 'é', '\u{1F600}')),
    placedAt: maybe(second),
    createdAt: maybe(second),
    modifiedAt: maybe(second),
    shipBy: maybe(second),
    deliverBy: maybe(second),
    status: statuses,
    paymentStatus: some('PAID', 'UNPAID'),
    fulfillmentStatus: some('SHIPPED', 'UNKNOWN'),
    returnStatus: maybe(some('REQUESTED', 'REFUNDED')),
    kind: some('SALE', 'EXCHANGE'),
    deliveryMethod: some('EXPRESS', 'STORE_PICKUP'),
    onHold: maybe(fc.boolean()),
    hasException: maybe(fc.boolean()),
    hasReturn: maybe(fc.boolean()),
    hasInvoice: maybe(fc.boolean()),
    hasUnmappedStatus: fc.boolean(),
    platform: maybe(texts),
    shop: maybe(texts),
    store: maybe(texts),
    warehouse: maybe(texts),
    carrier: maybe(texts),
    payable: maybe(amounts),
    refunded: maybe(amounts),
    currency: some('CNY', 'CNY', 'CNY', 'USD'),
    groupKey: maybe(some('g1', 'g2', 'g3')),
    values: fc.record({
      NATIVE_STATUS: fc.array(texts, { maxLength: 3 }),
      SHOP: fc.array(maybe(texts), { maxLength: 2 }),
      STORE: fc.array(maybe(texts), { maxLength: 2 }),
      PLATFORM: fc.array(maybe(texts), { maxLength: 2 }),
      WAREHOUSE: fc.array(maybe(texts), { maxLength: 2 }),
      SKU: fc.array(maybe(texts), { maxLength: 3 }),
      TAG: fc.array(maybe(texts), { maxLength: 2 }),
      TITLE: fc.array(maybe(some('blue shirt', 'red shirt', 'blue sky', '奶粉 800g')), { maxLength: 2 }),
      PHONE: fc.array(maybe(some('1234', '4321')), { maxLength: 1 }),
    }),
    platformNo: maybe(texts),
    waybill: maybe(texts),
  })
  .map(({ vendor, tenantId, nativeId, values, platformNo, waybill, ...row }) => ({
    row: { key: { vendor, tenantId, nativeId, askedBy: null }, ...row },
    attributes: values,
    numbers: [
      ...(platformNo === null ? [] : [{ namespace: 'PLATFORM_ORDER', value: platformNo } as const]),
      ...(waybill === null ? [] : [{ namespace: 'WAYBILL', value: waybill } as const]),
    ],
  }));
export const knownSet = fc.uniqueArray(known, {
  selector: ({ row }) => `${row.key.vendor} ${row.key.tenantId} ${row.key.nativeId}`,
  maxLength: 25,
});

const range = fc.record({ from: maybe(second), to: maybe(second) });
const list = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 2 });
const plain = fc
  .record(
    {
      vendors: list(some(...vendors)),
      status: list(statuses),
      returnStatus: list(some('REQUESTED', 'REFUNDED')),
      nativeStatus: list(texts),
      kind: list(some('SALE', 'EXCHANGE')),
      placedAt: range,
      createdAt: range,
      modifiedAt: range,
      shipBy: range,
      deliverBy: range,
      platformOrderNos: list(texts),
      platformIds: list(texts),
      shopIds: list(texts),
      storeIds: list(texts),
      warehouseIds: list(texts),
      trackingNo: texts,
      skuCodes: list(texts),
      productText: some('BLUE', 'shirt', '奶粉', 'nothing'),
      tags: list(texts),
      onHold: fc.boolean(),
      hasException: fc.boolean(),
      hasReturn: fc.boolean(),
      hasInvoice: fc.boolean(),
      hasUnmappedStatus: fc.boolean(),
      recipientName: some('张三'),
      recipientPhoneSuffix: some('1234', '1234', '13801234', '34', '*12x'),
    },
    { requiredKeys: [] },
  )
  // A filter of many conditions fits nothing: one or two of them, mostly.
  .chain((all) => {
    const entries = Object.entries(all);
    return entries.length === 0
      ? fc.constant<Filter>(noFilter)
      : fc.subarray(entries, { maxLength: Math.min(2, entries.length) }).map((few): Filter => {
          return { ...noFilter, ...Object.fromEntries(few) };
        });
  });
export const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc
    .tuple(plain, fc.option(fc.array(tie('filter'), { maxLength: 2 })), fc.option(tie('filter')))
    .map(([one, and, not]) => ({ ...one, and, not })),
})).filter;

/**
 * UNTOLD: the order does not say it, so that neither the condition nor its opposite finds it. MAYBE: only the order itself
 * can tell, so that the index must let it through.
 */
type Verdict = boolean | 'UNTOLD' | 'MAYBE';
/** The worst of them: no, untold, maybe, yes. */
const all = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes(false)) return false;
  if (verdicts.includes('UNTOLD')) return 'UNTOLD';
  return verdicts.includes('MAYBE') ? 'MAYBE' : true;
};
const overlaps = (wanted: readonly string[], there: readonly (string | null)[] = [null]): Verdict => {
  if (wanted.length === 0) return false;
  if (there.some((value) => value !== null && wanted.includes(value))) return true;
  return there.includes(null) ? 'UNTOLD' : false;
};
const within = ({ from, to }: { from: number | null; to: number | null }, t: number | null): Verdict =>
  t === null ? 'UNTOLD' : (from === null || t >= from) && (to === null || t < to);
const equal = <T>(wanted: T, there: T | null): Verdict => (there === null ? 'UNTOLD' : there === wanted);

export function verdictOf({ row, attributes, numbers }: Known, filter: Filter): Verdict {
  const numbered = (namespace: string) =>
    numbers.filter((one) => one.namespace === namespace).map(({ value }) => value);
  const on = <T>(wanted: T | null, test: (wanted: T) => Verdict): Verdict => (wanted === null ? true : test(wanted));
  return all([
    on(filter.vendors, (wanted) => wanted.includes(row.key.vendor)),
    on(filter.status, (wanted) => wanted.includes(row.status)),
    on(filter.returnStatus, (wanted) =>
      wanted.length > 0 && row.returnStatus === null && row.hasReturn === null
        ? 'UNTOLD'
        : wanted.some((one) => one === row.returnStatus),
    ),
    on(filter.kind, (wanted) => wanted.includes(row.kind)),
    on(filter.placedAt, (wanted) => within(wanted, row.placedAt)),
    on(filter.createdAt, (wanted) => within(wanted, row.createdAt)),
    on(filter.modifiedAt, (wanted) => within(wanted, row.modifiedAt)),
    on(filter.shipBy, (wanted) => within(wanted, row.shipBy)),
    on(filter.deliverBy, (wanted) => within(wanted, row.deliverBy)),
    on(filter.nativeStatus, (wanted) => overlaps(wanted, attributes.NATIVE_STATUS)),
    on(filter.platformIds, (wanted) => overlaps(wanted, attributes.PLATFORM)),
    on(filter.shopIds, (wanted) => overlaps(wanted, attributes.SHOP)),
    on(filter.storeIds, (wanted) => overlaps(wanted, attributes.STORE)),
    on(filter.warehouseIds, (wanted) => overlaps(wanted, attributes.WAREHOUSE)),
    on(filter.skuCodes, (wanted) => overlaps(wanted, attributes.SKU)),
    on(filter.tags, (wanted) => overlaps(wanted, attributes.TAG)),
    on(filter.productText, (wanted) => {
      const titles = attributes.TITLE ?? [null];
      if (titles.some((title) => title?.includes(wanted.toLowerCase()))) return true;
      return titles.includes(null) ? 'UNTOLD' : false;
    }),
    on(filter.platformOrderNos, (wanted) => overlaps(wanted, numbered('PLATFORM_ORDER'))),
    on(filter.trackingNo, (wanted) => overlaps([wanted], numbered('WAYBILL'))),
    on(filter.onHold, (wanted) => equal(wanted, row.onHold)),
    on(filter.hasException, (wanted) => equal(wanted, row.hasException)),
    on(filter.hasReturn, (wanted) => equal(wanted, row.hasReturn)),
    on(filter.hasInvoice, (wanted) => equal(wanted, row.hasInvoice)),
    on(filter.hasUnmappedStatus, (wanted) => row.hasUnmappedStatus === wanted),
    on(filter.recipientName, () => 'MAYBE'),
    on(filter.recipientPhoneSuffix, (wanted) => phoneVerdict(wanted, attributes.PHONE)),
    ...(filter.and ?? []).map((one) => verdictOf({ row, attributes, numbers }, one)),
    on(filter.not, (one) => opposite(verdictOf({ row, attributes, numbers }, one))),
  ]);
}
/** Four digits are there or not; more may be there where their end is; fewer are in no attribute. */
function phoneVerdict(wanted: string, ends: readonly (string | null)[] = [null]): Verdict {
  if (!/\d{4}$/.test(wanted)) return 'MAYBE';
  const verdict = overlaps([wanted.slice(-4)], ends);
  return wanted.length === 4 ? verdict : verdict === true ? 'MAYBE' : verdict;
}
const opposite = (verdict: Verdict): Verdict => (typeof verdict === 'boolean' ? !verdict : verdict);

export function pageOf(orders: readonly Known[], question: IndexQuestion): readonly Position[] {
  const { sort, after, asOf, filter } = question;
  return orders
    .filter((one) => question.vendors.includes(one.row.key.vendor) && ['MAYBE', true].includes(verdictOf(one, filter)))
    .map(({ row }) => positionOfRow(row, sort.key))
    .filter((at) => (at.t === null || at.t <= asOf) && isAfter(at, after, question))
    .toSorted((a, b) => comparePositions(a, b, question));
}

export const observationOf = ({ row, attributes, numbers }: Known, at = 1): Observation => ({
  vendor: row.key.vendor,
  tenantId: row.key.tenantId,
  orderNo: row.key.nativeId,
  askedBy: null,
  at,
  projection: { numbers, digest: { status: row.status }, row, attributes, link: null },
});
