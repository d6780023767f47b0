/**
 * What the schema says that its fields cost (@cost, @listSize), and what everything costs that is no field. The estimate
 * (cost.ts) and the bill (meter.ts) are made of the same prices.
 */
import { largest } from '../../sources/values/lists.ts';
import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';

/** What every request costs, whatever is in it. */
export const basePoints = 1;
/** Each field on the first level of a mutation, beside what it returns. */
export const mutationPoints = 10;
/** Each call to a vendor takes about as much work as so many objects. */
export const callPoints = 5;
/** An order that is read whole to be compared with a filter, and does not fit: about the work of one with two lines. */
export const unfitOrderPoints = 2;
/** So many bytes, received or sent, cost a point; less costs nothing. */
export const bytesPerPoint = 1024;
/** So many entries of lists in arguments cost a point. */
export const entriesPerPoint = 10;
export const introspectionPoints = 50;
/** Introspection asks nobody and reads nothing, so that a thousand of its fields cost twenty points. */
const introspectionWeight = 0.02;

export interface ListSize {
  readonly assumedSize: number | null;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
}
export interface Priced {
  readonly field: GraphQLField<unknown, unknown>;
  readonly named: GraphQLNamedType;
  readonly isList: boolean;
  /** On a root type a page is as long as it was asked for; below it a list is as long as such lists are. */
  readonly isRoot: boolean;
  /** The cost of one entry. */
  readonly own: number;
  readonly listSize: ListSize | null;
  /** Whether a client may hand it lists, each entry of which has to be looked at. */
  readonly takesLists: boolean;
}

/** What the schema's directives say of each field, by "Type.field". */
export function pricesOf(schema: GraphQLSchema): ReadonlyMap<string, Priced> {
  const weightOf = (bearer: Parameters<typeof getDirectiveValues>[1] | null | undefined): number | null => {
    const weight = bearer && said(schema, 'cost', bearer)?.['weight'];
    return typeof weight === 'number' ? weight : null;
  };
  const typeWeight = (type: GraphQLNamedType): number => {
    const most = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return largest(most.map((each) => weightOf(each.astNode) ?? (isCompositeType(each) ? 1 : 0)));
  };
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const introspected = introspectedSizes(schema);
  return new Map(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).map((field): [string, Priced] => {
            const name = `${type.name}.${field.name}`;
            const named = getNamedType(field.type);
            const isMeta = type.name.startsWith('__');
            const own = isMeta ? introspectionWeight : (weightOf(field.astNode) ?? typeWeight(named));
            const isList = isListType(getNullableType(field.type));
            const isRoot = roots.some((root) => root === type);
            const listSize = isMeta ? (introspected.get(name) ?? null) : listSizeOf(schema, field);
            // Each of the `ids` is paid for with what it names.
            const takesLists = field.args.some(({ name: of, type: given }) => of !== 'ids' && hasLists(given));
            return [name, { field, named, isList, isRoot, own, listSize, takesLists }];
          })
        : [],
    ),
  );
}

/** Lists of enum values are left out, since each value counts once. */
function hasLists(type: GraphQLInputType, above: readonly GraphQLNamedType[] = []): boolean {
  const named = getNamedType(type);
  if (isEnumType(named)) return false;
  if (isListType(getNullableType(type))) return true;
  if (!isInputObjectType(named) || above.includes(named)) return false;
  return Object.values(named.getFields()).some((field) => hasLists(field.type, [...above, named]));
}

/** How long the lists of introspection are in this schema: of types as many as there are, of the others the average. */
function introspectedSizes(schema: GraphQLSchema): ReadonlyMap<string, ListSize> {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
  const lengthOf = (type: GraphQLNamedType): Readonly<Record<string, number>> => ({
    fields: isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()).length : 0,
    interfaces: isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0,
    possibleTypes: isAbstractType(type) ? schema.getPossibleTypes(type).length : 0,
    enumValues: isEnumType(type) ? type.getValues().length : 0,
    inputFields: isInputObjectType(type) ? Object.keys(type.getFields()).length : 0,
  });
  const mean = (sizes: readonly number[]): number =>
    sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  const lists = ['fields', 'interfaces', 'possibleTypes', 'enumValues', 'inputFields'];
  const sizes: [string, number][] = [
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Field.args', mean(fields.map(({ args }) => args.length))],
    ['__Directive.args', mean(directives.map(({ args }) => args.length))],
    ...lists.map((name): [string, number] => [`__Type.${name}`, mean(types.map((type) => lengthOf(type)[name] ?? 0))]),
  ];
  return new Map(sizes.map(([name, assumedSize]) => [name, { assumedSize, slicingArguments: [], sizedFields: [] }]));
}

function listSizeOf(schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>): ListSize | null {
  const values = astNode && said(schema, 'listSize', astNode);
  if (!values) return null;
  const { assumedSize, slicingArguments, sizedFields } = values;
  const names = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
    slicingArguments: names(slicingArguments),
    sizedFields: names(sizedFields),
  };
}

function said(
  schema: GraphQLSchema,
  name: string,
  bearer: Parameters<typeof getDirectiveValues>[1],
): Record<string, unknown> | undefined {
  const directive = schema.getDirective(name);
  return directive ? getDirectiveValues(directive, bearer) : undefined;
}
