import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import type { Sandbox } from '../../../sandbox/server/server.ts';
import { sampleReminderId } from '../../../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import type { Reminder } from '../../../sources/model.ts';
import type { ReminderState } from '../../../sources/vocabulary.ts';
import { holdingReminders, pageOf, remindersIn } from './reminder-vendor.ts';
import { call, closeAll, connect, keyOf, sound, tenantId } from './source.ts';

afterEach(closeAll);

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
    expect(remindersIn(await pageOf(source, { storeId: 'nowhere' }))).toEqual([]);
    expect(remindersIn(await pageOf(source, { orders: [keyOf(somsOrderId)] }))).toEqual([reminderId]);
  });

  test('of no orders are none, without a question that could be taken for one about all', async () => {
    const source = connect(vendor);
    expect(await pageOf(source, { orders: [] })).toEqual({ rows: [], end: null, more: false, reason: null });
    expect(await source.remindersOf?.([], call)).toEqual([]);
    expect(await source.reminders?.([], call)).toEqual([]);
    expect(await source.orders([], new Set(), call)).toEqual([]);
    expect(await source.ordersByPlatformNo([], new Set(), call)).toEqual([]);
    expect(vendor.calls).toEqual([]);
  });
});

describe('a reminder that cannot be read', () => {
  test('is a fault where it was asked for, and hides no other', async () => {
    const vendor = await holdingReminders([]);
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
    const vendor = await holdingReminders([]);
    // A vendor that takes no notice of the page number must not be asked for ever.
    const rows = Array.from({ length: 100 }, (_, i) => ({ remind_id: String(i), order_id: 'A' }));
    vendor.misbehave({ kind: 'replace', body: JSON.stringify({ reminds: rows, total: 100 }) });
    const [ofA] = (await connect(vendor).remindersOf?.([keyOf('A')], call)) ?? [];
    expect(sound(ofA)).toHaveLength(100);
    expect(vendor.calls).toHaveLength(1);
  });
});
