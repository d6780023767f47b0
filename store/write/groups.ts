/**
 * Groups of orders are the connected components over all links that merge, while they have no more members than a sale.
 * They are found again at the links that came or went.
 */
import type { Transaction } from 'kysely';
import { mostMembers } from '../../sources/ports/links.ts';
import type { StoreLog } from '../engine/engine.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { orderKey, type Pair, pairText } from '../keys.ts';
import { decisionsOn, linksOf, overfull } from '../rows/link-rows.ts';
import type { DecisionRow, GroupMemberRow, Tables } from '../schema.ts';
import type { WorkingSet } from './working-set.ts';

export interface GroupUpdate {
  /** Orders in a group of other members than before. */
  readonly moved: ReadonlySet<string>;
  /** Orders whose group has another key than before, or none now. */
  readonly rekeyed: ReadonlySet<string>;
}
/** Pairs that a link merges now and did not before, and the other way round. */
export interface Turned {
  readonly added: readonly Pair[];
  readonly removed: readonly Pair[];
}

/** Links that come join groups that are known; only where links go are components found again from link to link. */
export async function updateGroups(
  trx: Transaction<Tables>,
  { added, removed }: Turned,
  log: StoreLog | undefined,
): Promise<GroupUpdate> {
  const seeds = new Set([...added, ...removed].flatMap(({ a, b }) => [a, b]));
  if (seeds.size === 0) return { moved: new Set(), rekeyed: new Set() };
  const sets = removed.length === 0 ? await joinedBy(trx, added) : await componentsFrom(trx, seeds);
  const after = groupsOf(sets, log);
  const before = await groupsTouching(trx, [...after.keys()]);
  const nowOf = (key: string): Group | null => {
    const group = after.get(key);
    // An order that is not reached any more is in a component that was too large to be walked through.
    return group === undefined ? tooLarge : group;
  };
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  const differing = (what: 'key' | 'text'): ReadonlySet<string> =>
    new Set(keys.filter((key) => (before.get(key)?.[what] ?? null) !== (nowOf(key)?.[what] ?? null)));
  const [moved, rekeyed] = [differing('text'), differing('key')];
  await write(trx, rekeyed, (key) => nowOf(key)?.key ?? null);
  return { moved, rekeyed };
}

/** The members are sorted, and the first one's key is the group's. */
interface Group {
  readonly key: string;
  readonly members: readonly string[];
  /** Equal for groups of equal members; null where the members are left ungrouped. */
  readonly text: string | null;
}
/** As a member of the sets below: the rest of a component that is known to be too large. */
const tooLarge: Group = { key: overfull, members: [], text: null };
const groupOf = (members: readonly string[]): Group | null => {
  const sorted = members.toSorted(bySmaller);
  const [key] = sorted;
  return key === undefined || sorted.length === 1 ? null : { key, members: sorted, text: sorted.join() };
};
const bySmaller = (a: string, b: string): number => (a < b ? -1 : 1);

/** The orders that are joined, by each of them. */
type Sets = Map<string, Set<string>>;

/** For every order its group; null for an order that is alone. */
function groupsOf(sets: Sets, log: StoreLog | undefined): ReadonlyMap<string, Group | null> {
  const groups = new Map<string, Group | null>();
  for (const members of new Set(sets.values())) {
    const known = members.delete(overfull);
    const isTooLarge = known || members.size > mostMembers;
    if (isTooLarge && !known)
      log?.warn({ mostMembers }, 'links join too many orders for one sale: they are left ungrouped');
    const group = isTooLarge ? tooLarge : groupOf([...members]);
    for (const key of members) groups.set(key, group);
  }
  return groups;
}

/** The groups that these pairs join, with all of their members. */
async function joinedBy(trx: Transaction<Tables>, added: readonly Pair[]): Promise<Sets> {
  const ends = [...new Set(added.flatMap(({ a, b }) => [a, b]))];
  const cut = await cutAmong(trx, ends);
  const sets: Sets = new Map();
  const memberships = await membershipsOf(trx, ends);
  const members = await membersOf(trx, [...new Set(memberships.map((row) => row.group_key))]);
  for (const group of Map.groupBy(members, (row) => row.group_key).values()) {
    const all = new Set(group.map((row) => row.order_key));
    for (const key of all) sets.set(key, all);
  }
  for (const { order_key: key, group_key: group } of memberships)
    if (group === overfull) sets.set(key, new Set([key, overfull]));
  for (const key of ends) if (!sets.has(key)) sets.set(key, new Set([key]));
  for (const pair of added) if (!cut.has(pairText(pair))) join(sets, pair.a, pair.b);
  return sets;
}

/** For every order that links reach from the seeds, the orders that they join to it, until there are too many. */
async function componentsFrom(trx: Transaction<Tables>, seeds: ReadonlySet<string>): Promise<Sets> {
  const sets: Sets = new Map([...seeds].map((key) => [key, new Set([key])]));
  let frontier = [...seeds];
  while (frontier.length > 0) {
    const reached: string[] = [];
    for (const { a, b } of await mergingLinks(trx, frontier)) {
      for (const key of [a, b]) {
        if (sets.has(key)) continue;
        sets.set(key, new Set([key]));
        reached.push(key);
      }
      join(sets, a, b);
    }
    frontier = reached.filter((key) => (sets.get(key)?.size ?? 0) <= mostMembers);
  }
  return sets;
}

