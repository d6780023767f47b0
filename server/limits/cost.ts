/**
 * What an operation can cost at most, before anything of it runs: cost points as @cost and @listSize say, objects, depth,
 * and which field costs most. One walk, in which a fragment is measured once however often it is spread: doubling
 * fragments cost as much time as they have text. What does not run (@skip, @include) costs nothing; of types that
 * exclude each other all are counted.
 */
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
  /** The field with the largest cost of its own, all its occurrences together. */
  readonly dearest: { readonly path: string; readonly cost: number } | null;
}
export interface CostModel {
  /** null: the variables do not fit, so that nothing will run. */
  measure(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Measured | null;
}

/** Of lists that nobody sizes: payments, packages, components, identifiers. */
const usualList = 3;
/** What a connection gives when nobody says how many. */
const usualPage = 20;
/** More than any page can be asked for: what is out of range is refused by the field itself, with a better reason. */
const largestPage = 500;
const mutationCost = 10;
const introspectionCost = 50;
/** What tools ask for is 14 deep; it is not for MAX_DEPTH to break them. */
const introspectionDepth = 20;
/** Nobody's question; below it the walk ends, since the stack would too. */
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
  /** Of one. */
  readonly own: number;
  readonly listSize: ListSize | null;
}
/** The fields that take their size from the field above them. */
interface Sized {
  readonly names: readonly string[];
  readonly size: number;
}

const nothing: Measured = { cost: 0, nodes: 0, depth: 0, width: 0, dearest: null };
const one = { ...nothing, depth: 1, width: 1 };

const dearer = (a: Measured['dearest'], b: Measured['dearest']): Measured['dearest'] =>
  a && b ? (b.cost > a.cost ? b : a) : (a ?? b);
const beside = (a: Measured, b: Measured): Measured => ({
  cost: a.cost + b.cost,
  nodes: a.nodes + b.nodes,
  depth: Math.max(a.depth, b.depth),
  width: a.width + b.width,
  dearest: dearer(a.dearest, b.dearest),
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
      const walk = walker({ schema, prices, fragments, variables: values.coerced });
      const found = walk(operation.selectionSet, root, { sized: null, level: 1 });
      return operation.operation === OperationTypeNode.MUTATION
        ? { ...found, cost: found.cost + mutationCost * found.width }
        : found;
    },
  };
}

interface Way {
  readonly sized: Sized | null;
  readonly level: number;
}
interface WalkOptions {
  readonly schema: GraphQLSchema;
  readonly prices: ReadonlyMap<string, Priced>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
}
type Walk = (selection: SelectionSetNode, type: GraphQLNamedType, way: Way) => Measured;

function walker({ schema, prices, fragments, variables }: WalkOptions): Walk {
  const known = new Map<string, Measured>();

  const walk: Walk = ({ selections }, type, way) =>
    way.level > bottom
      ? { ...nothing, depth: 1 }
      : selections.filter(runs).reduce((sum, each) => beside(sum, measured(each, type, way)), nothing);

  function measured(selection: SelectionNode, type: GraphQLNamedType, way: Way): Measured {
    switch (selection.kind) {
      case Kind.FIELD:
        return ofField(selection, type, way);
      case Kind.INLINE_FRAGMENT:
        return walk(selection.selectionSet, typeNamed(selection.typeCondition?.name.value) ?? type, way);
      case Kind.FRAGMENT_SPREAD:
        return ofFragment(selection.name.value, way);
    }
  }

  function ofFragment(name: string, way: Way): Measured {
    const fragment = fragments.get(name);
    const type = typeNamed(fragment?.typeCondition.name.value);
    if (!fragment || !type) return nothing;
    const key = JSON.stringify([name, way.sized]);
    const earlier = known.get(key);
    if (earlier) return earlier;
    const found = walk(fragment.selectionSet, type, way);
    known.set(key, found);
    return found;
  }

  function ofField(node: FieldNode, type: GraphQLNamedType, { sized, level }: Way): Measured {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return ofSchema(node);
    const price = prices.get(`${type.name}.${name}`);
    if (!price) return one;
    const given = price.listSize && sizeOf(price, node, price.listSize);
    const handedDown = given !== null && price.listSize !== null && price.listSize.sizedFields.length > 0;
    const size = sized?.names.includes(name) ? sized.size : handedDown || !price.isList ? 1 : (given ?? usualList);
    const below = handedDown ? { names: price.listSize.sizedFields, size: given } : null;
    const inner = node.selectionSet
      ? walk(node.selectionSet, price.named, { sized: below, level: level + 1 })
      : nothing;
    return {
      cost: size * (price.own + inner.cost),
      nodes: size * ((isCompositeType(price.named) ? 1 : 0) + inner.nodes),
      depth: 1 + inner.depth,
      width: 1,
      dearest: dearer(
        price.own > 0 ? { path: name, cost: size * price.own } : null,
        inner.dearest && { path: `${name}.${inner.dearest.path}`, cost: size * inner.dearest.cost },
      ),
    };
  }

  function ofSchema({ name, selectionSet }: FieldNode): Measured {
    const type = typeNamed(name.value === '__schema' ? '__Schema' : '__Type');
    const inner = selectionSet && type ? walk(selectionSet, type, { sized: null, level: 1 }) : nothing;
    const cost = introspectionCost + inner.cost;
    return {
      cost,
      nodes: 1 + inner.nodes,
      depth: inner.depth > introspectionDepth ? 1 + inner.depth : 1,
      width: 1,
      dearest: { path: name.value, cost },
    };
  }

  function runs(selection: SelectionNode): boolean {
    if (!selection.directives || selection.directives.length === 0) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }

  /** How many entries are asked for. */
  function sizeOf({ field }: Priced, node: FieldNode, { assumedSize, slicingArguments }: ListSize): number {
    const args = argumentsOf(field, node);
    const asked = slicingArguments.map((name) => args[name]).filter((value) => typeof value === 'number');
    if (asked.length > 0) return Math.min(Math.max(0, ...asked), largestPage);
    // Where every entry is named, there are no more of them than names.
    const names = slicingArguments.length === 0 ? args['ids'] : undefined;
    return Math.min(Array.isArray(names) ? names.length : largestPage, assumedSize ?? usualPage);
  }

  function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, variables);
    } catch {
      // The field itself says so when it runs.
      return {};
    }
  }

  const typeNamed = (name: string | undefined): GraphQLNamedType | undefined =>
    name === undefined ? undefined : schema.getType(name);

  return walk;
}

/** What the schema's directives say of each field, by "Type.field". */
function pricesOf(schema: GraphQLSchema): ReadonlyMap<string, Priced> {
  const weightOf = (bearer: Parameters<typeof getDirectiveValues>[1] | null | undefined): number | null => {
    const weight = bearer && said(schema, 'cost', bearer)?.['weight'];
    return typeof weight === 'number' ? weight : null;
  };
  const typeWeight = (type: GraphQLNamedType): number => {
    const most = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return Math.max(...most.map((each) => weightOf(each.astNode) ?? (isCompositeType(each) ? 1 : 0)));
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
