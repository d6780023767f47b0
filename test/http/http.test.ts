import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../sources/vocabulary.ts';
import { type Facade, startForTest } from '../harness.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  request(`${facade.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('GraphQL over HTTP', () => {
  it('answers POST and, with the header that no form can send, GET', async () => {
    const query = '{ sources { vendor } }';
    expect((await post(JSON.stringify({ query }))).statusCode).toBe(200);
    const get = await request(`${facade.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect([get.statusCode, await get.body.json()]).toMatchObject([
      200,
      { data: { sources: vendors.map((vendor) => ({ vendor })) } },
    ]);
    const form = await request(`${facade.url}/graphql?query=${encodeURIComponent(query)}`);
    expect(form.statusCode).toBe(400);
  });

  it.each([
    ['a body that is not JSON', '{', 400],
    ['an empty body', '', 400],
    ['JSON null', 'null', 400],
    ['no query', '{}', 400],
    ['a syntax error', JSON.stringify({ query: '{' }), 400],
    ['an unknown field', JSON.stringify({ query: '{ nothing }' }), 400],
    ['a batch', JSON.stringify([{ query: '{ sources { vendor } }' }]), 400],
    ['more than a megabyte', JSON.stringify({ query: `# ${'x'.repeat(1_100_000)}` }), 413],
  ])('%s: a clear refusal', async (_what, body, status) => {
    const response = await post(body);
    const text = await response.body.text();
    expect(response.statusCode).toBe(status);
    expect(text).not.toMatch(/node_modules|stacktrace|file:\/\//);
    const parsed: unknown = JSON.parse(text);
    expect(parsed).toMatchObject({ errors: [{ message: expect.any(String) }] });
  });

  it('knows its health and its other paths', async () => {
    const at = async (path: string) => (await request(facade.url + path)).statusCode;
    expect([await at('/health/live'), await at('/health/ready'), await at('/'), await at('/nothing')]).toEqual([
      200, 200, 200, 404,
    ]);
  });

  it('does not show Apollo’s landing page', async () => {
    const page = await request(`${facade.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await page.body.text()).not.toMatch(/<html|embeddable|studio/i);
  });

  it('a request that fails inside tells nothing of why', async () => {
    const broken = facade.registry.source('SOMS');
    if (!broken) throw new Error('SOMS is there');
    const orders = broken.orders;
    Reflect.set(broken, 'orders', () => {
      throw new TypeError('secret detail of a bug');
    });
    try {
      const { errors } = await facade.ask('{ order(by: {vendorId: {vendor: SOMS, nativeId: "1"}}) { id } }');
      expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
      expect(JSON.stringify(errors)).not.toContain('secret');
    } finally {
      Reflect.set(broken, 'orders', orders);
    }
  });
});
