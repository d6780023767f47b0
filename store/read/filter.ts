/**
 * A filter as a condition on the index. Every part is true or false, never null, so that `not` is exact: a condition on
 * what a row does not show is not fulfilled. What the index cannot evaluate is let through, also inside a `not`: the
 * condition is then wider than the filter, never narrower.
 */
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely';
import { phoneEnd, searchable } from '../../sources/values/search-text.ts';
import type { Filter, Range } from '../../sources/ports/lists.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { AttributeKind } from '../../sources/ports/pushes.ts';
import { attributeKey, numberKey } from '../keys.ts';
import type { OrderIndexRow, Tables } from '../schema.ts';
import type { EngineKind } from '../engine/dialect.ts';
import type { PhoneHash } from '../rows/phone-hash.ts';

type Conditions = Omit<Filter, 'and' | 'not'>;
type Name = keyof Conditions;
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
const times = { placedAt: 'placed_at', createdAt: 'created_at', modifiedAt: 'modified_at' } as const;
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
  return (eb: Builder): Test => testOf({ eb, kind, phoneHash }, filter, false);
}

/** How a filter is put to this store. */
export interface FilterReading {
  readonly kind: EngineKind;
  readonly phoneHash: PhoneHash;
}
interface Dialect extends FilterReading {
  readonly eb: Builder;
}

/** `negated`: inside an odd number of `not`, where what cannot be evaluated must be false to let everything through. */
function testOf(dialect: Dialect, filter: Filter, negated: boolean): Test {
  const { eb } = dialect;
  const tests: Test[] = [
    ...listTests(eb, filter),
    ...rangeTests(eb, filter),
    ...flagTests(eb, filter),
    ...attributeTests(dialect, filter, negated),
    ...numberTests(eb, filter, negated),
    ...never.flatMap((name) => (filter[name] === null ? [] : [constant(!negated)])),
    ...(filter.and ?? []).map((one) => testOf(dialect, one, negated)),
    ...(filter.not ? [eb.not(testOf(dialect, filter.not, !negated))] : []),
  ];
  return tests.length === 0 ? constant(true) : eb.and(tests);
}

/** Written so that both engines take it for a truth value. */
const constant = (value: boolean): Test => (value ? sql<SqlBool>`(1 = 1)` : sql<SqlBool>`(1 = 0)`);

const keysOf = <T extends object>(table: T): readonly (keyof T)[] => {
  const names: (keyof T)[] = [];
  for (const name in table) if (Object.hasOwn(table, name)) names.push(name);
  return names;
};

function listTests(eb: Builder, filter: Filter): readonly Test[] {
  return keysOf(columns).flatMap((name) => {
    const wanted = filter[name];
    if (wanted === null) return [];
    return wanted.length === 0 ? constant(false) : oneOf(eb, columns[name], wanted);
  });
}

const oneOf = (eb: Builder, column: (typeof columns)[keyof typeof columns], wanted: readonly string[]): Test => {
  const ref = sql.ref<string>(`order_index.${column}`);
  const isIn = eb(ref, 'in', [...new Set(wanted)]);
  return column === 'return_status' ? eb.and([eb(ref, 'is not', null), isIn]) : isIn;
};

function rangeTests(eb: Builder, filter: Filter): readonly Test[] {
  return keysOf(times).flatMap((name) => {
    const range: Range | null = filter[name];
    const column = `order_index.${times[name]}` as const;
    if (range === null) return [];
    return eb.and([
      eb(column, 'is not', null),
      ...(range.from === null ? [] : [eb(column, '>=', Math.ceil(range.from))]),
      ...(range.to === null ? [] : [eb(column, '<', Math.ceil(range.to))]),
    ]);
  });
}

function flagTests(eb: Builder, filter: Filter): readonly Test[] {
  return keysOf(flags).flatMap((name) => {
    const wanted = filter[name];
    const column = `order_index.${flags[name]}` as const;
    // A literal and no parameter: the partial index of the flagged orders is used only for a condition that says so.
    return wanted === null ? [] : eb.and([eb(column, 'is not', null), eb(column, '=', eb.lit(wanted ? 1 : 0))]);
  });
}

function attributeTests(dialect: Dialect, filter: Filter, negated: boolean): readonly Test[] {
  const { eb } = dialect;
  const having = (keys: readonly string[]): Test =>
    eb('order_index.key', 'in', eb.selectFrom('order_attributes').select('order_key').where('value_key', 'in', keys));
  const text = filter.productText === null ? null : searchable(filter.productText);
  const phone = filter.recipientPhoneSuffix;
  return [
    ...keysOf(attributes).flatMap((name) => {
      const wanted = filter[name];
      if (wanted === null) return [];
      return wanted.length === 0
        ? constant(false)
        : having([...new Set(wanted)].map((value) => attributeKey(attributes[name], value)));
    }),
    ...(phone === null ? [] : [phoneTest(phone, dialect.phoneHash, { having, negated })]),
    ...(text === null
      ? []
      : text === ''
        ? [constant(!negated)]
        : [
            eb(
              'order_index.key',
              'in',
              eb.selectFrom('order_attributes').select('order_key').where(titlesWith(dialect, text)),
            ),
          ]),
  ];
}

/** A longer number lets every order through that has its last four digits; inside a `not` nothing may be left out. */
function phoneTest(
  phone: string,
  hash: PhoneHash,
  { having, negated }: { having: (keys: readonly string[]) => Test; negated: boolean },
): Test {
  const end = phoneEnd(phone);
  if (end === null || hash === null || (end !== phone && negated)) return constant(!negated);
  return having([attributeKey('PHONE', hash(end))]);
}

/** PostgreSQL expects `strpos` to find a third of all titles, unless they come as an array, of which it expects few. */
function titlesWith({ eb, kind }: Dialect, text: string): Test {
  const place = kind === 'sqlite' ? sql`instr` : sql`strpos`;
  const titles = eb
    .selectFrom('titles')
    .select('value_key')
    .where(sql<number>`${place}(value, ${text})`, '>', 0);
  const column = sql.ref('order_attributes.value_key');
  return kind === 'sqlite' ? sql<SqlBool>`${column} in ${titles}` : sql<SqlBool>`${column} = any(array${titles})`;
}

function numberTests(eb: Builder, filter: Filter, negated: boolean): readonly Test[] {
  const having = (namespace: 'PLATFORM_ORDER' | 'WAYBILL', values: readonly string[]): Test => {
    const keys = values.flatMap((value) => vendors.map((vendor) => numberKey(vendor, namespace, value)));
    return keys.length === 0
      ? constant(false)
      : eb('order_index.key', 'in', eb.selectFrom('numbers').select('order_key').where('number_key', 'in', keys));
  };
  const { platformOrderNos, trackingNo } = filter;
  return [
    ...(platformOrderNos === null ? [] : [having('PLATFORM_ORDER', [...new Set(platformOrderNos)])]),
    ...(trackingNo === null ? [] : [negated ? constant(false) : having('WAYBILL', [trackingNo])]),
  ];
}
