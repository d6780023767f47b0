import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leastOf, type Round, summaryOf } from '../../bench/compare/figures.ts';
import { assertSame, dataHash, firstAnswers, round, toldByVendor } from '../../bench/compare/load.ts';
import type { Questions } from '../../bench/compare/questions.ts';
import { sharing, table } from '../../bench/compare/report.ts';
import type { Vendor } from '../../bench/compare/rest.ts';
import {
  canMeasure,
  cpuMs,
  floorName,
  rssMb,
  type Started,
  startServers,
  startStandIn,
} from '../../bench/compare/servers.ts';
import { type Work, worksOf } from '../../bench/compare/works.ts';

describe.skipIf(!canMeasure)('the floor and Ordergraph over the same vendor', () => {
  let vendor: Started;
  let servers: readonly Started[] = [];
  let works: readonly Work[] = [];
  beforeAll(async () => {
    const standIn = await startStandIn();
    const told = JSON.parse(standIn.line) as Vendor & { readonly questions: Questions };
    vendor = { ...standIn, url: told.url };
    servers = await startServers(told, false);
    works = worksOf(told.questions, told.tenantId);
  });
  afterAll(async () => {
    await Promise.all([...servers, vendor].map((one) => one.end()));
  });

  const vendorCalls = new Map([
    ['one', 1],
    ['list', 1],
    ['full', 33],
    ['apart', 1],
    ['same', 1],
  ]);
  test.each([...vendorCalls.keys()])('%s: the same data by as many calls, under load too', async (name) => {
    const work = works.find((one) => one.name === name);
    if (!work) throw new Error('there is no such work');
    const all = new Map<Started, readonly string[]>();
    for (const server of servers) {
      await toldByVendor(vendor.url, 'calls');
      const answers = await firstAnswers(server, work);
      const calls = await toldByVendor(vendor.url, 'calls');
      expect(calls, server.name).toBe(answers.length * (vendorCalls.get(name) ?? 0));
      all.set(server, answers);
    }
    assertSame(work, all);
    expect([...all.values()].flat().filter((answer) => answer.includes('null'))).toEqual([]);
    for (const [server, expected] of all) {
      const measured = await round({ server, vendor, work, expected, seconds: 0.2 });
      expect(measured.queries).toBeGreaterThanOrEqual(work.variables.length);
      expect(measured.p99).toBeGreaterThanOrEqual(measured.p50);
    }
  });

  test('no client asks for an order that another asks for, unless they are to ask the same', () => {
    for (const { name, variables } of works) {
      const asked = variables.flatMap((one) => ('ids' in one && Array.isArray(one.ids) ? one.ids : Object.values(one)));
      expect(new Set(asked).size, name).toBe(name === 'same' ? 20 : asked.length);
    }
  });

  test('a server that answers otherwise is not measured', async () => {
    const [floor] = servers;
    const [work] = works;
    if (!floor || !work) throw new Error('nothing was started');
    const answers = await firstAnswers(floor, work);
    const others = answers.map((answer) => answer.replace('CNY', 'EUR'));
    expect(dataHash(others)).not.toBe(dataHash(answers));
    const other: Started = { ...floor, name: 'another' };
    const both = new Map([
      [floor, answers],
      [other, others],
    ]);
    expect(() => assertSame(work, both)).toThrow(/another answers "one order, six fields" with other data/);
    await expect(round({ server: floor, vendor, work, expected: others, seconds: 0.2 })).rejects.toThrow(/otherwise/);
  });

  test('CPU and memory are those of this process by the operating system', () => {
    const { user, system } = process.cpuUsage();
    expect(Math.abs(cpuMs(process.pid) - (user + system) / 1_000)).toBeLessThan(500);
    expect(Math.abs(rssMb(process.pid) - process.memoryUsage.rss() / 2 ** 20)).toBeLessThan(50);
  });
});

const measured = (cpuMsPerQuery: number, callsPerQuery = 1): Round => ({
  queries: 10,
  cpuMsPerQuery,
  callsPerQuery,
  p50: cpuMsPerQuery,
  p99: 2 * cpuMsPerQuery,
  rssMb: 100 / cpuMsPerQuery,
  loadShare: 0.5,
});

test('of rounds the least counts, of memory the most', () => {
  expect(leastOf([measured(4), measured(2)])).toEqual({ ...measured(2), queries: 20, rssMb: 50 });
  const { at } = summaryOf(Array.from({ length: 101 }, (_, n) => 100 - n));
  expect([at(0), at(0.5), at(0.99), at(1)]).toEqual([0, 50, 99, 100]);
});

test('ratios are to the floor and to Apollo, and of sharing to the server itself', () => {
  const work = (name: string): Work => ({ name, title: name, query: '', variables: [{}], latencyMs: 0 });
  const of = (name: string, cpu: number, calls = 1) => ({
    work: work(name),
    byServer: new Map([
      [floorName, measured(2)],
      ['Ordergraph', measured(cpu, calls)],
    ]),
  });
  expect(table(of('apart', 5))).toContain('| Ordergraph | 5.00 | 2.50 | – | 200 |');
  expect(sharing([of('apart', 5), of('same', 1, 0.06)])).toContain('| Ordergraph | 0.20 | 0.06 |');
  expect(sharing([of('apart', 5)])).toBe('');
});
