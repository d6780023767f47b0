/**
 * Groups of orders are the connected components over all links that merge. They are found again from the orders at
 * which such a link came or went.
 */
import type { Transaction } from 'kysely';
import type { StoreLog } from '../engine/engine.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { orderKey, type Pair, pairText } from '../keys.ts';
import { decisionsOn, linksOf } from '../rows/link-rows.ts';
import type { GroupMemberRow, Tables } from '../schema.ts';
import type { WorkingSet } from './working-set.ts';

/** So many orders are no single sale: beyond it they are left ungrouped. */
const mostMembers = 1_000;

export interface GroupUpdate {
  /** Orders in a group of other members than before. */
  readonly moved: ReadonlySet<string>;
  /** Of these, those whose group has another key than before, or none now. */
  readonly rekeyed: ReadonlySet<string>;
}

/** `seeds`: both ends of every link that merges now and did not before, or the other way round. */
export async function updateGroups(
  trx: Transaction<Tables>,
  seeds: ReadonlySet<string>,
  log: StoreLog | undefined,
): Promise<GroupUpdate> {
  if (seeds.size === 0) return { moved: new Set(), rekeyed: new Set() };
  const after = await componentsFrom(trx, seeds, log);
  const before = await groupsTouching(trx, [...after.keys()]);
  const moved = new Set<string>();
  const rekeyed = new Set<string>();
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [old, now] = [before.get(key) ?? null, after.get(key) ?? null];
    if (old?.text !== now?.text) moved.add(key);
    if (old?.key !== now?.key) rekeyed.add(key);
  }
  await write(trx, rekeyed, (key) => after.get(key)?.key ?? null);
  return { moved, rekeyed };
}

/** The members are sorted, and the first one's key is the group's. */
interface Group {
  readonly key: string;
  readonly members: readonly string[];
  /** Equal for groups of equal members. */
  readonly text: string;
}
const groupOf = (members: readonly string[]): Group | null => {
  const sorted = members.toSorted(bySmaller);
  const [key] = sorted;
  return key === undefined || sorted.length === 1 ? null : { key, members: sorted, text: sorted.join() };
};
const bySmaller = (a: string, b: string): number => (a < b ? -1 : 1);

/** For every order that links reach from the seeds, its group; null for an order that is alone. */
async function componentsFrom(
  trx: Transaction<Tables>,
  seeds: ReadonlySet<string>,
  log: StoreLog | undefined,
): Promise<ReadonlyMap<string, Group | null>> {
  const sets = new Map<string, Set<string>>([...seeds].map((key) => [key, new Set([key])]));
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
  const groups = new Map<string, Group | null>();
  for (const members of new Set(sets.values())) {
    const tooMany = members.size > mostMembers;
    if (tooMany) log?.warn({ mostMembers }, 'links join too many orders for one sale: they are left ungrouped');
    const group = tooMany ? null : groupOf([...members]);
    for (const key of members) groups.set(key, group);
  }
  return groups;
}

function join(sets: Map<string, Set<string>>, a: string, b: string): void {
  const [x, y] = [sets.get(a), sets.get(b)];
  if (!x || !y || x === y) return;
  const [small, large] = x.size < y.size ? [x, y] : [y, x];
  for (const key of small) {
    large.add(key);
    sets.set(key, large);
  }
}

/** EXACT and STRONG links that no person has cut, and the links that a person has made. */
async function mergingLinks(trx: Transaction<Tables>, keys: readonly string[]): Promise<readonly Pair[]> {
  const evident = (await linksOf(trx, keys)).filter(({ confidence }) => confidence !== 'WEAK');
  const decided = await decisionsOn(trx, keys);
  const cut = new Set(decided.filter(({ kind }) => kind === 'CUT').map(pairText));
  return [...evident.filter((pair) => !cut.has(pairText(pair))), ...decided.filter(({ kind }) => kind === 'LINK')];
}

/** The groups as they stand in the table: those of these orders, by each of their members. */
async function groupsTouching(trx: Transaction<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, Group>> {
  const names = await inParts(keys, (part) =>
    trx.selectFrom('group_members').select('group_key').distinct().where('order_key', 'in', part).execute(),
  );
  const rows = await membersOf(
    trx,
    names.map((row) => row.group_key),
  );
  const groups = new Map<string, Group>();
  for (const members of Map.groupBy(rows, (row) => row.group_key).values()) {
    const group = groupOf(members.map((row) => row.order_key));
    if (group) for (const key of group.members) groups.set(key, group);
  }
  return groups;
}

const membersOf = (trx: Transaction<Tables>, groupKeys: readonly string[]): Promise<readonly GroupMemberRow[]> =>
  inParts(groupKeys, (part) => trx.selectFrom('group_members').selectAll().where('group_key', 'in', part).execute());

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
