/** From the filter that a client writes to the one that sources are asked by; bad input ends here. */
import type { Filter, Range } from '../../sources/ports/lists.ts';
import { milliseconds } from '../../sources/values/time.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { needScope } from '../directives/requires-scopes.ts';
import { spellingsOf } from '../../sources/values/number-text.ts';
import { typed, typedNumber } from './references.ts';
import type { InputMaybe, OrderFilter, TimeRange } from '../types.generated.ts';

const mostValues = 1_000;
/** In all lists of a filter together. A number is looked for in every vendor, and SQLite takes 32,766 values at once. */
const mostValuesInAll = 2_000;
const deepest = 5;
const mostParts = 50;

/** `argument` is what an error calls it. */
export function filterOf(input: OrderFilter | null | undefined, context: Asking, argument = 'filter'): Filter {
  return reading({ depth: 0, left: { parts: mostParts, values: mostValuesInAll }, context }, input ?? {}, argument);
}

/** Who asks, and who hears that somebody is looked for by a name or a phone. */
type Asking = Pick<Context, 'client' | 'searched'>;

interface Bounds {
  readonly context: Asking;
  readonly depth: number;
  /** How many more filters, and values of lists, there may be in the whole. */
  readonly left: { parts: number; values: number };
}

function reading(bounds: Bounds, input: OrderFilter, at: string): Filter {
  bounds.left.parts -= 1;
  if (bounds.depth > deepest || bounds.left.parts < 0)
    throw userError(
      'BAD_USER_INPUT',
      `${at}: filters may stand ${deepest} deep in each other, and ${mostParts} in all; ask for less at once.`,
      { argument: at },
    );
  const personal = (name: 'recipientPhoneSuffix' | 'recipientName'): string | null => {
    if ((input[name] ?? null) === null) return null;
    // Whoever can try out names and phones learns them.
    needScope('pii:reveal', `${at}.${name}`, bounds.context.client);
    bounds.context.searched(name);
    return text(name);
  };
  const inner = (one: OrderFilter, name: string): Filter =>
    reading({ ...bounds, depth: bounds.depth + 1 }, one, `${at}.${name}`);
  const texts = (name: TextList): readonly string[] | null => textsOf(input[name], `${at}.${name}`, bounds);
  const text = (name: TextField): string | null => {
    const value = input[name];
    return value === null || value === undefined ? null : typed(value, `${at}.${name}`);
  };
  const flag = (name: FlagField): boolean | null => input[name] ?? null;
  const range = (name: RangeField): Range | null => rangeOf(input[name], `${at}.${name}`);
  return {
    vendors: listOf(input.vendors),
    status: listOf(input.status),
    paymentStatus: listOf(input.paymentStatus),
    fulfillmentStatus: listOf(input.fulfillmentStatus),
    returnStatus: listOf(input.returnStatus),
    nativeStatus: texts('nativeStatus'),
    kind: listOf(input.kind),
    deliveryMethod: listOf(input.deliveryMethod),
    placedAt: range('placedAt'),
    createdAt: range('createdAt'),
    modifiedAt: range('modifiedAt'),
    deliveredAt: range('deliveredAt'),
    shipBy: range('shipBy'),
    deliverBy: range('deliverBy'),
    platformOrderNos: inEachSpelling(texts('platformOrderNos')),
    platformIds: texts('platformIds'),
    shopIds: texts('shopIds'),
    storeIds: texts('storeIds'),
    warehouseIds: texts('warehouseIds'),
    trackingNo: input.trackingNo ? typedNumber(input.trackingNo, `${at}.trackingNo`) : text('trackingNo'),
    skuCodes: texts('skuCodes'),
    productText: text('productText'),
    recipientPhoneSuffix: personal('recipientPhoneSuffix'),
    recipientName: personal('recipientName'),
    tags: texts('tags'),
    onHold: flag('onHold'),
    hasException: flag('hasException'),
    hasReturn: flag('hasReturn'),
    hasInvoice: flag('hasInvoice'),
    hasUnmappedStatus: flag('hasUnmappedStatus'),
    and: input.and?.length ? input.and.map((one, i) => inner(one, `and.${i}`)) : null,
    not: input.not ? inner(input.not, 'not') : null,
  };
}

type TextList =
  | 'nativeStatus'
  | 'platformOrderNos'
  | 'platformIds'
  | 'shopIds'
  | 'storeIds'
  | 'warehouseIds'
  | 'skuCodes'
  | 'tags';
type TextField = 'trackingNo' | 'productText' | 'recipientPhoneSuffix' | 'recipientName';
type FlagField = 'onHold' | 'hasException' | 'hasReturn' | 'hasInvoice' | 'hasUnmappedStatus';
type RangeField = 'placedAt' | 'createdAt' | 'modifiedAt' | 'deliveredAt' | 'shipBy' | 'deliverBy';

/** Each value once; an empty list is no condition. */
export const listOf = <T>(values: InputMaybe<readonly T[]> | undefined): readonly T[] | null =>
  values && values.length > 0 ? [...new Set(values)] : null;

/** A value of the list is one of several that fit, so each spelling of a number may stand beside the others. */
const inEachSpelling = (numbers: readonly string[] | null): readonly string[] | null =>
  numbers && [...new Set(numbers.flatMap(spellingsOf))];

function textsOf(
  values: InputMaybe<readonly string[]> | undefined,
  argument: string,
  { left }: Bounds,
): readonly string[] | null {
  if (values && values.length > mostValues)
    throw userError('BAD_USER_INPUT', `${argument} takes at most ${mostValues} values; there were ${values.length}.`, {
      argument,
      most: mostValues,
    });
  left.values -= values?.length ?? 0;
  if (left.values < 0)
    throw userError(
      'BAD_USER_INPUT',
      `${argument}: the lists of a filter may have ${mostValuesInAll} values in all; ask for some of them at once.`,
      { argument, most: mostValuesInAll },
    );
  return listOf(values?.map((value) => typed(value, argument)));
}

/** Vendors tell whole seconds: the first that is not before a moment stands for it. */
export function rangeOf(range: InputMaybe<TimeRange> | undefined, argument: string): Range | null {
  if (!range || (!range.from && !range.to)) return null;
  const from = range.from ? Math.ceil(milliseconds(range.from) / 1000) : null;
  const to = range.to ? Math.ceil(milliseconds(range.to) / 1000) : null;
  if (from !== null && to !== null && from > to)
    throw userError(
      'BAD_USER_INPUT',
      `${argument} is the wrong way round: from (${range.from}) is after to (${range.to}).`,
      {
        argument,
      },
    );
  return { from, to };
}
