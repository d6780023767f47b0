/** Walks over all four systems with the limits that are usual: each order once, whatever the size of the page. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KnownWorld, knownWorld } from './known-world.ts';

let world: KnownWorld;
/** Every order that can be listed, by its id, with its system and its time. */
let truth: readonly Row[];
beforeAll(async () => {
  // All that Babycare has: far more than a request may ask for.
  world = await knownWorld(2_000, {}, { send: true });
  truth = (await walked({ size: 100, selected: '' })).rows;
}, 300_000);
afterAll(() => world.facade.close());
beforeEach(() => world.facade.babycare.behave());

interface Row {
  readonly id: string;
  readonly vendor: string;
  readonly placedAt: string | null;
}
interface Source {
  readonly vendor: string;
  readonly gapFrom: string | null;
  readonly gapTo: string | null;
}
interface Walked {
  readonly rows: readonly Row[];
  readonly pages: number;
  readonly mostCalls: number;
  readonly cutPages: number;
  readonly sources: readonly Source[];
}
interface Way {
  readonly size: number;
  readonly selected: string;
  readonly filter?: string;
  readonly mostPages?: number;
  /** Is called before each page, with its number from 1. */
  readonly before?: (page: number) => void;
}
async function walked({ size, selected, filter = '', mostPages = 5_000, before }: Way): Promise<Walked> {
  const rows: Row[] = [];
  let [after, pages, mostCalls, cutPages] = ['', 0, 0, 0];
  for (;;) {
    before?.(pages + 1);
    const { data, errors } = await world.ask(`{ rateLimit { vendorCallsUsed }
      orders(first: ${size}, filter: {${filter}}${after}) { nodes { id vendor placedAt ${selected} } scanLimited
        sources { vendor gapFrom gapTo } pageInfo { hasNextPage endCursor } } }`);
    expect(errors).toEqual([]);
    const { nodes, pageInfo, scanLimited, sources } = data.orders;
    pages += 1;
    rows.push(...nodes);
    mostCalls = Math.max(mostCalls, world.facade.calls().length);
    if (scanLimited) {
      cutPages += 1;
      expect(nodes.length).toBeGreaterThan(0);
    } else if (pageInfo.hasNextPage && !before) expect(nodes).toHaveLength(size);
    if (!pageInfo.hasNextPage || pages >= mostPages) return { rows, pages, mostCalls, cutPages, sources };
    after = `, after: "${pageInfo.endCursor}"`;
  }
}
const ids = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => id);
/** Seconds of a time in which some of Babycare's orders were placed. */
const span = (from: string, to: string): string => `placedAt: { from: "${from}", to: "${to}" }`;

