/**
 * What attacks are made on: the product as `npm start` runs it, in a process, on a port and in a folder of its own, and
 * measured from outside. `npm run test:attack` makes them long, `npm test` short.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, vi } from 'vitest';
import { type Product, startProduct } from '../product.ts';

/** How much is sent: `short` in every run of the tests, `long` under `npm run test:attack`. */
export const rounds = (short: number, long: number): number => (process.env['ATTACK'] === 'long' ? long : short);

export interface Target extends Product {
  readonly dataDir: string;
  /** Bytes of all files in its folder. */
  bytesOnDisk(): number;
  /** CPU that it has used since it was started, in milliseconds; steps of ten. */
  cpuMs(): number;
  /** Memory that it holds now (resident set), in bytes. */
  memoryBytes(): number;
  ask(path: string, asked?: Asked): Promise<Answered>;
  push(path: string, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Answered>;
}
export interface Asked {
  readonly method?: 'GET' | 'POST';
  /** `host` is sent as it stands here. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}
export interface Answered {
  readonly status: number;
  readonly text: string;
}

const started: { readonly product: Product; readonly dataDir: string }[] = [];
afterAll(async () => {
  await Promise.all(started.map(({ product }) => product.end()));
  for (const { dataDir } of started) rmSync(dataDir, { recursive: true, force: true });
});

/** No vendor at all, so that it starts in a moment and does nothing by itself. Settings of a test come on top. */
const quiet = { SANDBOX: 'off', POLL_SECONDS: '0', LOG_LEVEL: 'info', DATABASE_URL: '', REDIS_URL: '' };

/** Starts it and waits until it is ready. It is ended, and its folder removed, when the test file is done. */
export async function startTarget(environment: Readonly<Record<string, string>> = {}): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-attack-'));
  const folders = { DATA_DIR: join(dataDir, 'data'), PERSISTED_DIR: join(dataDir, 'persisted') };
  const product = await startProduct({ ...quiet, ...folders, ...environment });
  started.push({ product, dataDir });
  const ask = async (path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answered> => {
    const response = await request(product.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: response.statusCode, text: await response.body.text() };
  };
  return {
    ...product,
    dataDir,
    bytesOnDisk: () => bytesIn(dataDir),
    cpuMs: () => cpuMsOf(product.pid),
    memoryBytes: () => memoryOf(product.pid),
    ask,
    push: (path, body, headers = {}) =>
      ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }),
  };
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

const hertz = 100;
function cpuMsOf(pid: number): number {
  // The name of the program, in brackets, may have blanks; the numbers follow it.
  const [, numbers = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  const [user, system] = [11, 12].map((at) => Number(numbers.split(' ')[at]));
  return (((user ?? 0) + (system ?? 0)) * 1_000) / hertz;
}

function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

// A process of its own takes seconds to start, and more on a busy machine.
vi.setConfig({ testTimeout: rounds(120_000, 900_000), hookTimeout: 120_000 });
