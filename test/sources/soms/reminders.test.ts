import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SourceFault } from '../../../sources/fault.ts';
import { at } from '../../../sources/values/json.ts';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import { type Sandbox, startSandboxServer } from '../../../sandbox/server/server.ts';
import type { OrderKey, Reminder } from '../../../sources/model.ts';
import type { ReminderState } from '../../../sources/vocabulary.ts';
import type { Outcome, ReminderPage, ReminderQuery, Source } from '../../../sources/ports/source.ts';
import { somsSource } from '../../../sources/soms/adapter.ts';
import { sampleReminderId } from '../../../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';

const tenantId = 'sandbox';
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
function connect(vendor: Sandbox): Source {
  const source = somsSource({
    url: vendor.url,
    tenantId,
    user: 'sandbox',
    password: 'sandbox-password',
    operator: 'ordergraph',
    timeoutMs: 5_000,
    now: Date.now,
  });
  open.push(source);
  return source;
}
const call = { signal: new AbortController().signal, onCall: () => undefined };
const keyOf = (nativeId: string): OrderKey => ({ vendor: 'SOMS', tenantId, nativeId, askedBy: null });
function sound<T>(outcome: Outcome<T> | undefined): T {
  if (outcome instanceof SourceFault) throw outcome;
  if (outcome === undefined) throw new Error('no answer');
  return outcome;
}
async function pageOf(source: Source, query: Partial<ReminderQuery>): Promise<ReminderPage> {
  const page = await source.remindersPage?.(
    { states: null, orders: null, storeId: null, before: null, limit: 20, ...query },
    call,
  );
  if (!page) throw new Error('SOMS knows reminders');
  return page;
}
const idsOf = ({ rows }: ReminderPage): readonly string[] => rows.map(({ reminder }) => reminder.reminderId);

describe('with the simulator', () => {
  let vendor: Sandbox;
  beforeAll(async () => {
    vendor = await startSomsSandbox();
  });
  afterAll(() => vendor.close());
  beforeEach(() => vendor.forgetCalls());
  const operations = (): readonly string[] => vendor.calls.map(({ operation }) => operation);
  const { reminderId, somsOrderId } = showcaseIds;
  const shown: Reminder = {
    vendor: 'SOMS',
    tenantId,
    reminderId,
    order: keyOf(somsOrderId),
    state: 'REPLIED',
    remindedAt: expect.stringMatching(/^2026-01-02T08:00:00\+08:00$/),
    count: 1,
    platformReminderId: `F${reminderId}`,
    reply: {
      content: '已联系仓库加急',
      operator: 'kefu01',
      at: expect.stringMatching(/^2026-01-02T08:20:00\+08:00$/),
    },
  };

  test('one id is one read', async () => {
    const source = connect(vendor);
    expect(await source.reminders?.([reminderId], call)).toEqual([shown]);
    expect(await source.reminders?.(['nobody'], call)).toEqual([null]);
    expect(operations()).toEqual(['getOrderRemind', 'getOrderRemind']);
  });

  test('several ids are one query, answered in the order of the question', async () => {
    const ids = ['nobody', reminderId, sampleReminderId, reminderId, '..'];
    const answers = await connect(vendor).reminders?.(ids, call);
    expect(answers?.map((answer) => sound(answer)?.reminderId ?? null)).toEqual([
      null,
      reminderId,
      sampleReminderId,
      reminderId,
      null,
    ]);
    expect(operations()).toEqual(['queryOrderReminds']);
  });

  test.each(['.', '..', 'a/b', '?x=1', '中文'])('the id %j reaches no other operation', async (id) => {
    expect(await connect(vendor).reminders?.([id], call)).toEqual([null]);
    expect(['getOrderRemind', 'queryOrderReminds']).toContain(operations()[0]);
  });

  test('of orders: one query for all, each order its own', async () => {
    const orders = [keyOf('999'), keyOf(somsOrderId), keyOf('202012021621')];
    const answers = await connect(vendor).remindersOf?.(orders, call);
    expect(answers?.map((answer) => sound(answer).map((one) => one.reminderId))).toEqual([
      [],
      [reminderId],
      [sampleReminderId],
    ]);
    expect(operations()).toEqual(['queryOrderReminds']);
  });

  test('of 101 orders: two queries', async () => {
    const orders = [...Array.from({ length: 100 }, (_, i) => keyOf(`x${i}`)), keyOf(somsOrderId)];
    const answers = await connect(vendor).remindersOf?.(orders, call);
    expect(answers?.map((answer) => sound(answer).length)).toEqual([...orders.slice(1).map(() => 0), 1]);
    expect(operations()).toEqual(['queryOrderReminds', 'queryOrderReminds']);
  });

  test.each<[ReminderState, number]>([
    ['NOT_REPLIED', 1],
    ['REPLIED', 1],
    ['INVALID', 1],
  ])('%s alone is filtered by the vendor', async (state, calls) => {
    const page = await pageOf(connect(vendor), { states: [state], limit: 50 });
    expect(page.rows.length).toBeGreaterThan(0);
    expect(new Set(page.rows.map(({ reminder }) => reminder.state))).toEqual(new Set([state]));
    expect(vendor.calls).toHaveLength(calls);
  });

  test('only those of a store, only those of an order', async () => {
    const source = connect(vendor);
    const ofStore = await pageOf(source, { storeId: '0001', limit: 100 });
    expect(ofStore.rows.length).toBeGreaterThan(0);
    expect(idsOf(await pageOf(source, { storeId: 'nowhere' }))).toEqual([]);
    expect(idsOf(await pageOf(source, { orders: [keyOf(somsOrderId)] }))).toEqual([reminderId]);
  });

  test('of no orders are none, without a question that could be taken for one about all', async () => {
    const source = connect(vendor);
    expect(await pageOf(source, { orders: [] })).toEqual({ rows: [], more: false });
    expect(await source.remindersOf?.([], call)).toEqual([]);
    expect(await source.reminders?.([], call)).toEqual([]);
    expect(await source.orders([], new Set(), call)).toEqual([]);
    expect(await source.ordersByPlatformNo([], new Set(), call)).toEqual([]);
    expect(vendor.calls).toEqual([]);
  });
});

