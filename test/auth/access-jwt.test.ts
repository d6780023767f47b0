/** Who asks by a JWT of an issuer that ACCESS_FILE lists. */
import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askGraph } from '../harness.ts';
import { accepted, type AccessWorld, accessWorld, clientLine, clients, openQuery, refused } from './access-world.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ofNobody = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = ec.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const issuer = 'https://id.example.test/';
const byPem = 'https://pem.example.test/';

let world: AccessWorld;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-keys-'));
  const jwks = join(folder, 'jwks.json');
  const keyFile = join(folder, 'key.pem');
  writeFileSync(jwks, JSON.stringify({ keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'one' }] }));
  writeFileSync(keyFile, pem);
  world =
    await accessWorld(`${clients(clientLine('web', 'frontend', 'operations: log'), clientLine('ops', 'operator'))}issuers:
  - { issuer: "${issuer}", jwks: "${jwks}", audience: ordergraph, clientClaim: client_id }
  - { issuer: "${byPem}", jwks: "${keyFile}", audience: ordergraph, clientClaim: azp }
`);
}, 60_000);
afterAll(() => world.close());

const ask = (headers: Record<string, string>) => askGraph(world.facade.url, openQuery, {}, headers);

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
    expect(await bearer(token())).toMatchObject(accepted);
    const other = { key: ec.privateKey, alg: 'ES256', iss: byPem, claims: { azp: 'ops' } };
    expect(await bearer(token(other))).toMatchObject(accepted);
    // A JWT counts in the Authorization header only.
    expect(await ask({ 'x-api-key': await token() })).toMatchObject(refused);
  });

  it.each<[string, Token]>([
    ['expired', { age: 120 }],
    ['that never expires', { lives: null }],
    ['for another audience', { aud: 'elsewhere' }],
    ['of an unknown issuer', { iss: 'https://evil.example.test/' }],
    ['of another issuer’s key', { iss: byPem, claims: { azp: 'web' } }],
    ['under an unknown key id', { kid: 'two' }],
    ['signed by nobody that is known', { key: ofNobody.privateKey }],
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
    expect(await bearer(token())).toMatchObject(accepted);
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
