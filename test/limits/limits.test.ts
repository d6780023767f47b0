/** The limits of a request and of a client, over HTTP. */
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, localClient } from '../../resolvers/client.ts';
import { countCalls } from '../../server/limits/calls.ts';
import { type Answer, type Facade, startForTest } from '../harness.ts';
import { clientsByHeader } from '../persisted/partner.ts';

const clientWith = (id: string, limits: Partial<Client['limits']>): Client => ({
  ...localClient,
  id,
  limits: { ...localClient.limits, ...limits },
});
const frugal = clientWith('frugal', { vendorCallsPerRequest: 2 });
const single = clientWith('single', { vendorCallsPerRequest: 1 });
const poor = clientWith('poor', { costPerMinute: 100 });
const clientOf = clientsByHeader(frugal, single, poor);

async function askAs(
  { id }: Client,
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer & { headers: Record<string, unknown> }> {
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-client': id },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await response.body.json()) as Partial<Answer>;
  return { status: response.statusCode, headers: response.headers, data, errors };
}

describe('a request', () => {
  let facade: Facade;
  let ids: readonly string[];
  beforeAll(async () => {
    facade = await startForTest({ MAX_COST: '500', MAX_DEPTH: '6', MAX_ROOT_FIELDS: '4' }, { clientOf });
    const { data } = await facade.ask('{ reminders(first: 50) { nodes { order { id } } } }');
    ids = [
      ...new Set<string>(
        data.reminders.nodes.flatMap(({ order }: { order: { id: string } | null }) => order?.id ?? []),
      ),
    ];
  });
  afterAll(() => facade.close());
  beforeEach(() => facade.forget());
  const ask = (client: Client, query: string, variables: Record<string, unknown> = {}) =>
    askAs(client, facade.url, query, variables);

  it.each([
    [
      'cost',
      '{ orders(first: 100) { nodes { items { nodes { sku { code } } } } } }',
      /1,105 points, and 500 .*items\.nodes with 400/,
    ],
    [
      'depth',
      '{ order(by: {id: "1"}) { group { members { group { members { group { id } } } } } } }',
      /7 fields deep, and 6 /,
    ],
    ['rootFields', '{ a: __typename b: __typename c: __typename d: __typename e: __typename }', /5 fields .* and 4 /],
  ])('over its %s is refused before anything runs', async (limit, query, message) => {
    const { status, data, errors } = await facade.ask(query);
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(errors).toEqual([
      { message: expect.stringMatching(message), extensions: { code: 'COST_LIMIT_EXCEEDED', limit } },
    ]);
    expect(facade.calls()).toEqual([]);
    const counted = await request(`${facade.url}/metrics`);
    expect(await counted.body.text()).toContain(`ordergraph_limits_total{limit="${limit}",mode="enforce"} 1`);
  });

  it('may ask for the whole schema as tools do', async () => {
    const type = `kind name ${'ofType { kind name '.repeat(9)}${'}'.repeat(9)}`;
    const roomy = await startForTest();
    try {
      const { errors } = await roomy.ask(`{ __schema { types { name fields { name args { name type { ${type} } }
        type { ${type} } } inputFields { name type { ${type} } } interfaces { ${type} } enumValues { name }
        possibleTypes { ${type} } } directives { name args { name type { ${type} } } } } }`);
      expect(errors).toEqual([]);
    } finally {
      await roomy.close();
    }
  });

  it('with too long a text is refused as it is read', async () => {
    const { status, errors } = await facade.ask(`{ order(by: {id: "1"}) { ${'id '.repeat(5_000)} } }`);
    expect([status, errors]).toMatchObject([400, [{ extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 'tokens' } }]]);
  });

  it('makes no more vendor calls than it may, and answers what it has', async () => {
    const query =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { logs { action } } } rateLimit { vendorCallBudget } }';
    const { status, data, errors } = await ask(frugal, query, { ids: ids.slice(0, 3) });
    expect(status).toBe(200);
    expect(facade.calls()).toEqual(['SOMS getOrder', 'SOMS getOrder']);
    expect(data.nodes.filter((node: { logs: unknown } | null) => node?.logs)).toHaveLength(2);
    expect(data.rateLimit).toEqual({ vendorCallBudget: 2 });
    expect(errors).toMatchObject([
      {
        extensions: { code: 'VENDOR_CALL_BUDGET_EXCEEDED', vendor: 'SOMS' },
        message: expect.stringContaining('ask for less'),
      },
    ]);
    // Our own limit tells nothing of the vendor.
    expect((await facade.ask('{ sources { vendor health } }')).data.sources[1]).toEqual({
      vendor: 'SOMS',
      health: 'UP',
    });
  });

  it('counts what a list asks like everything else', async () => {
    const query = '{ orders(first: 3) { nodes { logs { action } } } }';
    await ask(frugal, query);
    expect(facade.calls().length).toBeLessThanOrEqual(2);
  });

  it('begins no write without a call left, and reports it where userErrors are', async () => {
    const [a, b] = ids;
    const write = (id: string | undefined, key: string) =>
      `orderTagsUpdate(order: {id: "${id}"}, add: ["limits"], options: {idempotencyKey: "${key}"}) { operation { state } userErrors { code message } }`;
    const { data } = await ask(single, `mutation { one: ${write(a, 'limits-1')} two: ${write(b, 'limits-2')} }`);
    expect(data.one).toMatchObject({ operation: { state: 'SUCCEEDED' }, userErrors: [] });
    expect(data.two).toMatchObject({
      operation: null,
      userErrors: [{ code: 'VENDOR_UNAVAILABLE', message: expect.stringContaining('Nothing was done') }],
    });
    expect(facade.calls().filter((call) => /tag/i.test(call))).toHaveLength(1);
  });

  it('tells what it may spend and has spent', async () => {
    const fields = 'limit cost remaining resetAt nodeCount vendorCallBudget vendorCallsUsed';
    const { data, headers } = await ask(poor, `{ rateLimit { ${fields} } orders(first: 10) { nodes { id } } }`);
    // 1 for asking, 1 for rateLimit, 5 for the list and 2 for each order.
    expect(data.rateLimit).toMatchObject({
      limit: 100,
      cost: 27,
      remaining: 73,
      nodeCount: 12,
      vendorCallBudget: 60,
      vendorCallsUsed: expect.any(Number),
    });
    expect(Date.parse(data.rateLimit.resetAt)).toBeGreaterThan(Date.now());
    expect(headers).toMatchObject({ 'ratelimit-limit': '100' });
    // Five for each vendor call came on top, and at most one for the bytes.
    expect([5, 6, 10, 11]).toContain(73 - Number(headers['ratelimit-remaining']));
    expect(Number(headers['ratelimit-reset'])).toBeLessThanOrEqual(60);
  });

  it('is refused for a while when its client has spent a minute’s points', async () => {
    const query = '{ orders(first: 10) { nodes { id } } }';
    const answers = [];
    for (let count = 0; count < 5; count += 1) answers.push(await ask(poor, query));
    const refused = answers.at(-1);
    expect(refused).toMatchObject({
      status: 429,
      data: null,
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } }],
      headers: { 'retry-after': expect.stringMatching(/^\d+$/), 'ratelimit-limit': '100' },
    });
    // What is cheap enough is still answered, until not even asking is.
    for (let count = 0; count < 30; count += 1) await ask(poor, '{ __typename }');
    expect(await ask(poor, '{ __typename }')).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    expect((await facade.ask(query)).status).toBe(200);
  });

  it('says at once what a whole minute could not pay', async () => {
    const { status, errors } = await ask(poor, '{ orders(first: 100) { nodes { id } } }');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(errors[0]?.extensions['code']).toMatch(/COST_LIMIT_EXCEEDED|RATE_LIMITED/);
  });

  it('carries its limits on userErrors, too', async () => {
    const response = await request(`${facade.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect([response.statusCode, response.headers['ratelimit-limit']]).toEqual([400, '1000000000']);
  });
});

describe('LIMITS=measure', () => {
  it('refuses nothing, and counts what it would have refused', async () => {
    const settings = { LIMITS: 'measure', MAX_COST: '10', MAX_DEPTH: '2', MAX_ALIASES: '1', MAX_TOKENS: '20' };
    const facade = await startForTest(settings, { clientOf });
    try {
      const query = '{ a: orders(first: 1) { nodes { id } } b: orders(first: 100) { nodes { id vendor } } }';
      const answers = [await askAs(poor, facade.url, query), await askAs(poor, facade.url, query)];
      expect(answers.map(({ status, errors }) => [status, errors])).toEqual([
        [200, []],
        [200, []],
      ]);
      const text = await (await request(`${facade.url}/metrics`)).body.text();
      const counted = [...text.matchAll(/^ordergraph_limits_total\{limit="(\w+)",mode="measure"\} [1-4]$/gm)];
      expect(counted.map(([, limit]) => limit).toSorted()).toEqual(['aliases', 'cost', 'depth', 'rate', 'tokens']);
    } finally {
      await facade.close();
    }
  });
});

describe('vendor calls', () => {
  it('of a write that has begun are counted and never cut off', () => {
    const over: true[] = [];
    const calls = countCalls({ budget: 2, enforce: true, onOver: () => void over.push(true) });
    expect([calls.reading.take(), calls.writing.take(), calls.writing.take(), calls.reading.take()]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    calls.reading.take();
    expect([calls.used(), over.length]).toEqual([3, 1]);
  });

  it('that were not made are given back', () => {
    const { reading } = countCalls({ budget: 1, enforce: true, onOver: () => undefined });
    reading.take();
    reading.giveBack();
    expect(reading.take()).toBe(true);
  });
});
