/** What the bench prints, and writes to docs/performance.md. */
import type { Round } from './figures.ts';
import { apolloName, floorName } from './servers.ts';
import type { Work } from './works.ts';

export interface Measured {
  readonly work: Work;
  readonly byServer: ReadonlyMap<string, Round>;
}

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
const ratio = (value: number | undefined, to: number | undefined): string =>
  value === undefined || to === undefined ? '–' : digits(value / to);

const columns = [
  'CPU ms/query',
  '× floor',
  '× Apollo',
  'queries/s of CPU',
  'p50 ms',
  'p99 ms',
  'calls/query',
  'RSS MB',
  'queries',
];

function row(name: string, measured: Round, byServer: Measured['byServer']): string {
  const { cpuMsPerQuery, p50, p99, callsPerQuery, rssMb, queries } = measured;
  const cells = [
    cpuMsPerQuery < 10 ? cpuMsPerQuery.toFixed(2) : digits(cpuMsPerQuery),
    ratio(cpuMsPerQuery, byServer.get(floorName)?.cpuMsPerQuery),
    ratio(cpuMsPerQuery, byServer.get(apolloName)?.cpuMsPerQuery),
    (1_000 / cpuMsPerQuery).toFixed(0),
    digits(p50),
    digits(p99),
    digits(callsPerQuery),
    rssMb.toFixed(0),
    String(queries),
  ];
  return `| ${[name, ...cells].join(' | ')} |`;
}

export function table({ work, byServer }: Measured): string {
  const busiest = Math.max(...[...byServer.values()].map(({ loadShare }) => loadShare));
  return [
    `### ${work.title}`,
    '',
    `${work.variables.length} clients; load and vendor together used at most ${(busiest * 100).toFixed(0)} % of a core.`,
    '',
    `| server | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---:').join('|')}|`,
    ...[...byServer].map(([name, measured]) => row(name, measured, byServer)),
  ].join('\n');
}

/** What asking for the same costs a server, of what asking for different things costs it. */
export function sharing(all: readonly Measured[]): string {
  const of = (name: string): Measured['byServer'] | undefined => all.find(({ work }) => work.name === name)?.byServer;
  const [apart, same] = [of('apart'), of('same')];
  if (!apart || !same) return '';
  const rows = [...same].map(([name, { cpuMsPerQuery, callsPerQuery }]) => {
    const share = ratio(cpuMsPerQuery, apart.get(name)?.cpuMsPerQuery);
    return `| ${name} | ${share} | ${digits(callsPerQuery)} |`;
  });
  return [
    '### What clients that ask the same at once cost',
    '',
    '| server | CPU, × the same server with clients that ask for different orders | calls/query |',
    '|---|---:|---:|',
    ...rows,
  ].join('\n');
}
