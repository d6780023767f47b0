/** The place of each order in its group, by the time of placing: the first is canonical, as in sources/domain/links.ts. */
import { sql, type Transaction } from 'kysely';
import { orderKeyText } from '../../sources/model.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { factsOf, overfull } from '../rows/link-rows.ts';
import { orderKeyOf } from '../rows/order-record.ts';
import type { Tables } from '../schema.ts';

/** Of these orders and of all that are in a group with one of them. A new order has the place of one that is alone. */
export async function writePlaces(
  trx: Transaction<Tables>,
  keys: ReadonlySet<string>,
  newOrders: ReadonlySet<string>,
): Promise<void> {
  const members = await membersWith(trx, [...keys]);
  if (members.length === 0 && keys.isSubsetOf(newOrders)) return;
  const grouped = new Set(members.map((row) => row.order_key));
  const rows = await inParts([...keys.union(grouped)], (part) =>
    trx
      .selectFrom('order_index')
      .innerJoin('orders', 'orders.key', 'order_index.key')
      .leftJoin('link_facts', 'link_facts.order_key', 'order_index.key')
      .select(['order_index.key', 'order_index.group_place', 'link_facts.facts'])
      .select(['orders.vendor', 'orders.tenant_id', 'orders.order_no', 'orders.asked_by'])
      .where('order_index.key', 'in', part)
      .execute(),
  );
  const known = new Map(
    rows.map((row) => [
      row.key,
      {
        place: row.group_place,
        placedAt: (row.facts === null ? null : factsOf(row.facts))?.placedAt ?? null,
        name: orderKeyText(orderKeyOf(row)),
      },
    ]),
  );
  const wanted = new Map([...keys].map((key) => [key, 0]));
  for (const group of Map.groupBy(members, (row) => row.group_key).values())
    group
      .flatMap(({ order_key: key }) => {
        const one = known.get(key);
        return one ? [{ key, ...one }] : [];
      })
      .toSorted((a, b) => byTime(a.placedAt, b.placedAt) || (a.name < b.name ? -1 : 1))
      .forEach(({ key }, place) => wanted.set(key, place));
  const changed = [...wanted].filter(([key, place]) => known.has(key) && known.get(key)?.place !== place);
  await eachPart(changed, (part) => {
    const places = sql.join(part.map(([key, place]) => sql`(${key}, cast(${place} as bigint))`));
    return sql`with places (key, place) as (values ${places})
      update order_index set group_place = places.place from places where order_index.key = places.key`.execute(trx);
  });
}

/** Without a time last. */
const byTime = (a: number | null, b: number | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b);

const membersWith = (trx: Transaction<Tables>, keys: readonly string[]) =>
  inParts(keys, (part) =>
    trx
      .selectFrom('group_members')
      .selectAll()
      .where(
        'group_key',
        'in',
        trx
          .selectFrom('group_members')
          .select('group_key')
          .where('order_key', 'in', part)
          .where('group_key', '<>', overfull),
      )
      .execute(),
  );
