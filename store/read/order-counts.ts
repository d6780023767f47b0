/** Counts and sums over all known orders, and look-ups by any number. The database does them. */
import { type Kysely, sql } from 'kysely';
import type { OrderCounts, StatField, StatQuestion, StatRow } from '../../sources/ports/changes.ts';
import { type IdNamespace, vendors } from '../../sources/vocabulary.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { conditionOf, type FilterReading, unanswerable } from './filter.ts';
import { amountText, dayText } from '../rows/index-row.ts';
import { numberKey } from '../keys.ts';
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
    .selectFrom('order_index')
    .select(({ fn }) => [
      fn.countAll<number>().as('orders'),
      // As text, since a sum may be too long for a number.
      sql<string | null>`cast(sum(payable) as text)`.as('payable'),
      sql<string | null>`cast(sum(refunded) as text)`.as('refunded'),
      fn.min('currency').as('currency'),
      fn.max('currency').as('other_currency'),
    ])
    .select(keys)
    .where(conditionOf(reading, question.filter))
    .limit(question.limit);
  // A condition on all vendors would keep an engine from the index that holds all columns.
  if (vendors.some((vendor) => !question.vendors.includes(vendor)))
    query = query.where('vendor', 'in', [...question.vendors]);
  if (question.distinctGroups) query = query.select(({ fn }) => fn.count<number>('group_key').distinct().as('groups'));
  if (groupBy.length > 0) query = query.groupBy(groupBy.map((field) => columns[field]));
  const rows: readonly Counted[] = await query.execute();
  return rows
    .filter(({ orders }) => orders > 0 || groupBy.length === 0)
    .map((row) => statRow(row, groupBy))
    .toSorted(byValues);
}

interface Counted {
  readonly orders: number;
  readonly payable: string | null;
  readonly refunded: string | null;
  readonly currency: string | null;
  readonly other_currency: string | null;
  readonly groups?: number;
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
  };
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
    among.flatMap((namespace) => vendors.map((vendor) => numberKey(vendor, namespace, value))),
  );
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('numbers')
    .innerJoin('orders', 'orders.key', 'numbers.order_key')
    .select(['orders.vendor', 'orders.tenant_id', 'orders.order_no', 'orders.asked_by'])
    .select(['numbers.namespace', 'numbers.value'])
    .where('numbers.number_key', 'in', keys)
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