function join(sets: Sets, a: string, b: string): void {
  const [x, y] = [sets.get(a), sets.get(b)];
  if (!x || !y || x === y) return;
  const [small, large] = x.size < y.size ? [x, y] : [y, x];
  for (const key of small) {
    large.add(key);
    if (key !== overfull) sets.set(key, large);
  }
}

/** EXACT and STRONG links that no person has cut, and the links that a person has made. */
async function mergingLinks(trx: Transaction<Tables>, keys: readonly string[]): Promise<readonly Pair[]> {
  const evident = (await linksOf(trx, keys)).filter(({ confidence }) => confidence !== 'WEAK');
  const decided = await decisionsOn(trx, keys);
  const cut = cutsIn(decided);
  return [...evident.filter((pair) => !cut.has(pairText(pair))), ...decided.filter(({ kind }) => kind === 'LINK')];
}

const cutsIn = (decided: readonly DecisionRow[]): ReadonlySet<string> =>
  new Set(decided.filter(({ kind }) => kind === 'CUT').map(pairText));
const cutAmong = async (trx: Transaction<Tables>, keys: readonly string[]): Promise<ReadonlySet<string>> =>
  cutsIn(await decisionsOn(trx, keys));

/** The groups as they stand in the table: those of these orders, by each of their members. */
async function groupsTouching(trx: Transaction<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, Group>> {
  const memberships = await membershipsOf(trx, keys);
  const rows = await membersOf(trx, [...new Set(memberships.map((row) => row.group_key))]);
  const groups = new Map<string, Group>();
  for (const members of Map.groupBy(rows, (row) => row.group_key).values()) {
    const group = groupOf(members.map((row) => row.order_key));
    if (group) for (const key of group.members) groups.set(key, group);
  }
  for (const { order_key: key, group_key: group } of memberships) if (group === overfull) groups.set(key, tooLarge);
  return groups;
}

const membershipsOf = (trx: Transaction<Tables>, keys: readonly string[]): Promise<readonly GroupMemberRow[]> =>
  inParts(keys, (part) => trx.selectFrom('group_members').selectAll().where('order_key', 'in', part).execute());

/** Never those of orders that are left ungrouped: there may be very many of them. */
const membersOf = (trx: Transaction<Tables>, groupKeys: readonly string[]): Promise<readonly GroupMemberRow[]> =>
  inParts(
    groupKeys.filter((key) => key !== overfull),
    (part) => trx.selectFrom('group_members').selectAll().where('group_key', 'in', part).execute(),
  );

async function write(
  trx: Transaction<Tables>,
  keys: ReadonlySet<string>,
  groupKeyOf: (key: string) => string | null,
): Promise<void> {
  const rows: GroupMemberRow[] = [];
  const alone: string[] = [];
  for (const key of keys) {
    const groupKey = groupKeyOf(key);
    if (groupKey === null) alone.push(key);
    else rows.push({ order_key: key, group_key: groupKey });
  }
  await eachPart(alone, (part) => trx.deleteFrom('group_members').where('order_key', 'in', part).execute());
  await eachPart(rows, (part) =>
    trx
      .insertInto('group_members')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('order_key').doUpdateSet(({ ref }) => ({ group_key: ref('excluded.group_key') })),
      )
      .execute(),
  );
}

/**
 * Adds the changes of groups after all other changes of the batch, one for each order. A new order gets none, since it
 * was in no group before.
 */
export async function groupChanges(
  trx: Transaction<Tables>,
  set: Pick<WorkingSet, 'changes' | 'counters' | 'decisions' | 'touchedDecisions'>,
  { moved, at }: { readonly moved: ReadonlySet<string>; readonly at: number },
): Promise<void> {
  const decided = [...set.touchedDecisions].flatMap((text) => set.decisions.get(text) ?? []);
  const keys = new Set([...moved, ...decided.flatMap(({ a, b }) => [a, b])]);
  for (const change of set.changes) if (change.kind === 'CREATED') keys.delete(orderKey(change));
  // An order without a digest has not been reported to anybody yet.
  const rows = await inParts([...keys], (part) =>
    trx
      .selectFrom('orders')
      .select(['key', 'vendor', 'tenant_id', 'order_no', 'asked_by'])
      .where('key', 'in', part)
      .where('digest', 'is not', null)
      .execute(),
  );
  for (const row of rows.toSorted((a, b) => bySmaller(a.key, b.key)))
    set.changes.push({
      seq: BigInt(++set.counters.change),
      at,
      kind: 'UPDATED',
      vendor: row.vendor,
      tenantId: row.tenant_id,
      orderNo: row.order_no,
      askedBy: row.asked_by,
      fields: ['group'],
    });
}
