/**
 * What a listed operation can cost before its variables are known: with the smallest variables, and with pages of the usual
 * length. An operation that is too expensive even with the smallest will be refused whatever its variables are.
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
  /** Points without the variables that may be left out, so that lists are as long as usual. */
  readonly usual: number;
  /** Why it is refused in any case; null when it can run. */
  readonly excess: string | null;
}
/** For a valid operation that is the only one of its document. */
export type EstimateCost = (document: DocumentNode, operation: OperationDefinitionNode) => ListedCost;

/** The length of a page without an argument for it. */
const usualPage = 20;

export function costEstimator(schema: GraphQLSchema, settings: LimitSettings): EstimateCost {
  const model = costModel(schema);
  return (document, operation) => {
    // @skip and @include depend on variables: the operation is measured with all flags on, and with all off.
    const measured = (values: Omit<Values, 'flag'>): readonly Measured[] =>
      [true, false].flatMap(
        (flag) => model.measure(document, operation, variablesOf(operation, { ...values, flag })) ?? [],
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

interface Values {
  /** Whether optional variables get a value, too. */
  readonly all: boolean;
  /** The value of every whole number; some of them say how long a page is. */
  readonly count: number;
  /** The value of every Boolean. */
  readonly flag: boolean;
}

/** The type that a variable is declared with. */
export function inputTypeOf(type: TypeNode, schema: GraphQLSchema): GraphQLInputType | null {
  // TypeScript needs one of the overloads; what kind of type node it is makes no difference to the result.
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

/** The smallest value that the type takes. */
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
