/** Which orders belong together, and which orders carry a number. */
import type { Kysely } from 'kysely';
import type { CarrierQuestion, KnownGroup, OrderLinks } from '../../sources/ports/links.ts';
import type { OrderKey } from '../../sources/model.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { inParts } from '../engine/parts.ts';
import { numberKey, type Pair, storedKey } from '../keys.ts';
import { textsOf } from '../rows/json.ts';
import { decisionsOn, linksOf, overfull } from '../rows/link-rows.ts';
import { orderKeyOf, orderKeysOf } from '../rows/order-record.ts';
import type { Tables } from '../schema.ts';

/** A number of more orders than these does not help whoever looks for one of them. */
const mostCarriers = 50;

export function orderLinksOf(engine: Engine): OrderLinks {
  return {
    groupsOf: (keys) => guarded(engine, (db) => groupsOf(db, keys)),
    carriersOf: (questions) => guarded(engine, (db) => carriersOf(db, questions)),
  };
}

async function groupsOf(db: Kysely<Tables>, keys: readonly OrderKey[]): Promise<readonly KnownGroup[]> {
  const wanted = keys.map(storedKey);
  const members = await membersOf(db, wanted);
  const everyone = [...wanted, ...[...members.values()].flat()];
  const [links, decisions] = [await linksOf(db, everyone), await decisionsOn(db, everyone)];
  const others = [...links, ...decisions].flatMap(({ a, b }) => [a, b]);
  const names = await orderKeysOf(db, [...everyone, ...others]);
  const named = (pair: Pair): readonly { readonly a: OrderKey; readonly b: OrderKey }[] => {
    const [a, b] = [names.get(pair.a), names.get(pair.b)];
    return a && b ? [{ a, b }] : [];
  };
  return wanted.map((key, i): KnownGroup => {
    const group = new Set(members.get(key) ?? [key]);
    const touches = ({ a, b }: Pair): boolean => group.has(a) || group.has(b);
    const found = [...group].flatMap((member) => names.get(member) ?? []);
    const asked = keys[i];
    return {
      members: found.length === 0 && asked ? [asked] : found,
      links: links
        .filter(touches)
        .flatMap((link) =>
          named(link).map((pair) => ({ ...pair, confidence: link.confidence, evidence: textsOf(link.evidence) })),
        ),
      decisions: decisions
        .filter(touches)
        .flatMap(({ a, b, kind, by_whom: by, at }) => named({ a, b }).map((pair) => ({ ...pair, kind, by, at }))),
    };
  });
}

/** For each of these orders that is in a group of several, all that are in it. */
async function membersOf(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await inParts(keys, (part) =>
    db
      .selectFrom('group_members as own')
      .innerJoin('group_members as other', 'other.group_key', 'own.group_key')
      .select(['own.order_key as key', 'other.order_key as member'])
      .where('own.order_key', 'in', part)
      .where('own.group_key', '<>', overfull)
      .orderBy('other.order_key')
      .execute(),
  );
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, found]) => [key, found.map(({ member }) => member)]),
  );
}

async function carriersOf(
  db: Kysely<Tables>,
  questions: readonly CarrierQuestion[],
): ReturnType<OrderLinks['carriersOf']> {
  const keys = questions.map(({ vendor, namespace, value }) => numberKey(vendor, namespace, value));
  const rows = await inParts(keys, (part) =>
    db
      .selectFrom('numbers')
      .innerJoin('orders', 'orders.key', 'numbers.order_key')
      .leftJoin('order_index', 'order_index.key', 'numbers.order_key')
      .select(['numbers.number_key', 'orders.vendor', 'orders.tenant_id', 'orders.order_no', 'orders.asked_by'])
      .select('order_index.kind')
      .where('numbers.number_key', 'in', part)
      .orderBy('orders.key')
      .limit(part.length * mostCarriers)
      .execute(),
  );
  const found = Map.groupBy(rows, (row) => row.number_key);
  return keys.map((key) =>
    (found.get(key) ?? []).slice(0, mostCarriers).map((row) => ({ key: orderKeyOf(row), kind: row.kind })),
  );
}
