/** What an answer really costs: it is stopped at its bound while it is made, and its client is charged with what it used. */
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, localClient } from '../../resolvers/client.ts';
import { type Answer, type Facade, startForTest } from '../harness.ts';
import { clientsByHeader } from '../persisted/partner.ts';

const clientWith = (id: string): Client => ({
  ...localClient,
  id,
  limits: { costPerMinute: 100_000, vendorCallsPerRequest: null },
});
const names = ['stopped', 'bytes', 'aliases', 'billed', 'given-back', 'calls', 'text', 'shown', 'write'];
const clientOf = clientsByHeader(...names.map(clientWith));

interface Told extends Answer {
  readonly remaining: number;
  readonly bytes: number;
}
async function askAs(client: string, url: string, query: string, variables: object = {}): Promise<Told> {
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-client': client },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.body.text();
  const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>;
  const remaining = Number(response.headers['ratelimit-remaining']);
  return { status: response.statusCode, data, errors, remaining, bytes: Buffer.byteLength(text) };
}
const left = async (client: string, url: string): Promise<number> =>
  (await askAs(client, url, '{ __typename }')).remaining;

async function idOf({ ask, showcase }: Facade): Promise<string> {
  const by = `{vendorId: {vendor: SOMS, nativeId: "${showcase.somsOrderId}"}}`;
  return (await ask(`{ order(by: ${by}) { id } }`)).data.order.id;
}

/** Reckoned as three entries, and there are some hundred. */
const mappings = '{ statusMappings { code field note } }';

describe('an answer that comes to more than it was reckoned', () => {
  let facade: Facade;
  beforeAll(async () => {
    facade = await startForTest({ MAX_COST: '60', MAX_ANSWER_BYTES: '200000' }, { clientOf });
  });
  afterAll(() => facade.close());

  it('is stopped at the points of a request, and says so', async () => {
    const { status, data, errors } = await askAs('stopped', facade.url, mappings);
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/more than the 60 points .* was not finished/),
        extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 'cost' },
      },
    ]);
    const counted = await (await request(`${facade.url}/metrics`)).body.text();
    expect(counted).toContain('ordergraph_limits_total{limit="cost",mode="enforce"} 1');
  });

  it('resolves nothing more once it is stopped', async () => {
    facade.forget();
    const query = `{ statusMappings { code } order(by: {vendorId: {vendor: SOMS, nativeId: "${facade.showcase.somsOrderId}"}}) { logs { action } } }`;
    expect(await askAs('stopped', facade.url, query)).toMatchObject({ status: 400, data: null });
    expect(facade.calls().length).toBeLessThanOrEqual(1);
  });
});

describe('an answer of many bytes', () => {
  let facade: Facade;
  beforeAll(async () => {
    facade = await startForTest({ MAX_ANSWER_BYTES: '20000' }, { clientOf });
  });
  afterAll(() => facade.close());
  const tooLong = {
    status: 400,
    data: null,
    errors: [{ extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 'answerBytes' } }],
  };

  it('is stopped at its bound', async () => {
    const query = '{ statusMappings { code field label note target a: note b: note c: note d: field e: label } }';
    expect(await askAs('bytes', facade.url, query)).toMatchObject(tooLong);
  });

  it('counts the names that its fields are given', async () => {
    const name = 'a'.repeat(4_000);
    const query = `{ sources { ${name}: vendor ${name}b: vendor } }`;
    expect(await askAs('aliases', facade.url, query)).toMatchObject(tooLong);
  });
});

describe('a client is charged', () => {
  let facade: Facade;
  let orderId: string;
  beforeAll(async () => {
    facade = await startForTest({}, { clientOf });
    orderId = await idOf(facade);
  });
  afterAll(() => facade.close());

  it('with the objects that it got and not with those that were reckoned', async () => {
    const before = await left('billed', facade.url);
    const { data, remaining, bytes } = await askAs('billed', facade.url, mappings);
    const objects = data.statusMappings.length;
    expect(objects).toBeGreaterThan(50);
    expect(before - remaining).toBe(1 + objects + Math.floor((bytes + mappings.length + 50) / 1024));
    expect(await left('billed', facade.url)).toBe(remaining - 1);
  });

  it('with nothing for entries that there are not', async () => {
    const before = await left('given-back', facade.url);
    const query = '{ reminders(first: 50, storeId: "nowhere") { nodes { id } } }';
    const { data, remaining } = await askAs('given-back', facade.url, query);
    expect(data.reminders.nodes).toEqual([]);
    // 1 for being asked, 1 for the list, 5 for the call.
    expect(before - remaining).toBe(7);
  });

  it('five points for each call to a vendor', async () => {
    const before = await left('calls', facade.url);
    facade.forget();
    const { remaining } = await askAs('calls', facade.url, `{ order(by: {id: "${orderId}"}) { id } }`);
    expect(facade.calls()).toHaveLength(1);
    expect(before - remaining).toBe(1 + 2 + 5);
  });

  it('a point for each KiB that it sends, also when nothing of it can be run', async () => {
    const before = await left('text', facade.url);
    const { status, remaining } = await askAs('text', facade.url, '{ nothing }', { text: 'x'.repeat(100 * 1024) });
    expect(status).toBe(400);
    expect(before - remaining).toBe(1 + 100);
  });

  it('and rateLimit tells no less than the answer has cost when it is told', async () => {
    const { data } = await askAs('shown', facade.url, `${mappings.slice(0, -1)} rateLimit { cost remaining limit } }`);
    const { cost, remaining, limit } = data.rateLimit;
    expect(cost).toBeGreaterThanOrEqual(5);
    expect(remaining).toBe(limit - cost);
  });
});

describe('a write', () => {
  it('tells its outcome, whatever of the rest is left out', async () => {
    const facade = await startForTest({ MAX_COST: '60' }, { clientOf });
    try {
      const id = await idOf(facade);
      // Reckoned with three checks each, and there are some ten.
      const checks = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}: reconciliation { checks { code } }`);
      const { status, data, errors } = await askAs(
        'write',
        facade.url,
        `mutation { orderTagsUpdate(order: {id: "${id}"}, add: ["meter"], options: {idempotencyKey: "meter-1"}) {
          order { id ${checks.join(' ')} }
          operation { state userErrors { code } } userErrors { code } } }`,
      );
      expect(status).toBe(200);
      expect(data.orderTagsUpdate).toMatchObject({ operation: { state: 'SUCCEEDED', userErrors: [] }, userErrors: [] });
      expect(errors.map(({ extensions }) => extensions['code'])).toContain('COST_LIMIT_EXCEEDED');
    } finally {
      await facade.close();
    }
  });
});
