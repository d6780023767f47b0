/**
 * Ordergraph against other servers over the same vendor: `npm run bench`, or `npm run bench -- --quick` for one short round.
 * Every server answers the same questions with the same data, or it is not measured. The long form writes
 * docs/performance.md; `--write` makes the short one write it too. `--no-peers` measures Ordergraph and the floor alone; without
 * it the peers are installed when they are not there.
 */
import { writeFileSync } from 'node:fs';
import { disturbance, environment, loadLine } from './environment.ts';
import { leastOf, type Round } from './figures.ts';
import { assertSame, firstAnswers, round, toldByVendor } from './load.ts';
import type { Questions } from './questions.ts';
import { type Measured, sharing, table } from './report.ts';
import type { Vendor } from './rest.ts';
import {
  canMeasure,
  installPeers,
  peersInstalled,
  pinMyself,
  type Started,
  startServers,
  startStandIn,
} from './servers.ts';
import { type Work, worksOf } from './works.ts';

const words = new Set(process.argv.slice(2));
for (const word of words)
  if (!['--quick', '--write', '--no-peers'].includes(word)) {
    console.error('npm run bench [-- --quick] [--write] [--no-peers]');
    process.exit(2);
  }
if (!canMeasure) {
  console.error('The bench reads CPU and memory from /proc, which only Linux has.');
  process.exit(2);
}
const quick = words.has('--quick');
const { rounds, seconds, warmUpSeconds } = quick
  ? { rounds: 1, seconds: 1, warmUpSeconds: 0.7 }
  : { rounds: 5, seconds: 3, warmUpSeconds: 4 };

async function measure(servers: readonly Started[], vendor: Started, work: Work): Promise<Measured> {
  await toldByVendor(vendor.url, `latency/${work.latencyMs}`);
  const answers = new Map<Started, readonly string[]>();
  for (const server of servers) answers.set(server, await firstAnswers(server, work));
  assertSame(work, answers);

  const found = new Map<Started, Round[]>(servers.map((server) => [server, []]));
  const run = (server: Started, length: number): Promise<Round> =>
    round({ server, vendor, work, expected: answers.get(server) ?? [], seconds: length });
  for (const server of servers) await run(server, warmUpSeconds);
  for (let n = 0; n < rounds; n += 1)
    for (const server of n % 2 === 0 ? servers : servers.toReversed())
      found.get(server)?.push(await run(server, seconds));
  return { work, byServer: new Map([...found].map(([{ name }, all]) => [name, leastOf(all)])) };
}

function documented(head: readonly string[], tables: readonly string[]): string {
  return [
    '# Performance',
    '',
    'Written by `npm run bench`, which measures Ordergraph beside other servers over the same vendor; do not edit it. The',
    'vendor is a process that repeats what SOMS’s simulator answered. Every server answers the same questions with the same',
    'data, compared by SHA-256 and then answer by answer. CPU is what the operating system counts for the server’s process.',
    'Of all rounds the least is shown, of memory the most; differences below 20 % say nothing.',
    '',
    ...head.map((line) => `- ${line}`),
    '',
    tables.join('\n\n'),
    '',
  ].join('\n');
}

const warning = disturbance();
if (!words.has('--no-peers')) installPeers();
const head = [
  ...environment(),
  `${quick ? 'A short run (`npm run bench -- --quick`): ' : ''}${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s for each server and question, alternated, after ${warmUpSeconds} s of warm-up`,
  loadLine(),
  ...(warning === null ? [] : [warning]),
];
console.log(`${head.join('\n')}\n`);

pinMyself();
const standIn = await startStandIn();
// The stand-in is ours, and prints these.
const told: Vendor & { readonly questions: Questions } = JSON.parse(standIn.line);
const vendor = { ...standIn, url: told.url };
const servers = await startServers(told, !words.has('--no-peers') && peersInstalled());
try {
  const measured: Measured[] = [];
  for (const work of worksOf(told.questions, told.tenantId)) {
    const one = await measure(servers, vendor, work);
    measured.push(one);
    console.log(`${table(one)}\n`);
  }
  const shared = sharing(measured);
  console.log(shared);
  if (!quick || words.has('--write'))
    writeFileSync(
      new URL('../../docs/performance.md', import.meta.url),
      documented(head, [...measured.map(table), shared]),
    );
} finally {
  await Promise.all([...servers, standIn].map((one) => one.end()));
}
