/**
 * Reading an answer of SOMS with 20 orders, by the readers of sources/kit/wire.ts, by the engine's parser alone, and as it was
 * done before (the parser with a reviver, then zod): `node bench/reading.ts`. Each time is the least of many rounds, and
 * what counts are the ratios, since all are of one run.
 */
import { request } from 'undici';
import { startSomsSandbox } from '../sandbox/soms/sandbox.ts';
import * as wire from '../sources/kit/wire.ts';
import { orderListSchema, type SomsList } from '../sources/soms/wire.ts';
import { JsonSpan, parseJson } from '../sources/values/json.ts';
import * as zod from '../test/kit/reading/zod-wire.ts';

const pageSize = 20;

async function answer(): Promise<string> {
  const soms = await startSomsSandbox({ until: new Date('2026-11-20T10:00:00Z') });
  const { tenantId, user, password } = soms.credentials;
  const { body } = await request(
    `${soms.url}/${tenantId}/soms/orderservice/orders/query?desc=true&page=0&page_size=${pageSize}&sort_key=front_created`,
    {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: '{}',
    },
  );
  const text = await body.text();
  await soms.close();
  return text;
}

/** What a list of orders with amounts and lines shows of an order. */
const [number, words] = [wire.maybe(wire.decimalNumber), wire.maybe(wire.text)];
const shown = wire.record({
  id: wire.text,
  state: words,
  created: wire.maybe(wire.time),
  real_total: number,
  orig_total: number,
  payment: wire.part(wire.record({ amount: number, freight: number, package_total: number, other_fee: number })),
  items: wire.list(
    wire.record({
      item_no: words,
      sku_id: words,
      item_title: words,
      quantity: number,
      unit_price: number,
      total: number,
    }),
  ),
});
const [zodNumber, zodWords] = [zod.maybe(zod.decimalNumber), zod.maybe(zod.text)];
const shownByZod = zod.record({
  id: zod.text,
  state: zodWords,
  created: zod.maybe(zod.time),
  real_total: zodNumber,
  orig_total: zodNumber,
  payment: zod.part(
    zod.record({ amount: zodNumber, freight: zodNumber, package_total: zodNumber, other_fee: zodNumber }),
  ),
  items: zod.list(
    zod.record({
      item_no: zodWords,
      sku_id: zodWords,
      item_title: zodWords,
      quantity: zodNumber,
      unit_price: zodNumber,
      total: zodNumber,
    }),
  ),
});

/** Rows are read one by one, as the client of SOMS does. */
const opened = (text: string, list: wire.Reader<Pick<SomsList<wire.Opened>, 'rows'>>): readonly unknown[] =>
  (wire.read(list, new JsonSpan(text))?.value.rows ?? []).map((row) => row.read().reading?.value);
const shownList = wire.record({ orders: wire.rowsOf(shown) }).transform(({ orders }) => ({ rows: orders }));
function before(text: string): readonly unknown[] {
  const body = parseJson(text);
  const rows: readonly unknown[] =
    body instanceof Object && 'orders' in body && Array.isArray(body.orders) ? body.orders : [];
  return rows.map((row) => zod.read(shownByZod, row)?.value);
}

function least(work: () => unknown): number {
  let found = Infinity;
  for (let round = 0; round < 60; round += 1) {
    const from = performance.now();
    for (let time = 0; time < 10; time += 1) work();
    found = Math.min(found, (performance.now() - from) / 10);
  }
  return found;
}

const text = await answer();
if (JSON.stringify(opened(text, shownList)) !== JSON.stringify(before(text)))
  throw new Error('they read different things');
const parser = least(() => JSON.parse(text));
const rows: readonly (readonly [string, () => unknown])[] = [
  ['JSON.parse', () => JSON.parse(text)],
  ['JSON.parse with a reviver, for exact numbers', () => parseJson(text)],
  ['before: with a reviver, then zod, of what a list shows', () => before(text)],
  ['readers, what a list shows', () => opened(text, shownList)],
  ['readers, every member that SOMS’s orders declare', () => opened(text, orderListSchema)],
];
console.log(`${pageSize} orders, ${text.length} characters; Node ${process.version}`);
for (const [name, work] of rows) {
  const time = least(work);
  console.log(`${time.toFixed(2)} ms  ${(time / parser).toFixed(1)} × JSON.parse  ${name}`);
}
