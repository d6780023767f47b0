/**
 * Links and groups, kept up to date by the transaction that changes what they follow from. Only orders whose facts
 * changed are compared again, with those that carry one of their platform order numbers.
 */
import type { Transaction } from 'kysely';
import type { LinkEvidence, LinkFacts, Linker } from '../../sources/ports/links.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { StoreLog } from '../engine/engine.ts';
import { numberKey, pairOf, pairText } from '../keys.ts';
import { factsOf, factsText, linksOf } from './link-rows.ts';
import { regroup } from './regroup.ts';
import type { LinkRow, NumberRow, Tables } from '../schema.ts';
import { inParts, type WorkingSet } from './working-set.ts';

export interface Linking {
  readonly linker: Linker;
  readonly log: StoreLog | undefined;
}
type Touched = Pick<WorkingSet, 'index' | 'newOrders' | 'decisions' | 'touchedDecisions'>;
/** null: there is nothing to compare it by. */
type Facts = ReadonlyMap<string, LinkFacts | null>;

/** A number that more orders carry is none of a single sale (a placeholder, say): it links nobody who comes then. */
const mostCarriers = 200;
const rowsAtOnce = 1_000;

/**
 * After orders, their numbers and their rows of the index were written. Answers with the orders that are in a group of
 * other members now than before.
 */
export async function relink(trx: Transaction<Tables>, set: Touched, linking: Linking): Promise<ReadonlySet<string>> {
  const decided = [...set.touchedDecisions].flatMap((text) => set.decisions.get(text) ?? []);
  const changed = await writeFacts(trx, set);
  if (changed.size === 0 && decided.length === 0) return new Set();
  const touched = await relinkPairs(trx, { changed, newOrders: set.newOrders }, linking);
  const seeds = new Set([...touched, ...decided.flatMap(({ a, b }) => [a, b])]);
  const { moved, rekeyed } = await regroup(trx, seeds, linking.log);
  const known = [...changed.keys()].filter((key) => !set.newOrders.has(key));
  await writeGroupKeys(trx, [...rekeyed, ...known]);
  return moved;
}

