/** Sales in the graph: money once for each sale, and numbers that name none. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());
beforeEach(() => facade.forget());

interface Pushed {
  readonly code: string;
  readonly number: string;
  readonly time?: string;
  readonly amount?: number;
}
/** An EZR order whose only line carries the platform order number. */
async function push({ code, number, time = '2026-01-01 10:00:00', amount = 300.8 }: Pushed): Promise<void> {
  const line = { ItemNo: 'SKU1', BarCode: '1', Quantity: 1, PriceSell: amount, Amount: amount, OutOrderCode: number };
  const body = { Code: code, OrderTime: time, OrderStatus: 4, IsPayed: true, PayAmount: amount, Dtls: [line] };
  expect(await facade.push('/push/ezr/2001', JSON.stringify(body))).toMatchObject({ status: 200 });
}
const statsOf = async (number: string, groupBy = '[]') => {
  const { data, errors } = await facade.ask(
    `query ($numbers: [String!]) { orderStats(filter: { platformOrderNos: $numbers }, groupBy: ${groupBy}) {
      rows { keys { value } orders payable { amount } sales salesPayable { amount currency } } } }`,
    { numbers: [number] },
  );
  expect(errors).toEqual([]);
  return data.orderStats.rows;
};

it('orderStats adds up a sale of three orders once in salesPayable, and three times in payable', async () => {
  await push({ code: 'three-b', number: 'SALE3', time: '2026-01-02 10:00:00' });
  await push({ code: 'three-a', number: 'SALE3' });
  await push({ code: 'three-c', number: 'sale3 ', time: '2026-01-03 10:00:00' });
  expect(await statsOf('SALE3')).toMatchObject([
    { orders: 3, payable: { amount: '902.40' }, sales: 1, salesPayable: { amount: '300.80', currency: 'CNY' } },
  ]);
  // In the row of the order that the graph calls canonical.
  const { data } = await facade.ask('{ orderGroup(by: { platformOrderNo: "SALE3" }) { canonical { nativeId } } }');
  expect(data.orderGroup.canonical.nativeId).toBe('three-a');
  expect(
    (await statsOf('SALE3', '[DAY]')).map(({ keys, sales }: { keys: { value: string }[]; sales: number }) => [
      keys[0]?.value,
      sales,
    ]),
  ).toEqual([
    ['2026-01-01', 1],
    ['2026-01-02', 0],
    ['2026-01-03', 0],
  ]);
});

const group = `group { members { nativeId } links { confidence } canonical { nativeId } }
  reconciliation { ok checks { code outcome message } }`;
const orderOf = async (nativeId: string) => {
  const { data, errors } = await facade.ask(
    `query ($nativeId: String!) { order(by: { vendorId: { vendor: EZR, nativeId: $nativeId } }) { ${group} } }`,
    { nativeId },
  );
  expect(errors).toEqual([]);
  return data.order;
};

it.each(['0', '-', '无', 'null'])(
  'orders that share the number %j are no sale, and their checks say so',
  async (number) => {
    for (const n of [1, 2, 3]) await push({ code: `none-${number}-${n}`, number });
    facade.forget();
    const order = await orderOf(`none-${number}-1`);
    expect(order.group).toMatchObject({ members: [{ nativeId: `none-${number}-1` }], links: [] });
    expect(order.reconciliation.checks).toContainEqual({
      code: 'X1',
      outcome: 'NOT_APPLICABLE',
      message: expect.stringContaining(`The platform order number "${number}" names no sale`),
    });
    // Nobody is asked for a number that names nothing.
    expect(facade.calls()).toEqual([]);
    expect(await statsOf(number)).toMatchObject([{ orders: 3, sales: 3, salesPayable: { amount: '902.40' } }]);
  },
);

it('a number that many orders share links none of them, and the checks say so', async () => {
  for (let n = 0; n < 60; n += 1) await push({ code: `many-${n}`, number: 'MANY1' });
  const order = await orderOf('many-7');
  expect(order.group).toMatchObject({ members: [{ nativeId: 'many-7' }], links: [] });
  expect(order.reconciliation.checks).toContainEqual(
    expect.objectContaining({
      code: 'X1',
      message: expect.stringContaining('MANY1 is carried by more than 50 orders'),
    }),
  );
  expect(await statsOf('MANY1')).toMatchObject([{ orders: 60, sales: 60 }]);
}, 60_000);
