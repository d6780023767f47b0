/**
 * Cursors of every connection: a position, signed, and bound to the connection, to the client, and to the filter and sort
 * that it was made for. Nothing of a walk is held on the server, and nothing of a person is in a cursor: what a filter asks for goes
 * in as a keyed hash only.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Position, Range } from '../ports/lists.ts';
import { type Vendor, vendors } from '../vocabulary.ts';
import type { EpochSeconds } from '../values/time.ts';

/** How the positions of one connection are written. */
export interface Connection<P extends object> {
  /** A cursor of another connection is CURSOR_INVALID here. */
  readonly name: string;
  /** The position as JSON values; `read` gets them back. */
  readonly write: (position: P) => readonly unknown[];
  /** null: these are no position of this connection. */
  readonly read: (fields: readonly unknown[]) => P | null;
}
export type CursorProblem = 'CURSOR_INVALID' | 'CURSOR_FILTER_MISMATCH';
export interface Cursors<P extends object> {
  encode(position: P): string;
  /** Never throws. */
  decode(text: string): P | CursorProblem;
}
/** `scope`: whatever a cursor must not be used with another of (client, filter, sort, order), as JSON that is always spelled alike. */
export type CursorCodec = <P extends object>(connection: Connection<P>, scope: unknown) => Cursors<P>;

/** 1 were lists of orders alone, and up to 2 everything was signed with the bare key. */
const version = 3;
const signatureBytes = 16;
/** Far above any cursor of ours. */
const longest = 2_000;

/** Every process that serves the same clients must have the same key. */
export function cursorCodec(key: Uint8Array): CursorCodec {
  // The hash of a scope stands in a cursor for everybody to see, so it must never be the signature of another cursor.
  const sign = (use: 'cursor' | 'scope', data: Buffer | string): Buffer =>
    createHmac('sha256', key).update(`${use}\0`).update(data).digest().subarray(0, signatureBytes);

  function payloadOf(text: string): Buffer | null {
    if (text.length > longest || !/^[\w-]+$/.test(text)) return null;
    const bytes = Buffer.from(text, 'base64url');
    // The last character may carry bits that say nothing: only the spelling that we write is ours.
    if (bytes.length <= signatureBytes || bytes.toString('base64url') !== text) return null;
    const payload = bytes.subarray(signatureBytes);
    return timingSafeEqual(bytes.subarray(0, signatureBytes), sign('cursor', payload)) ? payload : null;
  }

  return ({ name, write, read }, scope) => {
    const hash = sign('scope', JSON.stringify(scope)).toString('base64url');
    return {
      encode(position) {
        const payload = Buffer.from(JSON.stringify([version, name, hash, ...write(position)]));
        return Buffer.concat([sign('cursor', payload), payload]).toString('base64url');
      },
      decode(text) {
        const payload = payloadOf(text);
        const content: unknown = payload && JSON.parse(payload.toString('utf8'));
        if (!Array.isArray(content)) return 'CURSOR_INVALID';
        const [ofVersion, ofConnection, ofScope, ...fields]: unknown[] = content;
        if (ofVersion !== version || ofConnection !== name) return 'CURSOR_INVALID';
        return ofScope === hash ? (read(fields) ?? 'CURSOR_INVALID') : 'CURSOR_FILTER_MISMATCH';
      },
    };
  };
}

/** Where a walk over lists of orders stands. Its size does not grow with the walk: gaps are one span for each vendor. */
export interface Cursor {
  readonly asOf: EpochSeconds;
  readonly at: Position;
  /**
   * In a list of what orders consist of: how many parts of the order at this place are behind, the rest is still to come.
   * Absent: the order is behind as a whole.
   */
  readonly within?: number;
  /** Vendors that took part in page one. */
  readonly participants: ReadonlySet<Vendor>;
  /** Seconds of which a vendor's orders are missing from the pages so far. */
  readonly gaps: ReadonlyMap<Vendor, Range>;
}

/** Lists of orders, and lists of what orders consist of. */
export const orderWalk: Connection<Cursor> = {
  name: 'orders',
  write({ asOf, at, within, participants, gaps }) {
    const bits = vendors.reduce((sum, vendor, i) => sum + (participants.has(vendor) ? 2 ** i : 0), 0);
    const spans = [...gaps].map(([vendor, { from, to }]) => [vendors.indexOf(vendor), from, to]);
    const number = at.tenant === undefined ? at.nativeId : [at.nativeId, at.tenant];
    return [asOf, at.t, at.rank, number, bits, spans, ...(within === undefined ? [] : [within])];
  },
  read([asOf, t, rank, number, bits, spans, within]) {
    const at = positionOf(t, rank, number);
    if (at === null || !isWhole(asOf) || !isWhole(bits) || !Array.isArray(spans)) return null;
    const participants = new Set(vendors.filter((_vendor, i) => Math.floor(bits / 2 ** i) % 2 === 1));
    return { asOf, at, ...(isWhole(within) ? { within } : {}), participants, gaps: new Map(spans.flatMap(gapOf)) };
  },
};

function positionOf(t: unknown, rank: unknown, number: unknown): Position | null {
  if (!isSecondOrNull(t) || !isWhole(rank)) return null;
  if (typeof number === 'string') return { t, rank, nativeId: number };
  const [nativeId, tenant]: unknown[] = Array.isArray(number) ? number : [];
  return typeof nativeId === 'string' && typeof tenant === 'string' ? { t, rank, nativeId, tenant } : null;
}

function gapOf(span: unknown): readonly (readonly [Vendor, Range])[] {
  const [place, from, to]: unknown[] = Array.isArray(span) ? span : [];
  const vendor = isWhole(place) ? vendors[place] : undefined;
  return vendor && isSecondOrNull(from) && isSecondOrNull(to) ? [[vendor, { from, to }]] : [];
}

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);
const isSecondOrNull = (value: unknown): value is number | null => value === null || isWhole(value);
