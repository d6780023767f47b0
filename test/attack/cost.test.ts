/**
 * Questions that are cheap in points and dear in truth, asked of a real process: what a point buys of CPU and of bytes must
 * be at most five times what it buys in the worst honest question of the price list. CPU is the process's own, so that what
 * else the machine does counts little; both sides of each comparison are measured in the same run.
 */
import { writeFileSync } from 'node:fs';
import { request } from 'undici';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ezrSign, ezrTimestamp } from '../../sources/ezr/sign.ts';
import { oneOrder, page, wholeSale } from '../limits/price-list.ts';
import { aliases, type Asked, mebibyte, nested } from './questions.ts';
import { rounds, startTarget, type Target } from './process.ts';

interface Figures {
  readonly cpuMsPerPoint: number;
  readonly bytesPerPoint: number;
  readonly cpuMs: number;
  readonly points: number;
  readonly codes: readonly string[];
}

let target: Target;
let showcase: { readonly no: string; readonly id: string };
/** Of the worst honest question, beside what a request costs that asks for nothing. */
const honest = { requestMs: 0, cpuMsPerPoint: 0, bytesPerPoint: 0 };
const atMost = 5;
const report: Record<string, Figures> = {};

async function send(body: string) {
  const headers = { 'content-type': 'application/json' };
  const answer = await request(`${target.url}/graphql`, { method: 'POST', headers, body });
  const text = await answer.body.text();
  const { 'ratelimit-remaining': left, 'ratelimit-reset': reset } = answer.headers;
  return { text, left: Number(left), reset: Number(reset) };
}
interface Told {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}
const told = (text: string): Told => JSON.parse(text) as Told;

/** Asks it until enough CPU was used to measure it by, within one minute of points. */
async function figuresOf({ query, variables = {}, text }: Asked, enoughMs = rounds(250, 1_000)): Promise<Figures> {
  const body = `{"query":${JSON.stringify(query)},"variables":${text ?? JSON.stringify(variables)}}`;
  await send(body);
  for (;;) {
    const before = await send('{"query":"{ __typename }"}');
    const cpu = target.cpuMs();
    let last = before;
    let bytes = 0;
    let count = 0;
    while (target.cpuMs() - cpu < enoughMs && count < rounds(60, 400)) {
      last = await send(body);
      bytes += Buffer.byteLength(last.text);
      count += 1;
    }
    const cpuMs = target.cpuMs() - cpu;
    // A new minute has begun meanwhile, and with it a new count.
    if (last.reset > before.reset || last.left > before.left) continue;
    const points = before.left - last.left;
    const { errors = [] } = told(last.text);
    return {
      cpuMsPerPoint: cpuMs / points,
      bytesPerPoint: bytes / points,
      cpuMs: cpuMs / count,
      points: points / count,
      codes: [...new Set(errors.map(({ extensions }) => extensions.code))],
    };
  }
}

const credentials = { appId: 'COST', token: 'a-token-of-this-test' };
async function pushEzr(body: string): Promise<void> {
  const timestamp = ezrTimestamp(Date.now());
  const signed = { AppId: credentials.appId, Timestamp: timestamp, Sign: ezrSign(credentials, timestamp) };
  const { status } = await target.push(`/push/ezr/2001?${new URLSearchParams(signed).toString()}`, body);
  expect(status).toBe(200);
}

