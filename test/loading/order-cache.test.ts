/** What is remembered of vendors' answers: how much, how long, under which names, and how it is forgotten. */
import { describe, expect, it } from 'vitest';
import { SourceFault } from '../../sources/fault.ts';
import { cacheKey } from '../../sources/loading/order-cache.ts';
import type { Order, OrderPart } from '../../sources/model.ts';
import { instantAt } from '../../sources/values/time.ts';
import { orderMade } from '../lists/world.ts';
import { freshAt, parts, read, start, traceAt, world } from './cache-world.ts';

const day = 86_400_000;
const fault = new SourceFault('SOMS', 'TIMEOUT', { operation: 'test' });

describe('an order', () => {
  it('is given with its age while it is recent enough', () => {
    const { cache, recall, ...rest } = world();
    const order = read('1', start);
    cache.keepOrder(order);
    expect(rest.clock).toBe(start);
    expect(recall(0).order(order.key, parts())?.freshness).toEqual({ ...order.freshness, origin: 'CACHE' });
    expect(order.freshness.origin).toBe('LIVE');
    expect(cache.since(start + 1).order(order.key, parts())).toBeNull();
  });

  it('tells when the oldest that it has given was read', () => {
    const { cache } = world();
    const [older, newer] = [read('1', start - 5_000), read('2', start)];
    cache.keepOrder(older);
    cache.keepOrder(newer);
    const recall = cache.since(start - 10_000);
    expect(recall.oldest()).toBeNull();
    recall.order(read('3', start).key, parts());
    expect(recall.oldest()).toBeNull();
    recall.order(newer.key, parts());
    expect(recall.oldest()).toBe(start);
    recall.order(older.key, parts());
    expect(recall.oldest()).toBe(start - 5_000);
    cache.keepTraces(newer.key, ['T'], [traceAt(start - 9_000, 'T')]);
    recall.traces(newer.key, 'T');
    expect(recall.oldest()).toBe(start - 9_000);
    expect(cache.since(start).oldest()).toBeNull();
  });

  it('is given with the parts that were read, the newest reading that has them', () => {
    const { cache } = world();
    const wide = read('1', start, { loaded: parts('items', 'payments') });
    const narrow = read('1', start + 5_000, { loaded: parts('items') });
    cache.keepOrder(narrow);
    // One that comes late is no newer for it.
    cache.keepOrder(wide);
    const at = (names: ReadonlySet<OrderPart>) => cache.since(start).order(wide.key, names)?.freshness.fetchedAt;
    expect(at(parts())).toBe(narrow.freshness.fetchedAt);
    expect(at(parts('items'))).toBe(narrow.freshness.fetchedAt);
    expect(at(parts('payments'))).toBe(wide.freshness.fetchedAt);
    expect(at(parts('logs'))).toBeUndefined();
  });

  it('is not given as it was before a change that a newer reading shows', () => {
    const { cache } = world();
    const wide = read('1', start, { loaded: parts('items', 'payments'), modifiedAt: instantAt(1_000) });
    cache.keepOrder(wide);
    cache.keepOrder(read('1', start + 1, { loaded: parts(), modifiedAt: instantAt(2_000) }));
    expect(cache.since(start).order(wide.key, parts('payments'))).toBeNull();
  });

  it('of a vendor that pushes is never kept, nor is a copy kept again', () => {
    const { cache } = world();
    const pushed = { ...orderMade({ vendor: 'EZR', nativeId: '1' }), freshness: freshAt(start) };
    cache.keepOrder(pushed);
    cache.keepFound({ vendor: 'EZR', namespace: 'PLATFORM_ORDER', number: 'P' }, []);
    cache.keepOrder(read('1', start, { freshness: { ...freshAt(start), origin: 'CACHE' } }));
    expect(cache.size()).toBe(0);
    expect(cache.since(0).found({ vendor: 'EZR', namespace: 'PLATFORM_ORDER', number: 'P' }, parts())).toBeNull();
  });
});

describe('a number', () => {
  const asked = { vendor: 'SOMS', namespace: 'PLATFORM_ORDER', number: 'P1' } as const;

  it('leads to all of its orders or to none', () => {
    const { cache } = world();
    const both = [read('1', start), read('2', start)];
    cache.keepFound(asked, both);
    const found = () => cache.since(start).found(asked, parts());
    expect(found()?.map(({ key }) => key.nativeId)).toEqual(['1', '2']);
    cache.forget(read('2', start).key);
    expect(found()).toBeNull();
  });

  it('that leads to nothing is remembered, but not that of a parcel', () => {
    const { cache } = world();
    cache.keepFound(asked, []);
    cache.keepFound({ ...asked, namespace: 'WAYBILL' }, []);
    expect(cache.since(start).found(asked, parts())).toEqual([]);
    expect(cache.since(start).found({ ...asked, namespace: 'WAYBILL' }, parts())).toBeNull();
  });
});

