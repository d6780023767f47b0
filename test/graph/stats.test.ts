/** Counts and sums over the orders that are known. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { send: true, now: () => Date.UTC(2026, 10, 22, 1, 30) });
});
afterAll(() => facade.close());
beforeEach(() => facade.forget());

const stats = (args: string, fields = 'orders keys { field value } payable { amount currency } distinctGroups') =>
  facade.ask(`{ orderStats(${args}) { precision asOf rows { ${fields} }
    sources { vendor outcome coverage reason vendorCalls latencyMs } } }`);
interface Row {
  readonly orders: number;
  readonly keys: readonly { readonly value: string }[];
}
const total = (rows: readonly Row[]): number => rows.reduce((sum, { orders }) => sum + orders, 0);

describe('orderStats', () => {
  it('counts all that was pushed, exactly, without asking anybody', async () => {
    const { data, errors } = await stats('filter: {vendors: [YUANSHU, EZR]}, groupBy: [VENDOR, STATUS]');
    expect(errors).toEqual([]);
    const { rows, precision, sources, asOf } = data.orderStats;
    expect([precision, asOf]).toEqual(['EXACT', '2026-11-22T09:30:00.000+08:00']);
    expect(sources).toEqual(
      ['YUANSHU', 'EZR'].map((vendor) => {
        return { vendor, outcome: 'OK', coverage: 'COMPLETE', reason: null, vendorCalls: 0, latencyMs: null };
      }),
    );
    const known = (await facade.store.knownOrders('YUANSHU')) + (await facade.store.knownOrders('EZR'));
    expect(known).toBeGreaterThan(10);
    expect(total(rows)).toBe(known);
    const keys = rows.map((row: Row) => row.keys.map(({ value }) => value).join(' '));
    expect(keys).toEqual(keys.toSorted());
    expect(facade.calls()).toEqual([]);
  });

  it('says that there may be more where vendors are asked live', async () => {
    const { data } = await stats('groupBy: [DAY, STATUS]');
    expect(data.orderStats.precision).toBe('AT_LEAST');
    expect(data.orderStats.sources).toContainEqual(
      expect.objectContaining({
        vendor: 'SOMS',
        coverage: 'PARTIAL',
        reason: expect.stringContaining('there may be more'),
      }),
    );
    for (const row of data.orderStats.rows) expect(row.keys[0].value).toMatch(/^\d{4}-\d\d-\d\d$|^$/);
    expect(total(data.orderStats.rows)).toBeGreaterThan(10);
  });

  it('adds up the same amounts as the orders show', async () => {
    const { data } = await stats('filter: {vendors: [EZR]}, groupBy: []');
    const [row] = data.orderStats.rows;
    const orders = new Map<string, string>();
    for (let [after, more]: [string | null, boolean] = [null, true]; more;) {
      const { data: page } = await facade.ask(
        `query ($after: String) { changes(first: 100, after: $after, vendors: [EZR]) {
          pageInfo { endCursor hasNextPage } edges { node { order { id amounts { payable { amount } } } } } } }`,
        { after },
      );
      after = page.changes.pageInfo.endCursor;
      more = page.changes.pageInfo.hasNextPage;
      for (const { node } of page.changes.edges) orders.set(node.order.id, node.order.amounts.payable?.amount ?? '0');
    }
    expect(row.orders).toBe(orders.size);
    const sum = [...orders.values()].reduce((all, amount) => all + Math.round(Number(amount) * 10_000), 0);
    expect(Math.round(Number(row.payable.amount) * 10_000)).toBe(sum);
  });

  it('counts a contradiction as nothing, and refuses what cannot be counted by', async () => {
    const { data, errors } = await stats('filter: {vendors: [EZR], and: [{vendors: [SOMS]}]}, groupBy: [STATUS]');
    expect(errors).toEqual([]);
    expect(data.orderStats.rows).toEqual([]);
    const refused = await stats('filter: {not: {recipientName: "张三"}}, groupBy: []');
    expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', conditions: ['recipientName'] } }]);
  });

  it('says that the parcels of a vendor that is asked for them are not all known', async () => {
    const { data } = await stats('filter: {vendors: [YUANSHU]}, groupBy: [CARRIER]');
    expect(data.orderStats).toMatchObject({
      precision: 'AT_LEAST',
      sources: [{ vendor: 'YUANSHU', coverage: 'PARTIAL' }],
    });
    const plain = await stats('filter: {vendors: [YUANSHU]}, groupBy: [STATUS]');
    expect(plain.data.orderStats).toMatchObject({ precision: 'EXACT', sources: [{ coverage: 'COMPLETE' }] });
    const list = await facade.ask(
      '{ orders(filter: {vendors: [YUANSHU], trackingNo: "SF7260101000001"}) { complete sources { coverage reason } } }',
    );
    expect(list.data.orders).toMatchObject({
      complete: true,
      sources: [{ coverage: 'PARTIAL', reason: expect.any(String) }],
    });
  });
});
