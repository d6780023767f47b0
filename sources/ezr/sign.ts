/**
 * EZR's signature (beyond-the-documents.md §2.2; EZR's own page about it was not found). It covers neither the body nor
 * the path, so it proves who sent a push and when, but not what was sent.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { instant, milliseconds, vendorTime } from '../values/time.ts';

export interface EzrCredentials {
  readonly appId: string;
  readonly token: string;
}
export interface EzrSignature {
  readonly appId: string | null;
  /** `yyyyMMddHHmmss` in China time. */
  readonly timestamp: string | null;
  readonly sign: string | null;
}

export const windowMs = 300_000;

export const ezrSign = ({ appId, token }: EzrCredentials, timestamp: string): string =>
  upperSha1(`AppId=${appId}&Timestamp=${timestamp}&Token=${token}`);

const upperSha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();

/**
 * What an answer is signed with. It covers its Result too, which no request has: an answer that was signed as requests
 * are would let whoever reads it push orders with it.
 */
export const ezrAnswerSign = ({ appId, token }: EzrCredentials, timestamp: string, result: number): string =>
  upperSha1(`Result=${result}&AppId=${appId}&Timestamp=${timestamp}&Token=${token}`);

/** A moment of our clock (milliseconds) as EZR writes it. */
export const ezrTimestamp = (at: number): string => vendorTime(at).replace(/\D/g, '');

/** Says what is wrong with a signature, naming the field. Null when it is right and in its time. */
export function signatureProblem(signature: EzrSignature, credentials: EzrCredentials, now: number): string | null {
  const { appId, timestamp, sign } = signature;
  if (!appId || !timestamp || !sign) return 'AppId, Timestamp and Sign are needed.';
  const signedAt = millisecondsOf(timestamp);
  if (signedAt === null) return 'Timestamp is not yyyyMMddHHmmss.';
  if (Math.abs(now - signedAt) > windowMs) return 'Timestamp is more than 300 seconds away from our clock.';
  const ours = same(appId, credentials.appId);
  // Both are compared in any case, so that the time that this takes tells nothing.
  return same(sign.trim().toUpperCase(), ezrSign(credentials, timestamp)) && ours ? null : 'AppId or Sign is wrong.';
}

function millisecondsOf(timestamp: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = instant(`${year}-${month}-${day} ${hour}:${minute}:${second}`);
  return at === null ? null : milliseconds(at);
}

/** Digests have one length, so the time of the comparison does not tell where two texts differ. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
