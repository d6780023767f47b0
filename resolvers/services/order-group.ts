/** The orders of one sale: asked live of every vendor, with those that are known to belong with them. */
import type { GraphQLResolveInfo } from 'graphql';
import { groupChecks } from '../../sources/domain/group-checks.ts';
import type { GlobalId } from '../../sources/domain/ids.ts';
import { byPlacing, carriesPlatformNumber, groupOf, nameText, platformNumbersOf } from '../../sources/domain/links.ts';
import { SourceFault } from '../../sources/fault.ts';
import type { Check, Order, OrderGroup } from '../../sources/model.ts';
import { type Decision, type KnownGroup, LinksUnavailable } from '../../sources/ports/links.ts';
import { namesNothing, numberForm } from '../../sources/values/number-text.ts';
import { decodedAs, typedNumber } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import { userError } from '../errors.ts';
import type { OrderGroupRef } from '../types.generated.ts';
import type { Loaders, Parts } from '../../sources/loading/loaders.ts';
import { answersAndFaults, holding, noParts, withComponents } from './order.ts';
import { isServed } from '../../sources/registry.ts';

export interface FoundGroup {
  readonly group: OrderGroup | null;
  /** What could not be asked: the group may lack members. */
  readonly faults: readonly Error[];
}

/** The group; what could not be asked stands in `errors` beside it. */
export function groupIn({ group, faults }: FoundGroup, context: Context, { path }: GraphQLResolveInfo) {
  faults.forEach((fault) => context.report(fault, path));
  return group;
}

export async function findGroup(by: OrderGroupRef, parts: Parts, context: Context): Promise<FoundGroup> {
  if (by.platformOrderNo !== null && by.platformOrderNo !== undefined)
    return groupByNumber(typedNumber(by.platformOrderNo, 'by.platformOrderNo'), parts, context);
  if (by.id) return groupOfId(decodedAs('OrderGroup', { id: by.id, argument: 'by.id' }, context), parts, context);
  if (by.orderId) {
    const { order } = decodedAs('Order', { id: by.orderId, argument: 'by.orderId' }, context);
    return groupOfId({ type: 'OrderGroup', order }, parts, context);
  }
  throw userError('BAD_USER_INPUT', 'by must name the group in one of its ways.', { argument: 'by' });
}

type GroupId = Extract<GlobalId, { type: 'OrderGroup' }>;
export async function groupOfId(id: GroupId, parts: Parts, context: Context): Promise<FoundGroup> {
  if ('platformOrderNo' in id) return groupByNumber(id.platformOrderNo, parts, context);
  const order = await context.loaders.order(id.order, parts);
  return order ? groupOfOrder(order, parts, context) : { group: null, faults: [] };
}

/** The checks of an order and of the group that it is in. */
export async function reconciliationOf(
  order: Order,
  context: Context,
): Promise<{ readonly checks: readonly Check[]; readonly ok: boolean }> {
  const whole = await holding(order, withComponents, context);
  const { group, faults } = await groupOfOrder(whole, noParts, context);
  const missing = faults.flatMap((fault) => (fault instanceof SourceFault ? fault.vendor : []));
  const checks = [...whole.checks, ...groupChecks(whole, group, missing)];
  return { checks, ok: checks.every(({ outcome }) => outcome !== 'FAIL') };
}

/** A sale has one platform order number, or that of a few parcels packed together; each costs a call per vendor. */
const mostNumbers = 50;

/** Every vendor is asked for the number now; the group is that of the earliest placed order that carries it. */
async function groupByNumber(number: string, parts: Parts, context: Context): Promise<FoundGroup> {
  const gathering = newGathering(parts, context);
  const earliest = (): Order | undefined =>
    [...gathering.found.values()].filter((one) => carriesPlatformNumber(one, number)).toSorted(byPlacing)[0];
  const gathered = gather(gathering, [number], earliest).then((group) => ({ group, faults: faultsOf(gathering) }));
  const { group, faults } = await share([`number ${number}`], { parts, found: gathered }, context);
  return { group: group && { ...group, platformOrderNo: number, namedBy: 'NUMBER' }, faults };
}

interface SharedGroup {
  readonly parts: Parts;
  readonly found: Promise<FoundGroup>;
}
/** The groups that a request has gathered, by the orders and numbers that they were gathered from. */
const shared = new WeakMap<Loaders, Map<string, SharedGroup[]>>();

/** After a write groups are gathered anew. */
export const forgetGroups = ({ loaders }: Context): void => void shared.delete(loaders);

/**
 * The group of an order, which is that of each of its members: it is gathered once a request, also when many members ask
 * for it at the same time.
 */
export async function groupOfOrder(order: Order, parts: Parts, context: Context): Promise<FoundGroup> {
  const groups = groupsOf(context);
  const text = nameText(order.key);
  const names = [`order ${text}`, ...platformNumbersOf(order).map((number) => `number ${number}`)];
  const before = new Set(names.flatMap((name) => groups.get(name) ?? []));
  for (const group of before) {
    if (!parts.isSubsetOf(group.parts)) continue;
    const found = await group.found;
    // An order with another number may give the group another name.
    const isNamedAlike = found.group?.platformOrderNo === order.platformOrderNo;
    if (isNamedAlike && found.group?.members.some(({ key }) => nameText(key) === text)) return found;
  }
  return share(names, { parts, found: gatherGroup(order, parts, context) }, context);
}

function groupsOf({ loaders }: Context): Map<string, SharedGroup[]> {
  const groups = shared.get(loaders) ?? new Map<string, SharedGroup[]>();
  shared.set(loaders, groups);
  return groups;
}
function share(names: readonly string[], group: SharedGroup, context: Context): Promise<FoundGroup> {
  const groups = groupsOf(context);
  for (const name of names) groups.set(name, [...(groups.get(name) ?? []), group]);
  return group.found;
}

