/**
 * A filter as a condition on the index, with the meaning of sources/lists/filter.ts: what a row does not show fulfils
 * neither a condition nor its opposite. So no test is turned round by SQL's "not": a condition inside a `not` becomes the
 * test that it is known not to be fulfilled, and "and" becomes "or". What the index cannot evaluate is let through either
 * way: the test is then wider than the filter, never narrower.
 */
import { type Expression, type ExpressionBuilder, type RawBuilder, sql, type SqlBool } from 'kysely';
import { phoneEnd, searchable } from '../../sources/values/search-text.ts';
import type { Condition as Name, Filter } from '../../sources/ports/lists.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { AttributeKind } from '../../sources/ports/pushes.ts';
import { attributeKey, numberKey, untoldKey } from '../keys.ts';
import type { OrderIndexRow, Tables } from '../schema.ts';
import type { EngineKind } from '../engine/dialect.ts';
import type { PhoneHash } from '../rows/phone-hash.ts';

type Builder = ExpressionBuilder<Tables, 'order_index'>;
type Test = Expression<SqlBool>;

const columns = {
  vendors: 'vendor',
  status: 'status',
  paymentStatus: 'payment_status',
  fulfillmentStatus: 'fulfillment_status',
  returnStatus: 'return_status',
  kind: 'kind',
  deliveryMethod: 'delivery_method',
} as const satisfies Partial<Record<Name, keyof OrderIndexRow>>;
const times = {
  placedAt: 'placed_at',
  createdAt: 'created_at',
  modifiedAt: 'modified_at',
  shipBy: 'ship_by',
  deliverBy: 'deliver_by',
} as const;
const flags = {
  onHold: 'on_hold',
  hasException: 'has_exception',
  hasReturn: 'has_return',
  hasInvoice: 'has_invoice',
  hasUnmappedStatus: 'has_unmapped',
} as const;
const attributes = {
  nativeStatus: 'NATIVE_STATUS',
  platformIds: 'PLATFORM',
  shopIds: 'SHOP',
  storeIds: 'STORE',
  warehouseIds: 'WAREHOUSE',
  skuCodes: 'SKU',
  tags: 'TAG',
} as const satisfies Partial<Record<Name, AttributeKind>>;

/** The index does not hold when a parcel arrived, and it must not hold names. */
const never = ['deliveredAt', 'recipientName'] as const;

/** The conditions that the index cannot evaluate exactly; null when it can evaluate the whole filter. */
export function unanswerable(filter: Filter): readonly string[] | null {
  const names = [...new Set(unanswerableIn(filter, false))];
  return names.length === 0 ? null : names;
}

function unanswerableIn(filter: Filter, negated: boolean): readonly string[] {
  const { productText, trackingNo, recipientPhoneSuffix: phone } = filter;
  return [
    ...never.filter((name) => filter[name] !== null),
    ...(productText !== null && searchable(productText) === '' ? ['productText'] : []),
    // Of a phone exactly the last four digits are known.
    ...(phone !== null && phoneEnd(phone) !== phone ? ['recipientPhoneSuffix'] : []),
    // The index also knows parcels that the order's own record does not name: it finds too many, so `not` finds too few.
    ...(negated && trackingNo !== null ? ['trackingNo'] : []),
    ...(filter.and ?? []).flatMap((one) => unanswerableIn(one, negated)),
    ...(filter.not ? unanswerableIn(filter.not, !negated) : []),
  ];
}

/** `true` for a filter without conditions. */
export function conditionOf({ kind, phoneHash }: FilterReading, filter: Filter) {
  return (eb: Builder): Test => testOf({ eb, kind, phoneHash, holds: true }, filter);
}

/** How a filter is put to this store. */
export interface FilterReading {
  readonly kind: EngineKind;
  readonly phoneHash: PhoneHash;
}
interface Polarity extends FilterReading {
  readonly eb: Builder;
  /** Whether the filter is to be fulfilled, or is inside an odd number of `not`. */
  readonly holds: boolean;
}

function testOf(way: Polarity, filter: Filter): Test {
  const { eb, holds } = way;
  const tests: Test[] = [
    ...listTests(way, filter),
    ...rangeTests(way, filter),
    ...flagTests(way, filter),
    ...attributeTests(way, filter),
    ...titleTests(way, filter),
    ...numberTests(way, filter),
    ...never.flatMap((name) => (filter[name] === null ? [] : [letThrough])),
    ...(filter.and ?? []).map((one) => testOf(way, one)),
    ...(filter.not ? [testOf({ ...way, holds: !holds }, filter.not)] : []),
  ];
  if (tests.length === 0) return constant(holds);
  return holds ? eb.and(tests) : eb.or(tests);
}

/** Written so that both engines take it for a truth value. */
const constant = (value: boolean): Test => (value ? sql<SqlBool>`(1 = 1)` : sql<SqlBool>`(1 = 0)`);
const letThrough = constant(true);

const keysOf = <T extends object>(table: T): readonly (keyof T)[] => {
  const names: (keyof T)[] = [];
  for (const name in table) if (Object.hasOwn(table, name)) names.push(name);
  return names;
};

