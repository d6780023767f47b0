/** Writes what a batch changed in the index of orders. */
import { sql, type Transaction } from 'kysely';
import { append } from '../../sources/values/lists.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { untoldKey } from '../keys.ts';
import { attributeKinds, attributeRows, changing, indexRow, kindsOf, titleRows, unread } from '../rows/index-row.ts';
import type { AttributeKind } from '../../sources/ports/pushes.ts';
import type { AttributeRow, Tables, TitleRow } from '../schema.ts';
import type { WorkingSet } from './working-set.ts';

export async function flushIndex(
  trx: Transaction<Tables>,
  { orders, index, newOrders }: Pick<WorkingSet, 'orders' | 'index' | 'newOrders'>,
): Promise<void> {
  const entries = [...index].flatMap(([key, { row, attributes }]) => {
    const order = orders.get(key);
    return order ? [{ key, attributes, row: indexRow(order, order.askedBy, row) }] : [];
  });
  await eachPart(entries, (part) =>
    trx
      .insertInto('order_index')
      .values(part.map(({ row }) => row))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(({ ref }) => ({
          ...Object.fromEntries(changing.map((name) => [name, ref(`excluded.${name}`)])),
          // What was not read with this order stays as it was.
          has_exception: sql<number>`case when excluded.has_exception = ${sql.lit(unread)} then order_index.has_exception else excluded.has_exception end`,
          has_invoice: sql<number | null>`coalesce(excluded.has_invoice, order_index.has_invoice)`,
        })),
      )
      .execute(),
  );
  await flushAttributes(trx, entries, newOrders);
}

/** Most values stay as they are when an order changes: only those that came or went are written. */
async function flushAttributes(
  trx: Transaction<Tables>,
  entries: readonly { readonly key: string; readonly attributes: Parameters<typeof attributeRows>[1] }[],
  newOrders: ReadonlySet<string>,
): Promise<void> {
  const known = entries.filter(({ key }) => !newOrders.has(key)).map(({ key }) => key);
  const rows = await inParts(known, (part) =>
    trx
      .selectFrom('order_attributes')
      .select(['order_key', 'kind', 'value_key'])
      .where('order_key', 'in', part)
      .execute(),
  );
  const byOrder = Map.groupBy(rows, (row) => row.order_key);
  const titles = new Map<string, TitleRow>();
  const gone: Pick<AttributeRow, 'order_key' | 'value_key'>[] = [];
  const added: AttributeRow[] = [];
  for (const { key, attributes } of entries) {
    const before = byOrder.get(key) ?? [];
    const kinds = new Set(kindsOf(attributes));
    const wanted = [...attributeRows(key, attributes), ...neverRead(key, kinds, before)];
    const keys = new Set(wanted.map((row) => row.value_key));
    append(
      gone,
      before.filter((row) => kinds.has(row.kind) && !keys.has(row.value_key)),
    );
    const present = new Set(before.map((row) => row.value_key));
    append(
      added,
      wanted.filter((row) => !present.has(row.value_key)),
    );
    for (const row of titleRows(attributes)) if (!present.has(row.value_key)) titles.set(row.value_key, row);
  }
  for (const [value, found] of Map.groupBy(gone, (row) => row.value_key)) {
    const keys = found.map((row) => row.order_key);
    await eachPart(keys, (part) =>
      trx.deleteFrom('order_attributes').where('value_key', '=', value).where('order_key', 'in', part).execute(),
    );
  }
  await eachPart(added, (part) => trx.insertInto('order_attributes').values(part).execute());
  await eachPart([...titles.values()], (part) =>
    trx
      .insertInto('titles')
      .values(part)
      .onConflict((conflict) => conflict.column('value_key').doNothing())
      .execute(),
  );
}

/** Kinds of which nothing was ever read: their values are not told so far. */
const neverRead = (
  key: string,
  read: ReadonlySet<AttributeKind>,
  before: readonly Pick<AttributeRow, 'kind'>[],
): readonly AttributeRow[] =>
  attributeKinds
    .filter((kind) => !read.has(kind) && !before.some((row) => row.kind === kind))
    .map((kind) => ({ order_key: key, kind, value_key: untoldKey(kind) }));
