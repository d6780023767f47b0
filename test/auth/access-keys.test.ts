/** Who asks by a key, and the paths that need none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from 'undici';
import { readConfig } from '../../config.ts';
import { pushEndpoints } from '../../server/connect-vendors.ts';
import { unsigned } from '../../sources/ports/pushes.ts';
import { askGraph } from '../harness.ts';
import {
  accepted,
  type AccessWorld,
  accessWorld,
  clientLine,
  clients,
  keyHash,
  keyOf,
  openQuery,
  refused,
} from './access-world.ts';

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld(clients(clientLine('web', 'frontend', 'operations: log'), clientLine('ops', 'operator')));
}, 60_000);
afterAll(() => world.close());

const ask = (headers: Record<string, string>) => askGraph(world.facade.url, openQuery, {}, headers);

describe('API keys', () => {
  it('are accepted from either header', async () => {
    expect(await ask({ authorization: `Bearer ${keyOf('web')}` })).toMatchObject(accepted);
    expect(await ask({ authorization: `bearer  ${keyOf('web')}` })).toMatchObject(accepted);
    expect(await ask({ 'x-api-key': keyOf('web') })).toMatchObject(accepted);
    // What a proxy asks of its own users is not meant for us.
    expect(await ask({ authorization: 'Basic dTpw', 'x-api-key': keyOf('web') })).toMatchObject(accepted);
  });

  it.each([
    ['no key at all', {}],
    ['an unknown key', { 'x-api-key': keyOf('somebody') }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['a short one', { 'x-api-key': 'o' }],
    ['a very long one', { 'x-api-key': 'o'.repeat(8_000) }],
    ['the hash itself', { 'x-api-key': keyHash(keyOf('web')) }],
    ['a wrong one beside a right one', { authorization: 'Bearer wrong', 'x-api-key': keyOf('web') }],
  ])('%s: 401', async (_what, headers) => {
    expect(await ask(headers)).toMatchObject(refused);
  });

  it('count for nothing in an address', async () => {
    for (const name of ['x-api-key', 'authorization', 'key', 'access_token', 'apiKey']) {
      const url = `${world.facade.url}/graphql?${name}=${keyOf('web')}&query=${encodeURIComponent(openQuery)}`;
      const answer = await request(url, { headers: { 'apollo-require-preflight': 'true' } });
      expect(answer.statusCode).toBe(401);
      expect(await answer.body.json()).toMatchObject({
        errors: [
          { extensions: { code: 'UNAUTHENTICATED' }, message: expect.stringMatching(/in the address.*revoked/) },
        ],
      });
    }
  });
});

describe('without a key', () => {
  const at = async (path: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') =>
    (await request(world.facade.url + path, { method, headers })).statusCode;

  it('health, pages and pushes answer, the rest does not', async () => {
    expect([await at('/health/live'), await at('/health/ready'), await at('/')]).toEqual([200, 200, 200]);
    // 503 where the page was not built.
    expect([200, 503]).toContain(await at('/graphiql'));
    expect(await at('/push/yuanshu/order-sync', {}, 'POST')).toBe(400);
    expect([await at('/nothing'), await at('/nothing', { 'x-api-key': keyOf('web') })]).toEqual([401, 404]);
  });

  it('metrics are told on this machine; through a proxy they need ops:admin', async () => {
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    expect([
      await at('/metrics'),
      await at('/metrics', proxied),
      await at('/metrics', { ...proxied, 'x-api-key': keyOf('web') }),
      await at('/metrics', { ...proxied, 'x-api-key': keyOf('ops') }),
    ]).toEqual([200, 401, 403, 200]);
  });
});

describe('pushes without keys', () => {
  const pushed = { method: 'POST', query: '', headers: {}, body: Buffer.from('{}'), receivedAt: 0 };
  const verifications = (host: string, local: boolean) => {
    const config = readConfig({ HOST: host, ACCESS_FILE: 'access.yaml' });
    return pushEndpoints(config, () => 0)
      .filter(({ vendor }) => vendor !== 'SOMS')
      .map((endpoint) => endpoint.verify({ ...pushed, path: endpoint.path, local }));
  };

  it('are accepted from this machine, as what nobody has verified, and refused from elsewhere', () => {
    for (const verification of verifications('127.0.0.1', true)) expect(verification).toEqual(unsigned);
    const elsewhere = [...verifications('127.0.0.1', false), ...verifications('0.0.0.0', false)];
    expect(elsewhere).toHaveLength(10);
    for (const verification of elsewhere)
      expect(verification).toEqual({ reason: expect.stringMatching(/set (?:YUANSHU|EZR)_/) });
  });

  it('get 401 over HTTP', async () => {
    const open = await accessWorld(clients(clientLine('web', 'frontend')), {}, { HOST: '0.0.0.0' });
    try {
      const url = open.facade.url.replace('0.0.0.0', '127.0.0.1');
      for (const path of ['/push/yuanshu/order-sync', '/push/ezr/2001'])
        expect((await request(url + path, { method: 'POST', body: '{}' })).statusCode).toBe(401);
      expect((await askGraph(url, openQuery)).status).toBe(401);
    } finally {
      await open.close();
    }
  });
});
