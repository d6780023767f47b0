/**
 * Lists and counts over 100,000 known orders: `node bench/lists.ts [orders]`. PostgreSQL is measured too when DATABASE_URL
 * or TEST_DATABASE_URL is set, in a database of its own that is dropped afterwards. Each time is the median of nine.
 */
import { Client } from 'pg';
import type { StatField } from '../sources/ports/changes.ts';
import type { Filter, IndexQuestion } from '../sources/ports/lists.ts';
import { linkOf } from '../sources/domain/links.ts';
import { noFilter } from '../sources/lists/filter.ts';
import { positionOfRow } from '../sources/lists/position.ts';
import { vendors } from '../sources/vocabulary.ts';
import { openStore } from '../store/open.ts';
import { onEachEngine } from './engines.ts';
import type { Store } from '../store/store.ts';
import { firstPlacedAt, observationOf } from './orders.ts';

const count = Number(process.argv[2] ?? '100000');

async function fill(store: Store): Promise<void> {
  for (let n = 0; n < count; n += 1_000)
    await store.observe(Array.from({ length: Math.min(1_000, count - n) }, (_, i) => observationOf(n + i)));
}

const day = firstPlacedAt + 20 * 86_400;
const lists: readonly (readonly [string, Partial<Filter>])[] = [
  ['no filter', {}],
  ['one day, exceptions', { placedAt: { from: day, to: day + 86_400 }, hasException: true }],
  ['two states', { status: ['EXCEPTION', 'CANCELLED'] }],
  ['one store', { storeIds: ['store 77'] }],
  ['one SKU, not completed', { skuCodes: ['sku 123'], not: { ...noFilter, status: ['COMPLETED'] } }],
  ['a word of a title', { productText: '商品 2999' }],
  ['unmapped codes', { hasUnmappedStatus: true }],
  ['not one store', { not: { ...noFilter, storeIds: ['store 77'] } }],
  ['no such tag, and no such word', { not: { ...noFilter, tags: ['tag'], productText: '商品 2999' } }],
];
const statistics: readonly (readonly [groupBy: readonly StatField[], distinctGroups: boolean])[] = [
  [['DAY', 'STATUS'], false],
  [['DAY', 'STATUS'], true],
  [['STORE'], false],
];

async function median(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < 9; run += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return `${(times.toSorted((a, b) => a - b)[4] ?? 0).toFixed(1)} ms`;
}

async function measure(engine: string, databaseUrl: string | null, dataDir: string): Promise<void> {
  const store = await openStore({ databaseUrl, dataDir, now: Date.now, projectors: {}, linker: linkOf });
  const from = performance.now();
  await fill(store);
  console.log(`${engine}: ${count} orders stored in ${((performance.now() - from) / 1_000).toFixed(1)} s`);
  if (databaseUrl !== null) await analyse(databaseUrl);
  for (const [name, conditions] of lists) {
    const filter = { ...noFilter, ...conditions };
    const question: IndexQuestion = {
      sort: { key: 'PLACED_AT', direction: 'DESC' },
      backward: false,
      vendors,
      after: null,
      // Later than everything that was stored.
      asOf: firstPlacedAt * 2,
      filter,
      limit: 20,
    };
    const { keys } = await store.rows(question);
    const last = keys.at(-1);
    const after = last ? positionOfRow(last, 'PLACED_AT') : null;
    const times = [
      `first page ${await median(() => store.rows(question))}`,
      `next ${await median(() => store.rows({ ...question, after }))}`,
      `count ${await median(() => store.count({ vendors, filter }))}`,
    ];
    console.log(`${engine}: ${name}: ${times.join(', ')} (${keys.length} rows)`);
  }
  for (const [groupBy, distinctGroups] of statistics) {
    const question = { vendors, filter: noFilter, groupBy, distinctGroups, limit: 5_001 };
    const rows = await store.stats(question);
    const time = await median(() => store.stats(question));
    console.log(
      `${engine}: by ${groupBy.join(' and ')}${distinctGroups ? ' with sales' : ''}: ${time} (${rows?.length} rows)`,
    );
  }
  console.log(`${engine}: lookup by any number: ${await median(() => store.ordersByAnyNumber(['P777'], null))}`);
  await store.close();
}

/** Does at once what autovacuum does by itself after a while. */
async function analyse(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

await onEachEngine(({ name, databaseUrl, dataDir }) => measure(name, databaseUrl, dataDir));
