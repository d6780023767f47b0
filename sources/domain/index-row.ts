/** What the store's index keeps of an order: a row to sort, filter and count by, and attributes with several values. */
import { namesNothing, numberHash } from '../values/number-text.ts';
import { phoneEnd, searchable } from '../values/search-text.ts';
import { milliseconds, type Instant } from '../values/time.ts';
import { isUnlisted } from './code-table.ts';
import type { IndexRow } from '../ports/lists.ts';
import type { Order, Party } from '../model.ts';
import type { IdNamespace } from '../vocabulary.ts';
import type { AttributeKind, Attributes, IndexedOrder, Projection } from '../ports/pushes.ts';

const seconds = (at: Instant | null): number | null => (at === null ? null : Math.floor(milliseconds(at) / 1000));
const partyText = (party: Party | null): string | null => party && (party.code ?? party.id ?? party.name);

/** Null where the vendor says nothing of after-sale, which is neither yes nor no. */
export function hasReturn({ returns, returnStatus }: Order): boolean | null {
  if (returnStatus !== null) return true;
  return returns === null ? null : returns.length > 0;
}
export function hasInvoice({ invoice }: Order): boolean | null {
  if (invoice === null) return null;
  const { required, title, taxId, serialNo, url } = invoice;
  return required ?? [title, taxId, serialNo, url].some((value) => value !== null);
}
/** Null where the exceptions were not read. */
export function hasException({ status, exceptions, loaded }: Order): boolean | null {
  if (status === 'EXCEPTION' || exceptions.length > 0) return true;
  return loaded.has('exceptions') ? false : null;
}
export const hasUnmappedStatus = ({ statusNative }: Order): boolean => statusNative.some(isUnlisted);

/** The carrier of the first outbound parcel that names one. */
function carrierOf({ packages }: Order): string | null {
  const named = packages?.find(({ direction, carrier }) => direction === 'OUTBOUND' && carrier !== null);
  return named?.carrier ? (named.carrier.normalizedCode ?? named.carrier.code ?? named.carrier.name) : null;
}

export function indexRowOf(order: Order): IndexRow {
  const { payable, refunded } = order.amounts;
  return {
    key: order.key,
    placedAt: seconds(order.placedAt),
    createdAt: seconds(order.createdAt),
    modifiedAt: seconds(order.modifiedAt),
    shipBy: seconds(order.shipBy?.at ?? null),
    deliverBy: seconds(order.deliverBy?.at ?? null),
    status: order.status,
    paymentStatus: order.paymentStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    returnStatus: order.returnStatus,
    kind: order.kind,
    deliveryMethod: order.deliveryMethod,
    onHold: order.onHold,
    hasException: hasException(order),
    hasReturn: hasReturn(order),
    hasInvoice: hasInvoice(order),
    hasUnmappedStatus: hasUnmappedStatus(order),
    platform: partyText(order.platform),
    shop: partyText(order.shop),
    store: partyText(order.store),
    warehouse: partyText(order.warehouse),
    carrier: carrierOf(order),
    payable: payable?.amount ?? null,
    refunded: refunded?.amount ?? null,
  };
}

export function indexedOrderOf(order: Order): IndexedOrder {
  const { payable, refunded } = order.amounts;
  const { platformOrderNo } = order;
  return {
    ...indexRowOf(order),
    currency: (payable ?? refunded)?.currency ?? null,
    groupKey: platformOrderNo === null || namesNothing(platformOrderNo) ? null : numberHash(platformOrderNo),
  };
}

/** The ids by which a party can be named in a filter: its id and its code, never its name. */
const partyIds = (party: Party | null): readonly (string | null)[] => {
  const ids = [party?.id, party?.code].filter((value) => value !== null && value !== undefined);
  return ids.length > 0 ? ids : [null];
};

