/**
 * Counts what a request makes, while it is made: objects, fields that have a price of their own, and the bytes of the
 * answer. At its bound the request is stopped: nothing more of it is resolved. The estimate decides what is let in; this is
 * what holds, however much more an answer turns out to be.
 */
import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
  type GraphQLObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { userError } from '../../resolvers/errors.ts';
import { bytesPerPoint, callPoints, type Priced, pricesOf } from './prices.ts';

export interface MeterBounds {
  /** Points, all that is counted taken together. */
  readonly points: number;
  readonly bytes: number;
}
export type Stopped = 'cost' | 'answerBytes';

/** What one request has made. It grows in place: this is done for every object of every answer. */
export class Meter {
  /** Points of objects and fields. */
  points = 0;
  /** About as many as the answer will have; what is sent is measured when it is. */
  bytes = 0;
  stopped: Stopped | null = null;
  /** Infinite until the operation is known. */
  bounds: MeterBounds = { points: Infinity, bytes: Infinity };
  readonly #calls: () => number;
  readonly #onStop: (why: Stopped) => void;

  /** `onStop` hears once that a bound is passed. */
  constructor(calls: () => number, onStop: (why: Stopped) => void) {
    this.#calls = calls;
    this.#onStop = onStop;
  }

  get used(): number {
    return this.points + callPoints * this.#calls() + Math.floor(this.bytes / bytesPerPoint);
  }

  add(points: number, bytes: number): void {
    this.points += points;
    this.bytes += bytes;
    if (this.stopped === null && (this.bytes > this.bounds.bytes || this.used > this.bounds.points)) {
      this.stopped = this.bytes > this.bounds.bytes ? 'answerBytes' : 'cost';
      this.#onStop(this.stopped);
    }
  }
}

/** What the meter needs of a request's context. */
interface Metered {
  readonly usage: { readonly meter: Meter; readonly isStopped: () => boolean };
}
type Resolver = GraphQLFieldResolver<unknown, Metered>;

/** Wraps the fields of which objects or texts come. */
export function metered(schema: GraphQLSchema): GraphQLSchema {
  const prices = pricesOf(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const told = tellsOutcome(type, schema);
    for (const field of Object.values(type.getFields())) {
      const price = prices.get(`${type.name}.${field.name}`);
      if (price) field.resolve = counting(resolverOf(field), price, told);
    }
  }
  return schema;
}
const resolverOf = ({ resolve }: GraphQLField<unknown, Metered>): Resolver => resolve ?? defaultFieldResolver;

/** What came of a write is told, whatever else of the answer has to be left out. */
const tellsOutcome = (type: GraphQLObjectType, schema: GraphQLSchema): boolean =>
  type === schema.getMutationType() ||
  type.name === 'Operation' ||
  type.getInterfaces().some(({ name }) => name === 'OperationPayload');

function counting(resolve: Resolver, { named, own }: Priced, told: boolean): Resolver {
  const isObject = isCompositeType(named);
  // Values of fixed length are counted with the object that they are of.
  if (!isObject && own === 0 && !isText(named.name)) return resolve;
  const note = isObject
    ? (value: unknown, { meter }: Metered['usage'], info: GraphQLResolveInfo): void => {
        const entries = Array.isArray(value) ? value.length : value === null || value === undefined ? 0 : 1;
        meter.add(entries * own, entries * bytesOfObject(info));
      }
    : (value: unknown, { meter }: Metered['usage']): void => meter.add(own, bytesOf(value));
  return (...given) => {
    const [, , { usage }, info] = given;
    if (usage.isStopped() && !told) throw stopped(usage.meter);
    const value: unknown = resolve(...given);
    if (value instanceof Promise)
      return value.then((settled: unknown) => {
        note(settled, usage, info);
        if (usage.isStopped() && !told) throw stopped(usage.meter);
        return settled;
      });
    note(value, usage, info);
    if (usage.isStopped() && !told) throw stopped(usage.meter);
    return value;
  };
}

const sentences: Record<Stopped, (bounds: MeterBounds) => string> = {
  cost: ({ points }) =>
    `The answer came to more than the ${points.toLocaleString('en')} points that one request may cost (objects, vendor calls and bytes)`,
  answerBytes: ({ bytes }) => `The answer came to more than the ${bytes.toLocaleString('en')} bytes that it may have`,
};
export const stoppedMessage = ({ stopped: why, bounds }: Meter): string =>
  `${sentences[why ?? 'cost'](bounds)}, and was not finished. Ask for fewer entries (first), fewer fields, or in several requests.`;
const stopped = (meter: Meter): Error =>
  userError('COST_LIMIT_EXCEEDED', stoppedMessage(meter), { limit: meter.stopped ?? 'cost' });

/** Scalars whose values have no bounded length. */
const isText = (name: string): boolean => name === 'String' || name === 'ID' || name === 'JSON';

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + 3 + bytesOf(one), 0);
  // The text of a record as its vendor sent it; JSON.stringify is the only one that knows its length.
  return typeof value === 'object' && value !== null ? Buffer.byteLength(JSON.stringify(value)) : 8;
}

/** Marks around a name, and a value of usual length. */
const bytesOfField = 8;
const known = new WeakMap<readonly FieldNode[], number>();

/** What the names of an object's fields take in the answer. Aliases have any length, and are written for every object. */
function bytesOfObject({ fieldNodes, fragments }: GraphQLResolveInfo): number {
  const before = known.get(fieldNodes);
  if (before !== undefined) return before;
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add((selection.alias ?? selection.name).value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment) visit(fragment.selectionSet);
      }
    }
  };
  for (const { selectionSet } of fieldNodes) if (selectionSet) visit(selectionSet);
  const bytes = [...names].reduce((sum, name) => sum + name.length + bytesOfField, 2);
  known.set(fieldNodes, bytes);
  return bytes;
}