function listTests({ eb, holds }: Polarity, filter: Filter): readonly Test[] {
  return keysOf(columns).flatMap((name) => {
    const wanted = filter[name];
    if (wanted === null) return [];
    if (wanted.length === 0) return constant(!holds);
    const ref = sql.ref<string>(`order_index.${columns[name]}`);
    const test = eb(ref, holds ? 'in' : 'not in', [...new Set<string>(wanted)]);
    // No state of after-sale is known where nothing is told of after-sale; where it is, there is no case.
    if (name !== 'returnStatus' || holds) return test;
    return eb.or([test, eb.and([eb(ref, 'is', null), eb('order_index.has_return', 'is not', null)])]);
  });
}

/** A time that is null makes every comparison null, which is not true. */
function rangeTests({ eb, holds }: Polarity, filter: Filter): readonly Test[] {
  return keysOf(times).flatMap((name) => {
    const range = filter[name];
    const column = `order_index.${times[name]}` as const;
    if (range === null) return [];
    const from = range.from === null ? [] : [eb(column, holds ? '>=' : '<', Math.ceil(range.from))];
    const to = range.to === null ? [] : [eb(column, holds ? '<' : '>=', Math.ceil(range.to))];
    return holds ? eb.and([eb(column, 'is not', null), ...from, ...to]) : eb.or([constant(false), ...from, ...to]);
  });
}

function flagTests({ eb, holds }: Polarity, filter: Filter): readonly Test[] {
  return keysOf(flags).flatMap((name) => {
    const wanted = filter[name];
    // A literal and no parameter: the partial index of the flagged orders is used only for a condition that says so.
    return wanted === null ? [] : eb(`order_index.${flags[name]}`, '=', eb.lit(wanted === holds ? 1 : 0));
  });
}

function attributeTests(way: Polarity, filter: Filter): readonly Test[] {
  const phone = filter.recipientPhoneSuffix;
  return [
    ...keysOf(attributes).flatMap((name) => {
      const wanted = filter[name];
      return wanted === null ? [] : valueTest(way, attributes[name], wanted);
    }),
    ...(phone === null ? [] : [phoneTest(way, phone)]),
  ];
}

/** One of the values; or that none of them is there, where all values are told. */
function valueTest(way: Polarity, kind: AttributeKind, wanted: readonly string[]): Test {
  const { holds } = way;
  if (wanted.length === 0) return constant(!holds);
  const keys = [...new Set(wanted)].map((value) => attributeKey(kind, value));
  return among(
    way,
    sql`order_attributes`,
    sql<SqlBool>`value_key in (${sql.join(holds ? keys : [...keys, untoldKey(kind)])})`,
  );
}

/** A longer number lets every order through that has its last four digits; inside a `not` nothing may be left out. */
function phoneTest(way: Polarity, phone: string): Test {
  const end = phoneEnd(phone);
  const { phoneHash: hash, holds } = way;
  return end === null || hash === null || (end !== phone && !holds) ? letThrough : valueTest(way, 'PHONE', [hash(end)]);
}

/**
 * Whether an order has such a row, or has none. SQLite makes a list of the orders once; PostgreSQL finds the best way for
 * `exists` itself, and has a bad one for a long list behind "not in".
 */
function among({ kind, holds }: Polarity, table: RawBuilder<unknown>, test: Test): Test {
  const not = holds ? sql`` : sql`not `;
  return kind === 'sqlite'
    ? sql<SqlBool>`order_index.key ${not}in (select order_key from ${table} where ${test})`
    : sql<SqlBool>`${not}exists (select 1 from ${table} where order_key = order_index.key and ${test})`;
}

/** PostgreSQL expects `strpos` to find a third of all titles, unless they come as an array, of which it expects few. */
function titleTests(way: Polarity, { productText }: Filter): readonly Test[] {
  if (productText === null) return [];
  const text = searchable(productText);
  if (text === '') return [letThrough];
  const { eb, kind, holds } = way;
  const place = kind === 'sqlite' ? sql`instr` : sql`strpos`;
  const titles = eb
    .selectFrom('titles')
    .select('value_key')
    .where(sql<number>`${place}(value, ${text})`, '>', 0);
  const found =
    kind === 'sqlite' ? sql<SqlBool>`value_key in ${titles}` : sql<SqlBool>`value_key = any(array${titles})`;
  const test = holds ? found : sql<SqlBool>`(${found} or value_key = ${untoldKey('TITLE')})`;
  return [among(way, sql`order_attributes`, test)];
}

function numberTests(way: Polarity, { platformOrderNos, trackingNo }: Filter): readonly Test[] {
  const having = (namespace: 'PLATFORM_ORDER' | 'WAYBILL', values: readonly string[]): Test => {
    const keys = values.flatMap((value) => vendors.map((vendor) => numberKey(vendor, namespace, value)));
    return keys.length === 0
      ? constant(!way.holds)
      : among(way, sql`numbers`, sql<SqlBool>`number_key in (${sql.join(keys)})`);
  };
  return [
    ...(platformOrderNos === null ? [] : [having('PLATFORM_ORDER', [...new Set(platformOrderNos)])]),
    ...(trackingNo === null ? [] : [way.holds ? having('WAYBILL', [trackingNo]) : letThrough]),
  ];
}
