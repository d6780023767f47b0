/**
 * Durable accepts per second of the store alone: facts of 5 KB, 64 callers that wait at a time, new orders and new
 * versions mixed. `node bench/store.ts [seconds]`. PostgreSQL is measured too when DATABASE_URL or TEST_DATABASE_URL is
 * set, in a database of its own that is dropped afterwards.
 */
import { linkOf } from '../sources/domain/links.ts';
import type { Fact } from '../sources/ports/pushes.ts';
import { openStore } from '../store/open.ts';
import { onEachEngine } from './engines.ts';
import { summary, underLoad } from './load.ts';
import { observationOf } from './orders.ts';

const workers = 64;
const bodyBytes = 5 * 1024;
const seconds = Number(process.argv[2] ?? '5');

/** Text that compresses about as well as an order does, and is different each time. */
function body(n: number): string {
  const line = (i: number) => ({ sku: `SKU-${n}-${i}`, name: `商品 ${i * 7}`, price: (n * 31 + i * 17) % 100_000 });
  const lines = Array.from({ length: 80 }, (_, i) => line(i));
  return JSON.stringify({ orderNo: `B${n}`, lines, note: '' })
    .slice(0, bodyBytes - 2)
    .padEnd(bodyBytes, '"}');
}

/** Every third fact is a newer version of an order that is known already. */
const factOf = (n: number): Fact => ({
  vendor: 'YUANSHU',
  tenantId: null,
  kind: 'ORDER',
  orderNo: `B${n % 3 === 2 ? n - 2 : n}`,
  key: '',
  modifiedAt: n,
  body: body(n),
});

async function measure(engine: string, databaseUrl: string | null, dataDir: string): Promise<void> {
  let commits = 0;
  const store = await openStore({
    databaseUrl,
    dataDir,
    now: Date.now,
    linker: linkOf,
    onCommit: () => (commits += 1),
    projectors: {
      YUANSHU: ({ orderNo, order }) => {
        const { row, attributes, link } = observationOf(Number(orderNo.slice(1))).projection;
        return {
          numbers: [
            { namespace: 'VENDOR_ID', value: orderNo },
            { namespace: 'PLATFORM_ORDER', value: `P${orderNo}` },
          ],
          digest: { status: 'PROCESSING', items: String(order?.modifiedAt) },
          row: row && { ...row, modifiedAt: order?.modifiedAt ?? null },
          attributes,
          link: link && { ...link, numbers: [`P${orderNo}`] },
        };
      },
    },
  });
  const load = await underLoad({ workers, seconds }, async (n) => {
    await store.accept({ receivedAt: Date.now(), facts: [factOf(n)], unusable: [], nonce: null });
    return true;
  });
  await store.close();
  const facts = load.latencies.length;
  console.log(
    `${engine}: ${summary(load, 'durable accepts')}, ` +
      `${(facts / commits).toFixed(1)} per commit (${facts} facts of 5 KB, ${workers} waiting)`,
  );
}

await onEachEngine(({ name, databaseUrl, dataDir }) => measure(name, databaseUrl, dataDir));
