/** What caches make of answers: headers, 304, and a caching proxy that follows RFC 9111. */
import { HeaderMap } from '@apollo/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheable } from '../../server/graphql/caching.ts';
import { type CachingProxy, startCachingProxy } from './caching-proxy.ts';
import { mappings, persistedWorld, plain, sha256, type World } from './persisted-world.ts';

const vendorNames = 'query Names { sources { vendor } }';
const recent =
  'query Recent { orders(first: 3, filter: {vendors: [SOMS]}, maxStalenessSeconds: 120) { nodes { id status } } }';
const secret = 'query Secret { __typename sources { vendor } }';
const id = (text: string): string => `sha256:${sha256(text)}`;

let world: World;
beforeAll(async () => {
  world = await persistedWorld((put) => {
    put('partner-a', 'all.json', { ...plainOf(vendorNames), ...plainOf(recent), ...plainOf(mappings), same: secret });
    put('partner-b', 'all.json', { ...plainOf(vendorNames), same: vendorNames });
    put('web', 'all.json', plain(vendorNames));
  });
});
afterAll(() => world.close());
const plainOf = (text: string): Record<string, string> => ({ [id(text)]: text });

describe('headers', () => {
  it('a query by GET may be kept by the client alone, and is asked about again', async () => {
    const { headers } = await world.get('key-of-a', { documentId: id(vendorNames) });
    expect(headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: 'Accept, Authorization, X-API-Key',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
    });
  });

  it('tables that only a new version changes are good for a while, and only when they are all that is asked', async () => {
    const policy = async (query: string): Promise<string | undefined> =>
      (await world.get('', { query }, { 'apollo-require-preflight': '1' })).headers['cache-control'];
    expect(await policy('{ statusMappings { code } }')).toBe('private, max-age=300');
    expect(await policy('{ statusMappings { code } sources { health } }')).toBe('private, no-cache');
    expect(await policy('{ ...F } fragment F on Query { sources { health } }')).toBe('private, no-cache');
  });

  describe('what may be so old', () => {
    const known = (more: string): string =>
      `{ orders(first: 1, filter: {vendors: [SOMS]}, maxStalenessSeconds: 60) { ${more} } }`;
    const asked = (query: string) => world.get('', { query }, { 'apollo-require-preflight': '1' });
    const policy = async (query: string): Promise<string | undefined> => (await asked(query)).headers['cache-control'];

    it('is good for the rest of that time', async () => {
      expect(await policy(known('nodes { id }'))).toBe('private, max-age=60');
      const { trackingNo } = world.facade.showcase;
      const trace = `trace(package: {tracking: {trackingNo: "${trackingNo}"}}) { freshness { origin } }`;
      expect(await policy(`{ ${trace} statusMappings { code } }`)).toBe('private, max-age=60');
      world.later();
      world.facade.forget();
      const again = await asked(`{ ${trace} }`);
      expect([again.body.data.trace.freshness.origin, again.headers['cache-control']]).toEqual([
        'CACHE',
        // It was read a second and a bit ago.
        'private, max-age=58',
      ]);
      expect(await policy(`{ ${trace.replace(') {', ', refresh: true) {')} }`)).toBe('private, no-cache');
    });

    it('is so only when all of it may be, and all could be asked', async () => {
      expect(await policy(`{ ...F sources { health } } fragment F on Query ${known('nodes { id }')}`)).toBe(
        'private, no-cache',
      );
      expect(await policy(known('nodes { id }').replace('60', '0'))).toBe('private, no-cache');
      expect(await policy(`query { a: ${known('nodes { id }').slice(1, -1)} sources { health } }`)).toBe(
        'private, no-cache',
      );
      const all = '{ orders(first: 1, maxStalenessSeconds: 60) { nodes { id } complete } }';
      expect((await asked(all)).headers['cache-control']).toBe('private, max-age=60');
      world.facade.soms.misbehave({ kind: 'status', status: 500 });
      const partial = await asked(all);
      world.facade.soms.behave();
      expect(partial.body).toMatchObject({ data: { orders: { complete: false } } });
      expect(partial.body.errors).toBeUndefined();
      expect(partial.headers['cache-control']).toBe('private, no-cache');
    });
  });

  it('what shows personal data in clear is kept by nobody', async () => {
    const query = (reveal: boolean) =>
      `{ orders(first: 5, filter: {vendors: [SOMS]}, maxStalenessSeconds: 60) { nodes { recipient { name(reveal: ${reveal}) } } } }`;
    const get = (reveal: boolean) => world.get('', { query: query(reveal) }, { 'apollo-require-preflight': '1' });
    const [masked, clear] = [await get(false), await get(true)];
    expect(masked.headers).toMatchObject({ 'cache-control': expect.stringMatching(/^private, max-age=/) });
    expect(clear).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(clear.headers['etag']).toBeUndefined();
  });

  it('If-None-Match saves the body, as long as the answer is the same', async () => {
    const { headers } = await world.get('key-of-a', { documentId: id(vendorNames) });
    const etag = headers['etag'] ?? '';
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect(await world.get('key-of-a', { documentId: id(vendorNames) }, { 'if-none-match': tags })).toMatchObject({
        status: 304,
        text: '',
        headers: { etag, 'cache-control': 'private, no-cache', vary: 'Accept, Authorization, X-API-Key' },
      });
    for (const [document, tags] of [
      [vendorNames, '"other"'],
      [mappings, etag],
    ] as const)
      expect(await world.get('key-of-a', { documentId: id(document) }, { 'if-none-match': tags })).toMatchObject({
        status: 200,
      });
    // The same bytes as another media type are another representation.
    const accept = 'application/graphql-response+json';
    const other = await world.get('key-of-a', { documentId: id(vendorNames) }, { accept, 'if-none-match': etag });
    expect(other).toMatchObject({ status: 200, headers: { 'content-type': expect.stringContaining(accept) } });
  });

  it('nothing else is kept', async () => {
    const kept = [
      await world.post('key-of-a', { documentId: id(vendorNames) }),
      await world.post('key-of-a', { query: vendorNames }),
      await world.get('key-of-a', { documentId: 'unknown' }, { 'if-none-match': '*' }),
      await world.get('', { query: vendorNames }),
    ];
    expect(kept.map(({ status, headers }) => [status, headers['cache-control'], headers['etag']])).toEqual([
      [200, 'no-store', undefined],
      [403, 'no-store', undefined],
      [404, 'no-store', undefined],
      [400, 'no-store', undefined],
    ]);
  });

  it('an answer with errors is asked about again', () => {
    const policy = (body: unknown): string | undefined =>
      cacheable(
        { method: 'GET', ifNoneMatch: undefined },
        {
          headers: new HeaderMap([['cache-control', 'private, max-age=300']]),
          body: { kind: 'complete', string: JSON.stringify(body) },
        },
      ).headers.get('cache-control');
    expect(policy({ data: {} })).toBe('private, max-age=300');
    expect(policy({ errors: [{ message: 'x' }], data: {} })).toBe('private, no-cache');
  });
});

