/** Counts and sums over all known orders, and look-ups by any number. The database does them. */
import { type Kysely, sql } from 'kysely';
import type { OrderCounts, StatField, StatQuestion, StatRow } from '../../sources/ports/changes.ts';
import type { Filter } from '../../sources/ports/lists.ts';
import { type IdNamespace, vendors } from '../../sources/vocabulary.ts';
import { looseForm } from '../../sources/values/number-text.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { conditionOf, type FilterReading, unanswerable } from './filter.ts';
import { amountText, dayText } from '../rows/index-row.ts';
import { looseNumberKey, numberKey } from '../keys.ts';
import { overfull } from '../rows/link-rows.ts';
import { orderKeyOf } from '../rows/order-record.ts';
import type { OrderIndexRow, Tables } from '../schema.ts';

const columns = {
  VENDOR: 'vendor',
  STATUS: 'status',
  PAYMENT_STATUS: 'payment_status',
  FULFILLMENT_STATUS: 'fulfillment_status',
  PLATFORM: 'platform',
  SHOP: 'shop',
  STORE: 'store',
  DAY: 'placed_day',
  CARRIER: 'carrier',
} as const satisfies Record<StatField, keyof OrderIndexRow>;

/** Every kind of number: the type makes sure that none is left out. */
const everyNamespace: Record<IdNamespace, true> = {
  VENDOR_ID: true,
  VENDOR_CODE: true,
  PLATFORM_ORDER: true,
  PLATFORM_MAIN_ORDER: true,
  PLATFORM_INNER: true,
  THIRD_PARTY: true,
  SALE_ORDER: true,
  SOURCE_ORDER: true,
  PARENT: true,
  PAYMENT: true,
  EXTERNAL: true,
  PICKUP_CODE: true,
  STORE_SEQUENCE: true,
  RETURN: true,
  EXCHANGE: true,
  WAYBILL: true,
  LINE: true,
  // No order has an identifier of this kind, so that nothing is found: phones are attributes of the index.
  PHONE_SUFFIX: true,
};
const isNamespace = (name: string): name is IdNamespace => Object.hasOwn(everyNamespace, name);
const namespaces = Object.keys(everyNamespace).filter(isNamespace);
/** More than a person reads; very many orders may have the same short code (a pick-up code, a store's running number). */
const mostHits = 100;

export function orderCountsOf(engine: Engine, reading: FilterReading): OrderCounts {
  return {
    unanswerable,
    stats: async (question) => {
      if (unanswerable(question.filter)) return null;
      if (question.vendors.length === 0) return [];
      return guarded(engine, (db) => stats(db, reading, question));
    },
    ordersByAnyNumber: (values, among) => guarded(engine, (db) => byAnyNumber(db, values, among ?? namespaces)),
  };
}

async function stats(db: Kysely<Tables>, reading: FilterReading, question: StatQuestion): Promise<readonly StatRow[]> {
  const groupBy = [...new Set(question.groupBy)];
  // Columns are named by their position, since `groupBy` may name any field.
  const keys = groupBy.map((field, at) => sql<string | number | null>`${sql.ref(columns[field])}`.as(`key${at}`));
  let query = db
    .selectFrom(rowsOf(db, reading, question).as('counted'))
    .select(({ fn }) => [
      fn.countAll<number>().as('orders'),
      // As text, since a sum may be too long for a number.
      sql<string | null>`cast(sum(payable) as text)`.as('payable'),
      sql<string | null>`cast(sum(refunded) as text)`.as('refunded'),
      fn.min('currency').as('currency'),
      fn.max('currency').as('other_currency'),
    ])
    .select(keys)
    .limit(question.limit);
  if (question.distinctGroups) query = query.select(({ fn }) => fn.count<number>('group_key').distinct().as('groups'));
  if (question.sales) query = query.select(saleColumns(db, reading, question.sales));
  if (groupBy.length > 0) query = query.groupBy(groupBy.map((field) => columns[field]));
  const rows: readonly Counted[] = await query.execute();
  return rows
    .filter(({ orders }) => orders > 0 || groupBy.length === 0)
    .map((row) => statRow(row, groupBy))
    .toSorted(byValues);
}

/** The orders that are counted. */
function rowsOf(db: Kysely<Tables>, reading: FilterReading, { filter, vendors: asked }: StatQuestion) {
  const rows = db
    .selectFrom('order_index')
    .select(['key', 'payable', 'refunded', 'currency', 'group_key', 'group_place'])
    .select(Object.values(columns))
    .where(conditionOf(reading, filter));
  // A condition on all vendors would keep an engine from the index that holds all columns.
  return vendors.every((vendor) => asked.includes(vendor)) ? rows : rows.where('vendor', 'in', [...asked]);
}

