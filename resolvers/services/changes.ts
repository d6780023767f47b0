/** The change feed as a connection, oldest first. */
import type { Connection } from '../../sources/lists/cursor.ts';
import type { RecordedChange } from '../../sources/ports/changes.ts';
import { pageOf, pageSize, positionAt } from '../arguments/cursor.ts';
import { listOf } from '../arguments/filter.ts';
import type { Context } from '../context.ts';
import type { PageOf } from '../models.ts';
import type { QueryChangesArgs } from '../types.generated.ts';
import { isVisible } from './order.ts';

const mostPerPage = 100;

/** A cursor names the change after which the page begins. */
const changeFeed: Connection<Pick<RecordedChange, 'seq'>> = {
  name: 'changes',
  write: ({ seq }) => [String(seq)],
  read: ([seq]) => (typeof seq === 'string' ? { seq: BigInt(seq) } : null),
};

export async function changesPage(
  { first, after, vendors }: Partial<QueryChangesArgs>,
  context: Context,
): Promise<PageOf<RecordedChange>> {
  const size = pageSize(first, { most: mostPerPage, usual: mostPerPage });
  const among = listOf(vendors)?.toSorted() ?? null;
  const cursors = context.cursors(changeFeed, among);
  const start = positionAt(after, cursors) ?? { seq: 0n };
  // One more than asked for tells whether more follow.
  const found = await context.readModel.changes({ after: start.seq, limit: size + 1, vendors: among });
  const read = found.slice(0, size);
  const visible = await Promise.all(read.map(({ order }) => isVisible(order, context)));
  const rows = read.filter((_, i) => visible[i]).map((node) => ({ at: node, node }));
  // A reader that has caught up keeps its place, and one that may not see the last changes gets past them.
  const end = read.at(-1) ?? start;
  return pageOf(rows, { cursors, end, hasNextPage: found.length > size, hasPreviousPage: start.seq > 0n });
}
