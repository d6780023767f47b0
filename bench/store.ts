/**
 * Durable accepts per second of the store alone: 5 KB facts, 64 waiting at a time, new orders and new versions mixed.
 * `node bench/store.ts [seconds]`; PostgreSQL too when DATABASE_URL or TEST_DATABASE_URL is set (in a database of its
 * own, dropped afterwards).
 */
import { linkOf } from '../sources/domain/links.ts';
import type { Fact } from '../sources/ports/pushes.ts';
import { openStore } from '../store/open.ts';
import { onEachEngine } from './engines.ts';
import { observationOf } from './orders.ts';

const waiters = 64;
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

/** Every third one is a newer version of an order that is known. */
const factOf = (n: number): Fact => ({
  vendor: 'YUANSHU',
  tenantId: null,
  kind: 'ORDER',
  orderNo: `B${n % 3 === 2 ? n - 2 : n}`,
  key: '',
  modifiedAt: n,
  body: body(n),
});

interface Figures {
  readonly latencies: readonly number[];
  readonly elapsed: number;
  readonly commits: number;
}

async function measure(databaseUrl: string | null, dataDir: string): Promise<Figures> {
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
  const latencies: number[] = [];
  const start = performance.now();
  let next = 0;
  const wait = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1_000) {
      const facts = [factOf(next++)];
      const from = performance.now();
      await store.accept({ receivedAt: Date.now(), facts, unusable: [], nonce: null });
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: waiters }, wait));
  const elapsed = performance.now() - start;
  await store.close();
  return { latencies, elapsed, commits };
}

function print(engine: string, { latencies, elapsed, commits }: Figures): void {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
  const rate = Math.round((latencies.length * 1_000) / elapsed);
  console.log(
    `${engine}: ${rate} durable accepts/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms, ` +
      `${(latencies.length / commits).toFixed(1)} per commit (${latencies.length} facts of 5 KB, ${waiters} waiting)`,
  );
}

await onEachEngine(async ({ name, databaseUrl, dataDir }) => print(name, await measure(databaseUrl, dataDir)));
