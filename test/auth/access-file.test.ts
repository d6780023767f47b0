/** ACCESS_FILE: read again while the server runs, refused as a whole when it is wrong, and kept by a command. */
import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAccessTable } from '../../server/auth/access-file.ts';
import {
  accepted,
  type AccessWorld,
  accessWorld,
  clientLine,
  clients,
  keyOf,
  openQuery,
  refused,
} from './access-world.ts';
import { askGraph } from '../harness.ts';

let world: AccessWorld;
beforeAll(async () => {
  world = await accessWorld(clients(clientLine('web', 'frontend', 'operations: log'), clientLine('ops', 'operator')));
}, 60_000);
afterAll(() => world.close());

const ask = (headers: Record<string, string>) => askGraph(world.facade.url, openQuery, {}, headers);

describe('the file', () => {
  it('is read again: added, revoked and broken, without a restart', async () => {
    const before = readFileSync(world.file, 'utf8');
    const as = (client: string) => ask({ 'x-api-key': keyOf(client) });
    world.write(clients(clientLine('web', 'frontend', 'operations: log'), clientLine('late', 'analyst')));
    expect([await as('web'), await as('late'), await as('ops')]).toMatchObject([accepted, accepted, refused]);
    world.write('clients: [{ id: web');
    expect([await as('web'), await as('late')]).toMatchObject([accepted, accepted]);
    world.write('clients:\n  - { id: web, role: king }\n');
    expect([await as('web'), await as('late')]).toMatchObject([accepted, accepted]);
    rmSync(world.file);
    world.wait(1_000);
    expect(await as('late')).toMatchObject(accepted);
    world.write(before);
    expect([await as('web'), await as('late'), await as('ops')]).toMatchObject([accepted, refused, accepted]);
  });

  it('is looked at once a second', async () => {
    const before = readFileSync(world.file, 'utf8');
    world.wait(1_000);
    expect(await ask({ 'x-api-key': keyOf('ops') })).toMatchObject(accepted);
    writeFileSync(world.file, clients(clientLine('web', 'frontend')));
    world.wait(1_000);
    expect(await ask({ 'x-api-key': keyOf('ops') })).toMatchObject(refused);
    world.write(before);
    expect(await ask({ 'x-api-key': keyOf('ops') })).toMatchObject(accepted);
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
    writeFileSync(
      own,
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
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