interface Held {
  readonly id: string;
  readonly state: string;
  /** A row that no reader can make anything of. */
  readonly junk?: boolean;
}
/** A vendor whose reminders the test holds, oldest first; a new one is pushed at the end. */
async function holding(reminders: readonly Held[]): Promise<Sandbox> {
  const vendor = await startSandboxServer({
    about: 'a vendor of these reminders',
    refusal: (message) => ({ body: { success: false, message } }),
    routes: [
      {
        operation: 'queryOrderReminds',
        method: 'POST',
        path: '/{tenant_id}/soms/orderremindservice/reminds/query',
        answer: ({ query, body }) => {
          const [page, size] = [Number(query.get('page')), Number(query.get('page_size'))];
          const state = at(body, 'reply_state_eq');
          const ids = at(body, 'id_in');
          const found = reminders.filter(
            (one) => (state === undefined || one.state === state) && (!Array.isArray(ids) || ids.includes(one.id)),
          );
          const sorted = query.get('desc') === 'true' ? found.toReversed() : found;
          const rows = sorted
            .slice(page * size, (page + 1) * size)
            .map(({ id, state: reply_state, junk }) =>
              junk ? { remind_id: {}, order_id: 5 } : { remind_id: id, order_id: `o${id}`, reply_state },
            );
          return { body: { total: found.length, page, page_size: size, reminds: rows } };
        },
      },
    ],
  });
  open.push(vendor);
  return vendor;
}
const numbered = (count: number, state: (i: number) => string = () => 'none'): Held[] =>
  Array.from({ length: count }, (_, i) => ({ id: String(i), state: state(i) }));
const newest = (held: readonly Held[]): readonly string[] =>
  held
    .filter(({ junk }) => !junk)
    .map(({ id }) => id)
    .toReversed();

