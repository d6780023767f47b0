/** What one page makes of readers that stop early, fail, come late or lose an order between finding and reading it. */
import { describe, expect, it } from 'vitest';
import { SourceFault } from '../../sources/fault.ts';
import type { OrderListReader, Slice } from '../../sources/ports/lists.ts';
import type { Order } from '../../sources/model.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { type Page, type PageQuestion, readPage } from '../../sources/lists/read-page.ts';
import { positionOf } from '../../sources/lists/position.ts';
import { call, orderMade } from './world.ts';

const asOf = 1_000;
const made = (vendor: Vendor, ...times: readonly number[]): readonly Order[] =>
  times.map((placedAt) => orderMade({ vendor, nativeId: `${vendor}-${placedAt}`, placedAt }));

function reader(
  orders: readonly Order[],
  some: Partial<Slice> = {},
  also: Partial<OrderListReader> = {},
): OrderListReader {
  const rows = orders.map((order) => ({ at: positionOf(order, 'PLACED_AT'), key: order.key, order }));
  const slice: Slice = { rows, more: false, scannedTo: null, coverage: 'COMPLETE', reason: null, gap: null, ...some };
  return {
    slice: () => Promise.resolve(slice),
    load: () => Promise.resolve([]),
    count: () => Promise.resolve(null),
    ...also,
  };
}
const page = (
  listReaders: Partial<Record<Vendor, OrderListReader | null>>,
  some: Partial<PageQuestion> = {},
): Promise<Page> =>
  readPage(
    (Object.keys(listReaders) as Vendor[]).map((vendor) => ({ vendor, listReader: listReaders[vendor] ?? null })),
    {
      filter: noFilter,
      sort: { key: 'PLACED_AT', direction: 'DESC' },
      backward: false,
      cursor: null,
      asOf,
      size: 10,
      parts: new Set(),
      ...some,
    },
    { call, now: () => 0 },
  );
const times = ({ rows }: Page): readonly (number | null)[] => rows.map(({ cursor }) => cursor.at.t);

