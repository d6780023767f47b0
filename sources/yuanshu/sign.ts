/**
 * META-SHA256-RSA2048 (签名说明): RSA PKCS#1 v1.5 with SHA-256 over five lines, each ended by LF, the last one too:
 * method, path (with `?query` only when there is one), nonce, timestamp in seconds, body. The page says "URL" for the
 * second line; path plus query is what its model, WeChat Pay v3, and the public client sign.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign as rsaSign, verify } from 'node:crypto';

const scheme = 'META-SHA256-RSA2048';

export interface Signed {
  readonly method: string;
  readonly path: string;
  /** Without the question mark; '' when the URL has no query. */
  readonly query: string;
  readonly nonce: string;
  /** As written in the header. */
  readonly timestamp: string;
  readonly body: Uint8Array;
}
export interface Authorization {
  readonly nonce: string;
  readonly timestamp: string;
  readonly signature: string;
}

function signedBytes({ method, path, query, nonce, timestamp, body }: Signed): Buffer {
  const target = query === '' ? path : `${path}?${query}`;
  return Buffer.concat([Buffer.from(`${method}\n${target}\n${nonce}\n${timestamp}\n`), body, Buffer.from('\n')]);
}

/** The value of the Authorization header. A private key as text is PEM in PKCS#8 or PKCS#1. */
export function sign(privateKey: string | KeyObject, signed: Signed): string {
  const key = typeof privateKey === 'string' ? rsaPrivateKey(privateKey) : privateKey;
  const signature = rsaSign('sha256', signedBytes(signed), key).toString('base64');
  return `${scheme} nonce_str="${signed.nonce}",timestamp="${signed.timestamp}",signature="${signature}"`;
}

/** Throws when the text is no RSA private key (PKCS#8 or PKCS#1), so that a wrong one is found at start. */
export function rsaPrivateKey(pem: string): KeyObject {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new TypeError('the private key for Yuanshu must be an RSA key');
  return key;
}

/** Throws when the text is no RSA public key (SPKI), so that a wrong key is found at start and not at the first push. */
export function rsaPublicKey(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new TypeError('the public key of Yuanshu must be an RSA key');
  return key;
}

/** Verifies the bytes as they came, so that what is parsed later is what was signed. */
export function isSigned(key: KeyObject, signed: Signed, signature: string): boolean {
  return verify('sha256', signedBytes(signed), key, Buffer.from(signature, 'base64'));
}

const itemForms: ReadonlyMap<string, RegExp> = new Map([
  ['nonce_str', /^[\x21-\x7e]{1,128}$/],
  ['timestamp', /^\d{1,12}$/],
  ['signature', /^[A-Za-z0-9+/]+={0,2}$/],
]);

function itemOf(text: string): readonly (readonly [string, string])[] {
  const [, name = '', value = ''] = /^(\w+)="([^"]*)"$/.exec(text.trim()) ?? [];
  return itemForms.get(name)?.test(value) ? [[name, value]] : [];
}

/** Null when the header is not of this scheme or one of its three items is missing, repeated or malformed. */
export function readAuthorization(header: string): Authorization | null {
  const [, items = ''] = /^META-SHA256-RSA2048\s{1,8}(\S.{0,4000})$/.exec(header.trim()) ?? [];
  const texts = items.split(/,\s*/);
  const found = new Map(texts.flatMap(itemOf));
  const [nonce, timestamp, signature] = [...itemForms.keys()].map((name) => found.get(name));
  if (texts.length !== itemForms.size || !nonce || !timestamp || !signature) return null;
  return { nonce, timestamp, signature };
}
