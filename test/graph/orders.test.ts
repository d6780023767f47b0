/** The list of orders as a client sees it, over the simulated systems. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendors } from '../../sources/vocabulary.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { send: true });
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.forget();
});

const fields = `nodes { id vendor placedAt status }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } complete asOf scanLimited
  sources { vendor outcome coverage reason errorCode retryAfterSeconds vendorCalls latencyMs gapFrom gapTo }`;
const list = (args: string, selected = fields) => facade.ask(`{ orders${args} { ${selected} } }`);
interface Node {
  readonly id: string;
  readonly vendor: string;
  readonly placedAt: string | null;
}

async function wholeWalk(
  args: string,
  forward = true,
): Promise<{ nodes: readonly Node[]; last: Record<string, unknown> }> {
  const nodes: Node[] = [];
  let bookmark = '';
  for (;;) {
    const sized = forward ? `first: 100${bookmark}` : `last: 100${bookmark}`;
    const { data, errors } = await list(`(${sized}${args})`);
    expect(errors).toEqual([]);
    const { orders } = data;
    if (forward) nodes.push(...orders.nodes);
    else nodes.unshift(...orders.nodes);
    const { pageInfo } = orders;
    if (!(forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return { nodes, last: orders };
    bookmark = forward ? `, after: "${pageInfo.endCursor}"` : `, before: "${pageInfo.startCursor}"`;
  }
}

describe('a walk', () => {
  it('shows every order of the simulated systems once and in order, either way', async () => {
    const { nodes } = await wholeWalk('');
    const times = nodes.map(({ placedAt }) => (placedAt === null ? -Infinity : Date.parse(placedAt)));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    const { data } = await list('(first: 1)', 'totalCount { count precision bySource { vendor count precision } }');
    expect(data.orders.totalCount.count).toBe(nodes.length);
    expect(data.orders.totalCount.bySource).toContainEqual({
      vendor: 'SOMS',
      count: nodes.filter(({ vendor }) => vendor === 'SOMS').length,
      precision: 'EXACT',
    });
    const backward = await wholeWalk('', false);
    expect(backward.nodes.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
  }, 120_000);

  it('begins with one call to each system that is asked, and goes on with one to SOMS', async () => {
    const first = await list('');
    expect(facade.calls()).toEqual(['SOMS queryOrders']);
    expect(first.data.orders.nodes).toHaveLength(20);
    expect(first.data.orders.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    facade.forget();
    await list(`(after: "${first.data.orders.pageInfo.endCursor}")`);
    expect(facade.calls()).toEqual(['SOMS queryOrders']);
  });

  it('costs nothing more for lines, which come with the rows', async () => {
    await list('(first: 10)', 'nodes { items { nodes { title kind } } }');
    expect(facade.calls()).toEqual(['SOMS queryOrders']);
  });

  it('counts only when it is asked to', async () => {
    await list('(first: 1)', 'complete');
    expect(facade.calls()).toHaveLength(1);
    facade.forget();
    await list('(first: 1)', 'totalCount { count }');
    expect(facade.calls()).toHaveLength(2);
  });

  it.each(['CREATED_AT', 'MODIFIED_AT'])('can be sorted by %s, oldest first', async (key) => {
    const { data } = await list(
      `(first: 100, filter: { vendors: [SOMS] }, sort: { key: ${key}, direction: ASC })`,
      'nodes { createdAt modifiedAt }',
    );
    const times = data.orders.nodes.map((node: Record<string, string>) =>
      Date.parse(String(node[key === 'CREATED_AT' ? 'createdAt' : 'modifiedAt'])),
    );
    expect(times).toHaveLength(100);
    expect(times).toEqual(times.toSorted((a: number, b: number) => a - b));
  });
});

describe('sources', () => {
  it('has one row for each system, and says that Babycare cannot be listed', async () => {
    const { data } = await list('(first: 1)');
    expect(data.orders.sources.map(({ vendor }: Node) => vendor)).toEqual(vendors);
    expect(data.orders.sources[2]).toMatchObject({ coverage: 'PARTIAL', reason: expect.stringContaining('no list') });
    // It gives all that it can list, so that "complete" is left to say that something went wrong.
    expect(data.orders.complete).toBe(true);
  });

  it('asks Babycare itself when its numbers are named', async () => {
    const { platformOrderNo } = facade.showcase;
    const { data } = await list(`(filter: { platformOrderNos: ["${platformOrderNo}"] })`);
    expect(new Set(data.orders.nodes.map(({ vendor }: Node) => vendor))).toEqual(
      new Set(['YUANSHU', 'SOMS', 'BABYCARE', 'EZR']),
    );
    expect(data.orders.complete).toBe(true);
    expect(data.orders.sources[2]).toMatchObject({ outcome: 'OK', coverage: 'COMPLETE', vendorCalls: 1 });
  });

  it('names the systems that a condition means nothing to', async () => {
    const { data } = await list('(filter: { deliveredAt: { from: "2020-01-01T00:00:00Z" } }, first: 5)');
    expect(data.orders.sources.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'UNSUPPORTED_FILTER',
      'OK',
      'UNSUPPORTED_FILTER',
      'UNSUPPORTED_FILTER',
    ]);
    expect(data.orders.nodes).toHaveLength(5);
    expect(data.orders.complete).toBe(false);
  });

  it('tells what is missing when one fails, on this page and on those after it', async () => {
    const first = await list('(first: 10)');
    facade.soms.misbehave({ kind: 'status', status: 503, retryAfterSeconds: 7, operation: 'queryOrders' });
    const second = await list(`(first: 10, after: "${first.data.orders.pageInfo.endCursor}")`);
    expect(second.errors).toEqual([]);
    const [, soms] = second.data.orders.sources;
    expect(soms).toMatchObject({ outcome: 'ERROR', coverage: 'NONE', errorCode: 'SOURCE_UNAVAILABLE' });
    expect(soms.retryAfterSeconds).toBe(7);
    expect(second.data.orders.nodes).toHaveLength(10);
    facade.soms.behave();
    const third = await list(`(first: 10, after: "${second.data.orders.pageInfo.endCursor}")`);
    expect(third.data.orders.sources[1]).toMatchObject({ outcome: 'OK', coverage: 'PARTIAL', gapTo: soms.gapTo });
    expect(third.data.orders.complete).toBe(false);
    const { gapFrom, gapTo } = third.data.orders.sources[1];
    const repair = await list(
      `(first: 100, filter: { vendors: [SOMS], placedAt: { from: "${gapFrom}", to: "${gapTo}" } })`,
    );
    const shown = new Set([...first.data.orders.nodes, ...third.data.orders.nodes].map(({ id }: Node) => id));
    expect(repair.data.orders.nodes.some(({ id }: Node) => !shown.has(id))).toBe(true);
    expect(repair.data.orders.complete).toBe(true);
  });

  it('fails as a whole when that is wanted, or when nothing could be asked', async () => {
    facade.soms.misbehave({ kind: 'status', status: 500, operation: 'queryOrders' });
    const failed = await list('(onSourceError: FAIL)');
    expect(failed.errors[0]?.extensions).toMatchObject({ code: 'SOURCE_UNAVAILABLE', vendor: 'SOMS' });
    const alone = await list('(filter: { vendors: [SOMS] })');
    expect(alone.errors[0]?.extensions).toMatchObject({ code: 'ALL_SOURCES_FAILED' });
  });
});

describe('filters', () => {
  it('become codes of SOMS, and are checked here where they cannot', async () => {
    const { data } = await list('(first: 50, filter: { status: [PENDING_REVIEW] })');
    expect(data.orders.nodes.length).toBeGreaterThan(0);
    expect(data.orders.nodes.every(({ status }: { status: string }) => status === 'PENDING_REVIEW')).toBe(true);
    const none = await list('(filter: { status: [VOIDED], vendors: [SOMS] })');
    expect(none.data.orders).toMatchObject({ nodes: [], complete: true });
  });

  it('end a page early when too much would have to be read, and say where to go on', async () => {
    const { data } = await list('(filter: { vendors: [SOMS], tags: ["no such tag"] })');
    expect(data.orders).toMatchObject({ nodes: [], scanLimited: true, pageInfo: { hasNextPage: true } });
    let { pageInfo } = data.orders;
    for (let pages = 0; pageInfo.hasNextPage && pages < 10; pages += 1) {
      const next = await list(`(filter: { vendors: [SOMS], tags: ["no such tag"] }, after: "${pageInfo.endCursor}")`);
      expect(next.data.orders.nodes).toEqual([]);
      expect(next.data.orders.scanLimited).toBe(next.data.orders.pageInfo.hasNextPage);
      pageInfo = next.data.orders.pageInfo;
    }
    expect(pageInfo.hasNextPage).toBe(false);
  });

  it('that contradict themselves give an empty page without asking anyone', async () => {
    const { data, errors } = await list('(filter: { status: [SHIPPED], and: [{ status: [CLOSED] }] })');
    expect(errors).toEqual([]);
    expect(data.orders).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false }, complete: true });
    expect(data.orders.sources.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      vendors.map(() => 'SKIPPED'),
    );
    expect(facade.calls()).toEqual([]);
  });
});

describe('bad input', () => {
  const code = async (args: string): Promise<unknown> => (await list(args)).errors[0]?.extensions['code'];
  it.each([
    ['(first: 0)', 'PAGE_SIZE_INVALID'],
    ['(first: 101)', 'PAGE_SIZE_INVALID'],
    ['(last: -1)', 'PAGE_SIZE_INVALID'],
    ['(first: 5, last: 5)', 'PAGE_SIZE_INVALID'],
    ['(after: "nonsense")', 'CURSOR_INVALID'],
    ['(after: "")', 'CURSOR_INVALID'],
    ['(filter: { placedAt: { from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" } })', 'BAD_USER_INPUT'],
  ])('%s is %s', async (args, expected) => {
    expect(await code(args)).toBe(expected);
    expect(facade.calls()).toEqual([]);
  });

  it('says what is wrong with a reversed time range', async () => {
    const { errors } = await list(
      '(filter: { placedAt: { from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" } })',
    );
    expect(errors[0]?.message).toMatch(/wrong way round/);
  });

  it('names the limit of platform order numbers', async () => {
    const numbers = Array.from({ length: 10_000 }, (_, i) => `P${i}`);
    const { errors } = await facade.ask(
      'query ($numbers: [String!]) { orders(filter: { platformOrderNos: $numbers }) { complete } }',
      {
        numbers,
      },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', most: 1000 });
  });

  it('refuses a cursor with another filter or sort', async () => {
    const { data } = await list('(first: 1)');
    const { endCursor } = data.orders.pageInfo;
    expect(await code(`(after: "${endCursor}", filter: { onHold: true })`)).toBe('CURSOR_FILTER_MISMATCH');
    expect(await code(`(after: "${endCursor}", sort: { direction: ASC })`)).toBe('CURSOR_FILTER_MISMATCH');
    expect(await code(`(after: "${String(endCursor).slice(0, -3)}")`)).toBe('CURSOR_INVALID');
  });
});
