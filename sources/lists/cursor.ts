/**
 * Position cursors: where a walk stands, signed, and nothing else; nothing of a walk is held on the server. Its size does
 * not grow with the walk: gaps are kept as one span for each vendor.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Position, Range, Sort, SortKey } from '../ports/lists.ts';
import { type Vendor, vendors } from '../vocabulary.ts';

export interface Cursor {
  /** Seconds since 1970. */
  readonly asOf: number;
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
/** What a cursor must have been made for. */
export interface CursorScope {
  readonly sort: Sort;
  readonly filterText: string;
}
export type CursorReading = Cursor | 'CURSOR_INVALID' | 'CURSOR_FILTER_MISMATCH';
export interface CursorCodec {
  encode(cursor: Cursor, scope: CursorScope): string;
  /** Never throws. */
  decode(text: string, scope: CursorScope): CursorReading;
}
/** Where the key of the signature comes from: every process that serves the same clients must have the same. */
export interface CursorSecret {
  secret(): Promise<Uint8Array>;
}

const version = 1;
const signatureBytes = 16;
/** Far above any cursor of ours. */
const longest = 2_000;
const letters: Record<SortKey, string> = { PLACED_AT: 'P', CREATED_AT: 'C', MODIFIED_AT: 'M' };

export function cursorCodec(key: Uint8Array): CursorCodec {
  const sign = (payload: Buffer): Buffer =>
    createHmac('sha256', key).update(payload).digest().subarray(0, signatureBytes);

  function opened(text: string): Buffer | null {
    if (text.length > longest || !/^[\w-]+$/.test(text)) return null;
    const bytes = Buffer.from(text, 'base64url');
    // The last character may carry bits that say nothing: only the spelling that we write is ours.
    if (bytes.length <= signatureBytes || bytes.toString('base64url') !== text) return null;
    const payload = bytes.subarray(signatureBytes);
    return timingSafeEqual(bytes.subarray(0, signatureBytes), sign(payload)) ? payload : null;
  }

  return {
    encode(cursor, scope) {
      const payload = Buffer.from(JSON.stringify(fieldsOf(cursor, scope)));
      return Buffer.concat([sign(payload), payload]).toString('base64url');
    },
    decode(text, scope) {
      const payload = opened(text);
      if (payload === null) return 'CURSOR_INVALID';
      const fields: unknown = JSON.parse(payload.toString('utf8'));
      if (!Array.isArray(fields) || fields[0] !== version) return 'CURSOR_INVALID';
      const [, sorted, hash, ...rest]: unknown[] = fields;
      if (sorted !== sortText(scope.sort) || hash !== hashOf(scope.filterText)) return 'CURSOR_FILTER_MISMATCH';
      return cursorOf(rest) ?? 'CURSOR_INVALID';
    },
  };
}

const sortText = ({ key, direction }: Sort): string => letters[key] + (direction === 'ASC' ? '+' : '-');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

function fieldsOf(
  { asOf, at, within, participants, gaps }: Cursor,
  { sort, filterText }: CursorScope,
): readonly unknown[] {
  const took = vendors.reduce((bits, vendor, i) => bits + (participants.has(vendor) ? 2 ** i : 0), 0);
  const spans = vendors.flatMap((vendor, i) => {
    const gap = gaps.get(vendor);
    return gap ? [[i, gap.from, gap.to]] : [];
  });
  const fields = [version, sortText(sort), hashOf(filterText), asOf, at.t, at.rank, at.nativeId, took, spans];
  return within === undefined ? fields : [...fields, within];
}

function cursorOf([asOf, t, rank, nativeId, took, spans, within]: readonly unknown[]): Cursor | null {
  if (!isWhole(asOf) || !isSecondOrNull(t) || typeof nativeId !== 'string') return null;
  if (typeof rank !== 'number' || typeof took !== 'number' || !Array.isArray(spans)) return null;
  if (within !== undefined && !isWhole(within)) return null;
  const gaps = new Map<Vendor, Range>();
  for (const span of spans) {
    const [place, from, to]: unknown[] = Array.isArray(span) ? span : [];
    const vendor = typeof place === 'number' ? vendors[place] : undefined;
    if (vendor && isSecondOrNull(from) && isSecondOrNull(to)) gaps.set(vendor, { from, to });
  }
  return {
    asOf,
    at: { t, rank, nativeId },
    ...(within === undefined ? {} : { within }),
    participants: new Set(vendors.filter((_vendor, i) => Math.floor(took / 2 ** i) % 2 === 1)),
    gaps,
  };
}

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);
const isSecondOrNull = (value: unknown): value is number | null => value === null || isWhole(value);
