/** Clients that each ask their own question again and again, and every answer compared with the first one. */
import { createHash } from 'node:crypto';
import { Pool, request } from 'undici';
import { type Round, summaryOf } from './figures.ts';
import { cpuMs, rssMb, type Started } from './servers.ts';
import type { Work } from './works.ts';

const headers = { 'content-type': 'application/json' };
const bodyOf = (work: Work, variables: object): string => JSON.stringify({ query: work.query, variables });

/** The answer of each client's question, as text. An answer that has errors is none. */
export async function firstAnswers({ name, url }: Started, work: Work): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const variables of work.variables) {
    const { body } = await request(url, { method: 'POST', headers, body: bodyOf(work, variables) });
    const text = await body.text();
    if (text.includes('"errors":'))
      throw new Error(`${name} answers "${work.title}" with errors: ${text.slice(0, 500)}`);
    answers.push(text);
  }
  return answers;
}

/** Of the answers the data alone: what stands beside it differs between servers. */
const dataOf = (answers: readonly string[]): string =>
  JSON.stringify(
    answers.map((answer) => {
      const { data }: { readonly data?: unknown } = JSON.parse(answer);
      return data;
    }),
  );
export const dataHash = (answers: readonly string[]): string =>
  createHash('sha256').update(dataOf(answers)).digest('hex');

/** Throws, and shows the first difference, unless all servers answered the same. */
export function assertSame(work: Work, answers: ReadonlyMap<Started, readonly string[]>): void {
  const [[, first] = [null, []], ...others] = answers;
  for (const [{ name }, texts] of others) {
    if (dataHash(texts) === dataHash(first)) continue;
    const [expected, found] = [dataOf(first), dataOf(texts)];
    const from = Math.max(0, Array.from(expected).findIndex((_, i) => expected[i] !== found[i]) - 120);
    const [shown, instead] = [expected, found].map((text) => text.slice(from, from + 240));
    throw new Error(`${name} answers "${work.title}" with other data:\n${shown}\n${instead}`);
  }
}

export async function toldByVendor(vendorUrl: string, what: string): Promise<number> {
  const { body } = await request(`${vendorUrl}/bench/${what}`);
  const { calls }: { readonly calls: number } = JSON.parse(await body.text());
  return calls;
}

interface Loading {
  readonly server: Started;
  readonly vendor: Started;
  readonly work: Work;
  readonly expected: readonly string[];
  readonly seconds: number;
}
export async function round({ server, vendor, work, expected, seconds }: Loading): Promise<Round> {
  const { origin, pathname } = new URL(server.url);
  const pool = new Pool(origin, { connections: work.variables.length, pipelining: 1 });
  const vendorUrl = vendor.url;
  await toldByVendor(vendorUrl, 'calls');
  const latencies: number[] = [];
  const [cpu, load, start] = [cpuMs(server.pid), cpuMs(process.pid) + cpuMs(vendor.pid), performance.now()];
  const until = start + seconds * 1_000;
  const client = async (variables: object, n: number): Promise<void> => {
    const body = bodyOf(work, variables);
    while (performance.now() < until) {
      const from = performance.now();
      const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
      const text = await answer.body.text();
      if (text !== expected[n]) throw new Error(`${server.name} answers "${work.title}" otherwise under load`);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(work.variables.map(client));
  const elapsed = performance.now() - start;
  const used = cpuMs(server.pid) - cpu;
  const loadShare = (cpuMs(process.pid) + cpuMs(vendor.pid) - load) / elapsed;
  const calls = await toldByVendor(vendorUrl, 'calls');
  await pool.close();
  const { at } = summaryOf(latencies);
  const queries = latencies.length;
  return {
    queries,
    cpuMsPerQuery: used / queries,
    callsPerQuery: calls / queries,
    p50: at(0.5),
    p99: at(0.99),
    rssMb: rssMb(server.pid),
    loadShare,
  };
}
