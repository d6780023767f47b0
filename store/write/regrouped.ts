/** Tells of orders that belong with others now than before, or of which a person has said so. */
import type { Transaction } from 'kysely';
import { orderKey } from '../keys.ts';
import type { Tables } from '../schema.ts';
import { inParts, type WorkingSet } from './working-set.ts';

/** Each once, after all other news of the batch. An order that is news itself was not in any group before. */
export async function regroupedChanges(
  trx: Transaction<Tables>,
  set: Pick<WorkingSet, 'changes' | 'counters' | 'decisions' | 'touchedDecisions'>,
  { regrouped, at }: { readonly regrouped: ReadonlySet<string>; readonly at: number },
): Promise<void> {
  const decided = [...set.touchedDecisions].flatMap((text) => set.decisions.get(text) ?? []);
  const keys = new Set([...regrouped, ...decided.flatMap(({ a, b }) => [a, b])]);
  for (const change of set.changes) if (change.kind === 'CREATED') keys.delete(orderKey(change));
  // Of an order without a digest nobody was told yet.
  const rows = await inParts([...keys], (part) =>
    trx
      .selectFrom('orders')
      .select(['key', 'vendor', 'tenant_id', 'order_no', 'asked_by'])
      .where('key', 'in', part)
      .where('digest', 'is not', null)
      .execute(),
  );
  for (const row of rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
    set.changes.push({
      seq: BigInt(++set.counters.change),
      at,
      kind: 'UPDATED',
      vendor: row.vendor,
      tenantId: row.tenant_id,
      orderNo: row.order_no,
      askedBy: row.asked_by,
      fields: ['group'],
    });
}