describe('a caching proxy', () => {
  let proxies: CachingProxy[] = [];
  const start = async (shared: boolean): Promise<CachingProxy> => {
    const proxy = await startCachingProxy(world.facade.url, { shared });
    proxies.push(proxy);
    return proxy;
  };
  afterAll(async () => {
    for (const proxy of proxies) await proxy.close();
    proxies = [];
  });

  it('of a partner answers the second time without a body from here', async () => {
    const proxy = await start(false);
    const first = await proxy.get('key-of-a', { documentId: id(vendorNames) });
    const second = await proxy.get('key-of-a', { documentId: id(vendorNames) });
    expect([first.cache, second.cache]).toEqual(['MISS', 'REVALIDATED']);
    expect(second.text).toBe(first.text);
    expect(second.bytesFromOrigin).toBe(0);
    // What does not change is not even asked about.
    const tables = [
      await proxy.get('key-of-a', { documentId: id(mappings) }),
      await proxy.get('key-of-a', { documentId: id(mappings) }),
    ];
    expect(tables.map(({ cache }) => cache)).toEqual(['MISS', 'HIT']);
    expect(tables[1]?.text).toBe(tables[0]?.text);
  });

  it('of a partner asks no vendor for what may be so old', async () => {
    const proxy = await start(false);
    world.facade.forget();
    const first = await proxy.get('key-of-a', { documentId: id(recent) });
    expect(first).toMatchObject({ status: 200, cache: 'MISS' });
    expect(world.facade.calls().length).toBeGreaterThan(0);
    world.facade.forget();
    expect(await proxy.get('key-of-a', { documentId: id(recent) })).toMatchObject({ cache: 'HIT', text: first.text });
    expect(world.facade.calls()).toEqual([]);
    expect(await proxy.get('key-of-b', { documentId: id(recent) })).toMatchObject({ status: 404, cache: 'MISS' });
  });

  it('never crosses clients, even where one cache serves several', async () => {
    const proxy = await start(false);
    const a = await proxy.get('key-of-a', { documentId: 'same' });
    const b = await proxy.get('key-of-b', { documentId: 'same' });
    expect([a.cache, b.cache]).toEqual(['MISS', 'MISS']);
    expect(a.text).toContain('__typename');
    expect(b.text).not.toContain('__typename');
    // The listed operation of one is not there for the other, before and after it was kept.
    await proxy.get('key-of-a', { documentId: id(mappings) });
    expect(await proxy.get('key-of-b', { documentId: id(mappings) })).toMatchObject({ status: 404, cache: 'MISS' });
    expect(await proxy.get('key-of-a', { documentId: 'same' })).toMatchObject({ cache: 'REVALIDATED', text: a.text });
    expect(await proxy.get('key-of-b', { documentId: 'same' })).toMatchObject({ cache: 'REVALIDATED', text: b.text });
    expect(await proxy.get('', { documentId: 'same' })).toMatchObject({ status: 400 });
  });

  it('that is shared keeps nothing', async () => {
    const proxy = await start(true);
    for (const document of [vendorNames, mappings, mappings])
      expect(await proxy.get('key-of-a', { documentId: id(document) })).toMatchObject({ status: 200, cache: 'MISS' });
    expect(proxy.kept()).toBe(0);
  });

  it('is told of a change', async () => {
    const proxy = await start(false);
    const first = await proxy.get('key-of-b', { documentId: 'same' });
    world.put('partner-b', 'all.json', { same: secret });
    world.later();
    const second = await proxy.get('key-of-b', { documentId: 'same' });
    expect(second).toMatchObject({ status: 200, cache: 'MISS' });
    expect(second.text).not.toBe(first.text);
  });
});