beforeAll(async () => {
  const { appId: EZR_APP_ID, token: EZR_TOKEN } = credentials;
  target = await startTarget({ SANDBOX: 'on', EZR_APP_ID, EZR_TOKEN });
  // What the simulators push at the start would be taken for what the questions cost.
  await vi.waitFor(() => expect(target.printed()).toMatch(/YUANSHU.*pushed its orders/), { timeout: 100_000 });
  // Many orders of one number, as a platform that fills its field with a constant sends them.
  for (let count = 0; count < 40; count += 1)
    await pushEzr(
      JSON.stringify({
        Code: `COST-${count}`,
        OrderStatus: 2,
        OrderTime: '2026-11-20 10:00:00',
        Dtls: [{ OutOrderCode: 'COST-ONE', ProdCode: 'P-1', Qty: 1, SellPrice: 10 }],
      }),
    );
  const one = await send(
    JSON.stringify({ query: `{ orderGroup(by: {platformOrderNo: "COST-ONE"}) { members { id } } }` }),
  );
  const { orderGroup } = told(one.text).data as { orderGroup: { members: unknown[] } };
  expect(orderGroup.members.length).toBeGreaterThan(1);
  const found = told((await send(JSON.stringify({ query: page, variables: { first: 100 } }))).text).data as {
    orders: { nodes: { id: string; vendor: string }[] };
  };
  const { id = '' } = found.orders.nodes.find(({ vendor }) => vendor === 'SOMS') ?? {};
  const group = told(
    (await send(JSON.stringify({ query: `{ order(by: {id: "${id}"}) { group { platformOrderNo } } }` }))).text,
  );
  const { order } = group.data as { order: { group: { platformOrderNo: string } } };
  showcase = { id, no: order.group.platformOrderNo };
}, 120_000);

const nothing = 'asking for nothing';
describe('the price list', () => {
  it.each([
    [nothing, () => ({ query: '{ __typename }' })],
    ['an order with its items', () => ({ query: oneOrder, variables: { id: showcase.id } })],
    ['a page of orders with their items', () => ({ query: page })],
    ['a whole sale', () => ({ query: wholeSale, variables: { no: showcase.no } })],
    ['the record as it came', () => ({ query: `{ order(by: {id: "${showcase.id}"}) { raw } }` })],
  ])('%s', async (name, asked) => {
    const figures = await figuresOf(asked());
    report[name] = figures;
    expect(figures.codes).toEqual([]);
    if (name === nothing) honest.requestMs = figures.cpuMs;
    else
      for (const measure of ['cpuMsPerPoint', 'bytesPerPoint'] as const)
        honest[measure] = Math.max(honest[measure], figures[measure]);
  });
});