interface Reading {
  readonly ids: readonly string[];
  readonly numbers: readonly number[];
  readonly pages: number;
}
/** Reads on from each page's last row, as a client does, until there is no more. */
async function readAll(
  source: Source,
  query: Partial<ReminderQuery>,
  between: (page: number) => { readonly limit: number },
): Promise<Reading> {
  const [ids, numbers]: [string[], number[]] = [[], []];
  let before: number | null = null;
  for (let pages = 1; ; pages += 1) {
    const page: ReminderPage = await pageOf(source, { ...query, before, ...between(pages) });
    ids.push(...idsOf(page));
    numbers.push(...page.rows.map(({ index }) => index));
    if (!page.more) return { ids, numbers, pages };
    const last = page.rows.at(-1);
    if (!last) throw new Error('more is promised, and no row says where to go on');
    if (pages > 2_000) throw new Error('the pages have no end');
    before = last.index;
  }
}

describe('page by page from the newest', () => {
  test('nothing is lost and nothing comes twice, whatever the page sizes, while new reminders arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(340),
        fc.array(fc.record({ limit: fc.integer({ min: 1, max: 100 }), arriving: fc.nat(7) }), {
          minLength: 1,
          maxLength: 9,
        }),
        async (count, steps) => {
          const held = numbered(count);
          const there = newest(held);
          const source = connect(await holding(held));
          let arrived = count;
          const reading = await readAll(source, {}, (page) => {
            const step = steps[(page - 1) % steps.length] ?? { limit: 100, arriving: 0 };
            if (page > 1)
              for (let i = 0; i < step.arriving; i += 1) held.push({ id: String(arrived++), state: 'none' });
            // Not below 10, so that a long list does not take hundreds of calls.
            return { limit: Math.max(step.limit, Math.floor(count / 30)) };
          });
          expect(reading.ids).toEqual(there);
          // The number of a reminder is its place from the oldest, now and later.
          expect(reading.numbers).toEqual(there.map(Number));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('rows that cannot be read move no number', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 30 }),
        async (dice, limit) => {
          // The oldest can be read: a page of which no row can be is a fault.
          const held = dice.map((roll, i) => ({ id: String(i), state: 'none', junk: roll === 0 && i > 0 }));
          const reading = await readAll(connect(await holding(held)), {}, () => ({ limit }));
          expect(reading.ids).toEqual(newest(held));
          expect(reading.numbers).toEqual(newest(held).map(Number));
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    [0, 20, 1],
    [1, 1, 1],
    [20, 20, 1],
    [21, 20, 2],
    [100, 100, 1],
    [250, 100, 3],
  ])('%i reminders by %i are %i pages, the last of which says that it is the last', async (count, limit, pages) => {
    const held = numbered(count);
    const reading = await readAll(connect(await holding(held)), {}, () => ({ limit }));
    expect([reading.ids, reading.pages]).toEqual([newest(held), pages]);
  });

  test('costs one call a page, two where the page lies across two of the vendor', async () => {
    const vendor = await holding(numbered(1_000));
    const source = connect(vendor);
    for (const [before, limit] of [
      [null, 20],
      [980, 20],
      [987, 13],
      [500, 100],
      [450, 100],
      [1, 100],
    ] as const) {
      vendor.forgetCalls();
      const { rows } = await pageOf(source, { before, limit });
      expect(rows).toHaveLength(Math.min(limit, before ?? 1_000));
      expect(vendor.calls.length).toBeLessThanOrEqual(before === 450 ? 2 : 1);
    }
  });

  test('goes on from the new end of a list that has become shorter', async () => {
    const held = numbered(300);
    const source = connect(await holding(held));
    const first = await pageOf(source, { limit: 20 });
    expect(first.rows.at(-1)?.index).toBe(280);
    held.splice(10);
    const next = await pageOf(source, { before: 280, limit: 20 });
    expect([idsOf(next), next.more]).toEqual([newest(held), false]);
  });

  test('a page of which nothing can be read is a fault, not an end', async () => {
    const held = numbered(50).map((one) => ({ ...one, junk: true }));
    const source = connect(await holding(held));
    for (const before of [null, 40])
      await expect(pageOf(source, { before, limit: 10 })).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
  });

  test('a full page without the total cannot be numbered: a fault', async () => {
    const vendor = await holding([]);
    const row = { remind_id: '1', order_id: '2' };
    vendor.misbehave({ kind: 'replace', body: JSON.stringify({ reminds: [row, { ...row, remind_id: '3' }] }) });
    await expect(pageOf(connect(vendor), { limit: 2 })).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
    const all = await pageOf(connect(vendor), { limit: 3 });
    expect([idsOf(all), all.rows.map(({ index }) => index), all.more]).toEqual([['1', '3'], [1, 0], false]);
  });
});

