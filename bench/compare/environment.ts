/** On what it was measured, and whether that can be trusted. */
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { canPin, peersInstalled } from './servers.ts';

const versionOf = (path: string): string | null => {
  const file = new URL(`../../${path}/package.json`, import.meta.url);
  if (!existsSync(file)) return null;
  const { version }: { readonly version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
};

const peers = [
  '@apollo/server',
  'graphql-yoga',
  'mercurius',
  'graphql-jit',
  'fastify',
  '@graphql-hive/gateway-runtime',
  'undici',
  'graphql',
];

export function environment(): readonly string[] {
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  const own = ['@apollo/server', 'graphql', 'undici'].map((name) => `${name} ${versionOf(`node_modules/${name}`)}`);
  const theirs = peers.flatMap((name) => {
    const version = versionOf(`bench/peers/node_modules/${name}`);
    return version === null ? [] : [`${name} ${version}`];
  });
  return [
    `Node ${process.versions.node} for all servers; Ordergraph with ${own.join(', ')}`,
    peersInstalled()
      ? `Peers: ${theirs.join(', ')}`
      : 'Peers: not installed (`npm ci --prefix bench/peers` installs them)',
    `Machine: ${cpus().length} × ${model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform} ${process.arch}`,
    canPin
      ? 'Load and vendor on core 0, servers on core 1'
      : 'Not pinned to cores (taskset or a second core is missing): load and server disturb each other',
  ];
}

/** Null when the machine has nothing else to do. */
export function disturbance(): string | null {
  const [load = 0] = loadavg();
  return load > 1
    ? `Warning: the load average was ${load.toFixed(2)} at the start, so something else was running. Times are worth nothing, and ratios are rough.`
    : null;
}
export const loadLine = (): string =>
  `Load average at the start: ${loadavg()
    .map((load) => load.toFixed(2))
    .join(', ')}`;
