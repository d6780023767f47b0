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
  type Told,
} from '../../sources/domain/relations.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Order, OrderKey } from '../../sources/model.ts';
import { LinksUnavailable, type NumberCarrier } from '../../sources/ports/links.ts';
import type { RelationRule } from '../../sources/ports/vendor.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import { isVisible, noParts } from './order.ts';

interface Search {
  readonly order: Order;
  /** By which orders of its vendor name each other. */
  readonly rule: RelationRule;
  readonly context: Context;
  /** What could not be asked: the relations may lack some. */
  readonly faults: Error[];
}

export async function relationsOf(
  order: Order,
  context: Context,
  { path }: GraphQLResolveInfo,
): Promise<readonly Relation[]> {
  const rule = context.registry.definition(order.key.vendor).relations;
  const search: Search = { order, rule, context, faults: [] };
  const found = await Promise.all([
    ...ordersNamedBy(order, rule).map((named) => toNamed(named, search)),
    ...ordersNaming(order, rule).map((naming) => among(naming, relationFrom, search)),
    ...siblingsOf(order, rule).map((sibling) => among(sibling, siblingRelation, search)),
  ]);
  const relations = await visibleOf(merged(found.flat()), search);
  // A fault is told once, however many questions it spoiled.
  for (const fault of new Map(search.faults.map((one) => [one.message, one])).values()) context.report(fault, path);
  return relations;
}

/** A client that sees the orders of some shops alone is not told the ids of others either. */
async function visibleOf(relations: readonly Relation[], { context, faults }: Search): Promise<readonly Relation[]> {
  const visible = await Promise.all(
    relations.map(({ other }) => isVisible(other, context).catch((error: unknown) => noted(error, faults, false))),
  );
  return relations.filter((_, i) => visible[i]);
}

/** `instead` stands for what a vendor could not be asked for. */
function noted<T>(error: unknown, faults: Error[], instead: T): T {
  if (!(error instanceof SourceFault)) throw error;
  faults.push(error);
  return instead;
}

async function toNamed({ question, evidence }: NamedOrder, search: Search): Promise<readonly Relation[]> {
  const { order, rule } = search;
  const [known] = await carriers({ question, evidence }, search);
  const key = known?.key ?? (await unknownKey(question, search));
  const relation = key && relationTo(key, order, { rule, evidence });
  return relation ? [relation] : [];
}

/** An order that is not known here has the tenant of the one that names it, and can be asked for in the same way. */
async function unknownKey(
  { namespace, value }: NamedOrder['question'],
  { order, context, faults }: Search,
): Promise<OrderKey | null> {
  if (namespace === 'VENDOR_ID') return { ...order.key, nativeId: value };
  const { vendor, askedBy } = order.key;
  if (askedBy === null) return null;
  const together = await context.loaders
    .ordersOfPlatformNo(vendor, askedBy, noParts)
    .catch((error: unknown) => noted(error, faults, []));
  const carries = ({ identifiers }: Order): boolean =>
    identifiers.some((one) => one.namespace === namespace && one.value === value);
  return together.find(carries)?.key ?? null;
}

async function among(
  named: NamedOrder,
  relationOf: (carrier: NumberCarrier, order: Order, told: Told) => Relation | null,
  search: Search,
): Promise<readonly Relation[]> {
  const found = await carriers(named, search);
  const told = { rule: search.rule, evidence: named.evidence };
  return found.flatMap((carrier) => relationOf(carrier, search.order, told) ?? []);
}

/** Orders other than the one that is asked about, of its tenant. */
async function carriers(
  { question }: NamedOrder,
  { order, context, faults }: Search,
): Promise<readonly NumberCarrier[]> {
  try {
    const found = await context.links.carriersOf(question);
    return found.filter(({ key }) => sameTenant(key, order.key) && key.nativeId !== order.key.nativeId);
  } catch (error) {
    if (!(error instanceof LinksUnavailable)) throw error;
    faults.push(userError('SOURCE_UNAVAILABLE', 'Known orders could not be looked up now: relations may be missing.'));
    return [];
  }
}

/** A tenant that was not told may be any. */
const sameTenant = (a: OrderKey, b: OrderKey): boolean =>
  a.tenantId === b.tenantId || a.tenantId === null || b.tenantId === null;
