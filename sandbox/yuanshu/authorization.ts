/**
 * META-SHA256-RSA2048 as the platform checks it. It is written here a second time, from the page and not from the
 * client's code, so that a mistake in one of them shows.
 */
import { type KeyObject, verify } from 'node:crypto';

export interface SignedRequest {
  readonly authorization: string | undefined;
  readonly method: string;
  /** The path, with `?query` only when there is one. */
  readonly target: string;
  readonly body: string;
}

/** There is one space after the scheme, and the order of the three items is fixed (顺序固定). */
const header =
  /^META-SHA256-RSA2048 nonce_str="([^"\s]{1,128})",timestamp="(\d{10})",signature="([A-Za-z0-9+/]+={0,2})"$/;
/** The clocks of the two sides may differ by this many seconds. The page gives no number. */
const clockSkew = 300;

/** `now` is in milliseconds. */
export function isAuthorized(key: KeyObject, { authorization, method, target, body }: SignedRequest, now: number) {
  const [, nonce, timestamp, signature] = header.exec(authorization ?? '') ?? [];
  if (nonce === undefined || timestamp === undefined || signature === undefined) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > clockSkew) return false;
  const lines = [method, target, nonce, timestamp, body].map((line) => `${line}\n`).join('');
  return verify('RSA-SHA256', Buffer.from(lines), key, Buffer.from(signature, 'base64'));
}