describe('a walk with the usual limits', () => {
  it('shows all orders that are known, each once', () => {
    expect(new Set(ids(truth)).size).toBe(truth.length);
    const counted = Map.groupBy(truth, ({ vendor }) => vendor);
    expect(counted.get('BABYCARE')?.length).toBeGreaterThan(700);
    expect([...counted.keys()].toSorted()).toEqual(['BABYCARE', 'EZR', 'SOMS', 'YUANSHU']);
  });

  it.each([100, 33])(
    'shows them all by pages of %i when each order of Babycare has to be asked for',
    async (size) => {
      const { rows, mostCalls, cutPages } = await walked({ size, selected: 'kind' });
      expect(ids(rows)).toEqual(ids(truth));
      expect(mostCalls).toBeLessThanOrEqual(60);
      if (size === 100) expect(cutPages).toBeGreaterThan(0);
    },
    120_000,
  );

  it('shows them all by pages of every size from 1 to 100', async () => {
    const wrong: string[] = [];
    for (let size = 1; size <= 100; size += 1) {
      const mostPages = Math.ceil(120 / size);
      const { rows, mostCalls } = await walked({
        size,
        selected: 'kind',
        filter: 'vendors: [BABYCARE, YUANSHU]',
        mostPages,
      });
      const expected = truth.filter(({ vendor }) => vendor === 'BABYCARE' || vendor === 'YUANSHU');
      if (ids(rows).join() !== ids(expected).slice(0, rows.length).join()) wrong.push(`size ${size}`);
      if (mostCalls > 60) wrong.push(`size ${size}: ${mostCalls} calls`);
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('leaves calls for the parcels of the orders that it shows', async () => {
    const { rows, mostCalls } = await walked({
      size: 100,
      selected: 'packages { trackingNo }',
      filter: 'vendors: [BABYCARE]',
      mostPages: 3,
    });
    expect(rows.length).toBeGreaterThan(50);
    expect(mostCalls).toBeLessThanOrEqual(60);
  });

  it('leaves calls for what stands beside the orders: the count is whole', async () => {
    world.pass(400);
    const { data, errors } = await world.ask(
      '{ orders(first: 100, filter: {vendors: [SOMS, BABYCARE]}) { nodes { kind } totalCount { bySource { vendor precision } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.orders.totalCount.bySource).toContainEqual({ vendor: 'SOMS', precision: 'EXACT' });
  });

  it('shows what was missing when a gap is asked for again, each order once', async () => {
    const filter = 'vendors: [BABYCARE, EZR]';
    const first = await walked({
      size: 100,
      selected: 'kind',
      filter,
      // Fewer failures than those after which the vendor is left alone.
      before: (page) => {
        if (page === 2) world.facade.babycare.misbehave({ kind: 'status', status: 503, times: 2 });
      },
    });
    const gap = first.sources.find(({ vendor }) => vendor === 'BABYCARE');
    if (!gap?.gapFrom || !gap.gapTo) throw new Error('the walk has a gap');
    const again = await walked({
      size: 100,
      selected: 'kind',
      filter: `vendors: [BABYCARE], ${span(gap.gapFrom, gap.gapTo)}`,
    });
    expect(again.sources).toMatchObject([{ gapFrom: null, gapTo: null }]);
    const seen = new Set([...ids(first.rows), ...ids(again.rows)]);
    const missing = truth.filter(({ id, vendor }) => (vendor === 'BABYCARE' || vendor === 'EZR') && !seen.has(id));
    expect(missing).toEqual([]);
    expect(new Set(ids(again.rows)).size).toBe(again.rows.length);
  }, 120_000);

  it('of cases shows those that it shows by small pages', async () => {
    const cases = async (size: number): Promise<readonly string[]> => {
      const found: string[] = [];
      for (let after = ''; ;) {
        const { data, errors } = await world.ask(
          `{ returns(first: ${size}, filter: {vendors: [BABYCARE]}${after}) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        );
        expect(errors).toEqual([]);
        expect(world.facade.calls().length).toBeLessThanOrEqual(60);
        found.push(...data.returns.nodes.map(({ id }: { id: string }) => id));
        if (!data.returns.pageInfo.hasNextPage) return found;
        after = `, after: "${data.returns.pageInfo.endCursor}"`;
      }
    };
    const large = await cases(100);
    expect(large.length).toBeGreaterThan(60);
    expect(new Set(large).size).toBe(large.length);
    expect(await cases(7)).toEqual(large);
  }, 120_000);
});

it('a page that may not read even its first order says so as an error', async () => {
  const poor = await knownWorld(4, { VENDOR_CALLS_PER_REQUEST: '40' });
  try {
    poor.pass(400);
    const lists = Array.from(
      { length: 50 },
      (_, i) => `l${i}: orders(filter: {vendors: [BABYCARE]}) { nodes { kind } }`,
    );
    const { errors } = await poor.ask(`{ ${lists.slice(0, 30).join(' ')} }`);
    expect(errors[0]).toMatchObject({ extensions: { code: 'VENDOR_CALL_BUDGET_EXCEEDED', vendor: 'BABYCARE' } });
  } finally {
    await poor.facade.close();
  }
});
