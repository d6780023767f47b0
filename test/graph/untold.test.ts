/** "Cannot tell" is never told as "none": in lists, totals, statistics and the reports of sources. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vendor } from '../../sources/vocabulary.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { send: true });
});
afterAll(() => facade.close());

const pushing = ['YUANSHU', 'EZR'] as const;
const ask = (filter: string) =>
  facade.ask(`{
    orders(filter: ${filter}) { complete nodes { id }
      totalCount { count precision bySource { vendor count precision } } sources { vendor outcome coverage reason } }
    orderStats(filter: ${filter}, groupBy: []) { precision rows { orders } sources { vendor outcome coverage reason } } }`);

const unheard = [
  'modifiedAt: { from: "2020-01-01T00:00:00Z" }',
  'createdAt: { from: "2020-01-01T00:00:00Z" }',
  'onHold: true',
  'onHold: false',
  'tags: ["vip"]',
  'shopIds: ["001"]',
  'hasInvoice: true',
  'hasException: true',
];

describe.each(unheard)('%s', (condition) => {
  it.each([`{ vendors: [YUANSHU, EZR], ${condition} }`, `{ vendors: [YUANSHU, EZR], not: { ${condition} } }`])(
    'is what pushed vendors cannot tell: %s',
    async (filter) => {
      const { data, errors } = await ask(filter);
      expect(errors).toEqual([]);
      const untold = pushing.map((vendor) => {
        return {
          vendor,
          outcome: 'UNSUPPORTED_FILTER',
          coverage: 'NONE',
          reason: expect.stringMatching(/^(Yuanshu|EZR) /),
        };
      });
      expect(data.orders).toMatchObject({ complete: false, nodes: [], sources: untold });
      expect(data.orders.totalCount).toEqual({
        count: 0,
        precision: 'UNKNOWN',
        bySource: pushing.map((vendor) => ({ vendor, count: null, precision: 'UNKNOWN' })),
      });
      expect(data.orderStats).toMatchObject({ precision: 'UNKNOWN', rows: [], sources: untold });
    },
  );
});

describe('a filter that some can tell', () => {
  it('counts those that can, and says that there may be more', async () => {
    const { data } = await ask('{ hasException: true }');
    expect(data.orders.totalCount.precision).toBe('AT_LEAST');
    expect(data.orders.complete).toBe(false);
    expect(data.orderStats.precision).toBe('AT_LEAST');
  });

  it('finds what fits by another way, where one of two ways cannot be told', async () => {
    const either = (a: string, b: string): string =>
      `{ vendors: [EZR], not: { and: [{ not: { ${a} } }, { not: { ${b} } }] } }`;
    const shipped = await ask('{ vendors: [EZR], status: [SHIPPED] }');
    const both = await ask(either('status: [SHIPPED]', 'hasException: false'));
    expect(shipped.data.orders.totalCount.count).toBeGreaterThan(0);
    expect(both.data.orders.totalCount).toMatchObject({
      count: shipped.data.orders.totalCount.count,
      precision: 'AT_LEAST',
    });
    expect(both.data.orders.sources).toMatchObject([{ vendor: 'EZR', outcome: 'OK', coverage: 'PARTIAL' }]);
    expect(both.data.orderStats.rows).toEqual(shipped.data.orderStats.rows);
  });

  it('is named among the capabilities of its system', async () => {
    const { data } = await facade.ask('{ sources { vendor capabilities { name support note } } }');
    for (const { vendor, capabilities } of data.sources.filter(({ vendor: one }: { vendor: string }) => one === 'EZR'))
      expect([vendor, capabilities]).toEqual([
        'EZR',
        expect.arrayContaining([{ name: 'filter by onHold', support: 'NONE', note: expect.any(String) }]),
      ]);
  });
});

describe('what was read', () => {
  const known = async (vendor: string): Promise<number> => {
    const { data } = await facade.ask('{ sources { vendor knownOrders } }');
    return data.sources.find((one: { vendor: string }) => one.vendor === vendor).knownOrders;
  };
  const createdOnce = async (vendor: Vendor, nativeId: string): Promise<void> => {
    const changes = await facade.store.changes({ after: 0n, limit: 10_000, vendors: [vendor] });
    expect(changes.filter(({ orderNo }) => orderNo === nativeId).map(({ kind }) => kind)).toEqual(['CREATED']);
  };

  it('of SOMS, by whatever question, is known to counts and statistics, and told once', async () => {
    await facade.observer.idle();
    const before = await known('SOMS');
    const { data } = await facade.ask(
      '{ orders(first: 1, filter: { vendors: [SOMS], status: [COMPLETED] }) { nodes { nativeId } } }',
    );
    await facade.observer.idle();
    // The rows of SOMS's page that are not shown were read as well.
    expect(await known('SOMS')).toBeGreaterThan(before + 1);
    const { nativeId } = data.orders.nodes[0];
    for (const selected of ['status', 'items { nodes { title } }', 'invoice { title } exceptions { code }']) {
      await facade.ask(`{ order(by: { vendorId: { vendor: SOMS, id: "${nativeId}" } }) { id ${selected} } }`);
      await facade.observer.idle();
    }
    await createdOnce('SOMS', nativeId);
    const stats = await facade.ask(
      '{ orderStats(filter: { vendors: [SOMS], status: [COMPLETED] }, groupBy: []) { rows { orders } } }',
    );
    expect(stats.data.orderStats.rows[0].orders).toBeGreaterThan(0);
  });

  it('is in the total of the page that shows it', async () => {
    const { platformOrderNo } = facade.showcase;
    const filter = `{ vendors: [BABYCARE], platformOrderNos: ["${platformOrderNo}"] }`;
    const { data } = await facade.ask(
      `{ orders(filter: ${filter}) { complete nodes { id } totalCount { count precision } } }`,
    );
    expect(data.orders.nodes.length).toBeGreaterThan(0);
    expect(data.orders).toMatchObject({
      complete: true,
      totalCount: { count: data.orders.nodes.length, precision: 'EXACT' },
    });
  });
});
