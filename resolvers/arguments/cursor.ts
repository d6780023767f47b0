/** Page sizes and bookmarks of connections. */
import type { Cursors } from '../../sources/lists/cursor.ts';
import { userError } from '../errors.ts';
import type { PageInfoOf, PageOf } from '../models.ts';

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

/**
 * Where a page begins; null: at the start of its connection. CURSOR_INVALID for what was never given out for this
 * connection, CURSOR_FILTER_MISMATCH for what was given out for another filter or sort of it.
 */
export function positionAt<P extends object>(
  cursor: string | null | undefined,
  cursors: Cursors<P>,
  argument: 'after' | 'before' = 'after',
): P | null {
  if (cursor === null || cursor === undefined) return null;
  const position = cursors.decode(cursor);
  if (position === 'CURSOR_INVALID')
    throw userError(position, `${argument} is no cursor of ours; take it from an earlier answer as it is.`, {
      argument,
    });
  if (position === 'CURSOR_FILTER_MISMATCH')
    throw userError(position, `${argument} belongs to another list, filter or sort; ask for the first page again.`, {
      argument,
    });
  return position;
}

interface PageBounds<P extends object> extends Pick<PageInfoOf, 'hasNextPage' | 'hasPreviousPage'> {
  readonly cursors: Cursors<P>;
  /** Where to go on when that is not at the first or last row; absent or null: at that row. */
  readonly start?: P | null;
  readonly end?: P | null;
}

/** A page of a connection; `at` is the place of each row in it. */
export function pageOf<T, P extends object>(
  rows: readonly { readonly at: P; readonly node: T }[],
  { cursors, start, end, hasNextPage, hasPreviousPage }: PageBounds<P>,
): PageOf<T> {
  const edges = rows.map(({ at, node }) => ({ cursor: cursors.encode(at), node }));
  return {
    edges,
    nodes: rows.map(({ node }) => node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: start ? cursors.encode(start) : (edges[0]?.cursor ?? null),
      endCursor: end ? cursors.encode(end) : (edges.at(-1)?.cursor ?? null),
    },
  };
}
