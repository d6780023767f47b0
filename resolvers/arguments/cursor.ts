/** Page sizes and opaque positions. */
import { createHash } from 'node:crypto';
import { userError } from '../errors.ts';

/** PAGE_SIZE_INVALID outside 1 to `most`. */
export function pageSize(
  asked: number | null | undefined,
  { most, usual, argument = 'first' }: { most: number; usual: number; argument?: 'first' | 'last' },
): number {
  const size = asked ?? usual;
  if (size >= 1 && size <= most) return size;
  throw userError('PAGE_SIZE_INVALID', `${argument} must be between 1 and ${most}; it was ${size}.`, {
    argument,
    most,
  });
}

/** A cursor says which list it belongs to, the position in it, and for what filter that list was made. */
export function encodeCursor(list: string, position: string, filter: unknown): string {
  return Buffer.from(JSON.stringify([list, filterHash(filter), position])).toString('base64url');
}

/** CURSOR_INVALID for what we never wrote, CURSOR_FILTER_MISMATCH for another list or filter. */
export function decodeCursor(list: string, cursor: string, filter: unknown): string {
  const parts = parsed(cursor);
  if (!parts)
    throw userError('CURSOR_INVALID', 'after is no cursor of ours; take endCursor from an earlier answer as it is.');
  const [ofList, hash, position] = parts;
  if (ofList !== list || hash !== filterHash(filter))
    throw userError('CURSOR_FILTER_MISMATCH', 'after belongs to another list or filter; ask for the first page again.');
  return position;
}

function parsed(cursor: string): readonly [string, string, string] | null {
  if (cursor.length > 1_000) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 3) return null;
    const [list, hash, position]: unknown[] = value;
    return typeof list === 'string' && typeof hash === 'string' && typeof position === 'string'
      ? [list, hash, position]
      : null;
  } catch {
    return null;
  }
}

const filterHash = (filter: unknown): string =>
  createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, 12);
