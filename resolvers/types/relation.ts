/** What an order came of and what came of it: its own record names the one, the store's numbers lead to the other. */
import type { GraphQLResolveInfo } from 'graphql';
import {
  merged,
  type NamedOrder,
  ordersNamedBy,
  ordersNaming,
  type Relation,
  relationFrom,
  relationTo,
  siblingRelation,
  siblingsOf,
} from '../../sources/domain/relations.ts';
import { encodeId } from '../../sources/domain/ids.ts';
import { SourceFault } from '../../sources/fault.ts';
import { type NumberCarrier, TiesUnavailable } from '../../sources/ports/links.ts';
import type { Order, OrderKey } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { orderParts } from '../arguments/selection.ts';
import type { OrderResolvers, Resolvers } from '../types.generated.ts';

export type RelationOf = Relation;

interface Asking {
  readonly order: Order;
  readonly context: Context;
  /** What could not be asked: the relations may lack some. */
  readonly faults: Error[];
}

export const relationFields: Pick<OrderResolvers, 'relations'> = {
  relations: async (order, _args, context, info) => {
    const asking: Asking = { order, context, faults: [] };
    const found = await Promise.all([
      ...ordersNamedBy(order).map((named) => toNamed(named, asking)),
      ...ordersNaming(order).map((naming) => among(naming, relationFrom, asking)),
      ...siblingsOf(order).map((sibling) => among(sibling, siblingRelation, asking)),
    ]);
    const relations = await visible(merged(found.flat()), asking);
    report(asking, info);
    return relations;
  },
};

/** Where a client sees the orders of some shops alone, it is not told the ids of others either. */
async function visible(relations: readonly Relation[], { context, faults }: Asking): Promise<readonly Relation[]> {
  const { client, loaders } = context;
  if (client.shops === null) return relations;
  const seen = await Promise.all(
    relations.map(async ({ other }) => {
      try {
        return (await loaders.order(other, new Set())) !== null;
      } catch (error) {
        if (!(error instanceof SourceFault)) throw error;
        faults.push(error);
        return false;
      }
    }),
  );
  return relations.filter((_, i) => seen[i]);
}

async function toNamed({ question, evidence }: NamedOrder, asking: Asking): Promise<readonly Relation[]> {
  const { order } = asking;
  const [known] = await carriers({ question, evidence }, asking);
  const key = known?.key ?? (await unknownKey(question, asking));
  const relation = key && relationTo(key, order, evidence);
  return relation ? [relation] : [];
}

/** An order that is not known here has the tenant of the one that names it, and can be asked for in the same way. */
async function unknownKey(
  { namespace, value }: NamedOrder['question'],
  { order, context, faults }: Asking,
): Promise<OrderKey | null> {
  if (namespace === 'VENDOR_ID') return { ...order.key, nativeId: value };
  const { vendor, askedBy } = order.key;
  if (askedBy === null) return null;
  try {
    const together = await context.loaders.ordersOfPlatformNo(vendor, askedBy, new Set());
    const carries = ({ identifiers }: Order): boolean =>
      identifiers.some((one) => one.namespace === namespace && one.value === value);
    return together.find(carries)?.key ?? null;
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    faults.push(error);
    return null;
  }
}

async function among(
  named: NamedOrder,
  relationOf: (carrier: NumberCarrier, order: Order, evidence: string) => Relation | null,
  asking: Asking,
): Promise<readonly Relation[]> {
  const found = await carriers(named, asking);
  return found.flatMap((carrier) => relationOf(carrier, asking.order, named.evidence) ?? []);
}

/** Orders other than the one that is asked about, of its tenant. */
async function carriers(
  { question }: NamedOrder,
  { order, context, faults }: Asking,
): Promise<readonly NumberCarrier[]> {
  try {
    const found = await context.ties.carriersOf(question);
    return found.filter(({ key }) => key.tenantId === order.key.tenantId && key.nativeId !== order.key.nativeId);
  } catch (error) {
    if (!(error instanceof TiesUnavailable)) throw error;
    faults.push(userError('SOURCE_UNAVAILABLE', 'Known orders could not be looked up now: relations may be missing.'));
    return [];
  }
}

/** Each once, however many questions it spoiled. */
function report({ faults, context }: Asking, info: GraphQLResolveInfo): void {
  for (const fault of new Map(faults.map((one) => [one.message, one])).values()) context.report(fault, info.path);
}

export const relationResolvers: Pick<Resolvers, 'OrderRelation'> = {
  OrderRelation: {
    from: ({ from }) => encodeId({ type: 'Order', order: from }),
    to: ({ to }) => encodeId({ type: 'Order', order: to }),
    order: ({ other }, _args, { loaders }, info) => loaders.order(other, orderParts(info)),
  },
};