/** Counts and adds up only the orders that are the first visible ones of their sales. */
function saleColumns(db: Kysely<Tables>, reading: FilterReading, visible: Filter) {
  const seen = db.selectFrom('order_index').select(['key', 'group_place']).where(conditionOf(reading, visible));
  const ranked = db
    .selectFrom(seen.as('seen'))
    .innerJoin('group_members', 'group_members.order_key', 'seen.key')
    .where('group_members.group_key', '<>', overfull)
    .select('seen.key')
    .select(sql<number>`row_number() over (partition by group_key order by group_place)`.as('place'));
  // Not asked for each order by itself: the first ones are found once.
  const firsts = db.selectFrom(ranked.as('ranked')).select('key').where('place', '=', 1);
  const first = isEverything(visible)
    ? sql`counted.group_place = 0`
    : sql`(counted.group_place = 0 or counted.key in ${firsts})`;
  return [
    sql<number>`count(case when ${first} then 1 end)`.as('sales'),
    sql<string | null>`cast(sum(case when ${first} then payable end) as text)`.as('sales_payable'),
    sql<string | null>`min(case when ${first} and payable is not null then currency end)`.as('sales_currency'),
    sql<string | null>`max(case when ${first} and payable is not null then currency end)`.as('other_sales_currency'),
  ];
}

const isEverything = ({ vendors: some, ...others }: Filter): boolean =>
  vendors.every((vendor) => some?.includes(vendor) ?? true) && Object.values(others).every((one) => one === null);

interface Counted {
  readonly orders: number;
  readonly payable: string | null;
  readonly refunded: string | null;
  readonly currency: string | null;
  readonly other_currency: string | null;
  readonly groups?: number;
  readonly sales?: number;
  readonly sales_payable?: string | null;
  readonly sales_currency?: string | null;
  readonly other_sales_currency?: string | null;
}

function statRow(row: Counted, groupBy: readonly StatField[]): StatRow {
  const { orders, payable, refunded, currency, other_currency: other, groups = 0 } = row;
  const single = currency === other;
  const amount = (units: string | null): string | null =>
    units === null || !single ? null : amountText(BigInt(units));
  return {
    values: groupBy.map((field, at) => {
      const value: unknown = Reflect.get(row, `key${at}`);
      if (typeof value === 'number') return field === 'DAY' ? dayText(value) : String(value);
      return typeof value === 'string' ? value : null;
    }),
    orders,
    payable: amount(payable),
    refunded: amount(refunded),
    currency: single ? currency : null,
    distinctGroups: groups === 0 ? null : groups,
    sales: row.sales ?? null,
    salesPayable: salesPayableOf(row),
  };
}

function salesPayableOf({ sales_payable: units = null, sales_currency: currency = null, ...row }: Counted) {
  if (units === null || currency === null || currency !== row.other_sales_currency) return null;
  return { amount: amountText(BigInt(units)), currency };
}

/** In the order of the values; rows without a value come last. */
function byValues(a: StatRow, b: StatRow): number {
  for (const [at, x] of a.values.entries()) {
    const y = b.values[at] ?? null;
    if (x === y) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return 0;
}

async function byAnyNumber(
  db: Kysely<Tables>,
  values: readonly string[],
  among: readonly IdNamespace[],
): ReturnType<OrderCounts['ordersByAnyNumber']> {
  const keys = [...new Set(values)].flatMap((value) =>
    among.flatMap((namespace) =>
      vendors.flatMap((vendor) => [
        numberKey(vendor, namespace, value),
        numberKey(vendor, namespace, looseForm(value)),
        looseNumberKey(vendor, namespace, value),
      ]),
    ),
  );
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('numbers')
    .innerJoin('orders', 'orders.key', 'numbers.order_key')
    .select(['orders.vendor', 'orders.tenant_id', 'orders.order_no', 'orders.asked_by'])
    .select(['numbers.namespace', 'numbers.value'])
    .distinct()
    .select('orders.key')
    .select('orders.updated_at')
    .where('numbers.number_key', 'in', [...new Set(keys)])
    .orderBy('orders.updated_at', 'desc')
    .orderBy('orders.key')
    .limit(mostHits)
    .execute();
  return rows.map((row) => ({
    key: orderKeyOf(row),
    namespace: row.namespace,
    value: row.value,
  }));
}
