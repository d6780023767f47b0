/** Orders that belong together, as they are read, and a person's word on them, as it is written. */
import type { Kysely } from 'kysely';
import type { CarrierQuestion, KnownGroup, ManualLinks, LinkOutcome, OrderLinks } from '../../sources/ports/links.ts';
import type { OrderKey } from '../../sources/model.ts';
import { textsOf } from '../write/changes.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { decisionsOn, linksOf } from '../write/link-rows.ts';
import { numberKey, orderKey, pairOf } from '../keys.ts';
import type { OrderRow, Tables } from '../schema.ts';
import { inParts } from '../write/working-set.ts';
import type { Writer } from '../write/writer.ts';

/** Who looks further has no number of a few orders in hand. */
const mostCarriers = 50;

export function orderLinksOf(engine: Engine, writer: Writer): OrderLinks & ManualLinks {
  const decide =
    (kind: 'LINK' | 'UNLINK'): ManualLinks['link'] =>
    async (a, b, signed): Promise<LinkOutcome> => {
      const keys = [storedKey(a), storedKey(b)] as const;
      if (keys[0] === keys[1]) return { kind: 'SAME_ORDER' };
      const known = await guarded(engine, (db) => namesOf(db, keys));
      const unknown = [a, b].filter((order) => !known.has(storedKey(order)));
      if (unknown.length > 0) return { kind: 'UNKNOWN_ORDERS', orders: unknown };
      await writer.submit({ kind, pair: pairOf(...keys), ...signed });
      return { kind: 'DONE' };
    };
  return {
    link: decide('LINK'),
    unlink: decide('UNLINK'),
    groupsOf: (keys) => guarded(engine, (db) => groupsOf(db, keys)),
    carriersOf: (questions) => guarded(engine, (db) => carriersOf(db, questions)),
  };
}

const storedKey = ({ vendor, tenantId, nativeId }: OrderKey): string =>
  orderKey({ vendor, tenantId, orderNo: nativeId });

async function groupsOf(db: Kysely<Tables>, keys: readonly OrderKey[]): Promise<readonly KnownGroup[]> {
  const wanted = keys.map(storedKey);
  const members = await membersOf(db, wanted);
  const everyone = [...wanted, ...[...members.values()].flat()];
  const [links, decisions] = [await linksOf(db, everyone), await decisionsOn(db, everyone)];
  const others = [...links, ...decisions].flatMap(({ a, b }) => [a, b]);
  const names = await namesOf(db, [...everyone, ...others]);
  const named = (a: string, b: string): readonly { readonly a: OrderKey; readonly b: OrderKey }[] => {
    const [x, y] = [names.get(a), names.get(b)];
    return x && y ? [{ a: x, b: y }] : [];
  };
  return wanted.map((key, i): KnownGroup => {
    const group = new Set(members.get(key) ?? [key]);
    const touches = ({ a, b }: { readonly a: string; readonly b: string }): boolean => group.has(a) || group.has(b);
    const found = [...group].flatMap((member) => names.get(member) ?? []);
    const asked = keys[i];
    return {
      members: found.length === 0 && asked ? [asked] : found,
      links: links
        .filter(touches)
        .flatMap(({ a, b, confidence, evidence }) =>
          named(a, b).map((pair) => ({ ...pair, confidence, evidence: textsOf(evidence) })),
        ),
      decisions: decisions
        .filter(touches)
        .flatMap(({ a, b, kind, by_whom: by, at }) => named(a, b).map((pair) => ({ ...pair, kind, by, at }))),
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
      .orderBy('other.order_key')
      .execute(),
  );
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, found]) => [key, found.map(({ member }) => member)]),
  );
}

async function namesOf(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlyMap<string, OrderKey>> {
  const rows = await inParts(keys, (part) =>
    db
      .selectFrom('orders')
      .select(['key', 'vendor', 'tenant_id', 'order_no', 'asked_by'])
      .where('key', 'in', part)
      .execute(),
  );
  return new Map(rows.map((row) => [row.key, keyOf(row)]));
}

const keyOf = (row: Pick<OrderRow, 'vendor' | 'tenant_id' | 'order_no' | 'asked_by'>): OrderKey => ({
  vendor: row.vendor,
  tenantId: row.tenant_id,
  nativeId: row.order_no,
  askedBy: row.asked_by,
});

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
    (found.get(key) ?? []).slice(0, mostCarriers).map((row) => ({ key: keyOf(row), kind: row.kind })),
  );
}
