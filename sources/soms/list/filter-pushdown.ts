/**
 * A filter in SOMS's own words: normalised values become native codes. A condition is sent only when SOMS's answer to it
 * has at least every order that is wanted. The other conditions are compared with the orders afterwards: goods among them,
 * because SOMS looks for SKUs (sku_id_in) and titles (product_contains) in lines and not in the components of a bundle.
 */
import type { CodeTable } from '../../domain/code-table.ts';
import { spellingsOf } from '../../values/number-text.ts';
import { vendorTime } from '../../values/time.ts';
import type { Filter, Range, SortKey } from '../../ports/lists.ts';
import { type Condition, type Conditions, conditions, conjuncts, merged, usesOf } from '../../lists/filter.ts';
import { deliveryStateTable, deliveryTypeTable, orderTypeTable, paymentStateTable, stateTable } from '../tables.ts';

export type SomsFilter = Readonly<Record<string, unknown>>;
export interface Pushdown {
  /** Filters that are asked one by one and joined. None when no order of SOMS can fit. */
  readonly variants: readonly SomsFilter[];
  /** The variants say the whole filter, so that their totals can be added up. */
  readonly exact: boolean;
  /** No window of time is among them. Whether the ends belong to a window is not documented. */
  readonly exactWindows: boolean;
  /** Conditions that are not compared with the orders again. */
  readonly judgedByVendor: ReadonlySet<Condition>;
}

/** SOMS knows these better than the record that it sends. */
const judgedBySoms: readonly Condition[] = [
  'deliveredAt',
  'hasReturn',
  // SOMS compares the station that delivers. The record may name another store as the order's own.
  'storeIds',
  // What SOMS encrypts only SOMS can compare.
  'recipientPhoneSuffix',
  'recipientName',
];
const timeKeys = {
  placedAt: 'front_created',
  createdAt: 'created',
  modifiedAt: 'modified',
  deliveredAt: 'delivered_time',
} as const;
const sortedBy = { PLACED_AT: 'placedAt', CREATED_AT: 'createdAt', MODIFIED_AT: 'modifiedAt' } as const;
export const sortKeys = { PLACED_AT: 'front_created', CREATED_AT: 'created', MODIFIED_AT: 'modified' } as const;
/** As many numbers are asked at once. */
const mostValues = 100;
/** How many questions one condition may be split into. */
const mostVariants = 10;

export const sortRange = (filter: Filter, key: SortKey): Range | null => merged(filter)?.[sortedBy[key]] ?? null;

interface Codes {
  readonly codes: readonly string[];
  readonly exact: boolean;
}
/** The codes that can mean one of the targets. Null when nothing is wanted, or UNKNOWN, which no code stands for. */
function codesFor<Target extends string, When extends string>(
  table: CodeTable<Target, When>,
  wanted: readonly (Target | 'UNKNOWN')[] | null,
): Codes | null {
  if (wanted === null || wanted.includes('UNKNOWN')) return null;
  const isWanted = (target: Target): boolean => wanted.includes(target);
  const codes = new Set(table.rows.filter(({ target }) => isWanted(target)).map(({ code }) => code));
  return { codes: [...codes], exact: table.rows.every(({ code, target }) => !codes.has(code) || isWanted(target)) };
}

interface PushdownDraft {
  readonly filter: Record<string, unknown>;
  readonly sent: Set<Condition>;
  impossible: boolean;
  exact: boolean;
}

function addCodes(draft: PushdownDraft, wanted: Conditions): void {
  const { status, paymentStatus, deliveryMethod, fulfillmentStatus } = wanted;
  // Only these two come from delivery.state alone. The others come also from fields that SOMS does not filter by.
  const isDelivered = fulfillmentStatus?.every((one) => one === 'DELIVERED' || one === 'REFUSED') ?? false;
  const rows: readonly (readonly [Condition, string, Codes | null])[] = [
    ['status', 'states', codesFor(stateTable, status)],
    ['paymentStatus', 'payment_states', codesFor(paymentStateTable, paymentStatus)],
    ['deliveryMethod', 'delivery_types', codesFor(deliveryTypeTable, deliveryMethod)],
    ['fulfillmentStatus', 'delivery_states', isDelivered ? codesFor(deliveryStateTable, fulfillmentStatus) : null],
  ];
  for (const [name, key, found] of rows) {
    if (found === null) continue;
    draft.filter[key] = found.codes;
    draft.sent.add(name);
    draft.impossible ||= found.codes.length === 0;
    draft.exact &&= found.exact;
  }
}

/** One kind that one code stands for. A sale may also name no type, and a reissue is known by another field. */
function addKind(draft: PushdownDraft, { kind: kinds }: Conditions): void {
  const [kind, another] = kinds ?? [];
  const [type, sibling] = orderTypeTable.rows.filter(({ target }) => target === kind);
  if (another || !type || sibling || kind === 'SALE') return;
  draft.filter['fornt_order_type_id'] = type.code;
  draft.sent.add('kind');
  draft.exact = false;
}

