/**
 * What an operation can cost at most, before anything of it runs: cost points as @cost and @listSize say, objects, depth,
 * and which field costs most. One walk measures a fragment once however often it is spread, so that fragments that double
 * each other take no more time than their text. What does not run (@skip, @include) costs nothing; of types that exclude
 * each other all are counted.
 */
import { largest } from '../../sources/values/lists.ts';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Measured {
  readonly cost: number;
  /** Objects that the answer can hold. */
  readonly nodes: number;
  readonly depth: number;
  /** Fields on the first level, each time that one is written. */
  readonly width: number;
  /** The field with the largest cost of its own, taken over all its occurrences. */
  readonly mostExpensive: { readonly path: string; readonly cost: number } | null;
}
export interface CostModel {
  /** null: the variables do not fit, so that nothing will run. */
  measure(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Measured | null;
}

/** The size of lists that no argument bounds: payments, packages, components, identifiers. */
const usualList = 3;
/** What a connection gives when nobody says how many. */
const usualPage = 20;
/** The largest page of any field. A number out of range is refused by the field itself, with a better reason. */
const largestPage = 500;
const mutationCost = 10;
const introspectionCost = 50;
/** The questions of tools are 14 deep, and MAX_DEPTH shall not break them. */
const introspectionDepth = 20;
/** No real question is so deep. The walk ends here, before the stack does. */
export const bottom = 100;

interface ListSize {
  readonly assumedSize: number | null;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
}
interface Priced {
  readonly field: GraphQLField<unknown, unknown>;
  readonly named: GraphQLNamedType;
  readonly isList: boolean;
  /** The cost of one entry. */
  readonly own: number;
  readonly listSize: ListSize | null;
}
/** The fields that take their size from the field above them. */
interface Sized {
  readonly names: readonly string[];
  readonly size: number;
}

const noCost: Measured = { cost: 0, nodes: 0, depth: 0, width: 0, mostExpensive: null };
const oneField = { ...noCost, depth: 1, width: 1 };

const moreExpensive = (a: Measured['mostExpensive'], b: Measured['mostExpensive']): Measured['mostExpensive'] =>
  a && b ? (b.cost > a.cost ? b : a) : (a ?? b);
const beside = (a: Measured, b: Measured): Measured => ({
  cost: a.cost + b.cost,
  nodes: a.nodes + b.nodes,
  depth: Math.max(a.depth, b.depth),
  width: a.width + b.width,
  mostExpensive: moreExpensive(a.mostExpensive, b.mostExpensive),
});

export function costModel(schema: GraphQLSchema): CostModel {
  const prices = pricesOf(schema);
  return {
    measure(document, operation, variables) {
      const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      const root = schema.getRootType(operation.operation);
      if (!values.coerced || !root) return null;
      const fragments = new Map(
        document.definitions.flatMap((each) =>
          each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
        ),
      );
      const walk: Walk = { schema, prices, fragments, variables: values.coerced, measured: new Map() };
      const found = ofSelections(walk, operation.selectionSet, { type: root, sized: null, level: 1 });
      return operation.operation === OperationTypeNode.MUTATION
        ? { ...found, cost: found.cost + mutationCost * found.width }
        : found;
    },
  };
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly prices: ReadonlyMap<string, Priced>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
  /** Fragments that were measured before, by their name and the sizes that they get from above. */
  readonly measured: Map<string, Measured>;
}
/** Where a selection stands. */
interface FieldPlace {
  readonly type: GraphQLNamedType;
  readonly sized: Sized | null;
  readonly level: number;
}

function ofSelections(walk: Walk, { selections }: SelectionSetNode, place: FieldPlace): Measured {
  if (place.level > bottom) return { ...noCost, depth: 1 };
  const running = selections.filter((each) => runs(walk, each));
  return running.reduce((sum, each) => beside(sum, ofSelection(walk, each, place)), noCost);
}

function ofSelection(walk: Walk, selection: SelectionNode, place: FieldPlace): Measured {
  switch (selection.kind) {
    case Kind.FIELD:
      return ofField(walk, selection, place);
    case Kind.INLINE_FRAGMENT: {
      const type = typeNamed(walk, selection.typeCondition?.name.value) ?? place.type;
      return ofSelections(walk, selection.selectionSet, { ...place, type });
    }
    case Kind.FRAGMENT_SPREAD:
      return ofFragment(walk, selection.name.value, place);
  }
}

function ofFragment(walk: Walk, name: string, place: FieldPlace): Measured {
  const fragment = walk.fragments.get(name);
  const type = typeNamed(walk, fragment?.typeCondition.name.value);
  if (!fragment || !type) return noCost;
  const key = JSON.stringify([name, place.sized]);
  const found = walk.measured.get(key) ?? ofSelections(walk, fragment.selectionSet, { ...place, type });
  walk.measured.set(key, found);
  return found;
}

function ofField(walk: Walk, node: FieldNode, { type, sized, level }: FieldPlace): Measured {
  const name = node.name.value;
  if (name === '__schema' || name === '__type') return ofIntrospection(walk, node);
  const price = walk.prices.get(`${type.name}.${name}`);
  if (!price) return oneField;
  const { size, below } = sizesOf(walk, { node, price }, sized);
  const inner = node.selectionSet
    ? ofSelections(walk, node.selectionSet, { type: price.named, sized: below, level: level + 1 })
    : noCost;
  return {
    cost: size * (price.own + inner.cost),
    nodes: size * ((isCompositeType(price.named) ? 1 : 0) + inner.nodes),
    depth: 1 + inner.depth,
    width: 1,
    mostExpensive: moreExpensive(
      price.own > 0 ? { path: name, cost: size * price.own } : null,
      inner.mostExpensive && {
        path: `${name}.${inner.mostExpensive.path}`,
        cost: size * inner.mostExpensive.cost,
      },
    ),
  };
}

interface PricedField {
  readonly node: FieldNode;
  readonly price: Priced;
}

/** How many entries the field itself can have, and the sizes that it hands down to the fields below it. */
function sizesOf(walk: Walk, field: PricedField, sized: Sized | null): { size: number; below: Sized | null } {
  const { listSize, isList } = field.price;
  const names = listSize?.sizedFields ?? [];
  const entries = listSize && entriesOf(walk, field, listSize);
  const below = entries !== null && names.length > 0 ? { names, size: entries } : null;
  if (sized?.names.includes(field.node.name.value)) return { size: sized.size, below };
  return { size: below || !isList ? 1 : (entries ?? usualList), below };
}

/** How many entries are asked for. */
function entriesOf(walk: Walk, { node, price }: PricedField, { assumedSize, slicingArguments }: ListSize): number {
  const args = argumentsOf(walk, node, price.field);
  const asked = slicingArguments.map((name) => args[name]).filter((value) => typeof value === 'number');
  if (asked.length > 0) return Math.min(Math.max(0, ...asked), largestPage);
  // Where every entry is named, there are no more of them than names.
  const names = slicingArguments.length === 0 ? args['ids'] : undefined;
  return Math.min(Array.isArray(names) ? names.length : largestPage, assumedSize ?? usualPage);
}

function argumentsOf(
  { variables }: Walk,
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    // Arguments that do not fit are refused by the field itself when it runs.
    return {};
  }
}