describe('parcels and traces', () => {
  it('are given while the oldest of them is recent enough', () => {
    const { cache, recall, ...rest } = world();
    const order = read('1', start, { packages: null });
    const asked = { vendor: 'SOMS', namespace: 'PLATFORM_ORDER', number: 'P' } as const;
    cache.keepTraces(order.key, ['T', 'U'], [traceAt(start - 5_000, 'T'), traceAt(start, 'U')]);
    cache.keepPackages(order, []);
    cache.keepFound(asked, []);
    expect(rest.clock).toBe(start);
    expect(recall(5).traces(order.key, 'U')).toHaveLength(2);
    expect(recall(4).traces(order.key, 'U')).toBeNull();
    expect([recall(0).packages(order), recall(0).found(asked, parts())]).toEqual([[], []]);
    const later = cache.since(start + 1);
    expect([later.packages(order), later.found(asked, parts())]).toEqual([null, null]);
  });

  it('are not given for an order that was pushed again since: its lines may be others', () => {
    const { cache, recall } = world();
    const pushed = (at: number): Order =>
      orderMade(
        { vendor: 'YUANSHU', nativeId: '1' },
        { freshness: { ...freshAt(at), origin: 'PUSHED' }, packages: null },
      );
    cache.keepPackages(pushed(1_000), []);
    expect(recall(60).packages(pushed(1_000))).toEqual([]);
    expect(recall(60).packages(pushed(2_000))).toBeNull();
  });
});

describe('faults', () => {
  it('are not remembered, and do not take away what is', () => {
    const { cache } = world();
    const order = read('1', start);
    const keepAll = (answer: SourceFault): void => {
      cache.keepOrder(answer);
      cache.keepPackages(order, answer);
      cache.keepTraces(order.key, ['T'], answer);
      cache.keepFound({ vendor: 'SOMS', namespace: 'PLATFORM_ORDER', number: 'P' }, answer);
    };
    keepAll(fault);
    expect(cache.size()).toBe(0);
    cache.keepTraces(order.key, ['T', null], []);
    keepAll(fault);
    expect(cache.since(start).traces(order.key, 'T')).toEqual([]);
    expect(cache.since(start).traces(order.key, null)).toEqual([]);
    expect(cache.since(start).traces(order.key, 'U')).toBeNull();
  });
});

describe('memory', () => {
  it('holds no more orders than it may; those that were not asked for longest go first', () => {
    const { cache } = world(3);
    for (const id of ['1', '2', '3']) cache.keepOrder(read(id, start));
    expect(cache.since(start).order(read('1', start).key, parts())).not.toBeNull();
    cache.keepTraces(read('4', start).key, ['T'], [traceAt(start, 'T')]);
    expect(cache.size()).toBe(3);
    const kept = ['1', '2', '3'].filter((id) => cache.since(start).order(read(id, start).key, parts()));
    expect(kept).toEqual(['1', '3']);
    for (let i = 0; i < 1_000; i += 1)
      cache.keepFound({ vendor: 'SOMS', namespace: 'PLATFORM_ORDER', number: `${i}` }, [read(`${i}`, start)]);
    expect(cache.size()).toBe(3);
  });

  it('lets go of what is older than anyone may ask for, whether it is met again or not', () => {
    const one = world();
    for (const id of ['1', '2', '3']) one.cache.keepOrder(read(id, start));
    one.clock += day + 1;
    one.cache.keepOrder(read('4', one.clock));
    expect(one.cache.size()).toBe(1);
  });

  it('does not grow by readings of one order', () => {
    const { cache } = world();
    for (let i = 0; i < 50; i += 1) cache.keepOrder(read('1', start + i, { loaded: parts('items') }));
    expect(cache.size()).toBe(1);
    expect(cache.since(start).order(read('1', 0).key, parts('items'))?.freshness.fetchedAt).toBe(instantAt(start + 49));
  });

  it('is under names that tell nothing of what was asked', () => {
    const personal = ['13812345678', '张三', 'SF7260101000001'];
    for (const text of personal) {
      const key = cacheKey('SOMS', 'PLATFORM_ORDER', text);
      expect(key).toMatch(/^[\w-]{43}$/);
      expect(key).not.toContain(text);
    }
    expect(cacheKey('a', 'b')).not.toBe(cacheKey('ab'));
    expect(cacheKey(null)).not.toBe(cacheKey('null'));
  });
});

describe('what was forgotten', () => {
  it('is gone with its parcels and traces, and is not kept while a read from before may still come in', () => {
    const one = world();
    const { cache } = one;
    const order = read('1', start, { packages: null });
    const keepAll = (): void => {
      cache.keepOrder(order);
      cache.keepPackages(order, []);
      cache.keepTraces(order.key, ['T'], [traceAt(start, 'T')]);
    };
    const remembered = () => {
      const recall = cache.since(start);
      return [recall.order(order.key, parts()), recall.packages(order), recall.traces(order.key, 'T')];
    };
    keepAll();
    expect(remembered()).not.toContain(null);
    cache.forget(order.key);
    expect(remembered()).toEqual([null, null, null]);
    keepAll();
    expect(remembered()).toEqual([null, null, null]);
    one.clock += 10_001;
    keepAll();
    expect(remembered()).not.toContain(null);
  });
});
