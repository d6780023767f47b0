import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';

// The descriptions are the manual: clerks and analysts read them in GraphiQL and have nothing else.

const SCHEMA_DIR = new URL('../../schema/', import.meta.url);
const MIN_LENGTH = 10;
const FILLER = new Set(['a', 'an', 'and', 'for', 'in', 'is', 'it', 'its', 'of', 'on', 'one', 'that', 'the', 'this']);

interface Entry {
  /** Where it is, e.g. "Order.items(first:)". */
  readonly path: string;
  readonly description: string | null | undefined;
}

function sdlFiles(): string[] {
  return readdirSync(SCHEMA_DIR).filter((name) => name.endsWith('.graphql') && name !== 'printed.graphql');
}

/** Everything inside one type that can carry a description, the type itself first. */
function entriesOf(type: GraphQLNamedType): Entry[] {
  const entries: Entry[] = [{ path: type.name, description: type.description }];
  const add = (path: string, description: string | null | undefined) => entries.push({ path, description });
  if (isEnumType(type)) {
    for (const value of type.getValues()) add(`${type.name}.${value.name}`, value.description);
  } else if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, field.description);
  } else if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      add(`${type.name}.${field.name}`, field.description);
      for (const arg of field.args) add(`${type.name}.${field.name}(${arg.name}:)`, arg.description);
    }
  }
  return entries;
}

function entriesOfSchema(schema: GraphQLSchema): Entry[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(entriesOf);
}

/** "OrderItem.trackingNo" and "The tracking no of an order item." give the same words: order, item, tracking, no. */
function wordsOf(text: string): string[] {
  const split = text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return (split.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !FILLER.has(word));
}

function faultsOf({ path, description }: Entry): string[] {
  const text = description?.trim() ?? '';
  if (text === '') return [`${path}: no description`];
  const faults: string[] = [];
  if (text.length < MIN_LENGTH) faults.push(`${path}: shorter than ${MIN_LENGTH} characters`);
  if (!text.endsWith('.')) faults.push(`${path}: no full stop at the end`);
  if (/TODO/i.test(text)) faults.push(`${path}: a TODO`);
  if (/[\uff08\uff09\u3002]/u.test(text)) faults.push(`${path}: full-width bracket or stop`);
  const known = new Set(wordsOf(path));
  if (wordsOf(text).every((word) => known.has(word))) faults.push(`${path}: only repeats the name`);
  return faults;
}

function faultsOfSchema(schema: GraphQLSchema): string[] {
  return entriesOfSchema(schema).flatMap(faultsOf);
}

test('every part of the schema says what it means', () => {
  const files = sdlFiles();
  expect(files).toContain('shared.graphql');
  const sdl = files.map((name) => readFileSync(new URL(name, SCHEMA_DIR), 'utf8')).join('\n');
  const schema = buildSchema(sdl);
  expect(entriesOfSchema(schema).length).toBeGreaterThan(400);
  expect(faultsOfSchema(schema)).toEqual([]);
});

test('the checker names each planted fault', () => {
  const planted = buildSchema(`
    """What can be asked here."""
    type Query {
      bare: Int
      """One parcel by its number."""
      parcel(trackingNo: String, """The tracking no.""" carrierNo: String): String
      """Parcels of the buyer, TODO."""
      parcels: Int
      """The parcel count of the query."""
      parcelCount: Int
      """The weight in grams"""
      weight: Int
      """The buyer's payment (待付款)."""
      payment: Int
      """The buyer's payment \uff08待付款\uff09."""
      fullWidth: Int
    }
    enum State {
      """Paid."""
      PAID
      OPEN
    }
    """Which orders to show."""
    input Filter { state: State }
  `);
  expect(faultsOfSchema(planted)).toEqual([
    'Query.bare: no description',
    'Query.parcel(trackingNo:): no description',
    'Query.parcels: a TODO',
    'Query.parcelCount: only repeats the name',
    'Query.weight: no full stop at the end',
    'Query.fullWidth: full-width bracket or stop',
    'State: no description',
    'State.PAID: shorter than 10 characters',
    'State.PAID: only repeats the name',
    'State.OPEN: no description',
    'Filter.state: no description',
  ]);
});