describe('a page', () => {
  it('ends where a reader stopped looking, and the next one begins there', async () => {
    const scannedTo = { t: 500, rank: 1, nativeId: 'x' };
    const found = await page({
      SOMS: reader(made('SOMS', 900), { more: true, scannedTo }),
      EZR: reader(made('EZR', 950, 600, 400)),
    });
    expect(times(found)).toEqual([950, 900, 600]);
    expect(found).toMatchObject({ more: true, scanLimited: true, end: { at: scannedTo } });
  });

  it('is empty, with a place to go on, when nothing was found so far', async () => {
    const scannedTo = { t: 500, rank: 1, nativeId: 'x' };
    const found = await page({ SOMS: reader([], { more: true, scannedTo }) });
    expect(found).toMatchObject({ rows: [], more: true, scanLimited: true, end: { at: scannedTo } });
  });

  it('leaves out an order that is gone when it is read', async () => {
    const [order] = made('EZR', 900);
    const rows = order ? [{ at: positionOf(order, 'PLACED_AT'), key: order.key, order: null }] : [];
    const found = await page({ EZR: reader([], { rows }, { load: () => Promise.resolve([null]) }) });
    expect(found).toMatchObject({ rows: [], more: false, reports: [{ fault: null, coverage: 'COMPLETE' }] });
  });

  it('says so when orders that it found cannot be read', async () => {
    const [order] = made('EZR', 900);
    const rows = order ? [{ at: positionOf(order, 'PLACED_AT'), key: order.key, order: null }] : [];
    const fault = new SourceFault('EZR', 'UNREACHABLE', { operation: 'orders' });
    const found = await page({
      EZR: reader([], { rows }, { load: () => Promise.resolve([fault]) }),
      SOMS: reader(made('SOMS', 800)),
    });
    expect(times(found)).toEqual([800]);
    expect(found.reports[0]).toMatchObject({ vendor: 'EZR', fault, gap: { from: null, to: asOf + 1 } });
  });

  const unread = (orders: readonly Order[], faults: readonly (SourceFault | null)[]) => {
    const rows = orders.map((order) => ({ at: positionOf(order, 'PLACED_AT'), key: order.key, order: null }));
    return reader([], { rows }, { load: () => Promise.resolve(orders.map((order, i) => faults[i] ?? order)) });
  };
  const ended = (kind: 'BUDGET' | 'DEADLINE' | 'UNREACHABLE'): SourceFault =>
    new SourceFault('BABYCARE', kind, { operation: 'orders' });

  it.each(['BUDGET', 'DEADLINE'] as const)(
    'ends before the first order that the request could not read any more (%s), and the next one begins with it',
    async (kind) => {
      const found = await page({
        BABYCARE: unread(made('BABYCARE', 900, 700, 500), [null, ended(kind), ended(kind)]),
        EZR: reader(made('EZR', 800, 600)),
      });
      expect(times(found)).toEqual([900, 800]);
      expect(found).toMatchObject({ more: true, scanLimited: true, end: { at: { t: 800 }, gaps: new Map() } });
      expect(found.reports[0]).toMatchObject({ fault: null, gap: null, reason: expect.stringContaining('ends early') });
    },
  );

  it('is an error where not even its first order may be read: there would be no place to go on', async () => {
    const found = page({
      BABYCARE: unread(made('BABYCARE', 900), [ended('BUDGET')]),
      EZR: reader(made('EZR', 800)),
    });
    await expect(found).rejects.toMatchObject({ kind: 'BUDGET' });
  });

  it('is an error where a system may not be asked any more, since its orders would be passed over', async () => {
    const spent = reader([], {}, { slice: () => Promise.reject(ended('BUDGET')) });
    await expect(page({ BABYCARE: spent, EZR: reader(made('EZR', 800)) })).rejects.toMatchObject({ kind: 'BUDGET' });
  });

  it('has a gap where time ran out for its first order: waiting for it would stop the walk for ever', async () => {
    const found = await page({
      BABYCARE: unread(made('BABYCARE', 900), [ended('DEADLINE')]),
      EZR: reader(made('EZR', 800)),
    });
    expect(times(found)).toEqual([800]);
    expect(found.reports[0]).toMatchObject({ fault: { kind: 'DEADLINE' }, gap: { to: asOf + 1 } });
  });

  it('has a gap for a vendor that failed before the page ended, and none for what lies behind its end', async () => {
    const found = await page({
      BABYCARE: unread(made('BABYCARE', 900, 700, 500), [ended('UNREACHABLE'), null, ended('BUDGET')]),
    });
    expect(times(found)).toEqual([700]);
    expect(found).toMatchObject({ scanLimited: true, end: { at: { t: 700 } } });
    expect(found.reports[0]).toMatchObject({ fault: { kind: 'UNREACHABLE' }, gap: { from: 700, to: asOf + 1 } });
  });

  it('counts what came before as missing for a vendor that was connected later', async () => {
    const cursor = {
      asOf,
      at: { t: 700, rank: 1, nativeId: 'x' },
      participants: new Set<Vendor>(['SOMS']),
      gaps: new Map(),
    };
    const found = await page({ SOMS: reader(made('SOMS', 600)), EZR: reader(made('EZR', 650)) }, { cursor });
    expect(times(found)).toEqual([650, 600]);
    expect(found.reports).toMatchObject([
      { vendor: 'SOMS', coverage: 'COMPLETE', gap: null },
      { vendor: 'EZR', coverage: 'PARTIAL', gap: { from: 700, to: asOf + 1 } },
    ]);
  });

  it('names a vendor that is asked for and not connected', async () => {
    const found = await page({ SOMS: null, EZR: reader([]) });
    expect(found.reports).toMatchObject([{ vendor: 'SOMS', state: 'SKIPPED', coverage: 'NONE' }, { vendor: 'EZR' }]);
  });

  it('breaks ties by the vendor and then the number', async () => {
    const found = await page(
      { EZR: reader(made('EZR', 900)), SOMS: reader(made('SOMS', 900)), YUANSHU: reader(made('YUANSHU', 900)) },
      { sort: { key: 'PLACED_AT', direction: 'ASC' } },
    );
    expect(found.rows.map(({ order }) => order.key.vendor)).toEqual(['YUANSHU', 'SOMS', 'EZR']);
  });
});
