/**
 * The one place where personal data is hidden: every text of an answer goes through here, by the kind that
 * `string-fields.ts` declares. It is masked unless it is asked to be revealed, and what is revealed is noted with the
 * orders that it belongs to. Resolvers hand out what vendors have sent.
 */
import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
} from 'graphql';
import { addressMask, bothWays, nameMask, phoneMask } from '../../sources/domain/personal/mask.ts';
import { type KnownValue, maskText, maskTitle } from '../../sources/domain/personal/mask-text.ts';
import type { Personal } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import type { Belonging } from '../services/belongings.ts';
import { type StringKind, stringKind } from './string-fields.ts';

type OutputField = GraphQLField<unknown, Context>;
type FieldResolver = GraphQLFieldResolver<unknown, Context>;

/** The scalars that can hold what people write. */
const texts: ReadonlySet<string> = new Set(['String', 'ID', 'JSON']);
export const isText = (type: GraphQLOutputType): boolean => texts.has(getNamedType(type).name);
const asTheyAre: ReadonlySet<StringKind> = new Set(['PUBLIC', 'CODE', 'OWN_RULE']);
/** Their records are orders, or name their order. */
const owners: ReadonlySet<string> = new Set(['Order', 'OrderItem', 'Package', 'ReturnCase', 'Reminder']);

/** Wraps every field that shows a text, and those that lead to one. */
export function withPersonalData(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.has(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (isText(field.type)) mask(type, field);
      else if (leadsToText(getNamedType(field.type), new Set())) field.resolve = entering(resolverOf(field));
    }
  }
  return schema;
}

function mask(type: GraphQLObjectType, field: OutputField): void {
  // What is not declared may be anything that people write.
  const kind = stringKind(type.name, field.name) ?? 'TEXT';
  if (!asTheyAre.has(kind)) field.resolve = masking(kind, `${type.name}.${field.name}`, resolverOf(field));
}

const resolverOf = ({ resolve }: OutputField): FieldResolver => resolve ?? defaultFieldResolver;

/** Whether a masked text can stand below a type before the next record that names its order. */
function leadsToText(type: ReturnType<typeof getNamedType>, seen: Set<string>): boolean {
  if (isLeafType(type)) return false;
  if (!isObjectType(type) || owners.has(type.name)) return true;
  if (seen.has(type.name)) return false;
  seen.add(type.name);
  return Object.values(type.getFields()).some((field) =>
    isText(field.type)
      ? !asTheyAre.has(stringKind(type.name, field.name) ?? 'TEXT')
      : leadsToText(getNamedType(field.type), seen),
  );
}

const entering =
  (resolve: FieldResolver): FieldResolver =>
  (source, args, context, info) => {
    if (typeof source === 'object' && source !== null) context.belongings.enter(info.path, source);
    return resolve(source, args, context, info);
  };

const masking =
  (kind: StringKind, name: string, resolve: FieldResolver): FieldResolver =>
  (source, args, context, info) => {
    const show = (value: unknown): unknown => {
      if (value === null || value === undefined) return null;
      const record = typeof source === 'object' && source !== null ? source : {};
      return after(context.belongings.of(record, info.path, context.loaders), (belonging) =>
        shown(value, { kind, name, record, belonging, reveal: args['reveal'] === true, context }),
      );
    };
    return after(resolve(source, args, context, info), show);
  };

/** Without a promise where there is none: most texts are at hand. */
async function afterwards<T>(value: Promise<T>, next: (value: T) => unknown): Promise<unknown> {
  return next(await value);
}
function after<T>(value: T | Promise<T>, next: (value: T) => unknown): unknown {
  return value instanceof Promise ? afterwards(value, next) : next(value);
}

interface Asked {
  readonly kind: StringKind;
  readonly name: string;
  readonly record: object;
  readonly belonging: Belonging;
  readonly reveal: boolean;
  readonly context: Context;
}
function shown(value: unknown, asked: Asked): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => shown(one, asked));
  const { clear, masked } = bothOf(value, asked);
  // directives/requires-scopes.ts sees to it that only who may asks to reveal.
  if (!asked.reveal || clear === null) return masked;
  if (masked !== clear) {
    const { orders } = asked.belonging;
    for (const order of orders.length > 0 ? orders : [null]) asked.context.disclosed(order, asked.name);
  }
  return clear;
}

type Both = ReturnType<typeof bothWays>;
function bothOf(value: unknown, { kind, record, belonging: { people } }: Asked): Both {
  const place = (name: string): string | null => {
    const part: unknown = Reflect.get(record, name);
    return typeof part === 'string' ? maskText(part, people) : null;
  };
  if (kind === 'NAME') return bothWays(personalOf(value), nameMask);
  if (kind === 'PHONE') return bothWays(personalOf(value), phoneMask);
  if (kind === 'ADDRESS')
    return bothWays(personalOf(value), addressMask([place('province'), place('city'), place('district')]));
  const clear = textOf(value);
  return { clear, masked: maskedText(clear, { kind, record, people }) };
}

function maskedText(
  text: string,
  { kind, record, people }: { kind: StringKind; record: object; people: readonly KnownValue[] },
): string {
  if (kind === 'TITLE')
    return maskTitle(text, people, { titleIsPerson: Reflect.get(record, 'titleIsPerson') === true });
  if (kind === 'VENDOR_CODE' && Reflect.get(record, 'documented') === true) return text;
  return maskText(text, people);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : String(value));
/** What is not known to be masked is taken for plain. */
function personalOf(value: unknown): Personal {
  if (typeof value !== 'object' || value === null) return { plain: textOf(value), masked: null };
  const part = (name: 'plain' | 'masked'): string | null => {
    const one: unknown = Reflect.get(value, name);
    return typeof one === 'string' ? one : null;
  };
  return { plain: part('plain'), masked: part('masked') };
}
