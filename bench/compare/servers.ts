/** Starts what is compared, each server as a process of its own on the core that is kept for it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Vendor } from './rest.ts';

export interface Started {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  end(): Promise<void>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ordergraph = 'Ordergraph';
export const floorName = 'hand-written floor';
export const apolloName = 'Apollo Server, standalone';
/** The peers live in a package of their own, which the product does not install. */
const peerKinds: readonly (readonly [name: string, kind: string])[] = [
  [apolloName, 'apollo'],
  ['GraphQL Yoga', 'yoga'],
  ['Mercurius with JIT', 'mercurius'],
  ['Hive Gateway, Mesh over REST', 'gateway'],
];
export const peersInstalled = (): boolean => existsSync(here('../peers/node_modules'));
export function installPeers(): void {
  if (peersInstalled()) return;
  console.log('Installing the peers into bench/peers …');
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: here('../peers'),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    console.log('They cannot be installed, so that Ordergraph and the floor are measured alone.');
  }
}

/** True when load and vendor can have core 0 and the server core 1. */
export const canPin = ((): boolean => {
  if (availableParallelism() < 2) return false;
  try {
    for (const core of ['0', '1']) execFileSync('taskset', ['-c', core, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
export function pinMyself(): void {
  if (canPin) execFileSync('taskset', ['-a', '-cp', '0', String(process.pid)], { stdio: 'ignore' });
}

/** Gives the first thing that `found` sees in what the child prints. */
function printed(child: ChildProcess, found: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const match = found.exec(text)?.[0];
      if (match !== undefined) resolve(match);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a server ended with ${code} before it was ready: ${text}`)));
  });
}

interface Starting {
  readonly name: string;
  readonly file: string;
  readonly core: 0 | 1;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly ready?: RegExp;
}
async function start(starting: Starting): Promise<Started & { readonly line: string }> {
  const { name, file, core, args = [], env = {}, ready = /http:\/\/127\.0\.0\.1:\d+/ } = starting;
  const command = [process.execPath, here(file), ...args];
  const [program = '', ...rest] = canPin ? ['taskset', '-c', String(core), ...command] : command;
  const child = spawn(program, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await printed(child, ready);
  const end = (): Promise<void> => {
    child.kill('SIGTERM');
    // Hive Gateway takes the signal and goes on.
    const last = setTimeout(() => child.kill('SIGKILL'), 5_000);
    return ended.finally(() => clearTimeout(last));
  };
  // `taskset` becomes the program that it starts, so that this is the server's own process.
  return { name, pid: child.pid ?? 0, url: line, line, end };
}

export const startStandIn = (): Promise<Started & { readonly line: string }> =>
  start({ name: 'vendor', file: './stand-in.ts', core: 0, ready: /^\{.*\}$/m });

/** As `npm start` runs it, with SOMS alone; the limits are for clients, and the load is none. */
async function startOrdergraph({ url, tenantId, user, password }: Vendor): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-bench-'));
  const env = {
    SOMS_URL: url,
    SOMS_TENANT_ID: tenantId,
    SOMS_USER: user,
    SOMS_PASSWORD: password,
    SOMS_OPERATOR: 'bench',
    SANDBOX: 'off',
    POLL_SECONDS: '0',
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    REDIS_URL: '',
    PERSISTED_DIR: join(dataDir, 'persisted'),
    COST_PER_MINUTE: '1000000000',
  };
  const started = await start({ name: ordergraph, file: '../../main.ts', core: 1, env });
  const end = async (): Promise<void> => {
    await started.end();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...started, url: `${started.url}/graphql`, end };
}

/** The floor and Ordergraph, and between them the peers, if they are installed and asked for. */
export async function startServers(vendor: Vendor, withPeers: boolean): Promise<readonly Started[]> {
  const env = { BENCH_VENDOR: JSON.stringify(vendor), NODE_ENV: 'production' };
  const floor = await start({ name: floorName, file: './floor.ts', core: 1, env });
  const peers: Started[] = [];
  if (withPeers)
    for (const [name, kind] of peerKinds) {
      const peer = await start({ name, file: '../peers/server.mjs', args: [kind], core: 1, env });
      peers.push({ ...peer, url: `${peer.url}/graphql` });
    }
  return [floor, ...peers, await startOrdergraph(vendor)];
}

/** CPU and memory are read from Linux's /proc. */
export const canMeasure = existsSync('/proc/self/stat');

const ticksPerSecond = ((): number => {
  try {
    return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  } catch {
    return 100;
  }
})();
/** CPU that the process has used so far, by the operating system's account. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}
export function rssMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 'NaN') / 1_024;
}
