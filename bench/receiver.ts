/**
 * Durable acknowledgements of 5 KB pushes over 64 connections, through real HTTP, on each engine that there is:
 * `node bench/receiver.ts`, with BENCH_SECONDS for each engine. The sender shares the machine with the server, so that
 * figures of one run can be compared with each other and with nothing else.
 */
import { Pool } from 'undici';
import { startProduct } from '../test/product.ts';
import { onEachEngine } from './engines.ts';
import { summary, underLoad } from './load.ts';

const connections = 64;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8);

async function measure(name: string, environment: Record<string, string>): Promise<void> {
  const product = await startProduct({ LOG_LEVEL: 'error', ...environment });
  const pool = new Pool(product.url, { connections });
  const run = Date.now();
  let failed = 0;
  const load = await underLoad({ workers: connections, seconds }, async (n) => {
    const response = await pool.request({
      method: 'POST',
      path: '/push/yuanshu/order-sync',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        orderNo: `BENCH-${run}-${n}`,
        orderStatus: '50',
        payStatus: '1',
        remarkInfo: { userRemark: 'x'.repeat(5_000) },
      }),
    });
    await response.body.dump();
    if (response.statusCode !== 200) failed += 1;
    return response.statusCode === 200;
  });
  await pool.close();
  await product.end();
  console.log(`${name}: ${summary(load, 'acknowledgements')}, failed ${failed}`);
}

console.log(`receiver: ${connections} connections, 5 KB, ${seconds} s each`);
await onEachEngine(({ name, databaseUrl, dataDir }) =>
  measure(name, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' }),
);
