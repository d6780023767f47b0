/**
 * The meaning of a filter. Every list of values is "one of them"; conditions together are "and". A condition on something
 * that the record does not show is neither fulfilled nor not (null), and `not` leaves it so: such an order is found by the
 * condition as little as by its opposite. store/read/filter.ts says the same in SQL.
 */
import { hasException, hasInvoice, hasReturn, hasUnmappedStatus, shownPhone } from '../domain/index-row.ts';
import { numberForm, sameNumber } from '../values/number-text.ts';
import { searchable } from '../values/search-text.ts';
import { milliseconds, type Instant } from '../values/time.ts';
import type { Condition, Conditions, Filter, Range } from '../ports/lists.ts';
import type { Order, OrderItem, Party } from '../model.ts';
import type { IdNamespace } from '../vocabulary.ts';

export type { Condition, Conditions };

export const noFilter: Filter = {
  vendors: null,
  status: null,
  paymentStatus: null,
  fulfillmentStatus: null,
  returnStatus: null,
  nativeStatus: null,
  kind: null,
  deliveryMethod: null,
  placedAt: null,
  createdAt: null,
  modifiedAt: null,
  deliveredAt: null,
  shipBy: null,
  deliverBy: null,
  platformOrderNos: null,
  platformIds: null,
  shopIds: null,
  storeIds: null,
  warehouseIds: null,
  trackingNo: null,
  skuCodes: null,
  productText: null,
  recipientPhoneSuffix: null,
  recipientName: null,
  tags: null,
  onHold: null,
  hasException: null,
  hasReturn: null,
  hasInvoice: null,
  hasUnmappedStatus: null,
  and: null,
  not: null,
};
const { and: _and, not: _not, ...plainConditions } = noFilter;
const isCondition = (name: string): name is Condition => Object.hasOwn(plainConditions, name);
export const conditions: readonly Condition[] = Object.keys(plainConditions).filter(isCondition);

/** The same text for filters that say the same in another order: what a cursor is bound to. */
export function filterText(filter: Filter): string {
  const plain = conditions.flatMap((name) => {
    const wanted = filter[name];
    if (wanted === null) return [];
    return [[name, Array.isArray(wanted) ? [...new Set(wanted.map(String))].toSorted() : wanted]];
  });
  const also = filter.and?.map(filterText).toSorted() ?? [];
  return JSON.stringify([plain, [...new Set(also)], filter.not ? [filterText(filter.not)] : []]);
}

/** null: it cannot be told. */
export type Verdict = boolean | null;
/** Whether one of the values is among those that are shown; `whole` false: there may be others that are not shown. */
const overlaps = (wanted: readonly string[], shown: readonly (string | null)[], whole: boolean): Verdict =>
  shown.some((one) => one !== null && wanted.includes(one)) || (whole ? false : null);

const isParty = (wanted: readonly string[], party: Party | null): Verdict =>
  overlaps(wanted, [party?.id ?? null, party?.code ?? null], (party?.id ?? party?.code ?? null) !== null);
const numbersIn = (order: Order, namespace: IdNamespace): readonly string[] =>
  order.identifiers.filter((one) => one.namespace === namespace).map(({ value }) => value);
const linesOf = ({ items }: Order): readonly OrderItem[] => items.flatMap((item) => [item, ...(item.components ?? [])]);
const hasLines = ({ loaded }: Order): boolean => loaded.has('items') && loaded.has('components');
const equals = <T>(wanted: T, shown: T | null): Verdict => (shown === null ? null : shown === wanted);

/** A list of wanted numbers is compared with many orders. */
const knownForms = new WeakMap<readonly string[], ReadonlySet<string>>();
function formsOf(wanted: readonly string[]): ReadonlySet<string> {
  const forms = knownForms.get(wanted) ?? new Set(wanted.map(numberForm));
  knownForms.set(wanted, forms);
  return forms;
}

export const inRange = ({ from, to }: Range, t: number): boolean =>
  (from === null || t >= from) && (to === null || t < to);
export const isWithin = (range: Range, at: Instant | null): Verdict =>
  at === null ? null : inRange(range, Math.floor(milliseconds(at) / 1000));

