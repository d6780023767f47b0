/** Which parts of an order a selection needs, so that a vendor is asked for no more (SOMS `parts`). */
import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { OrderPart } from '../../sources/model.ts';

type Info = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'fieldNodes'>;
type Nodes = readonly FieldNode[];

/** The selected subfields of an object type by field name; fragments, @skip and @include are the engine's own affair. */
function subfields(info: Info, typeName: string, nodes: Nodes): ReadonlyMap<string, Nodes> {
  const type = info.schema.getType(typeName);
  if (!isObjectType(type)) return new Map();
  const byName = new Map<string, FieldNode[]>();
  for (const group of collected(info, type, nodes)) {
    for (const node of group) byName.set(node.name.value, [...(byName.get(node.name.value) ?? []), node]);
  }
  return byName;
}

function collected(info: Info, type: GraphQLObjectType, nodes: Nodes): Iterable<readonly FieldNode[]> {
  return collectSubfields(info.schema, info.fragments, info.variableValues, type, nodes).values();
}

/** The nodes under a path of [type, field] steps from the resolved field. */
function nodesAt(info: Info, path: readonly (readonly [string, string])[]): Nodes {
  let nodes: Nodes = info.fieldNodes;
  for (const [type, field] of path) nodes = subfields(info, type, nodes).get(field) ?? [];
  return nodes;
}

/** True when the field below this path is selected. */
export const selects = (info: Info, ...path: readonly (readonly [string, string])[]): boolean =>
  nodesAt(info, path).length > 0;

const itemFields = ['kind', 'components'] as const;
const everything: readonly OrderPart[] = ['items', 'components', 'payments', 'invoice', 'exceptions'];

/** The parts that the Order selected under this path needs; the field itself returns the order when there is no path. */
export function orderParts(info: Info, ...path: readonly (readonly [string, string])[]): ReadonlySet<OrderPart> {
  const fields = subfields(info, 'Order', nodesAt(info, path));
  const parts = new Set<OrderPart>();
  const need = (field: string, ...needed: readonly OrderPart[]): void => {
    if (fields.has(field)) needed.forEach((part) => parts.add(part));
  };
  need('payments', 'payments');
  // A third party's payment number is one of the identifiers, and stands in the payment's details.
  need('identifiers', 'payments');
  need('invoice', 'invoice');
  need('exceptions', 'exceptions');
  need('logs', 'logs');
  need('reconciliation', 'items', 'components');
  need('raw', ...everything);
  need('items', 'items');
  if (itemsNeedComponents(info, fields.get('items') ?? [])) parts.add('components');
  if (subfields(info, 'OrderAmounts', fields.get('amounts') ?? []).has('discountTotal')) parts.add('items');
  if (subfields(info, 'Package', fields.get('packages') ?? []).has('contents')) parts.add('items');
  return parts;
}

/** Those of the members of the OrderGroup under resolution. */
export const memberParts = (info: Info): ReadonlySet<OrderPart> =>
  orderParts(info, ['OrderGroup', 'members']).union(orderParts(info, ['OrderGroup', 'canonical']));

/** Those of the orders of the ReturnConnection under resolution, for their cases and the fields below them. */
export function returnParts(info: Info): ReadonlySet<OrderPart> {
  const toCases = [
    [['ReturnConnection', 'nodes']],
    [
      ['ReturnConnection', 'edges'],
      ['ReturnEdge', 'node'],
    ],
  ] as const;
  return new Set(
    toCases.flatMap((path): readonly OrderPart[] => {
      const lines = selects(info, ...path, ['ReturnCase', 'items'], ['ReturnItem', 'item']);
      return [...orderParts(info, ...path, ['ReturnCase', 'order']), ...(lines ? (['items'] as const) : [])];
    }),
  );
}

const toListed = [
  [['OrderConnection', 'nodes']],
  [
    ['OrderConnection', 'edges'],
    ['OrderEdge', 'node'],
  ],
] as const;
/** pagination.md, "What a list says of itself". */
const headerFields: ReadonlySet<string> = new Set([
  '__typename',
  'id',
  'vendor',
  'nativeId',
  'tenantId',
  'platformOrderNo',
  'status',
  'paymentStatus',
  'fulfillmentStatus',
  'placedAt',
  'createdAt',
  'modifiedAt',
  'shop',
  'store',
  'amounts',
  'freshness',
]);
const headerAmounts: ReadonlySet<string> = new Set(['__typename', 'payable']);

/** What the list of orders under resolution shows of them. */
export function listedParts(info: Info): {
  readonly parts: ReadonlySet<OrderPart>;
  readonly headersAlone: boolean;
  readonly packages: boolean;
} {
  const orders = toListed.map((path) => subfields(info, 'Order', nodesAt(info, path)));
  return {
    parts: new Set(toListed.flatMap((path) => [...orderParts(info, ...path)])),
    headersAlone: orders.every((fields) => {
      const amounts = subfields(info, 'OrderAmounts', fields.get('amounts') ?? []);
      return areAmong(fields, headerFields) && areAmong(amounts, headerAmounts);
    }),
    packages: orders.some((fields) => fields.has('packages')),
  };
}
const areAmong = (fields: ReadonlyMap<string, Nodes>, names: ReadonlySet<string>): boolean =>
  [...fields.keys()].every((name) => names.has(name));

/** The parts that the `items` field under resolution needs. */
export const itemParts = (info: Info): ReadonlySet<OrderPart> =>
  new Set(itemsNeedComponents(info, info.fieldNodes) ? (['items', 'components'] as const) : (['items'] as const));

/** Only the details of a line tell that it is a bundle, and what is in it. */
function itemsNeedComponents(info: Info, nodes: Nodes): boolean {
  const connection = subfields(info, 'OrderItemConnection', nodes);
  const edges = subfields(info, 'OrderItemEdge', connection.get('edges') ?? []);
  const items = subfields(info, 'OrderItem', [...(connection.get('nodes') ?? []), ...(edges.get('node') ?? [])]);
  return itemFields.some((field) => items.has(field));
}
