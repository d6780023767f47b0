/** Points a minute and vendor calls a request: whose they are, and that they hold whichever way is asked. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessWorld, accessWorld, clientLine, clients, keyOf } from '../auth/access-world.ts';
import { sha256 } from '../persisted/persisted-world.ts';

const text = 'query Balance { rateLimit { limit cost remaining vendorCallBudget } }';
const dear = 'query Dear { orders(first: 100) { nodes { id } } }';
const id = (query: string): string => `sha256:${sha256(query)}`;

/** Whose numbers count: the file's, else the environment's. */
const table = [
  ['frontend', {}, 300, 7],
  ['frontend', { costPerMinute: 40 }, 40, 7],
  ['analyst', {}, 300, 7],
  ['analyst', { costPerMinute: 900, vendorCallsPerRequest: 50 }, 900, 50],
  ['partner', {}, 300, 7],
  ['partner', { costPerMinute: 40, vendorCallsPerRequest: 2 }, 40, 2],
  ['operator', {}, 300, 7],
  ['operator', { vendorCallsPerRequest: 50 }, 300, 50],
] as const;
const named = table.map(([role, limits, points, calls], i) => ({
  client: `c${i}.${role}`,
  role,
  limits,
  points,
  calls,
}));

const bystander = { client: 'bystander', role: 'partner', limits: {} } as const;

let world: AccessWorld;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ordergraph-rates-'));
  for (const { client } of [...named, bystander]) {
    mkdirSync(join(folder, client));
    writeFileSync(join(folder, client, 'all.json'), JSON.stringify({ [id(text)]: text, [id(dear)]: dear }));
  }
  world = await accessWorld(
    clients(
      ...[...named, bystander].map(({ client, role, limits }) =>
        clientLine(client, role, `limits: ${JSON.stringify(limits)}`),
      ),
    ),
    {},
    { PERSISTED_DIR: folder, COST_PER_MINUTE: '300', VENDOR_CALLS_PER_REQUEST: '7' },
  );
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

async function ask(client: string, query: string, byGet = false) {
  const url = `${world.facade.url}/graphql`;
  const headers = { 'x-api-key': keyOf(client), 'content-type': 'application/json' };
  const answer = byGet
    ? await request(`${url}?documentId=${encodeURIComponent(id(query))}`, { headers })
    : await request(url, { method: 'POST', headers, body: JSON.stringify({ documentId: id(query) }) });
  // What is found is asserted on.
  const body = (await answer.body.json()) as { data?: Record<string, unknown>; errors?: unknown };
  return { status: answer.statusCode, headers: answer.headers, ...body };
}

describe.each(named)('$client, $limits', ({ client, points, calls }) => {
  it(`has ${points} points a minute and ${calls} vendor calls, whichever way it asks`, async () => {
    const first = await ask(client, text);
    // 1 for being asked, 1 for the object.
    expect(first.data?.['rateLimit']).toEqual({
      limit: points,
      cost: 2,
      remaining: points - 2,
      vendorCallBudget: calls,
    });
    expect(first.headers).toMatchObject({
      'ratelimit-limit': String(points),
      'ratelimit-remaining': String(points - 2),
    });
    const second = await ask(client, text, true);
    expect(second.headers['ratelimit-remaining']).toBe(String(points - 4));
  });

  it('is refused when they are spent, whichever way it asks, while the others are not', async () => {
    // What a whole minute does not have will not be there later; the rest is paid until there is none.
    const statuses = [];
    while (statuses.length < 100 && statuses.at(-1) !== 429) statuses.push((await ask(client, dear)).status);
    if (points > 205) expect(statuses).toEqual([...Array<number>(Math.floor((points - 4) / 206)).fill(200), 429]);
    else expect(new Set(statuses.slice(0, -1))).toEqual(new Set([400]));
    while ((await ask(client, text)).status !== 429);
    for (const byGet of [false, true])
      for (const query of [text, dear])
        expect(await ask(client, query, byGet)).toMatchObject({
          status: 429,
          headers: {
            'retry-after': expect.stringMatching(/^\d+$/),
            'ratelimit-remaining': expect.stringMatching(/^[01]$/),
          },
          errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } }],
        });
    expect((await ask(bystander.client, text)).status).toBe(200);
  });
});