/** Of a masked phone only the digits behind its last star are shown. */
function phoneEndsWith(wanted: string, shown: string | null): Verdict {
  if (shown === null) return null;
  if (shown.endsWith(wanted)) return true;
  return shown.includes('*') && wanted.length > (/\d*$/.exec(shown)?.[0].length ?? 0) ? null : false;
}
function waybillsOf(order: Order): readonly (string | null)[] {
  return [
    ...numbersIn(order, 'WAYBILL'),
    ...(order.packages ?? []).map(({ trackingNo }) => trackingNo),
    ...order.items.map(({ trackingNo }) => trackingNo),
    ...(order.returns ?? []).map(({ inbound }) => inbound?.trackingNo ?? null),
  ];
}

type Tests = { readonly [Name in Condition]: (wanted: NonNullable<Conditions[Name]>, order: Order) => Verdict };
const tests: Tests = {
  vendors: (wanted, { key }) => wanted.includes(key.vendor),
  status: (wanted, { status }) => wanted.includes(status),
  paymentStatus: (wanted, { paymentStatus }) => wanted.includes(paymentStatus),
  fulfillmentStatus: (wanted, { fulfillmentStatus }) => wanted.includes(fulfillmentStatus),
  returnStatus: (wanted, { returnStatus, returns }) =>
    overlaps(wanted, [returnStatus], (returnStatus ?? returns) !== null),
  nativeStatus: (wanted, { statusNative }) =>
    overlaps(
      wanted,
      statusNative.map(({ code }) => code),
      true,
    ),
  kind: (wanted, { kind }) => wanted.includes(kind),
  deliveryMethod: (wanted, { deliveryMethod }) => wanted.includes(deliveryMethod),
  placedAt: (wanted, { placedAt }) => isWithin(wanted, placedAt),
  createdAt: (wanted, { createdAt }) => isWithin(wanted, createdAt),
  modifiedAt: (wanted, { modifiedAt }) => isWithin(wanted, modifiedAt),
  // No record says when its parcels arrived; only a vendor that offers the condition knows.
  deliveredAt: () => null,
  shipBy: (wanted, { shipBy }) => isWithin(wanted, shipBy?.at ?? null),
  deliverBy: (wanted, { deliverBy }) => isWithin(wanted, deliverBy?.at ?? null),
  platformOrderNos: (wanted, order) => {
    const forms = formsOf(wanted);
    return [order.platformOrderNo, ...numbersIn(order, 'PLATFORM_ORDER')].some(
      (one) => one !== null && forms.has(numberForm(one)),
    );
  },
  platformIds: (wanted, { platform }) => isParty(wanted, platform),
  shopIds: (wanted, { shop }) => isParty(wanted, shop),
  storeIds: (wanted, { store }) => isParty(wanted, store),
  warehouseIds: (wanted, { warehouse }) => isParty(wanted, warehouse),
  trackingNo: (wanted, order) =>
    waybillsOf(order).some((one) => one !== null && sameNumber(one, wanted)) ||
    (order.packages === null ? null : false),
  skuCodes: (wanted, order) => {
    const codes = linesOf(order).map(({ sku }) => sku.code);
    return overlaps(wanted, codes, hasLines(order) && !codes.includes(''));
  },
  productText: (wanted, order) => {
    const titles = linesOf(order).map(({ title }) => title);
    if (titles.some((title) => title !== null && searchable(title).includes(searchable(wanted)))) return true;
    return hasLines(order) && !titles.includes(null) ? false : null;
  },
  recipientPhoneSuffix: (wanted, order) => phoneEndsWith(wanted, shownPhone(order)),
  recipientName: (wanted, { recipient }) => equals(wanted, recipient?.name.plain ?? null),
  tags: (wanted, { tags }) => overlaps(wanted, tags ?? [], tags !== null),
  onHold: (wanted, { onHold }) => equals(wanted, onHold),
  hasException: (wanted, order) => equals(wanted, hasException(order)),
  hasReturn: (wanted, order) => equals(wanted, hasReturn(order)),
  hasInvoice: (wanted, order) => equals(wanted, hasInvoice(order)),
  hasUnmappedStatus: (wanted, order) => hasUnmappedStatus(order) === wanted,
};

function verdictOn<Name extends Condition>(name: Name, wanted: Conditions[Name], order: Order): Verdict {
  return wanted === null || wanted === undefined ? true : tests[name](wanted, order);
}

/** `applied`: conditions that the vendor has applied and that are not evaluated again; `not` is always evaluated here. */
function* verdictsOn(order: Order, filter: Filter, applied: ReadonlySet<Condition>): Generator<Verdict> {
  for (const name of conditions) if (!applied.has(name)) yield verdictOn(name, filter[name], order);
  for (const also of filter.and ?? []) yield verdictOf(order, also, applied);
  if (filter.not === null) return;
  const opposite = verdictOf(order, filter.not, nothing);
  yield opposite === null ? null : !opposite;
}

