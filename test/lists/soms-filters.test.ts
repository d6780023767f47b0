/** What SOMS is asked by a filter holds every order that fits it: over the simulator, against reading all its orders. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Filter } from '../../sources/ports/lists.ts';
import type { Order } from '../../sources/model.ts';
import { matches, noFilter } from '../../sources/lists/filter.ts';
import type { OrderListReader, Position } from '../../sources/ports/lists.ts';
import { type SomsSandbox, startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { somsSource } from '../../sources/soms/adapter.ts';
import type { Source } from '../../sources/ports/source.ts';
import { call } from './world.ts';

let sandbox: SomsSandbox;
let source: Source;
let all: readonly Order[];
const far = 4_102_444_800;

async function listed(filter: Filter): Promise<readonly Order[]> {
  const listReader: OrderListReader | undefined = source.listReader;
  if (!listReader) throw new Error('SOMS cannot be listed');
  const orders: Order[] = [];
  let after: Position | null = null;
  for (;;) {
    const slice = await listReader.slice(
      {
        filter,
        sort: { key: 'PLACED_AT', direction: 'DESC' },
        backward: false,
        after,
        asOf: far,
        wanted: 500,
        parts: new Set(),
      },
      call,
    );
    orders.push(...slice.rows.flatMap(({ order }) => order ?? []));
    const next: Position | null = slice.scannedTo ?? slice.rows.at(-1)?.at ?? null;
    if (!slice.more || next === null) return orders;
    after = next;
  }
}

beforeAll(async () => {
  sandbox = await startSomsSandbox();
  const options = {
    url: sandbox.url,
    ...sandbox.credentials,
    operator: 'test',
    timeoutMs: 10_000,
    now: () => Date.now(),
  };
  source = somsSource(options);
  all = await listed(noFilter);
}, 60_000);
afterAll(async () => {
  await source.close();
  await sandbox.close();
});

const most = <T>(values: readonly (T | null | undefined)[]): T => {
  const [first] = [
    ...Map.groupBy(
      values.filter((value) => value !== null && value !== undefined),
      (value) => value,
    ),
  ]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([value]) => value);
  if (first === undefined) throw new Error('no order has a value');
  return first;
};

it.each<[string, () => Partial<Filter>]>([
  ['every order', () => ({})],
  ['status', () => ({ status: ['PROCESSING', 'AWAITING_PICKUP', 'DELIVERED'] })],
  ['one reading of a code with two', () => ({ status: ['COMPLETED'] })],
  ['payment', () => ({ paymentStatus: ['UNPAID'] })],
  ['fulfilment by delivery', () => ({ fulfillmentStatus: ['DELIVERED', 'REFUSED'] })],
  ['fulfilment by store work', () => ({ fulfillmentStatus: ['READY'] })],
  ['kind', () => ({ kind: ['PRESALE'] })],
  ['kinds', () => ({ kind: ['GROUP_BUY', 'REISSUE'] })],
  ['delivery', () => ({ deliveryMethod: ['STORE_DELIVERY'] })],
  ['platform', () => ({ platformIds: [most(all.map(({ platform }) => platform?.id))] })],
  ['shop', () => ({ shopIds: [most(all.map(({ shop }) => shop?.id)), 'none'] })],
  ['store', () => ({ storeIds: [most(all.map(({ store }) => store?.id))] })],
  ['warehouse', () => ({ warehouseIds: [most(all.map(({ warehouse }) => warehouse?.code))] })],
  ['SKU', () => ({ skuCodes: [most(all.flatMap(({ items }) => items.map(({ sku }) => sku.code)))] })],
  [
    'SKU inside a bundle',
    () => ({
      skuCodes: [
        most(all.flatMap(({ items }) => items.flatMap((one) => (one.components ?? []).map(({ sku }) => sku.code)))),
      ],
    }),
  ],
  ['product', () => ({ productText: most(all.flatMap(({ items }) => items.map(({ title }) => title))) })],
  ['phone', () => ({ recipientPhoneSuffix: most(all.map(({ recipient }) => recipient?.phone.plain?.slice(-4))) })],
  ['name', () => ({ recipientName: most(all.map(({ recipient }) => recipient?.name.plain)) })],
  [
    'parcel',
    () => ({ trackingNo: most(all.flatMap(({ packages }) => packages?.map(({ trackingNo }) => trackingNo) ?? [])) }),
  ],
  ['hold', () => ({ onHold: true })],
  ['no hold', () => ({ onHold: false })],
  ['exception', () => ({ hasException: true })],
  ['invoice', () => ({ hasInvoice: true })],
  ['no invoice', () => ({ hasInvoice: false })],
  ['tag', () => ({ tags: [most(all.flatMap(({ tags }) => tags ?? []))] })],
  ['not', () => ({ not: { ...noFilter, status: ['COMPLETED', 'CANCELLED'] } })],
  [
    'and',
    () => ({
      and: [
        { ...noFilter, paymentStatus: ['PAID'] },
        { ...noFilter, hasInvoice: true },
      ],
    }),
  ],
])('%s', async (_what, some) => {
  const filter = { ...noFilter, ...some() };
  const wanted = all.filter((order) => matches(order, filter)).map(({ key }) => key.nativeId);
  const found = await listed(filter);
  expect(wanted.length).toBeGreaterThan(0);
  expect(found.map(({ key }) => key.nativeId)).toEqual(wanted);
});

it('finds orders by their numbers, however many are asked for', async () => {
  const numbers = all.flatMap(({ platformOrderNo }) => platformOrderNo ?? []).slice(0, 350);
  const filter = { ...noFilter, platformOrderNos: numbers };
  const wanted = all.filter((order) => matches(order, filter)).map(({ key }) => key.nativeId);
  expect((await listed(filter)).map(({ key }) => key.nativeId)).toEqual(wanted);
});

it('counts what it can push, and says so when it cannot', async () => {
  const count = (some: Partial<Filter>) => source.listReader?.count({ ...noFilter, ...some }, call);
  expect(await count({})).toEqual({ count: all.length, exact: true });
  const paid = all.filter(({ paymentStatus }) => paymentStatus === 'PAID').length;
  expect(await count({ paymentStatus: ['PAID'] })).toEqual({ count: paid, exact: true });
  expect(await count({ tags: ['x'] })).toBeNull();
  expect(await count({ status: ['VOIDED'] })).toEqual({ count: 0, exact: true });
  expect(await count({ placedAt: { from: 0, to: far } })).toEqual({ count: all.length, exact: false });
});