/** It may have no platform order number, and then only a person can have put others into it. */
async function gatherGroup(order: Order, parts: Parts, context: Context): Promise<FoundGroup> {
  const gathering = newGathering(parts, context);
  const text = nameText(order.key);
  gathering.found.set(text, order);
  // What a vendor answers for the number may hold more parts of the order.
  const itself = (): Order => gathering.found.get(text) ?? order;
  const group = await gather(gathering, linkingNumbers(order), itself);
  return { group, faults: faultsOf(gathering) };
}

interface Gathering {
  readonly context: Context;
  readonly parts: Parts;
  /** By nameText. */
  readonly found: Map<string, Order>;
  /** Numbers that vendors were asked for, in the form in which they are compared. */
  readonly asked: Set<string>;
  /** By nameText; null for an order that was looked up together with another one of its group, or could not be. */
  readonly known: Map<string, KnownGroup | null>;
  /** The first fault of each vendor, by its name. */
  readonly faults: Map<string, SourceFault>;
  readonly others: Error[];
}
const newGathering = (parts: Parts, context: Context): Gathering => ({
  context,
  parts,
  found: new Map(),
  asked: new Set(),
  known: new Map(),
  faults: new Map(),
  others: [],
});
const faultsOf = ({ faults, others }: Gathering): readonly Error[] => [...faults.values(), ...others];

/** From numbers to orders, from orders to those known with them, and on by numbers that only those carry. */
async function gather(
  gathering: Gathering,
  numbers: readonly string[],
  start: () => Order | undefined,
): Promise<OrderGroup | null> {
  const current = (): OrderGroup | null => {
    const of = start();
    return of ? groupOf([...gathering.found.values()], of, decisionsIn(gathering)) : null;
  };
  const unasked = (): readonly string[] =>
    [
      ...new Map(
        current()
          ?.members.flatMap(linkingNumbers)
          .map((number) => [numberForm(number), number]),
      ).values(),
    ].filter((number) => !gathering.asked.has(numberForm(number)));
  for (let next = numbers; ;) {
    await askVendors(gathering, next);
    await lookUp(gathering);
    next = unasked();
    // Members are read one by one only when no number leads to them.
    if (next.length === 0) {
      if (!(await readKnown(gathering, current()))) return current();
      next = unasked();
    }
    if (gathering.asked.size + next.length > Math.max(mostNumbers, numbers.length)) {
      gathering.others.push(tooMany());
      return current();
    }
  }
}

async function askVendors({ context, parts, found, asked, faults }: Gathering, numbers: readonly string[]) {
  const { registry, loaders } = context;
  const live = await answersAndFaults(
    numbers.flatMap((number) =>
      registry.sources.map(({ vendor }) => loaders.ordersOfPlatformNo(vendor, number, parts)),
    ),
  );
  // An EZR order is found under each of its numbers.
  for (const order of live.answers.flat()) found.set(nameText(order.key), order);
  for (const fault of live.faults) if (!faults.has(fault.vendor)) faults.set(fault.vendor, fault);
  for (const number of numbers) asked.add(numberForm(number));
}

/** As the vendor writes them: those that name a sale. */
const linkingNumbers = (order: Order): readonly string[] =>
  platformNumbersOf(order).filter((number) => !namesNothing(number));

/** What is known of the groups of all orders that were found, even where a number is all they share: a person may have cut them. */
async function lookUp(gathering: Gathering): Promise<void> {
  const { found, known } = gathering;
  const wanted = [...found].filter(([text]) => !known.has(text));
  const groups = await Promise.all(wanted.map(([, { key }]) => groupKnown(gathering, key)));
  wanted.forEach(([text], i) => known.set(text, groups[i] ?? null));
}

const decisionsIn = ({ known }: Gathering): readonly Decision[] =>
  [...known.values()].flatMap((group) => group?.decisions ?? []);

/**
 * Reads the members that no number led to: a person put them in, or their vendor has another number for them now. True:
 * there were such members.
 */
async function readKnown({ context, parts, found, known, faults }: Gathering, group: OrderGroup | null) {
  const members = (group?.members ?? []).flatMap(({ key }) => known.get(nameText(key))?.members ?? []);
  const missing = new Map(members.map((key) => [nameText(key), key] as const).filter(([text]) => !known.has(text)));
  // Each member is tried once, and a vendor that could not be asked for the number is not asked again.
  for (const text of missing.keys()) known.set(text, null);
  const wanted = [...missing.values()].filter((key) => !faults.has(key.vendor) && isServed(context.registry, key));
  const read = await answersAndFaults(wanted.map((key) => context.loaders.order(key, parts)));
  const orders = read.answers.filter((order) => order !== null);
  for (const order of orders) found.set(nameText(order.key), order);
  for (const fault of read.faults) if (!faults.has(fault.vendor)) faults.set(fault.vendor, fault);
  return orders.length > 0;
}

async function groupKnown({ context, others }: Gathering, key: Order['key']): Promise<KnownGroup | null> {
  try {
    return await context.links.groupOf(key);
  } catch (error) {
    if (!(error instanceof LinksUnavailable)) throw error;
    if (others.length === 0) others.push(notRead());
    return null;
  }
}

const notRead = (): Error =>
  userError('SOURCE_UNAVAILABLE', 'What people linked or cut could not be read now: the group may differ from it.');
const tooMany = (): Error =>
  userError(
    'BAD_USER_INPUT',
    `The orders of this group carry more than ${mostNumbers} platform order numbers; vendors were asked for some of them.`,
  );
