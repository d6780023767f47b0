/** Every query that the store asks is answered by an index: looked at in the engines' own plans. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import fc from '../property.ts';
import { expect, it } from 'vitest';
import { observationOf } from '../../server/jobs/observer-queue.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import type { Store } from '../../store/store.ts';
import { order } from '../domain/bare-order.ts';
import { arrivalOf, factOf } from './facts.ts';
import { describeEngines, type Place } from './stores.ts';

/** Asks everything once that the store can be asked. */
async function everything(store: Store): Promise<void> {
  const unusable = {
    vendor: 'YUANSHU',
    endpoint: '/',
    receivedAt: 1,
    reason: 'r',
    headers: {},
    body: new Uint8Array(1),
    verified: false,
    acknowledged: false,
  } as const;
  const seen = { vendor: 'SOMS', tenantId: null, orderNo: 'S1', askedBy: null, at: 1 } as const;
  for (const status of ['A', 'B']) {
    const fact = factOf({ body: JSON.stringify({ status, numbers: status }) });
    const nonce = { scope: 's', value: randomUUID(), until: 1 };
    await store.accept(arrivalOf([fact], { nonce, unusable: [unusable] }));
    await store.observe([
      { ...seen, projection: { numbers: [], digest: { status }, row: null, attributes: {}, link: null } },
    ]);
  }
  await ties(store);
  await store.states('YUANSHU', null, ['Y1', 'Y2']);
  await store.statesByNumber('YUANSHU', 'PLATFORM_ORDER', ['A', 'B']);
  await store.history('YUANSHU', null, 'Y1');
  await store.changes({ after: 0n, limit: 10, vendors: null });
  await store.changes({ after: 0n, limit: 10, vendors: ['YUANSHU', 'SOMS'] });
  await store.quarantined({ state: null, limit: 10 });
  await store.quarantined({ state: 'HELD', limit: 10 });
  await store.quarantineEntry('1');
  await store.resolveQuarantine('1', 'DISCARDED');
  await store.refreshLater([{ vendor: 'SOMS', orderNo: 'S1' }], 10);
  await store.refreshed(await store.pendingRefreshes(10));
  await store.knownOrders('YUANSHU');
  await store.ordersByAnyNumber(['A'], null);
  await lists(store);
  await writes(store);
}

/** The ledger; its list of everything is read along its index. */
async function writes(store: Store): Promise<void> {
  const about = { vendor: 'SOMS', tenantId: null, nativeId: 'S1', askedBy: null } as const;
  const before = { startedAt: 5, id: 'a' };
  await store.operation('a');
  await store.operationByKey('local', 'key');
  for (const one of [null, about])
    for (const states of [null, ['FAILED', 'PARTIAL'] as const])
      await store.operations({ order: one, states, client: 'local', before, limit: 20 });
  for (const after of [null, before])
    await store.unresolvedOperations({ pendingBefore: 5, uncertainAfter: 1, after, limit: 20 });
}

/** Orders that come together, part, and are linked and cut. */
async function ties(store: Store): Promise<void> {
  const [a, b] = [order({ id: 'a', platform: 'taobao' }), order({ id: 'b', platform: 'taobao', vendor: 'EZR' })];
  for (const [n, one] of [a, b, { ...b, identifiers: [] }, b].entries())
    await store.observe([{ ...observationOf(one), at: n + 1 }]);
  await store.unlink(a.key, b.key, { by: 'x', at: 1 });
  await store.link(a.key, b.key, { by: 'x', at: 1 });
  await store.addNumbers([
    { name: { vendor: 'EZR', tenantId: null, orderNo: 'b' }, numbers: [{ namespace: 'WAYBILL', value: 'W-1' }] },
  ]);
  for (const n of Array.from({ length: 60 }, (_, at) => at))
    await store.observe([{ ...observationOf(order({ id: `m${n}`, number: 'P5' })), at: n + 1 }]);
  await store.observe([{ ...observationOf(order({ id: 'm1', number: 'P6' })), at: 100 }]);
  await store.groupsOf([a.key, b.key]);
  await store.carriersOf([{ vendor: 'EZR', namespace: 'PLATFORM_ORDER', value: 'P1' }]);
}