describe('in several states', () => {
  const states = ['none', 'replied', 'invalid', 'string'];
  const named: Readonly<Record<string, ReminderState>> = {
    none: 'NOT_REPLIED',
    replied: 'REPLIED',
    invalid: 'INVALID',
    string: 'UNKNOWN',
  };

  test('nothing is lost and nothing comes twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...states), { maxLength: 320 }),
        fc.constantFrom<readonly ReminderState[]>(
          ['NOT_REPLIED', 'REPLIED'],
          ['REPLIED', 'INVALID', 'UNKNOWN'],
          ['UNKNOWN'],
          ['NOT_REPLIED', 'REPLIED', 'INVALID', 'UNKNOWN'],
        ),
        fc.integer({ min: 15, max: 100 }),
        async (list, wanted, limit) => {
          const held = numbered(list.length, (i) => list[i] ?? '');
          const reading = await readAll(connect(await holding(held)), { states: wanted }, () => ({ limit }));
          const fitting = held.filter(({ state }) => wanted.some((one) => one === named[state]));
          expect(reading.ids).toEqual(newest(fitting));
          expect(reading.numbers).toEqual(newest(fitting).map(Number));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a rare one is found however far back it is', async () => {
    const held = numbered(2_500, (i) => (i === 3 || i === 2_400 ? 'string' : 'none'));
    const vendor = await holding(held);
    const reading = await readAll(connect(vendor), { states: ['UNKNOWN', 'INVALID'] }, () => ({ limit: 20 }));
    expect(reading.ids).toEqual(['2400', '3']);
  });

  test('none at all is the end', async () => {
    const source = connect(await holding(numbered(1_250)));
    expect(await pageOf(source, { states: ['REPLIED', 'INVALID'] })).toEqual({ rows: [], more: false });
  });
});

describe('a reminder that cannot be read', () => {
  test('is a fault where it was asked for, and hides no other', async () => {
    const vendor = await holding([]);
    const rows = [{ remind_id: '1', order_id: 'A' }, { remind_id: {}, order_id: 'B' }, 'string'];
    vendor.misbehave({ kind: 'replace', body: JSON.stringify({ reminds: rows, total: 3 }) });
    const source = connect(vendor);
    const [read, unread] = (await source.reminders?.(['1', '2'], call)) ?? [];
    expect(sound(read)?.reminderId).toBe('1');
    expect(unread).toMatchObject({ kind: 'BAD_ANSWER' });
    const [ofA, ofB] = (await source.remindersOf?.([keyOf('A'), keyOf('B')], call)) ?? [];
    expect(sound(ofA).map((one) => one.reminderId)).toEqual(['1']);
    expect(ofB).toMatchObject({ kind: 'BAD_ANSWER' });
  });

  test('of an order among hundreds of others is still the end of a list', async () => {
    const vendor = await holding([]);
    // A vendor that takes no notice of the page number must not be asked for ever.
    const rows = Array.from({ length: 100 }, (_, i) => ({ remind_id: String(i), order_id: 'A' }));
    vendor.misbehave({ kind: 'replace', body: JSON.stringify({ reminds: rows, total: 100 }) });
    const [ofA] = (await connect(vendor).remindersOf?.([keyOf('A')], call)) ?? [];
    expect(sound(ofA)).toHaveLength(100);
    expect(vendor.calls).toHaveLength(1);
  });
});
