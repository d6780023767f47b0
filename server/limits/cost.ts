/**
 * What an operation is likely to cost, before anything of it runs: cost points as @cost and @listSize say, objects, depth,
 * and which field costs most. It decides what is let in; what is made then is counted (meter.ts), so that lists below the
 * first level are reckoned as long as such lists are, and not as long as they could be. One walk measures a fragment once
 * however often it is spread, so that fragments that double each other take no more time than their text. What does not
 * run (@skip, @include) costs nothing; of types that exclude each other all are counted.
 */
import { largest } from '../../sources/values/lists.ts';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getVariableValues,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { introspectionPoints, type ListSize, mutationPoints, type Priced, pricesOf } from './prices.ts';

export interface Measured {
  readonly cost: number;
  /** The part of the cost that is billed as it was reckoned: mutations and introspection. */
  readonly fixed: number;
  /** Entries of lists that were handed in; they are no part of the cost, since each field bounds its own lists. */
  readonly handed: number;
  /** Objects that the answer is likely to hold. */
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
/** The questions of tools are 14 deep, and MAX_DEPTH shall not break them. */
const introspectionDepth = 20;
/** No real question is so deep. The walk ends here, before the stack does. */
export const bottom = 100;

/** The fields that take their size from the field above them. */
interface Sized {
  readonly names: readonly string[];
  readonly size: number;
}

const noCost: Measured = { cost: 0, fixed: 0, handed: 0, nodes: 0, depth: 0, width: 0, mostExpensive: null };
const oneField = { ...noCost, depth: 1, width: 1 };

const moreExpensive = (a: Measured['mostExpensive'], b: Measured['mostExpensive']): Measured['mostExpensive'] =>
  a && b ? (b.cost > a.cost ? b : a) : (a ?? b);
const beside = (a: Measured, b: Measured): Measured => ({
  cost: a.cost + b.cost,
  fixed: a.fixed + b.fixed,
  handed: a.handed + b.handed,
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
      const written = operation.operation === OperationTypeNode.MUTATION ? mutationPoints * found.width : 0;
      return {
        ...found,
        cost: Math.ceil(found.cost + written),
        fixed: Math.ceil(found.fixed + written),
        handed: Math.ceil(found.handed),
        nodes: Math.ceil(found.nodes),
      };
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
    fixed: size * inner.fixed,
    handed: size * inner.handed + (price.takesLists ? entriesIn(argumentsOf(walk, node, price.field)) : 0),
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

/** How many entries it is likely to have. */
function entriesOf(walk: Walk, { node, price }: PricedField, { assumedSize, slicingArguments }: ListSize): number {
  const args = argumentsOf(walk, node, price.field);
  const asked = slicingArguments.map((name) => args[name]).filter((value) => typeof value === 'number');
  const most = asked.length > 0 ? Math.min(largest([0, ...asked]), largestPage) : null;
  if (most !== null && (price.isRoot || assumedSize === null)) return most;
  // Where every entry is named, there are no more of them than names.
  const names = slicingArguments.length === 0 ? args['ids'] : undefined;
  return Math.min(Array.isArray(names) ? names.length : (most ?? Infinity), assumedSize ?? usualPage);
}

/** The entries of all lists in it. */
function entriesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, one: unknown) => sum + entriesIn(one), 0);
  return inner + (Array.isArray(value) ? value.length : 0);
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
  const cost = introspectionPoints + inner.cost;
  return {
    cost,
    fixed: cost,
    handed: 0,
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
