import { type NamedOrder, type Relation, relationTo, type Told } from '../../sources/domain/relations.ts';
import { SourceFault } from '../../sources/fault.ts';
import { type NumberCarrier, LinksUnavailable } from '../../sources/ports/links.ts';
import type { Order, OrderKey } from '../../sources/model.ts';
import type { RelationRule } from '../../sources/ports/vendor.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';

export interface Asking {
  readonly order: Order;
  /** By which orders of its vendor name each other. */
  readonly rule: RelationRule;
  readonly context: Context;
  /** What could not be asked: the relations may lack some. */
  readonly faults: Error[];
}

/** Where a client sees the orders of some shops alone, it is not told the ids of others either. */
export async function visible(
  relations: readonly Relation[],
  { context, faults }: Asking,
): Promise<readonly Relation[]> {
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

export async function toNamed({ question, evidence }: NamedOrder, asking: Asking): Promise<readonly Relation[]> {
  const { order, rule } = asking;
  const [known] = await carriers({ question, evidence }, asking);
  const key = known?.key ?? (await unknownKey(question, asking));
  const relation = key && relationTo(key, order, { rule, evidence });
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

export async function among(
  named: NamedOrder,
  relationOf: (carrier: NumberCarrier, order: Order, told: Told) => Relation | null,
  asking: Asking,
): Promise<readonly Relation[]> {
  const found = await carriers(named, asking);
  return found.flatMap(
    (carrier) => relationOf(carrier, asking.order, { rule: asking.rule, evidence: named.evidence }) ?? [],
  );
}

/** Orders other than the one that is asked about, of its tenant. */
async function carriers(
  { question }: NamedOrder,
  { order, context, faults }: Asking,
): Promise<readonly NumberCarrier[]> {
  try {
    const found = await context.links.carriersOf(question);
    return found.filter(({ key }) => key.tenantId === order.key.tenantId && key.nativeId !== order.key.nativeId);
  } catch (error) {
    if (!(error instanceof LinksUnavailable)) throw error;
    faults.push(userError('SOURCE_UNAVAILABLE', 'Known orders could not be looked up now: relations may be missing.'));
    return [];
  }
}