function addValues(draft: PushdownDraft, wanted: Conditions): void {
  const rows: readonly (readonly [name: Condition, key: string, exact: boolean])[] = [
    ['platformIds', 'platform_ids', true],
    ['storeIds', 'station_ids', true],
    ['warehouseIds', 'wrh_id_in', false],
    ['recipientPhoneSuffix', 'receiver_mobile_end_with', true],
    ['recipientName', 'receiver_name', true],
    // Where a record says nothing, SOMS takes it for false, and we take it for neither.
    ['onHold', 'suspended', wanted.onHold === true],
    ['hasInvoice', 'hasInvoice', wanted.hasInvoice === true],
    ['hasException', 'has_exception', true],
    ['hasReturn', 'have_return', true],
  ];
  for (const [name, key, exact] of rows) {
    if (wanted[name] === null) continue;
    draft.filter[key] = wanted[name];
    draft.sent.add(name);
    draft.exact &&= exact;
  }
  if (wanted.vendors) draft.sent.add('vendors');
}

/** Whether an end belongs to its window is not documented, so one second more is sent on either side. */
function addTimes(draft: PushdownDraft, wanted: Conditions, except: SortKey | null): void {
  for (const name of ['placedAt', 'createdAt', 'modifiedAt', 'deliveredAt'] as const) {
    const range = wanted[name];
    if (range === null) continue;
    draft.sent.add(name);
    if (except !== null && name === sortedBy[except]) continue;
    // The orders do not show when they were delivered, so nothing here could drop what a wider window brings.
    const wider = name === 'deliveredAt' || except === null ? 0 : 1;
    draft.exact &&= wider === 0;
    Object.assign(draft.filter, windowOf(timeKeys[name], range, wider));
  }
}

/** A range as start and end, `wider` seconds on both sides. */
export function windowOf(key: string, { from, to }: Range, wider = 0): SomsFilter {
  return {
    ...(from === null ? {} : { [`${key}_start`]: vendorTime((from - wider) * 1000) }),
    ...(to === null ? {} : { [`${key}_end`]: vendorTime((to - 1 + wider) * 1000) }),
  };
}

/** `except`: the sort key whose time the list reader sets itself. Null to count, with the windows as they are. */
export function pushdownOf(filter: Filter, except: SortKey | null): Pushdown {
  const wanted = merged(filter);
  const draft: PushdownDraft = { filter: {}, sent: new Set(), impossible: wanted === null, exact: true };
  if (wanted !== null) {
    addCodes(draft, wanted);
    addKind(draft, wanted);
    addValues(draft, wanted);
    addTimes(draft, wanted, except);
  }
  const variants = wanted === null || draft.impossible ? [] : split(draft, wanted);
  const asked = conditions.filter((name) => usesOf(filter, name).plain > 0);
  const exact = draft.exact && asked.every((name) => draft.sent.has(name) && isMerged(filter, name));
  return {
    variants,
    exact: exact && conjuncts(filter).every(({ not }) => not === null),
    exactWindows: (['placedAt', 'createdAt', 'modifiedAt', 'deliveredAt'] as const).every(
      (name) => !draft.sent.has(name),
    ),
    judgedByVendor: new Set(judgedBySoms.filter((name) => draft.sent.has(name) && isMerged(filter, name))),
  };
}

const mergeable: ReadonlySet<Condition> = new Set([
  'placedAt',
  'createdAt',
  'modifiedAt',
  'deliveredAt',
  'deliveryMethod',
  'hasReturn',
  'hasException',
  'vendors',
  'status',
  'paymentStatus',
  'onHold',
  'hasInvoice',
]);
/** Whether the one condition that was sent says all that the filter has of its kind. */
const isMerged = (filter: Filter, name: Condition): boolean => mergeable.has(name) || usesOf(filter, name).plain <= 1;

/** SOMS takes lists of values only up to a length. Longer ones are asked in several questions. */
function split({ filter, sent }: PushdownDraft, wanted: Conditions): readonly SomsFilter[] {
  const numbers = chunks('front_order_ids', wanted.platformOrderNos);
  const shops = wanted.shopIds?.map((shop_id): SomsFilter => ({ shop_id })) ?? [{}];
  const waybills =
    wanted.trackingNo === null ? [{}] : spellingsOf(wanted.trackingNo).map((one) => ({ waybill_id: one }));
  if (wanted.platformOrderNos) sent.add('platformOrderNos');
  if (wanted.trackingNo !== null) sent.add('trackingNo');
  const variants: readonly SomsFilter[] = numbers.flatMap((part) =>
    waybills.map((waybill) => ({ ...filter, ...part, ...waybill })),
  );
  if (wanted.shopIds === null || variants.length * shops.length > mostVariants) return variants;
  sent.add('shopIds');
  return variants.flatMap((one) => shops.map((part) => ({ ...one, ...part })));
}

function chunks(key: string, values: readonly string[] | null): readonly SomsFilter[] {
  if (values === null) return [{}];
  const distinct = [...new Set(values)];
  return Array.from({ length: Math.ceil(distinct.length / mostValues) }, (_, i) => ({
    [key]: distinct.slice(i * mostValues, (i + 1) * mostValues),
  }));
}