function ofIntrospection(walk: Walk, { name, selectionSet }: FieldNode): Measured {
  const type = typeNamed(walk, name.value === '__schema' ? '__Schema' : '__Type');
  const inner = selectionSet && type ? ofSelections(walk, selectionSet, { type, sized: null, level: 1 }) : noCost;
  const cost = introspectionCost + inner.cost;
  return {
    cost,
    nodes: 1 + inner.nodes,
    depth: inner.depth > introspectionDepth ? 1 + inner.depth : 1,
    width: 1,
    mostExpensive: { path: name.value, cost },
  };
}

function runs({ variables }: Walk, selection: SelectionNode): boolean {
  if (!selection.directives || selection.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

const typeNamed = ({ schema }: Walk, name: string | undefined): GraphQLNamedType | undefined =>
  name === undefined ? undefined : schema.getType(name);

/** What the schema's directives say of each field, by "Type.field". */
function pricesOf(schema: GraphQLSchema): ReadonlyMap<string, Priced> {
  const weightOf = (bearer: Parameters<typeof getDirectiveValues>[1] | null | undefined): number | null => {
    const weight = bearer && said(schema, 'cost', bearer)?.['weight'];
    return typeof weight === 'number' ? weight : null;
  };
  const typeWeight = (type: GraphQLNamedType): number => {
    const most = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return largest(most.map((each) => weightOf(each.astNode) ?? (isCompositeType(each) ? 1 : 0)));
  };
  return new Map(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).map((field): [string, Priced] => {
            const named = getNamedType(field.type);
            const own = weightOf(field.astNode) ?? typeWeight(named);
            const isList = isListType(getNullableType(field.type));
            return [`${type.name}.${field.name}`, { field, named, isList, own, listSize: listSizeOf(schema, field) }];
          })
        : [],
    ),
  );
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