/** The orders whose facts differ from those that were kept. */
async function writeFacts(trx: Transaction<Tables>, { index, newOrders }: Touched): Promise<Facts> {
  const told = [...index].map(([key, { link, row }]) => ({
    link,
    row: { order_key: key, facts: link && factsText(link), alone_key: row.groupKey },
  }));
  const kept = await inParts(
    told.map(({ row }) => row.order_key).filter((key) => !newOrders.has(key)),
    (part) => trx.selectFrom('link_facts').selectAll().where('order_key', 'in', part).execute(),
  );
  const before = new Map(kept.map((row) => [row.order_key, row]));
  const changed = told.filter(({ row }) => {
    const standing = before.get(row.order_key);
    return !standing || standing.facts !== row.facts || standing.alone_key !== row.alone_key;
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
  return new Map(changed.map(({ link, row }) => [row.order_key, link]));
}

/** Compares orders again with those of their numbers; the orders whose groups may be others for it. */
async function relinkPairs(
  trx: Transaction<Tables>,
  { changed, newOrders }: { readonly changed: Facts; readonly newOrders: ReadonlySet<string> },
  linking: Linking,
): Promise<ReadonlySet<string>> {
  const wanted = await judged(trx, changed, linking);
  const standing = await linksOf(
    trx,
    [...changed.keys()].filter((key) => !newOrders.has(key)),
  );
  const before = new Map(standing.map((row) => [pairText(row), row]));
  const gone = [...before.values()].filter((row) => !wanted.has(pairText(row)));
  const written = [...wanted.values()].filter((row) => {
    const known = before.get(pairText(row));
    return known?.confidence !== row.confidence || known.evidence !== row.evidence;
  });
  for (const [a, rows] of Map.groupBy(gone, (row) => row.a))
    await inParts(
      rows.map(({ b }) => b),
      async (part) => {
        await trx.deleteFrom('links').where('a', '=', a).where('b', 'in', part).execute();
        return [];
      },
    );
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
  const turned = written.filter((row) => merges(row) !== merges(before.get(pairText(row))));
  return new Set([...gone.filter(merges), ...turned].flatMap(({ a, b }) => [a, b]));
}

const merges = (row: Pick<LinkRow, 'confidence'> | undefined): boolean =>
  row !== undefined && row.confidence !== 'WEAK';

/** By pairText. */
async function judged(trx: Transaction<Tables>, changed: Facts, linking: Linking): Promise<Map<string, LinkRow>> {
  const carriers = await carriersOf(
    trx,
    [...changed.values()].flatMap((facts) => facts?.numbers ?? []),
    linking.log,
  );
  const pairs = new Map(
    [...changed].flatMap(([key, facts]) =>
      (facts?.numbers ?? []).flatMap((number) =>
        (carriers.get(number) ?? [])
          .filter((other) => other !== key)
          .map((other) => [pairText(pairOf(key, other)), pairOf(key, other)] as const),
      ),
    ),
  );
  const all = [...pairs.values()].flatMap(({ a, b }) => [a, b]);
  const kept = await keptFacts(
    trx,
    all.filter((key) => !changed.has(key)),
  );
  const factsFor = (key: string): LinkFacts | null => (changed.has(key) ? changed : kept).get(key) ?? null;
  const links = new Map<string, LinkRow>();
  for (const [text, pair] of pairs) {
    const [x, y] = [factsFor(pair.a), factsFor(pair.b)];
    const verdict = x && y ? verdictOn(x, y, linking) : null;
    if (verdict)
      links.set(text, { ...pair, confidence: verdict.confidence, evidence: JSON.stringify(verdict.evidence) });
  }
  return links;
}

/** A bug in the comparison must not cost a push. */
function verdictOn(x: LinkFacts, y: LinkFacts, { linker, log }: Linking): LinkEvidence | null {
  try {
    return linker(x, y);
  } catch (error) {
    log?.error({ err: error }, 'two orders cannot be compared');
    return null;
  }
}

/** Whose orders carry each number, over all vendors. */
async function carriersOf(
  trx: Transaction<Tables>,
  numbers: readonly string[],
  log: StoreLog | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const numberOf = new Map(
    [...new Set(numbers)].flatMap((number) =>
      vendors.map((vendor) => [numberKey(vendor, 'PLATFORM_ORDER', number), number] as const),
    ),
  );
  const rows = await inParts([...numberOf.keys()], async (part) => {
    const usual = part.length * 4 + mostCarriers;
    const few = await carriersAmong(trx, part, usual);
    // So many in all that one of them has too many: each by itself, and none of them whole.
    if (few.length < usual) return few;
    const each: Pick<NumberRow, 'number_key' | 'order_key'>[] = [];
    for (const key of part) each.push(...(await carriersAmong(trx, [key], mostCarriers + 1)));
    return each;
  });
  const found = Map.groupBy(rows, (row) => numberOf.get(row.number_key) ?? '');
  for (const [number, carriers] of found) {
    if (carriers.length <= mostCarriers) continue;
    found.delete(number);
    log?.warn({ number, mostCarriers }, 'a platform order number is carried by too many orders to link them by it');
  }
  return new Map([...found].map(([number, carriers]) => [number, carriers.map((row) => row.order_key)]));
}

const carriersAmong = (trx: Transaction<Tables>, keys: readonly string[], limit: number) =>
  trx.selectFrom('numbers').select(['number_key', 'order_key']).where('number_key', 'in', keys).limit(limit).execute();

async function keptFacts(trx: Transaction<Tables>, keys: readonly string[]): Promise<Facts> {
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

/** The group's key in the index, or the order's own while it is in no group of several. */
async function writeGroupKeys(trx: Transaction<Tables>, keys: readonly string[]): Promise<void> {
  await inParts(keys, async (part) => {
    await trx
      .updateTable('order_index')
      .set(({ fn, selectFrom }) => ({
        group_key: fn.coalesce(
          selectFrom('group_members').select('group_key').whereRef('group_members.order_key', '=', 'order_index.key'),
          selectFrom('link_facts').select('alone_key').whereRef('link_facts.order_key', '=', 'order_index.key'),
        ),
      }))
      .where('key', 'in', part)
      .execute();
    return [];
  });
}

async function eachPart<Row>(rows: readonly Row[], write: (part: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) await write(rows.slice(at, at + rowsAtOnce));
}
