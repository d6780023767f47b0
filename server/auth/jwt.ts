/** Which client a JWT names: it must be signed, with its own key, by an issuer that ACCESS_FILE lists. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ConfigError } from '../../config.ts';
import type { IssuerSetting } from './access-file.ts';
import type { Clock } from '../../sources/values/time.ts';

/** The client that a JWT names, or why the JWT is not accepted. */
export type JwtVerdict =
  | { readonly client: string }
  | { readonly refused: string; /** True: the issuer's keys could not be had. */ readonly unreachable: boolean };
export interface Issuers {
  verify(token: string): Promise<JwtVerdict>;
}

/** Neither `none` nor HS*: whoever knows a public key must not be able to sign with it. */
const algorithms = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');

interface Issuer extends IssuerSetting {
  readonly keyFor: JWTVerifyGetKey;
}

const isUrl = (place: string): boolean => /^https?:\/\//.test(place);
/** The files that issuers' keys are read from. */
export const keyFiles = (settings: readonly IssuerSetting[], folder: string): readonly string[] =>
  settings.flatMap(({ jwks }) => (isUrl(jwks) ? [] : [resolve(folder, jwks)]));

/** `folder`: relative files are looked for here. Throws ConfigError when a file holds no public key. */
export function createIssuers(settings: readonly IssuerSetting[], folder: string, now: Clock): Issuers {
  const issuers = settings.map((one): Issuer => ({
    ...one,
    keyFor: isUrl(one.jwks) ? keysAt(new URL(one.jwks)) : keysIn(resolve(folder, one.jwks), one.issuer),
  }));

  async function verifiedBy({ issuer, audience, clientClaim, keyFor }: Issuer, token: string): Promise<JwtVerdict> {
    try {
      const { payload } = await jwtVerify(token, keyFor, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      });
      const client = payload[clientClaim];
      return typeof client === 'string' ? { client } : refused(`the claim ${clientClaim} names no client`);
    } catch (error) {
      return refused(error instanceof Error ? error.message : 'it cannot be verified', error instanceof Unreachable);
    }
  }

  return {
    async verify(token) {
      const named = issuerOf(token);
      let verdict: JwtVerdict = refused('no issuer that is trusted here made it');
      // One issuer may be listed once for each audience.
      for (const one of issuers.filter(({ issuer }) => issuer === named)) {
        verdict = await verifiedBy(one, token);
        if ('client' in verdict) break;
      }
      return verdict;
    },
  };
}

const refused = (reason: string, unreachable = false): JwtVerdict => ({ refused: reason, unreachable });

function issuerOf(token: string): string | null {
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
}

/** The keys of the issuer could not be fetched, so that nothing can be said of the token. */
class Unreachable extends Error {}
function keysAt(url: URL): JWTVerifyGetKey {
  const ask = createRemoteJWKSet(url);
  return async (header, token) => {
    try {
      return await ask(header, token);
    } catch (cause) {
      const answered = cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys;
      throw answered ? cause : new Unreachable('the keys of its issuer cannot be had', { cause });
    }
  };
}

const jwk = z.looseObject({ kty: z.enum(['RSA', 'EC', 'OKP'], 'must be an asymmetric key (RSA, EC or OKP)') });
const jwkSet = z.object({ keys: z.array(jwk).min(1) });
/** `d` is the private part. */
const publicOnly = z.array(z.looseObject({ d: z.never().optional() }));
const publicSet = z.union([jwkSet, jwk.transform((one) => ({ keys: [one] }))]);

function keysIn(file: string, issuer: string): JWTVerifyGetKey {
  const complain = (why: string, cause?: unknown): ConfigError =>
    new ConfigError(`ACCESS_FILE: issuer ${issuer}, jwks: ${file} ${why}.`, { cause });
  const text = readText(file, complain);
  if (!text.trimStart().startsWith('{')) return pemKey(text, complain);
  try {
    const set = publicSet.parse(JSON.parse(text));
    publicOnly.parse(set.keys);
    return createLocalJWKSet(set);
  } catch (cause) {
    throw complain('holds no JWK set of public asymmetric keys', cause);
  }
}

type Complain = (why: string, cause?: unknown) => ConfigError;
function readText(file: string, complain: Complain): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw complain('cannot be read', cause);
  }
}

function pemKey(pem: string, complain: Complain): JWTVerifyGetKey {
  if (pem.includes('PRIVATE KEY')) throw complain('holds a private key; give the public one only');
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch (cause) {
    throw complain('holds neither a JWK set nor a public key in PEM form', cause);
  }
  return () => key;
}
