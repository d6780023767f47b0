/** What honest clients ask fits the default settings, and costs about what it was reckoned. */
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { type Client, localClient } from '../../resolvers/client.ts';
import { type Answer, type Facade, startForTest } from '../harness.ts';
import { clientsByHeader } from '../persisted/partner.ts';
import { oneOrder, page, wholeSale } from './price-list.ts';

const client = (id: string): Client => ({
  ...localClient,
  id,
  limits: { costPerMinute: null, vendorCallsPerRequest: null },
});
const { costPerMinute, maxCost } = readConfig({}).limits;
const clientOf = clientsByHeader(...['pages', 'sale', 'order', 'first'].map(client));

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { clientOf, send: true });
});
afterAll(() => facade.close());

async function ask(as: string, query: string, variables: Record<string, unknown> = {}) {
  const response = await request(`${facade.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-client': as },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await response.body.json()) as Partial<Answer>;
  return { status: response.statusCode, data, errors, left: Number(response.headers['ratelimit-remaining']) };
}
const withEstimate = (query: string): string => query.replace(/\}\s*$/, ' rateLimit { cost } }');

describe('the default settings', () => {
  it('let a whole sale be asked for in one question', async () => {
    const no = facade.showcase.platformOrderNo;
    const { status, data, errors, left } = await ask('sale', withEstimate(wholeSale), { no });
    expect([status, errors]).toEqual([200, []]);
    expect(data.orderGroup.members.length).toBeGreaterThan(1);
    // A hundred such questions are less than a minute's points, and none is near the bound.
    expect(costPerMinute - left).toBeLessThan(maxCost / 10);
    expect(data.rateLimit.cost).toBeLessThan(maxCost / 10);
  });

  it('let a front-end have 20 pages a second, each of 20 orders with their items', async () => {
    const pages: number[] = [];
    let before = costPerMinute;
    let after: string | null = null;
    for (let count = 0; count < 12; count += 1) {
      const { status, data, errors, left }: Awaited<ReturnType<typeof ask>> = await ask('pages', page, { after });
      expect([status, errors]).toEqual([200, []]);
      expect(data.orders.nodes).toHaveLength(20);
      pages.push(before - left);
      before = left;
      after = data.orders.pageInfo.endCursor;
    }
    const mean = pages.reduce((sum, points) => sum + points, 0) / pages.length;
    expect(20 * 60 * mean).toBeLessThan(costPerMinute);
    // Also if every page were like the dearest.
    expect(20 * 60 * Math.max(...pages)).toBeLessThan(2 * costPerMinute);
  });
});

describe('the estimate', () => {
  it.each([
    ['a page', page, {}],
    ['a page with a length for its lines', page.replace('items {', 'items(first: 50) {'), {}],
  ])('of %s is near the bill', async (_what, query, variables) => {
    const first = (await ask('first', '{ __typename }')).left;
    const { data, left } = await ask('first', withEstimate(query), variables);
    const calls = (await ask('first', '{ __typename }')).left;
    expect(calls).toBeLessThan(left);
    const billed = first - left;
    expect(data.rateLimit.cost).toBeGreaterThan(billed / 4);
    expect(data.rateLimit.cost).toBeLessThan(billed * 4);
  });

  it('of an order with its items is near the bill', async () => {
    const { data: found } = await ask('order', page);
    const [{ id }] = found.orders.nodes;
    const before = (await ask('order', '{ __typename }')).left;
    const { left } = await ask('order', oneOrder, { id });
    expect(before - left).toBeLessThan(60);
  });
});
