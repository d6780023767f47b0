/** After-sale cases of all simulated systems as one list. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendors } from '../../sources/vocabulary.ts';
import { type Facade, startForTest } from '../harness.ts';

interface Case {
  readonly id: string;
  readonly kind: string;
}
interface Source {
  readonly vendor: string;
  readonly outcome: string;
  readonly coverage: string;
  readonly reason: string | null;
  readonly vendorCalls: number;
  readonly gapTo: string | null;
}
interface Page {
  readonly nodes: readonly Case[];
  readonly edges: readonly { readonly cursor: string; readonly node: Case }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly sources: readonly Source[];
}

let facade: Facade;
/** Every order's cases, in the order of the list of orders. */
let all: readonly { readonly vendor: string; readonly placedAt: string; readonly cases: readonly Case[] }[];
/** A filter for the newest few dozens of them. */
let recent: string;

beforeAll(async () => {
  facade = await startForTest({}, { send: true });
  await knowBabycare(facade, 50);
  all = await ordersWithCases('');
  recent = `placedAt: { from: "${all[30]?.placedAt}" }`;
}, 120_000);
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.babycare.behave();
  facade.forget();
});

/** Babycare can be listed as far as it was asked before. */
async function knowBabycare({ ask: asking, observer }: Facade, orders: number): Promise<void> {
  const { data } = await asking(
    `{ orders(first: ${orders}, filter: { vendors: [YUANSHU, EZR], hasReturn: true }) { nodes { platformOrderNo } } }`,
  );
  const numbers = data.orders.nodes.map(({ platformOrderNo }: { platformOrderNo: string }) => platformOrderNo);
  const { errors } = await asking(
    'query ($numbers: [String!]) { orders(first: 100, filter: { vendors: [BABYCARE], platformOrderNos: $numbers }) { nodes { id } } }',
    { numbers: [...new Set<string>(numbers.filter(Boolean))].slice(0, 100) },
  );
  expect(errors).toEqual([]);
  await observer.idle();
}