/** Every way of reading the index; counts and sums may read it whole. */
async function lists(store: Store): Promise<void> {
  const ways = fc.sample(
    fc.record({
      key: fc.constantFrom('PLACED_AT' as const, 'CREATED_AT' as const, 'MODIFIED_AT' as const),
      direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      backward: fc.boolean(),
      t: fc.option(fc.constant(5)),
      filter: fc.constantFrom(
        noFilter,
        { ...noFilter, shopIds: ['s'], status: ['SHIPPED' as const], placedAt: { from: 1, to: 2 } },
        { ...noFilter, productText: 'x', platformOrderNos: ['P'], trackingNo: 'W', hasException: true },
        { ...noFilter, not: { ...noFilter, tags: ['t'], onHold: false } },
      ),
    }),
    { numRuns: 200, seed: 1 },
  );
  for (const { key, direction, backward, t, filter } of ways)
    await store.rows({
      sort: { key, direction },
      backward,
      filter,
      vendors: ['YUANSHU', 'EZR'],
      after: { t, rank: 0, nativeId: 'n' },
      asOf: 9,
      limit: 20,
    });
}

type Explain = (statement: string) => Promise<readonly string[]>;

async function plansOf(at: Place, statements: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (explain: Explain): Promise<void> => {
    for (const statement of statements)
      for (const line of await explain(statement)) found.push(`${line} ← ${statement}`);
  };
  if (at.databaseUrl === null) {
    const sqlite = new Sqlite(join(at.dataDir, 'ordergraph.sqlite'));
    await look(async (statement) =>
      sqlite
        .prepare<unknown[], { detail: string }>(`explain query plan ${statement}`)
        .all(Array.from({ length: statement.split('?').length - 1 }, () => 1))
        .map(({ detail }) => detail),
    );
    sqlite.close();
    return found;
  }
  const client = new Client({ connectionString: at.databaseUrl });
  await client.connect();
  // Tables this small are read whole whatever the indices are: said to be dear, to see whether there is another way.
  await client.query('set enable_seqscan = off');
  await client.query('set plan_cache_mode = force_generic_plan');
  await look(async (statement) => {
    await client.query(`prepare looked_at as ${statement}`);
    const count = new Set(statement.match(/\$\d+/g)).size;
    const values = count === 0 ? '' : `(${Array.from({ length: count }, () => 'null').join()})`;
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain execute looked_at${values}`);
    await client.query('deallocate looked_at');
    return rows.map((row) => row['QUERY PLAN']);
  });
  await client.end();
  return found;
}

describeEngines('query plans', ({ place, openAt }) => {
  it('read no table from end to end', async () => {
    const at = await place();
    const statements = new Set<string>();
    const store = await openAt(at, { trace: (text) => statements.add(text) });
    // Migrations go through whole tables, once.
    statements.clear();
    await everything(store);
    await store.close();
    const looked = [...statements].filter((text) => /^(?:select|delete|update)\b.*\bfrom "|^update "/.test(text));
    const ours = looked.filter((text) => !/kysely_|pragma|pg_catalog|sqlite_master/.test(text));
    expect(ours.length).toBeGreaterThan(18);
    const plans = await plansOf(at, ours);
    // Each title of the catalogue once, to look for a part of it.
    const isTitles = /(?:SCAN|Seq Scan on) titles\b/;
    // In their own order along the primary key (a page of the newest), and the one row of the counters.
    const inOrder =
      /^SCAN quarantine ←.* order by "id" desc limit|^SCAN (?:part|counters|refreshes USING INDEX)|^SCAN \(subquery/;
    // The ring of unverified entries and the list of refreshes are bounded, and read in their indices.
    const isBounded = /SCAN (?:quarantine|refreshes) USING COVERING INDEX (?:quarantine_ring|refreshes_in_turn) ←/;
    const isExpected = (line: string): boolean => [inOrder, isTitles, isBounded].some((form) => form.test(line));
    const scans = plans.filter((line) => /^\s*(?:->\s*)?(?:SCAN|Seq Scan on)/.test(line) && !isExpected(line));
    expect(scans).toEqual([]);
  });

  it('and the look bites', async () => {
    const at = await place();
    await (await openAt(at)).close();
    const plans = await plansOf(at, [`select * from "orders" where "asked_by" = 'x'`]);
    expect(plans.join('\n')).toMatch(/SCAN orders|Seq Scan on orders/);
  });
});
