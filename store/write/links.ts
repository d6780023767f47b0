/**
 * Links and groups, kept up to date by the transaction that changes what they follow from. Only orders whose facts
 * changed are compared again, with those that carry one of their platform order numbers.
 */
import type { Transaction } from 'kysely';
import type { LinkEvidence, LinkFacts, Linker } from '../../sources/ports/links.ts';
import type { StoreLog } from '../engine/engine.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { type Pair, pairOf, pairText } from '../keys.ts';
import { factsOf, factsText, linksOf, overfull } from '../rows/link-rows.ts';
import type { LinkRow, Tables } from '../schema.ts';
import { type Carriers, carriersOf, updateCrowds } from './crowds.ts';
import { updateGroups } from './groups.ts';
import { writePlaces } from './places.ts';
import { type WorkingSet } from './working-set.ts';

export interface Linking {
  readonly linker: Linker;
  readonly log: StoreLog | undefined;
}
type Touched = Pick<WorkingSet, 'index' | 'newOrders' | 'decisions' | 'touchedDecisions'>;
/** By order; null where there is nothing to compare an order by. */
type FactsByOrder = ReadonlyMap<string, LinkFacts | null>;
interface Changed {
  readonly facts: FactsByOrder;
  /** Platform order numbers that these orders carried before. */
  readonly before: ReadonlySet<string>;
  readonly newOrders: ReadonlySet<string>;
}

/**
 * Runs after orders, their numbers and their rows of the index were written. Resolves to the orders whose group has
 * other members now than before.
 */
export async function updateLinks(
  trx: Transaction<Tables>,
  set: Touched,
  linking: Linking,
): Promise<ReadonlySet<string>> {
  const decided = [...set.touchedDecisions].flatMap((text) => set.decisions.get(text) ?? []);
  const changed = { ...(await writeFacts(trx, set)), newOrders: set.newOrders };
  if (changed.facts.size === 0 && decided.length === 0) return new Set();
  const { added, removed } = await updatePairs(trx, changed, linking);
  const { moved, rekeyed } = await updateGroups(
    trx,
    {
      added: [...added, ...decided.filter(({ kind }) => kind === 'LINK')],
      removed: [...removed, ...decided.filter(({ kind }) => kind === 'CUT')],
    },
    linking.log,
  );
  const known = [...changed.facts.keys()].filter((key) => !set.newOrders.has(key));
  await writeGroupKeys(trx, [...rekeyed, ...known]);
  await writePlaces(trx, new Set([...moved, ...rekeyed, ...changed.facts.keys()]), set.newOrders);
  return moved;
}

/** Finds the links of stored orders again, as after a change of what they follow from. */
export async function relink(trx: Transaction<Tables>, keys: readonly string[], linking: Linking): Promise<void> {
  const facts = await keptFacts(trx, keys);
  const { added, removed } = await updatePairs(trx, { facts, before: new Set(), newOrders: new Set() }, linking);
  const { rekeyed, moved } = await updateGroups(trx, { added, removed }, linking.log);
  await writeGroupKeys(trx, [...rekeyed, ...keys]);
  await writePlaces(trx, new Set([...moved, ...rekeyed, ...keys]), new Set());
}

/** Writes what orders are compared by, and returns those of which it has changed. */
async function writeFacts(
  trx: Transaction<Tables>,
  { index, newOrders }: Touched,
): Promise<Omit<Changed, 'newOrders'>> {
  const arriving = [...index].map(([key, { link, row }]) => ({
    link,
    row: { order_key: key, facts: link && factsText(link), alone_key: row.groupKey },
  }));
  const kept = await inParts(
    arriving.map(({ row }) => row.order_key).filter((key) => !newOrders.has(key)),
    (part) => trx.selectFrom('link_facts').selectAll().where('order_key', 'in', part).execute(),
  );
  const before = new Map(kept.map((row) => [row.order_key, row]));
  const changed = arriving.filter(({ row }) => {
    const known = before.get(row.order_key);
    return !known || known.facts !== row.facts || known.alone_key !== row.alone_key;
  });
  await eachPart(changed, (part) =>
    trx
      .insertInto('link_facts')
      .values(part.map(({ row }) => row))
      .onConflict((conflict) =>
        conflict
          .column('order_key')
          .doUpdateSet(({ ref }) => ({ facts: ref('excluded.facts'), alone_key: ref('excluded.alone_key') })),
      )
      .execute(),
  );
  return {
    facts: new Map(changed.map(({ link, row }) => [row.order_key, link])),
    before: new Set(
      changed.flatMap(({ row }) => {
        const earlier = before.get(row.order_key)?.facts ?? null;
        return earlier === null ? [] : (factsOf(earlier)?.numbers ?? []);
      }),
    ),
  };
}

