/** Who asks: keys, JWTs, the file that is read again, and the paths that need no key. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SignJWT } from 'jose';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { readAccessTable } from '../../server/auth/access-file.ts';
import { pushEndpoints } from '../../server/connect-vendors.ts';
import { type AccessWorld, accessWorld, clientLine, clients, keyHash, keyOf } from './access-world.ts';
import { askGraph } from '../harness.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const issuer = 'https://id.example.test/';
const byPem = 'https://pem.example.test/';

const good = `${clients(clientLine('web', 'frontend', 'operations: log'), clientLine('ops', 'operator'))}issuers:
  - { issuer: "${issuer}", jwks: ./jwks.json, audience: ordergraph, clientClaim: client_id }
  - { issuer: "${byPem}", jwks: key.pem, audience: ordergraph, clientClaim: azp }
`;
const query = '{ statusMappings(vendor: EZR) { vendor } }';

let world: AccessWorld;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-keys-'));
  const jwks = join(folder, 'jwks.json');
  const keyFile = join(folder, 'key.pem');
  writeFileSync(jwks, JSON.stringify({ keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'one' }] }));
  writeFileSync(keyFile, pem);
  world = await accessWorld(good.replace('./jwks.json', jwks).replace('key.pem', keyFile));
}, 60_000);
afterAll(() => world.close());

const ask = (headers: Record<string, string>) => askGraph(world.facade.url, query, {}, headers);
const refused = { status: 401, data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };
const taken = { status: 200, errors: [] };

describe('API keys', () => {
  it('are taken from either header', async () => {
    expect(await ask({ authorization: `Bearer ${keyOf('web')}` })).toMatchObject(taken);
    expect(await ask({ authorization: `bearer  ${keyOf('web')}` })).toMatchObject(taken);
    expect(await ask({ 'x-api-key': keyOf('web') })).toMatchObject(taken);
    // What a proxy asks of its own users is not meant for us.
    expect(await ask({ authorization: 'Basic dTpw', 'x-api-key': keyOf('web') })).toMatchObject(taken);
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
      const url = `${world.facade.url}/graphql?${name}=${keyOf('web')}&query=${encodeURIComponent(query)}`;
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

describe('JWTs', () => {
  interface Token {
    readonly key?: KeyObject;
    readonly alg?: string;
    readonly kid?: string;
    readonly iss?: string;
    readonly aud?: string;
    readonly claims?: Record<string, unknown>;
    readonly age?: number;
    readonly lives?: number | null;
  }
  function token(given: Token = {}): Promise<string> {
    const { key = rsa.privateKey, alg = 'RS256', kid = 'one', iss = issuer, aud = 'ordergraph' } = given;
    const { claims = { client_id: 'web' }, age = 0, lives = 60 } = given;
    const issued = Math.floor(world.now() / 1000) - age;
    const jwt = new SignJWT(claims)
      .setProtectedHeader({ alg, kid })
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt(issued);
    return (lives === null ? jwt : jwt.setExpirationTime(issued + lives)).sign(key);
  }
  const bearer = async (text: string | Promise<string>) => ask({ authorization: `Bearer ${await text}` });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = () => ({ iss: issuer, aud: 'ordergraph', exp: Math.floor(world.now() / 1000) + 60, client_id: 'web' });

  it('name a client, by a JWK set or by a PEM key', async () => {
    expect(await bearer(token())).toMatchObject(taken);
    const other = { key: ec.privateKey, alg: 'ES256', iss: byPem, claims: { azp: 'ops' } };
    expect(await bearer(token(other))).toMatchObject(taken);
    // Only in the header that is made for it.
    expect(await ask({ 'x-api-key': await token() })).toMatchObject(refused);
  });

  it.each<[string, Token]>([
    ['expired', { age: 120 }],
    ['that never expires', { lives: null }],
    ['for another audience', { aud: 'elsewhere' }],
    ['of an unknown issuer', { iss: 'https://evil.example.test/' }],
    ['of another issuer’s key', { iss: byPem, claims: { azp: 'web' } }],
    ['under an unknown key id', { kid: 'two' }],
    ['signed by a stranger', { key: stranger.privateKey }],
    ['naming an unknown client', { claims: { client_id: 'somebody' } }],
    ['naming no client', { claims: {} }],
    ['naming a client by something else than text', { claims: { client_id: ['web'] } }],
  ])('%s: 401', async (_what, given) => {
    expect(await bearer(token(given))).toMatchObject(refused);
  });

  it('of an issuer that cannot be asked: 503, since nothing is known of it', async () => {
    const away = 'https://away.example.test/';
    const before = readFileSync(world.file, 'utf8');
    world.write(
      `${before}  - { issuer: "${away}", jwks: "http://127.0.0.1:1/jwks", audience: ordergraph, clientClaim: client_id }\n`,
    );
    const answer = await bearer(token({ iss: away }));
    expect(answer).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'SOURCE_UNAVAILABLE', retryAfterSeconds: 5 } }],
    });
    expect(await bearer(token())).toMatchObject(taken);
    world.write(before);
  });

  it('unsigned: 401', async () => {
    for (const alg of ['none', 'None', 'NONE'])
      for (const end of ['', 'AAAA'])
        expect(await bearer(`${part({ alg, kid: 'one' })}.${part(claims())}.${end}`)).toMatchObject(refused);
  });

  it('signed with the public key as a secret: 401', async () => {
    for (const [iss, secret] of [
      [byPem, pem],
      [issuer, rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ] as const) {
      const text = `${part({ alg: 'HS256', kid: 'one', typ: 'JWT' })}.${part({ ...claims(), iss, azp: 'web' })}`;
      const signature = createHmac('sha256', secret).update(text).digest('base64url');
      expect(await bearer(`${text}.${signature}`)).toMatchObject(refused);
    }
  });
});

describe('the file', () => {
  it('is read again: added, revoked and broken, without a restart', async () => {
    const before = readFileSync(world.file, 'utf8');
    const as = (client: string) => ask({ 'x-api-key': keyOf(client) });
    world.write(clients(clientLine('web', 'frontend', 'operations: log'), clientLine('late', 'analyst')));
    expect([await as('web'), await as('late'), await as('ops')]).toMatchObject([taken, taken, refused]);
    // The issuers went with it.
    world.write('clients: [{ id: web');
    expect([await as('web'), await as('late')]).toMatchObject([taken, taken]);
    world.write('clients:\n  - { id: web, role: king }\n');
    expect([await as('web'), await as('late')]).toMatchObject([taken, taken]);
    rmSync(world.file);
    world.wait(1_000);
    expect(await as('late')).toMatchObject(taken);
    world.write(before);
    expect([await as('web'), await as('late'), await as('ops')]).toMatchObject([taken, refused, taken]);
  });

  it('is looked at once a second', async () => {
    const before = readFileSync(world.file, 'utf8');
    world.wait(1_000);
    expect(await ask({ 'x-api-key': keyOf('ops') })).toMatchObject(taken);
    writeFileSync(world.file, clients(clientLine('web', 'frontend')));
    world.wait(1_000);
    expect(await ask({ 'x-api-key': keyOf('ops') })).toMatchObject(refused);
    world.write(before);
    expect(await ask({ 'x-api-key': keyOf('ops') })).toMatchObject(taken);
  });

  it.each([
    ['clients:\n  - { id: web, role: king }', /client web, role: /],
    ['clients:\n  - { id: web, role: partner, keys: ["sha256:12"] }', /client web, keys\.0: .*npm run access/],
    ['clients:\n  - { id: web, role: partner, shops: [0001] }', /client web, shops\.0: .*quotes/],
    ['clients:\n  - { id: web, role: partner, vendors: [OMS] }', /client web, vendors\.0: /],
    ['clients:\n  - { id: web, role: partner, scope: [] }', /client web: .*scope/],
    ['clients:\n  - { role: partner }', /client number 1, id: /],
    ['clients:\n  - { id: ../web, role: partner }', /client \.\.\/web, id: /],
    ['clients:\n  - { id: a, role: partner }\n  - { id: a, role: analyst }', /client a, id: another client/],
    [
      clients(clientLine('a', 'partner'), clientLine('a', 'partner').replace('id: a', 'id: b')),
      /client b, keys\.0: .*client a/,
    ],
    ['clients: []\nissuers: [{ issuer: x, jwks: y, audience: z }]', /issuer x, clientClaim: /],
    ['clients: [', /line \d+, column \d+/],
    ['', /the file: /],
  ])('that is wrong says where: %j', (text, message) => {
    expect(() => readAccessTable(text, 'access.yaml')).toThrow(message);
  });

  it('stops the start when it is wrong, or its keys are', async () => {
    const issuers = (jwks: string) =>
      `clients: []\nissuers: [{ issuer: x, jwks: ${JSON.stringify(jwks)}, audience: z, clientClaim: c }]\n`;
    const folder = mkdtempSync(join(tmpdir(), 'ordergraph-wrong-'));
    const secret = join(folder, 'secret.json');
    writeFileSync(secret, JSON.stringify({ keys: [{ kty: 'oct', k: 'AAAA' }] }));
    const own = join(folder, 'own.pem');
    writeFileSync(own, rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    for (const [text, message] of [
      ['clients:\n  - { id: web, role: king }', /client web, role/],
      [issuers('absent.json'), /issuer x, jwks: .*cannot be read/],
      [issuers(secret), /issuer x, jwks: .*asymmetric/],
      [issuers(own), /issuer x, jwks: .*private key/],
    ] as const)
      await expect(accessWorld(text)).rejects.toThrow(message);
    rmSync(folder, { recursive: true });
  });

  it('gives each role what the contract says, and what is said besides', () => {
    const { clients: read } = readAccessTable(
      ['frontend', 'analyst', 'partner', 'operator']
        .map((role) => clientLine(role, role))
        .join('\n')
        .replace(/^/, 'clients:\n') +
        '\n  - { id: own, role: partner, scopes: ["raw:read"], vendors: [SOMS], shops: ["0001"], operations: log, limits: { costPerMinute: 5 } }\n',
      'x',
    );
    expect(
      [...read.values()].map(({ id, scopes, operations, introspection }) => [
        id,
        [...scopes],
        operations,
        introspection,
      ]),
    ).toEqual([
      ['frontend', ['orders:read'], 'safelist', false],
      ['analyst', ['orders:read', 'stats:read'], 'log', true],
      ['partner', ['orders:read'], 'require-id', false],
      ['operator', ['orders:read', 'orders:write', 'stats:read', 'ops:admin'], 'log', true],
      ['own', ['raw:read'], 'log', false],
    ]);
    expect(read.get('own')).toMatchObject({
      vendors: new Set(['SOMS']),
      shops: new Set(['0001']),
      limits: { costPerMinute: 5, vendorCallsPerRequest: null },
    });
  });

  it('is kept by `npm run access`: a key is made, listed and revoked, comments stay', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ordergraph-cli-'));
    const file = join(folder, 'access.yaml');
    writeFileSync(file, '# Who may ask.\nclients:\n  - id: web # the shop\n    role: frontend\n');
    const root = new URL('../../', import.meta.url);
    const run = (...words: string[]) =>
      promisify(execFile)(process.execPath, ['commands/access.ts', ...words], {
        cwd: root,
        env: { ...process.env, ACCESS_FILE: file },
      });
    const { stdout } = await run('key', 'web');
    const [key = ''] = /og_[\w-]{43}/.exec(stdout) ?? [];
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('# Who may ask.');
    expect(text).toContain('# the shop');
    expect(text).not.toContain(key);
    const hash = createHash('sha256').update(key).digest('hex');
    expect(readAccessTable(text, file).keys).toEqual([{ client: 'web', hash: Buffer.from(hash, 'hex') }]);
    expect((await run('list')).stdout).toContain(`sha256:${hash.slice(0, 12)}`);
    await expect(run('key', 'nobody')).rejects.toMatchObject({ stderr: expect.stringContaining('no client nobody') });
    await expect(run('revoke', 'web', 'ffffffffffff')).rejects.toMatchObject({ code: 1 });
    await run('revoke', 'web', hash.slice(0, 12));
    expect(readAccessTable(readFileSync(file, 'utf8'), file).keys).toEqual([]);
    rmSync(folder, { recursive: true });
  }, 30_000);
});

describe('pushes without keys', () => {
  const pushed = { method: 'POST', query: '', headers: {}, body: Buffer.from('{}'), receivedAt: 0 };
  const verified = (host: string) => {
    const config = readConfig({ HOST: host, ACCESS_FILE: 'access.yaml' });
    return pushEndpoints(config, () => 0)
      .filter(({ vendor }) => vendor !== 'SOMS')
      .map((endpoint) => endpoint.verify({ ...pushed, path: endpoint.path }));
  };

  it('are taken on a loopback address and refused elsewhere', () => {
    for (const verification of verified('127.0.0.1')) expect(verification).toEqual({ nonce: null });
    const elsewhere = verified('0.0.0.0');
    expect(elsewhere).toHaveLength(5);
    for (const verification of elsewhere)
      expect(verification).toEqual({ reason: expect.stringMatching(/set (?:YUANSHU|EZR)_/) });
  });

  it('get 401 over HTTP', async () => {
    const open = await accessWorld(clients(clientLine('web', 'frontend')), {}, { HOST: '0.0.0.0' });
    try {
      const url = open.facade.url.replace('0.0.0.0', '127.0.0.1');
      for (const path of ['/push/yuanshu/order-sync', '/push/ezr/2001'])
        expect((await request(url + path, { method: 'POST', body: '{}' })).statusCode).toBe(401);
      expect((await askGraph(url, query)).status).toBe(401);
    } finally {
      await open.close();
    }
  });
});