function verdictOf(order: Order, filter: Filter, applied: ReadonlySet<Condition>): Verdict {
  let unsure = false;
  for (const verdict of verdictsOn(order, filter, applied)) {
    if (verdict === false) return false;
    unsure ||= verdict === null;
  }
  return unsure ? null : true;
}
const nothing: ReadonlySet<Condition> = new Set();

/** Whether the order is known to fit. */
export const matches = (order: Order, filter: Filter, applied: ReadonlySet<Condition> = nothing): boolean =>
  verdictOf(order, filter, applied) === true;

/** The filters that must all be fulfilled, with every `and` unfolded; each may still hold a `not`. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return [{ ...filter, and: null }, ...(filter.and ?? []).flatMap(conjuncts)];
}

/** Where a condition is used: plainly, so that a vendor can be asked for it, or inside a `not`. */
export function usesOf(filter: Filter, name: Condition): { readonly plain: number; readonly negated: boolean } {
  const all = conjuncts(filter);
  return {
    plain: all.filter((one) => one[name] !== null).length,
    negated: all.some(({ not }) => not !== null && mentions(not, name)),
  };
}
const mentions = (filter: Filter, name: Condition): boolean =>
  filter[name] !== null ||
  (filter.not !== null && mentions(filter.not, name)) ||
  (filter.and?.some((one) => mentions(one, name)) ?? false);

const common = <T>(a: readonly T[] | null, b: readonly T[] | null): readonly T[] | null =>
  a === null || b === null ? (a ?? b) : a.filter((one) => b.includes(one));

function overlap(a: Range | null, b: Range | null): Range | null {
  if (a === null || b === null) return a ?? b;
  const from = a.from === null || b.from === null ? (a.from ?? b.from) : Math.max(a.from, b.from);
  const to = a.to === null || b.to === null ? (a.to ?? b.to) : Math.min(a.to, b.to);
  return { from, to };
}

/** Where an order has one value, two conditions become one; where it has several, the first stands for both. */
const both = (a: Conditions, b: Conditions): Conditions => ({
  ...b,
  ...Object.fromEntries(conditions.filter((name) => a[name] !== null).map((name) => [name, a[name]])),
  vendors: common(a.vendors, b.vendors),
  status: common(a.status, b.status),
  paymentStatus: common(a.paymentStatus, b.paymentStatus),
  fulfillmentStatus: common(a.fulfillmentStatus, b.fulfillmentStatus),
  returnStatus: common(a.returnStatus, b.returnStatus),
  kind: common(a.kind, b.kind),
  deliveryMethod: common(a.deliveryMethod, b.deliveryMethod),
  placedAt: overlap(a.placedAt, b.placedAt),
  createdAt: overlap(a.createdAt, b.createdAt),
  modifiedAt: overlap(a.modifiedAt, b.modifiedAt),
  deliveredAt: overlap(a.deliveredAt, b.deliveredAt),
  shipBy: overlap(a.shipBy, b.shipBy),
  deliverBy: overlap(a.deliverBy, b.deliverBy),
});

const flags = ['onHold', 'hasException', 'hasReturn', 'hasInvoice', 'hasUnmappedStatus'] as const;
const ranges = ['placedAt', 'createdAt', 'modifiedAt', 'deliveredAt', 'shipBy', 'deliverBy'] as const;
const isEmptyRange = (range: Range | null): boolean =>
  range !== null && range.from !== null && range.to !== null && range.from >= range.to;

/**
 * The plain conditions of all conjuncts as one: every order that fits the filter fulfils it. null when they contradict
 * each other, so that nothing can fit.
 */
export function merged(filter: Filter): Conditions | null {
  const all = conjuncts(filter);
  const one = all.reduce<Conditions>(both, plainConditions);
  const opposed = flags.some((name) => new Set(all.flatMap((each) => each[name] ?? [])).size > 1);
  const empty =
    conditions.some((name) => Array.isArray(one[name]) && one[name].length === 0) ||
    ranges.some((name) => isEmptyRange(one[name]));
  const negatesItself = all.some(({ not }) => not !== null && all.some((each) => isSame(each, not)));
  return opposed || empty || negatesItself ? null : one;
}
const isSame = (a: Filter, b: Filter): boolean =>
  filterText({ ...a, not: null }) === filterText(b) && filterText(b) !== filterText(noFilter);