describe('an attack buys no more for its points than five times the worst honest question', () => {
  it.each<readonly [string, () => Asked]>([
    ...['1e999', '1e99', '1', '"text"'].map(
      (one) => [`a mebibyte of ${one}`, () => ({ query: '{ __typename }', text: `{"x":${mebibyte(one)}}` })] as const,
    ),
    [
      'parcels of orders of parcels',
      () => ({ query: `{ orders(first: 50) { nodes { ${nested('packages { order { ', 4, 'id status')} } } }` }),
    ],
    [
      'members of groups of members',
      () => ({
        query: `{ orderGroup(by: {platformOrderNo: "${showcase.no}"}) { members { ${nested('group { members { ', 5, 'id nativeId status')} } } }`,
      }),
    ],
    [
      'the orders of one number, reconciled',
      () => ({
        query:
          '{ orderGroup(by: {platformOrderNo: "COST-ONE"}) { members { reconciliation { ok checks { code message } } } } }',
      }),
    ],
    [
      'the members of the orders of one number',
      () => ({
        query:
          '{ orderGroup(by: {platformOrderNo: "COST-ONE"}) { members { group { members { group { members { id } } } } } } }',
      }),
    ],
    [
      'look-ups by 28 pick-up codes',
      () => ({ query: `{ ${aliases(28, (at) => `order(by: {pickupCode: {storeId: "1", code: "${at}"}}) { id }`)} }` }),
    ],
    ['28 look-ups', () => ({ query: `{ ${aliases(28, (at) => `lookup(text: "99${at}12345") { node { id } }`)} }` })],
    [
      'lists with long filters',
      () => ({
        query: `query ($f: OrderFilter) { ${aliases(20, () => 'orderStats(filter: $f, groupBy: [VENDOR]) { asOf }')} }`,
        variables: { f: { platformOrderNos: Array.from({ length: 1_000 }, (_, at) => `no-${at}`) } },
      }),
    ],
    [
      'lists of one order that no order fits',
      () => ({
        query: `{ ${aliases(29, (at) => `orders(first: 1, filter: {recipientName: "查无此人${at}", vendors: [YUANSHU, EZR]}) { complete }`)} }`,
      }),
    ],
    [
      'lists of one order of SOMS that no order fits',
      () => ({
        query: `{ ${aliases(29, (at) => `orders(first: 1, filter: {recipientName: "查无此人${at}", vendors: [SOMS]}) { complete }`)} }`,
      }),
    ],
    ...[
      'recipientPhoneSuffix: "00000"',
      'productText: "！？"',
      'recipientPhoneSuffix: "98"',
      'hasInvoice: true, tags: ["none"], recipientName: "无"',
    ].map(
      (filter) =>
        [
          `lists of orders that no order fits (${filter})`,
          () => ({
            query: `{ ${aliases(29, (at) => `orders(first: ${1 + (at % 3)}, filter: {${filter}, vendors: [YUANSHU, EZR]}) { complete }`)} }`,
          }),
        ] as const,
    ),
    [
      'a dry run of 500',
      () => ({
        query: `mutation ($input: [ReassignStoreInput!]!) { ordersReassignStore(input: $input, options: {idempotencyKey: "cost", dryRun: true}) { userErrors { code } operation { state vendorRequest } } }`,
        variables: {
          input: Array.from({ length: 500 }, (_, at) => ({
            order: { vendorId: { vendor: 'SOMS', nativeId: `none-${at}` } },
            storeId: '1',
          })),
        },
      }),
    ],
    ['records forty times', () => ({ query: `{ orders(first: 40) { nodes { ${aliases(40, () => 'raw')} } } }` })],
    [
      'names of a thousand letters',
      () => ({
        query: `{ statusMappings { ${Array.from({ length: 40 }, (_, at) => `${'n'.repeat(1_000)}${at}: code`).join(' ')} } }`,
      }),
    ],
    [
      'the schema under many names',
      () => ({
        query: `{ __schema { types { ${Array.from({ length: 6 }, (_, at) => `f${at}: fields { d: description e: description type { kind name } }`).join(' ')} } } }`,
      }),
    ],
    [
      'five thousand mistakes',
      () => ({ query: `{ ${'nothing '.repeat(45)} ${'orders { nodes { wrong { wrong } } } '.repeat(400)} }` }),
    ],
    [
      'fragments that double',
      () => ({
        query: `{ ...F0 } ${Array.from({ length: 14 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`).join(' ')} fragment F14 on Query { sources { vendor } }`,
      }),
    ],
  ])('%s', async (name, asked) => {
    const figures = await figuresOf(asked());
    report[name] = figures;
    // Ten milliseconds are the step of the clock.
    expect(figures.cpuMs).toBeLessThan(atMost * (honest.requestMs + honest.cpuMsPerPoint * figures.points) + 10);
    expect(figures.bytesPerPoint).toBeLessThan(Math.max(atMost * honest.bytesPerPoint, 1_100));
    expect(figures.codes).not.toContain('INTERNAL');
  });

  it('and the figures are told', () => {
    const file = process.env['ATTACK_REPORT'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(report, null, 1));
    expect(Object.keys(report).length).toBeGreaterThan(15);
  });
});

describe('a push', () => {
  const cpuOf = async (one: string): Promise<number> => {
    const values = mebibyte(one)
      .slice(0, 900_000)
      .replace(/,[^,]*$/, ']');
    const lines = values.slice(1, -1).split(',').slice(0, 20_000);
    const body = (at: number): string =>
      `{"Code":"PUSH-${at}","OrderStatus":2,"Dtls":[${lines.map((value) => `{"Qty":${value},"SellPrice":${value}}`).join(',')}]}`;
    await pushEzr(body(0));
    const before = target.cpuMs();
    for (let at = 0; at < rounds(2, 6); at += 1) await pushEzr(body(at));
    return target.cpuMs() - before;
  };

  it('of numbers without end costs no more than one of ordinary numbers', async () => {
    const ordinary = await cpuOf('12.5');
    expect(await cpuOf('1e999')).toBeLessThan(3 * ordinary + 200);
  });
});
