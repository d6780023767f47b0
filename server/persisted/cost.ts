/**
 * What a listed operation can cost, before anybody asks for it with variables: at least, and with pages of the usual
 * length. One that costs too much even at least will be refused whatever its variables are.
 */
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type TypeNode,
} from 'graphql';
import type { LimitSettings } from '../../config.ts';
import { costModel, type Measured } from '../limits/cost.ts';
import { tooManyTokens, tooMuchText, tooMuchWork } from '../limits/excess.ts';
import { structureOf } from '../limits/structure.ts';

export interface ListedCost {
  /** Points, with the smallest variables that it takes. */
  readonly least: number;
  /** With the variables left out that may be, so that lists are as long as usual. */
  readonly usual: number;
  /** Why it is refused in any case; null: it can run. */
  readonly excess: string | null;
}
/** Of a valid operation, alone in its document. */
export type Reckon = (document: DocumentNode, operation: OperationDefinitionNode) => ListedCost;

/** What a page has when nobody says how long it shall be. */
const usualPage = 20;

export function reckoner(schema: GraphQLSchema, settings: LimitSettings): Reckon {
  const model = costModel(schema);
  return (document, operation) => {
    // What @skip and @include leave out differs by variable: each is measured with all on, and with all off.
    const measured = (given: Given): readonly Measured[] =>
      [true, false].flatMap(
        (flag) => model.measure(document, operation, variablesOf(operation, { ...given, flag })) ?? [],
      );
    const variablesOf = ({ variableDefinitions = [] }: OperationDefinitionNode, values: Values) =>
      Object.fromEntries(
        variableDefinitions.flatMap(({ variable, type, defaultValue }) => {
          const isOptional = type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined;
          const found = inputTypeOf(type, schema);
          return (isOptional && !values.all) || !found ? [] : [[variable.name.value, leastValue(found, values)]];
        }),
      );
    const smallest = measured({ all: true, count: 1 }).toSorted((a, b) => a.cost - b.cost);
    const usual = measured({ all: false, count: usualPage }).map(({ cost }) => cost);
    const [least] = smallest;
    const [excess] = [
      ...tooManyTokens(document.tokenCount ?? 0, settings),
      ...tooMuchText(structureOf(document), settings),
      ...(least ? tooMuchWork(least, settings) : []),
    ];
    return {
      least: least?.cost ?? 0,
      usual: Math.max(least?.cost ?? 0, ...usual),
      excess: excess && settings.enforce ? excess.message : null,
    };
  };
}

interface Given {
  /** Optional variables, too. */
  readonly all: boolean;
  /** Of every whole number: among them are those that say how long a page is. */
  readonly count: number;
}
interface Values extends Given {
  readonly flag: boolean;
}

/** The type that a variable is declared with. */
export function inputTypeOf(type: TypeNode, schema: GraphQLSchema): GraphQLInputType | null {
  // Typed by TypeScript as one of three overloads; the wrapping says nothing about what is inside.
  const found: unknown = type.kind === Kind.NON_NULL_TYPE ? typeFromAST(schema, type) : typeFromAST(schema, type);
  return isInputType(found) ? found : null;
}

const examples: Readonly<Record<string, unknown>> = {
  ID: 'nothing',
  String: 'nothing',
  Float: 1,
  Decimal: '1',
  DateTime: '2026-01-01T00:00:00+08:00',
  LocalDate: '2026-01-01',
  BigInt: '1',
  CurrencyCode: 'CNY',
  JSON: {},
};

/** The least that the type takes. */
export function leastValue(type: GraphQLInputType, values: Pick<Values, 'count' | 'flag'>): unknown {
  if (isNonNullType(type)) return leastValue(type.ofType, values);
  if (isListType(type)) return [leastValue(type.ofType, values)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const wanted = type.isOneOf ? fields.slice(0, 1) : fields.filter((field) => isNonNullType(field.type));
    return Object.fromEntries(wanted.map((field) => [field.name, leastValue(field.type, values)]));
  }
  return type.name === 'Int' ? values.count : type.name === 'Boolean' ? values.flag : examples[type.name];
}
