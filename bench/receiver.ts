/**
 * Durable acknowledgements of 5 KB pushes at 64 connections, through real HTTP, on each engine that is there. The sender
 * shares the machine. Figures of one run; compare ratios, not milliseconds.
 */
import { spawn } from 'node:child_process';
import { Pool } from 'undici';
import { onEachEngine } from './engines.ts';

const connections = 64;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8);

interface Server {
  readonly url: string;
  end(): Promise<void>;
}

async function start(environment: Record<string, string>): Promise<Server> {
  const child = spawn(process.execPath, ['main.ts'], {
    cwd: new URL('../', import.meta.url),
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const found = /GraphQL\s+(http:\S+)\/graphql\s/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    url,
    end: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function measure(name: string, environment: Record<string, string>): Promise<void> {
  const server = await start(environment);
  const pool = new Pool(server.url, { connections });
  const run = `${Date.now()}`;
  const latencies: number[] = [];
  let failed = 0;
  let next = 0;
  const until = performance.now() + seconds * 1000;
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      const orderNo = `BENCH-${run}-${(next += 1)}`;
      const body = JSON.stringify({
        orderNo,
        orderStatus: '50',
        payStatus: '1',
        remarkInfo: { userRemark: 'x'.repeat(5_000) },
      });
      const sent = performance.now();
      const response = await pool.request({
        method: 'POST',
        path: '/push/yuanshu/order-sync',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await response.body.dump();
      if (response.statusCode === 200) latencies.push(performance.now() - sent);
      else failed += 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  const elapsed = (performance.now() - started) / 1000;
  await pool.close();
  await server.end();
  latencies.sort((a, b) => a - b);
  const at = (share: number): string =>
    (latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0).toFixed(0);
  console.log(
    `${name.padEnd(10)} ${(latencies.length / elapsed).toFixed(0)} acks/s  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  max ${at(1)} ms  failed ${failed}`,
  );
}

console.log(`receiver: ${connections} connections, 5 KB, ${seconds} s each`);
await onEachEngine(({ name, databaseUrl, dataDir }) =>
  measure(name, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' }),
);