const shown = '{ vendors: [YUANSHU, BABYCARE, EZR] }';
async function ordersWithCases(filter: string): Promise<typeof all> {
  const found: (typeof all)[number][] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await facade.ask(
      `query ($after: String) { orders(first: 100, after: $after, filter: { and: [{ ${filter} }, ${shown}] }) {
        nodes { vendor placedAt returns { id kind } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    expect(errors).toEqual([]);
    for (const { vendor, placedAt, returns } of data.orders.nodes)
      if (returns?.length > 0) found.push({ vendor, placedAt, cases: returns });
    after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const fields = `nodes { id kind } edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  sources { vendor outcome coverage reason retryAfterSeconds vendorCalls gapTo }`;
const ask = (args: string, selected = fields) => facade.ask(`{ returns${args} { ${selected} } }`);
async function pageOf(args: string): Promise<Page> {
  const { data, errors } = await ask(args);
  expect(errors).toEqual([]);
  return data.returns;
}
async function walk(
  size: number,
  args = '',
): Promise<{ readonly ids: readonly string[]; readonly pages: readonly Page[] }> {
  const pages: Page[] = [];
  for (let after = ''; pages.length < 1_000;) {
    const page = await pageOf(`(first: ${size}${after}${args})`);
    pages.push(page);
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  return { ids: pages.flatMap(({ nodes }) => nodes.map(({ id }) => id)), pages };
}
const idsOf = (orders: typeof all, kinds?: readonly string[]): readonly string[] =>
  orders.flatMap(({ cases }) => cases.filter(({ kind }) => kinds?.includes(kind) ?? true).map(({ id }) => id));
const rowOf = ({ sources }: Page, vendor: string): Source | undefined => sources.find((one) => one.vendor === vendor);

describe('a walk', () => {
  it('has something to show: several systems, kinds, and orders with more than one case', () => {
    expect(new Set(all.map(({ vendor }) => vendor))).toEqual(new Set(['YUANSHU', 'BABYCARE', 'EZR']));
    expect(new Set(all.flatMap(({ cases }) => cases.map(({ kind }) => kind))).size).toBeGreaterThan(2);
    expect(all.some(({ cases }) => cases.length > 1)).toBe(true);
    expect(idsOf(all).length).toBeGreaterThan(20);
  });

  it.each([1, 3, 100])(
    'meets every case once and in order, %i at a time',
    async (size) => {
      const filter = size === 100 ? '' : recent;
      const { ids, pages } = await walk(size, `, filter: { ${filter} }`);
      expect(ids).toEqual(idsOf(await ordersWithCases(filter)));
      expect(ids.length).toBeGreaterThan(50);
      for (const [i, { nodes, edges, pageInfo }] of pages.entries()) {
        // No reading ended early, so that only the last page may be short.
        expect(nodes).toHaveLength(i < pages.length - 1 ? size : ids.length - size * (pages.length - 1));
        expect(edges.map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
        expect(pageInfo).toMatchObject({
          hasPreviousPage: i > 0,
          startCursor: edges[0]?.cursor,
          endCursor: edges.at(-1)?.cursor,
        });
      }
    },
    120_000,
  );

  it('goes on behind any case, also inside an order', async () => {
    const { edges } = await pageOf('(first: 40)');
    const ids = idsOf(all);
    for (const [i, { cursor }] of edges.entries()) {
      const { nodes } = await pageOf(`(first: 2, after: "${cursor}")`);
      expect(nodes.map(({ id }) => id)).toEqual(ids.slice(i + 1, i + 3));
    }
    const lengths = new Set(edges.map(({ cursor }) => cursor.length));
    expect(Math.max(...lengths)).toBeLessThan(200);
  }, 120_000);

  it.each([1, 3, 100])(
    'shows only the kinds that are wanted, %i at a time',
    async (size) => {
      const kinds = [...new Set(all.flatMap(({ cases }) => cases.map(({ kind }) => kind)))];
      const filter = size === 100 ? '' : recent;
      const among = await ordersWithCases(filter);
      for (const wanted of [...kinds.map((kind) => [kind]), kinds.slice(0, 2), ['REISSUE']]) {
        const { ids } = await walk(size, `, filter: { ${filter} }, kinds: [${wanted.join()}]`);
        expect(ids).toEqual(idsOf(among, wanted));
      }
    },
    120_000,
  );

  it.each([
    ['vendors: [EZR]'],
    ['vendors: [BABYCARE, SOMS]'],
    ['status: [COMPLETED]'],
    ['hasReturn: true'],
    ['returnStatus: [COMPLETED]'],
    ['not: { vendors: [EZR] }'],
  ])('shows the cases of the orders that fit: %s', async (filter) => {
    const wanted = idsOf(await ordersWithCases(filter));
    for (const size of [37, 100]) expect((await walk(size, `, filter: { ${filter} }`)).ids).toEqual(wanted);
  });

  it('gives each case with its order, lines and goods that are sent instead', async () => {
    const { data, errors } = await ask(
      '(first: 100)',
      'nodes { id status order { id returns { id } } items { quantity item { title } } replacementOrder { id } }',
    );
    expect(errors).toEqual([]);
    for (const { id, order } of data.returns.nodes) expect(order.returns.map((one: Case) => one.id)).toContain(id);
    // An order that shows its case has been read already; another one is asked for.
    expect(data.returns.nodes.some(({ items }: { items: { item: unknown }[] }) => items.some(({ item }) => item))).toBe(
      true,
    );
  });

  it('shows nothing without asking anyone where no order can fit', async () => {
    const page = await pageOf('(filter: { hasReturn: false })');
    expect(page).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null, startCursor: null } });
    expect(page.sources.map(({ outcome }) => outcome)).toEqual(vendors.map(() => 'SKIPPED'));
    expect(facade.calls()).toEqual([]);
  });
});

describe('sources', () => {
  it('says that SOMS shows no cases, and does not ask it', async () => {
    const page = await pageOf('(first: 5)');
    expect(page.sources.map(({ vendor }) => vendor)).toEqual(vendors);
    expect(rowOf(page, 'SOMS')).toMatchObject({ outcome: 'SKIPPED', coverage: 'NONE', vendorCalls: 0 });
    expect(rowOf(page, 'SOMS')?.reason).toMatch(/after-sale/);
    expect(rowOf(page, 'EZR')).toMatchObject({ outcome: 'OK', coverage: 'COMPLETE', vendorCalls: 0 });
    expect(rowOf(page, 'BABYCARE')).toMatchObject({ coverage: 'PARTIAL', reason: expect.stringContaining('no list') });
    expect(facade.soms.calls).toEqual([]);
    const alone = await pageOf('(filter: { vendors: [SOMS] })');
    expect(alone).toMatchObject({ nodes: [], sources: [{ vendor: 'SOMS', outcome: 'SKIPPED', coverage: 'NONE' }] });
  });

  it('tells of every system whether it shows cases, as its orders do', async () => {
    const { data } = await facade.ask('{ sources { vendor capabilities { name support } } }');
    for (const { vendor, capabilities } of data.sources) {
      const told = capabilities.find(({ name }: { name: string }) => name === 'after-sale');
      const orders = await facade.ask(`{ orders(filter: { vendors: [${vendor}] }) { nodes { returns { id } } } }`);
      const silent = orders.data.orders.nodes.every(({ returns }: { returns: unknown }) => returns === null);
      expect([vendor, told?.support === 'NONE']).toEqual([vendor, silent]);
    }
  });

  it('counts what a page costs: nothing for pushed orders, a call for each number of Babycare', async () => {
    await pageOf('(first: 100, filter: { vendors: [YUANSHU, EZR] })');
    expect(facade.calls()).toEqual([]);
    const page = await pageOf('(first: 3, filter: { vendors: [BABYCARE] })');
    expect(page.nodes).toHaveLength(3);
    // The orders of the page, and at most the one that tells whether another follows.
    expect(facade.calls().length).toBeLessThanOrEqual(4);
    expect(new Set(facade.calls())).toEqual(new Set(['BABYCARE listSalesDetails']));
    expect(rowOf(page, 'BABYCARE')?.vendorCalls).toBe(facade.calls().length);
  });
});

describe('a system that is down', () => {
  let other: Facade;
  beforeAll(async () => {
    other = await startForTest({}, { send: true });
    await knowBabycare(other, 3);
  }, 120_000);
  afterAll(() => other.close());
  const page = async (args: string): Promise<Page> =>
    (await other.ask(`{ returns${args} { ${fields} } }`)).data.returns;

  it('is left out, and what is missing is told from then on', async () => {
    const first = await page('(first: 3)');
    const others = await page('(first: 100, filter: { vendors: [YUANSHU, EZR] })');
    other.babycare.misbehave({ kind: 'status', status: 503, retryAfterSeconds: 9 });
    const second = await page(`(first: 30, after: "${first.pageInfo.endCursor}")`);
    expect(rowOf(second, 'BABYCARE')).toMatchObject({ outcome: 'ERROR', coverage: 'NONE', retryAfterSeconds: 9 });
    const gapTo = rowOf(second, 'BABYCARE')?.gapTo;
    expect(gapTo).not.toBeNull();
    const before = new Set(first.nodes.map(({ id }) => id));
    const expected = others.nodes.filter(({ id }) => !before.has(id)).map(({ id }) => id);
    expect(second.nodes.map(({ id }) => id)).toEqual(expected.slice(0, 30));
    other.babycare.behave();
    const third = await page(`(first: 3, after: "${second.edges[9]?.cursor}")`);
    expect(rowOf(third, 'BABYCARE')).toMatchObject({ outcome: 'OK', coverage: 'PARTIAL', gapTo });
    expect(third.nodes).toHaveLength(3);
  });

  it('and alone leaves an error', async () => {
    other.babycare.misbehave({ kind: 'status', status: 503, times: 3 });
    const { errors } = await other.ask('{ returns(filter: { vendors: [BABYCARE, SOMS] }) { nodes { id } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'ALL_SOURCES_FAILED' } }]);
    expect(errors[0]?.message).toMatch(/after-sale cases/);
  });
});

describe('bad input', () => {
  const code = async (args: string): Promise<unknown> => (await ask(args)).errors[0]?.extensions['code'];

  it.each([
    ['(first: 0)', 'PAGE_SIZE_INVALID'],
    ['(first: 101)', 'PAGE_SIZE_INVALID'],
    ['(after: "")', 'CURSOR_INVALID'],
    ['(after: "nonsense")', 'CURSOR_INVALID'],
  ])('%s is %s', async (args, expected) => {
    expect(await code(args)).toBe(expected);
    expect(facade.calls()).toEqual([]);
  });
});