/** Compares orders again with those that share a number; returns the pairs that merge now, and those that do no more. */
async function updatePairs(
  trx: Transaction<Tables>,
  { facts, before: numbersBefore, newOrders }: Changed,
  linking: Linking,
): Promise<{ readonly added: readonly Pair[]; readonly removed: readonly Pair[] }> {
  const now = numbersIn(facts.values());
  const { carriers, turned } = await updateCrowds(trx, { now, before: numbersBefore }, linking.log);
  const others = await keptFacts(
    trx,
    [...turned].filter((key) => !facts.has(key)),
  );
  const again: FactsByOrder = new Map([...others, ...facts]);
  const further = await carriersOf(trx, numbersIn(others.values()).difference(now.union(numbersBefore)));
  const wanted = await linksFrom(trx, { facts: again, carriers: new Map([...carriers, ...further]) }, linking);
  const known = [...again.keys()].filter((key) => !newOrders.has(key));
  const before = new Map((await linksOf(trx, known)).map((row) => [pairText(row), row]));
  const gone = [...before.values()].filter((row) => !wanted.has(pairText(row)));
  const written = [...wanted.values()].filter((row) => {
    const earlier = before.get(pairText(row));
    return earlier?.confidence !== row.confidence || earlier.evidence !== row.evidence;
  });
  await deleteLinks(trx, gone, new Set(known));
  await eachPart(written, (part) =>
    trx
      .insertInto('links')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['a', 'b'])
          .doUpdateSet(({ ref }) => ({ confidence: ref('excluded.confidence'), evidence: ref('excluded.evidence') })),
      )
      .execute(),
  );
  const merged = (row: LinkRow): boolean => merges(before.get(pairText(row)));
  return {
    added: written.filter((row) => merges(row) && !merged(row)),
    removed: [...gone.filter(merges), ...written.filter((row) => !merges(row) && merged(row))],
  };
}

const numbersIn = (facts: Iterable<LinkFacts | null>): Set<string> =>
  new Set([...facts].flatMap((one) => one?.numbers ?? []));

const merges = (row: Pick<LinkRow, 'confidence'> | undefined): boolean =>
  row !== undefined && row.confidence !== 'WEAK';

/** Two statements at most for each order that lost links. */
async function deleteLinks(trx: Transaction<Tables>, rows: readonly LinkRow[], of: ReadonlySet<string>): Promise<void> {
  const [ofA, ofB] = [rows.filter(({ a }) => of.has(a)), rows.filter(({ a }) => !of.has(a))];
  for (const [a, some] of Map.groupBy(ofA, (row) => row.a))
    await eachPart(
      some.map(({ b }) => b),
      (part) => trx.deleteFrom('links').where('a', '=', a).where('b', 'in', part).execute(),
    );
  for (const [b, some] of Map.groupBy(ofB, (row) => row.b))
    await eachPart(
      some.map(({ a }) => a),
      (part) => trx.deleteFrom('links').where('b', '=', b).where('a', 'in', part).execute(),
    );
}

/** The links of these orders with all that carry one of their numbers, by pairText. */
async function linksFrom(
  trx: Transaction<Tables>,
  { facts, carriers }: { readonly facts: FactsByOrder; readonly carriers: Carriers },
  linking: Linking,
): Promise<ReadonlyMap<string, LinkRow>> {
  const pairs = new Map<string, Pair>();
  for (const [key, one] of facts)
    for (const number of one?.numbers ?? [])
      for (const other of carriers.get(number) ?? [])
        if (other !== key) pairs.set(pairText(pairOf(key, other)), pairOf(key, other));
  const ends = new Set([...pairs.values()].flatMap(({ a, b }) => [a, b]));
  const kept = await keptFacts(
    trx,
    [...ends].filter((key) => !facts.has(key)),
  );
  /** Without numbers that link nothing. */
  const factsFor = (key: string): LinkFacts | null => {
    const one = facts.get(key) ?? kept.get(key) ?? null;
    return one && { ...one, numbers: one.numbers.filter((number) => carriers.has(number)) };
  };
  const links = new Map<string, LinkRow>();
  for (const [text, pair] of pairs) {
    const [x, y] = [factsFor(pair.a), factsFor(pair.b)];
    const found = x && y ? evidenceOf(x, y, linking) : null;
    if (found) links.set(text, { ...pair, confidence: found.confidence, evidence: JSON.stringify(found.evidence) });
  }
  return links;
}

/** A bug in the comparison must not make a push fail. */
function evidenceOf(x: LinkFacts, y: LinkFacts, { linker, log }: Linking): LinkEvidence | null {
  try {
    return linker(x, y);
  } catch (error) {
    log?.error({ err: error }, 'two orders cannot be compared');
    return null;
  }
}

async function keptFacts(trx: Transaction<Tables>, keys: readonly string[]): Promise<FactsByOrder> {
  const rows = await inParts(keys, (part) =>
    trx.selectFrom('link_facts').select(['order_key', 'facts']).where('order_key', 'in', part).execute(),
  );
  return new Map(
    rows.flatMap(({ order_key: key, facts: json }) => {
      const facts = json === null ? null : factsOf(json);
      return facts ? [[key, facts] as const] : [];
    }),
  );
}

/** Puts the group's key into the index, or the order's own key while it is alone. */
const writeGroupKeys = (trx: Transaction<Tables>, keys: readonly string[]): Promise<void> =>
  eachPart(keys, (part) =>
    trx
      .updateTable('order_index')
      .set(({ fn, selectFrom }) => ({
        group_key: fn.coalesce(
          selectFrom('group_members')
            .select('group_key')
            .whereRef('group_members.order_key', '=', 'order_index.key')
            .where('group_key', '<>', overfull),
          selectFrom('link_facts').select('alone_key').whereRef('link_facts.order_key', '=', 'order_index.key'),
        ),
      }))
      .where('key', 'in', part)
      .execute(),
  );
