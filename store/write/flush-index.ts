/** Writes what a batch changed in the index of orders. */
import type { Transaction } from 'kysely';
import { attributeRows, changing, indexRow, kindsOf, titleRows } from './order-row.ts';
import type { AttributeRow, Tables, TitleRow } from '../schema.ts';
import { inParts, type WorkingSet } from './working-set.ts';

/** Thirty columns each, and SQLite takes 32,766 parameters. */
const rowsAtOnce = 1_000;

export async function flushIndex(
  trx: Transaction<Tables>,
  { orders, index, newOrders }: Pick<WorkingSet, 'orders' | 'index' | 'newOrders'>,
): Promise<void> {
  const entries = [...index].flatMap(([key, { row, attributes }]) => {
    const order = orders.get(key);
    return order ? [{ key, attributes, row: indexRow(order, order.askedBy, row) }] : [];
  });
  for (let at = 0; at < entries.length; at += rowsAtOnce) {
    const rows = entries.slice(at, at + rowsAtOnce).map(({ row }) => row);
    await trx
      .insertInto('order_index')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet(({ ref }) => Object.fromEntries(changing.map((name) => [name, ref(`excluded.${name}`)]))),
      )
      .execute();
  }
  await flushAttributes(trx, entries, newOrders);
}

/** Most values stay as they are when an order changes: only those that came and went are written. */
async function flushAttributes(
  trx: Transaction<Tables>,
  entries: readonly { readonly key: string; readonly attributes: Parameters<typeof attributeRows>[1] }[],
  newOrders: ReadonlySet<string>,
): Promise<void> {
  const known = entries.filter(({ key }) => !newOrders.has(key)).map(({ key }) => key);
  const standing = await inParts(known, (part) =>
    trx
      .selectFrom('order_attributes')
      .select(['order_key', 'kind', 'value_key'])
      .where('order_key', 'in', part)
      .execute(),
  );
  const byOrder = Map.groupBy(standing, (row) => row.order_key);
  const titles = new Map<string, TitleRow>();
  const gone: Pick<AttributeRow, 'order_key' | 'value_key'>[] = [];
  const added: AttributeRow[] = [];
  for (const { key, attributes } of entries) {
    const wanted = attributeRows(key, attributes);
    const keys = new Set(wanted.map((row) => row.value_key));
    const there = byOrder.get(key) ?? [];
    const told = new Set(kindsOf(attributes));
    gone.push(...there.filter((row) => told.has(row.kind) && !keys.has(row.value_key)));
    const present = new Set(there.map((row) => row.value_key));
    added.push(...wanted.filter((row) => !present.has(row.value_key)));
    for (const row of titleRows(attributes)) if (!present.has(row.value_key)) titles.set(row.value_key, row);
  }
  for (const [value, rows] of Map.groupBy(gone, (row) => row.value_key))
    await inParts(
      rows.map((row) => row.order_key),
      async (part) => {
        await trx
          .deleteFrom('order_attributes')
          .where('value_key', '=', value)
          .where('order_key', 'in', part)
          .execute();
        return [];
      },
    );
  for (let at = 0; at < added.length; at += rowsAtOnce)
    await trx
      .insertInto('order_attributes')
      .values(added.slice(at, at + rowsAtOnce))
      .execute();
  const named = [...titles.values()];
  for (let at = 0; at < named.length; at += rowsAtOnce)
    await trx
      .insertInto('titles')
      .values(named.slice(at, at + rowsAtOnce))
      .onConflict((conflict) => conflict.column('value_key').doNothing())
      .execute();
}