/** The end by which a phone is found. A mask that hides a part of it leaves it untold. */
function phoneEnds(phone: string | null): readonly (string | null)[] {
  const end = phone === null ? null : phoneEnd(phone);
  if (end !== null) return [end];
  return phone === null || phone.includes('*') ? [null] : [];
}

/** The recipient's phone, plain or under its vendor's mask. Null for a cipher text, which shows no digit of it. */
export function shownPhone({ recipient }: Order): string | null {
  const { plain = null, masked = null } = recipient?.phone ?? {};
  return plain ?? (masked !== null && /[A-Za-z]/.test(masked) ? null : masked);
}

/**
 * A kind of attribute that was not read with this order is absent, which says nothing of its values; null among them says
 * that the vendor does not tell all. The only personal value is the end of a phone number.
 */
export function attributesOf(order: Order): Attributes {
  const lines = order.items.flatMap((item) => [item, ...(item.components ?? [])]);
  const always: Record<Exclude<AttributeKind, 'SKU' | 'TITLE'>, readonly (string | null)[]> = {
    NATIVE_STATUS: order.statusNative.flatMap(({ code }) => code ?? []),
    PLATFORM: partyIds(order.platform),
    SHOP: partyIds(order.shop),
    STORE: partyIds(order.store),
    WAREHOUSE: partyIds(order.warehouse),
    TAG: order.tags ?? [null],
    PHONE: phoneEnds(shownPhone(order)),
  };
  if (!order.loaded.has('items') || !order.loaded.has('components')) return always;
  return {
    ...always,
    SKU: lines.map(({ sku }) => (sku.code === '' ? null : sku.code)),
    TITLE: lines.map(({ title }) => (title === null ? null : searchable(title))).filter((title) => title !== ''),
  };
}

/** Shorter line numbers are plain counters (1, 2, 3 …), which would be found in every order. */
const tellingLineNo = 6;

/** Every number by which a person may look for the order: those of its lines, parcels, payments and cases too. */
export function numbersOf(order: Order): Projection['numbers'] {
  // Some platforms give the only line of an order the number of the order, which is known already.
  const own = new Set(order.identifiers.map(({ value }) => value));
  const lines = order.items
    .flatMap(({ lineNo, platformLineNo }) => [lineNo, platformLineNo])
    .filter((no) => no !== null && no.length >= tellingLineNo && !own.has(no));
  const waybills = [
    ...(order.packages ?? []).map(({ trackingNo }) => trackingNo),
    ...order.items.map(({ trackingNo }) => trackingNo),
    ...(order.returns ?? []).map(({ inbound }) => inbound?.trackingNo ?? null),
  ];
  const rows: readonly (readonly [IdNamespace, string | null])[] = [
    ...order.identifiers.map(({ namespace, value }) => [namespace, value] as const),
    ...lines.map((no) => ['LINE', no] as const),
    ...(order.returns ?? []).map(({ returnNo }) => ['RETURN', returnNo] as const),
    ...waybills.map((no) => ['WAYBILL', no] as const),
    ...(order.payments ?? []).map(({ externalPaymentId }) => ['PAYMENT', externalPaymentId] as const),
  ];
  const told = rows.flatMap(([namespace, value]) => (value === null || value === '' ? [] : [{ namespace, value }]));
  return distinctNumbers(told);
}

/** The kinds of numbers of which some may be in a part that was not read with this order. */
export function untoldNumbers({ loaded, packages, returns }: Order): readonly IdNamespace[] {
  return [
    ...(loaded.has('items') ? [] : (['LINE'] as const)),
    ...(loaded.has('items') && packages !== null ? [] : (['WAYBILL'] as const)),
    ...(loaded.has('payments') ? [] : (['PAYMENT'] as const)),
    ...(returns === null ? (['RETURN'] as const) : []),
  ];
}

export const distinctNumbers = (numbers: Projection['numbers']): Projection['numbers'] => [
  ...new Map(numbers.map((one) => [`${one.namespace} ${one.value}`, one])).values(),
];
