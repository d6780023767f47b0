/** What sources and the change feed read: the current state of orders, by their own number or by any other. */
import { mostCarriers } from '../../sources/ports/links.ts';
import type { IdNamespace, Vendor } from '../../sources/vocabulary.ts';
import type { OrderState, PushedOrders } from '../../sources/ports/pushes.ts';
import { numberForm } from '../../sources/values/number-text.ts';
import { type Engine, guarded } from '../engine/engine.ts';
import { inParts } from '../engine/parts.ts';
import { numberKey, orderKey } from '../keys.ts';
import { crowdedAmong } from '../rows/link-rows.ts';
import { readOrders, stateOf } from '../rows/order-record.ts';
import type { Store } from '../store.ts';
import { readChanges } from './changes.ts';

type Reads = PushedOrders & Pick<Store, 'knownOrders' | 'lastArrivalAt' | 'history' | 'changes' | 'ping'>;

export function readsOf(engine: Engine): Reads {
  return {
    states: async (vendor, tenantId, orderNos) => {
      const keys = orderNos.map((orderNo) => orderKey({ vendor, tenantId, orderNo }));
      const states = await statesOf(engine, keys);
      return keys.map((key) => states.get(key) ?? null);
    },
    statesByNumber: (vendor, namespace, values) => statesByNumber(engine, vendor, { namespace, values }),
    knownOrders: async (vendor) => (await totalsOf(engine, vendor))?.orders ?? 0,
    lastArrivalAt: async (vendor) => (await totalsOf(engine, vendor))?.last_arrival_at ?? null,
    history: async (vendor, tenantId, orderNo) => {
      const exact = await history(engine, orderKey({ vendor, tenantId, orderNo }));
      if (exact.length > 0 || tenantId !== null) return exact;
      const [states = []] = await statesByNumber(engine, vendor, { namespace: 'VENDOR_ID', values: [orderNo] });
      const [only, ...others] = states.filter((state) => state.orderNo === orderNo);
      return only && others.length === 0 ? history(engine, orderKey(only)) : exact;
    },
    changes: (query) => guarded(engine, (db) => readChanges(db, query)),
    ping: async () => {
      await guarded(engine, (db) => db.selectFrom('counters').select('id').execute());
    },
  };
}

async function statesOf(engine: Engine, keys: readonly string[]): Promise<ReadonlyMap<string, OrderState>> {
  const orders = await guarded(engine, (db) => readOrders(db, keys));
  return new Map(
    [...orders].flatMap(([key, order]) => {
      const state = stateOf(order);
      return state ? [[key, state] as const] : [];
    }),
  );
}

const isIn =
  (forms: ReadonlySet<string>) =>
  (number: string): boolean =>
    forms.has(numberForm(number));

interface Numbers {
  readonly namespace: IdNamespace;
  readonly values: readonly string[];
}
async function statesByNumber(engine: Engine, vendor: Vendor, { namespace, values }: Numbers) {
  const keyOf = (value: string): string => numberKey(vendor, namespace, value);
  const keys = values.map(keyOf);
  const carriers = await guarded(engine, async (db) => {
    const crowded = namespace === 'PLATFORM_ORDER' ? await crowdedAmong(db, values.map(numberForm)) : new Set<string>();
    const rows = db.selectFrom('numbers').select(['number_key', 'order_key']);
    const [many, few] = [values.filter(isIn(crowded)), values.filter((value) => !isIn(crowded)(value))];
    const found = [await inParts(few.map(keyOf), (part) => rows.where('number_key', 'in', part).execute())];
    // So many orders may carry these that they are not to be read all.
    for (const key of new Set(many.map(keyOf)))
      found.push(
        await rows
          .where('number_key', '=', key)
          .limit(mostCarriers + 1)
          .execute(),
      );
    return found.flat();
  });
  const byNumber = Map.groupBy(carriers, (row) => row.number_key);
  const states = await statesOf(
    engine,
    carriers.map((row) => row.order_key),
  );
  return keys.map((key) =>
    (byNumber.get(key) ?? [])
      .flatMap((row) => states.get(row.order_key) ?? [])
      .toSorted((a, b) => a.firstSeenAt - b.firstSeenAt || (a.orderNo < b.orderNo ? -1 : 1)),
  );
}

const totalsOf = (engine: Engine, vendor: Vendor) =>
  guarded(engine, (db) => db.selectFrom('totals').selectAll().where('vendor', '=', vendor).executeTakeFirst());

async function history(engine: Engine, key: string): ReturnType<Store['history']> {
  const rows = await guarded(engine, (db) =>
    db.selectFrom('versions').selectAll().where('order_key', '=', key).orderBy('id').execute(),
  );
  return rows.map((row) => ({
    kind: row.kind,
    acceptance: row.acceptance,
    key: row.fact_key,
    body: row.body,
    receivedAt: row.received_at,
    modifiedAt: row.modified_at,
  }));
}
