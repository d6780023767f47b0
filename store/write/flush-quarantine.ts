/**
 * Writes what could not be used. What anybody may have sent, and was told is not accepted, is kept in a ring of bounded
 * size: the oldest of it make room for the newest. Everything else is kept until a person settles it.
 */
import { sql, type Transaction } from 'kysely';
import { eachPart } from '../engine/parts.ts';
import type { QuarantineRow, Tables } from '../schema.ts';
import type { Unusable } from '../store.ts';

/** Of all entries in the ring together, bodies and headers. A push may have 2 MiB, so that the newest always fits. */
const ringBytes = 4 * 1024 * 1024;
/** What an entry counts at least, so that the ring is bounded in entries too. */
const leastBytes = 4_096;

export function quarantineRow(id: number, entry: Unusable): QuarantineRow {
  const { vendor, endpoint, receivedAt, reason, body, verified, acknowledged } = entry;
  const headers = JSON.stringify(entry.headers);
  const isKept = verified || acknowledged;
  return {
    id,
    state: 'HELD',
    vendor,
    endpoint,
    received_at: receivedAt,
    reason,
    headers,
    body,
    verified: verified ? 1 : 0,
    ring_bytes: isKept ? null : Math.max(leastBytes, body.length + headers.length + reason.length),
  };
}

export async function flushQuarantine(trx: Transaction<Tables>, rows: readonly QuarantineRow[]): Promise<void> {
  const kept = withinRing(rows);
  const incoming = kept.reduce((sum, row) => sum + (row.ring_bytes ?? 0), 0);
  // Room is made before it is needed, so that the file does not grow beyond what it holds at last.
  if (incoming > 0) await makeRoom(trx, ringBytes - incoming);
  await eachPart(kept, (part) => trx.insertInto('quarantine').values(part).execute());
}

/** Without the older ones of those that are more than the ring can hold by themselves. */
function withinRing(rows: readonly QuarantineRow[]): readonly QuarantineRow[] {
  let left = ringBytes;
  const kept = rows.toReversed().filter((row) => {
    if (row.ring_bytes === null) return true;
    left -= row.ring_bytes;
    return left >= 0;
  });
  return kept.toReversed();
}

/** Removes the oldest entries of the ring until the others are at most so many bytes. */
async function makeRoom(trx: Transaction<Tables>, bytes: number): Promise<void> {
  const ring = trx
    .selectFrom('quarantine')
    .where('ring_bytes', 'is not', null)
    .select(['id', sql<number>`sum(ring_bytes) over (order by id desc)`.as('total')]);
  await trx
    .deleteFrom('quarantine')
    .where('ring_bytes', 'is not', null)
    .where('id', '<=', (eb) =>
      eb.selectFrom(ring.as('ring')).select(eb.fn.max('id').as('id')).where('total', '>', bytes),
    )
    .execute();
}
