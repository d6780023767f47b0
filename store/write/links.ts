/**
 * Links and groups, kept up to date by the transaction that changes what they follow from. Only orders whose facts
 * changed are compared again, with those that carry one of their platform order numbers.
 */
import type { Transaction } from 'kysely';
import type { LinkEvidence, LinkFacts, Linker } from '../../sources/ports/links.ts';
import { vendors } from '../../sources/vocabulary.ts';
import type { StoreLog } from '../engine/engine.ts';
import { numberKey, pairOf, pairText } from '../keys.ts';
import { factsOf, factsText, linksOf } from '../rows/link-rows.ts';
import { updateGroups } from './groups.ts';
import type { LinkRow, NumberRow, Tables } from '../schema.ts';
import { type WorkingSet } from './working-set.ts';
import { eachPart, inParts } from '../engine/parts.ts';

export interface Linking {
  readonly linker: Linker;
  readonly log: StoreLog | undefined;
}
type Touched = Pick<WorkingSet, 'index' | 'newOrders' | 'decisions' | 'touchedDecisions'>;
/** By order; null where there is nothing to compare an order by. */
type FactsByOrder = ReadonlyMap<string, LinkFacts | null>;

/** A number that more orders carry is not the number of one sale (it may be a placeholder): from then on it links none. */
const mostCarriers = 200;

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
  const changed = await writeFacts(trx, set);
  if (changed.size === 0 && decided.length === 0) return new Set();
  const touched = await updatePairs(trx, { changed, newOrders: set.newOrders }, linking);
  const seeds = new Set([...touched, ...decided.flatMap(({ a, b }) => [a, b])]);
  const { moved, rekeyed } = await updateGroups(trx, seeds, linking.log);
  const known = [...changed.keys()].filter((key) => !set.newOrders.has(key));
  await writeGroupKeys(trx, [...rekeyed, ...known]);
  return moved;
}

/** Writes what orders are compared by, and returns those of which it has changed. */
async function writeFacts(trx: Transaction<Tables>, { index, newOrders }: Touched): Promise<FactsByOrder> {
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
  return new Map(changed.map(({ link, row }) => [row.order_key, link]));
}

/** Compares orders again with those that share a number; returns the orders at which a merging link came or went. */
async function updatePairs(
  trx: Transaction<Tables>,
  { changed, newOrders }: { readonly changed: FactsByOrder; readonly newOrders: ReadonlySet<string> },
  linking: Linking,
): Promise<ReadonlySet<string>> {
  const wanted = await linksFrom(trx, changed, linking);
  const known = [...changed.keys()].filter((key) => !newOrders.has(key));
  const before = new Map((await linksOf(trx, known)).map((row) => [pairText(row), row]));
  const gone = [...before.values()].filter((row) => !wanted.has(pairText(row)));
  const written = [...wanted.values()].filter((row) => {
    const earlier = before.get(pairText(row));
    return earlier?.confidence !== row.confidence || earlier.evidence !== row.evidence;
  });
  for (const [a, rows] of Map.groupBy(gone, (row) => row.a)) {
    const others = rows.map(({ b }) => b);
    await eachPart(others, (part) => trx.deleteFrom('links').where('a', '=', a).where('b', 'in', part).execute());
  }
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

/** The links of these orders with all that carry one of their numbers, by pairText. */
async function linksFrom(
  trx: Transaction<Tables>,
  changed: FactsByOrder,
  linking: Linking,
): Promise<ReadonlyMap<string, LinkRow>> {
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

/** For each number the orders of all vendors that carry it. */
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
    // So many in all that one number has too many carriers: each is read by itself, up to the bound.
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
          selectFrom('group_members').select('group_key').whereRef('group_members.order_key', '=', 'order_index.key'),
          selectFrom('link_facts').select('alone_key').whereRef('link_facts.order_key', '=', 'order_index.key'),
        ),
      }))
      .where('key', 'in', part)
      .execute(),
  );
