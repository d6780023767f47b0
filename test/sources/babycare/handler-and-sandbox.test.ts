/** The write handler against the simulator: what one does the other shows, and an unknown outcome is settled by reading it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { babycareSource } from '../../../sources/babycare/adapter.ts';
import { type BabycareSandbox, startBabycareSandbox } from '../../../sandbox/babycare/sandbox.ts';
import { generateSales, usualSales } from '../../../sandbox/sales/generator.ts';
import type { Order } from '../../../sources/model.ts';
import type { Source } from '../../../sources/ports/source.ts';
import type { Expectation, Prepared, WriteHandler } from '../../../sources/ports/writes.ts';
import { call, d, expectationOf, flaws, operation, requestOf, ticket, time } from './handler.ts';
import { none, sound } from './vendor.ts';

const until = new Date('2026-11-22T08:00:00Z');
const sales = generateSales({ ...usualSales, until });
const followed = new Set(sales.map(({ follows }) => follows?.index));
const left = sales.filter(
  (sale) =>
    sale.inBabycare &&
    sale.splitInBabycare === 1 &&
    sale.follows === null &&
    !followed.has(sale.index) &&
    sale.after === null &&
    !sale.unlistedCodes &&
    sale.index % 250 !== 44 &&
    sale.lines.every(({ components }) => components.length === 0),
);

describe.each(['query', 'header', 'body'] as const)('with the public parameters in the %s', (publicParams) => {
  let sandbox: BabycareSandbox;
  let source: Source;
  let handler: WriteHandler;
  beforeAll(async () => {
    sandbox = await startBabycareSandbox({ until, publicParams, now: Date.now });
    source = babycareSource({
      url: sandbox.url,
      ...sandbox.credentials,
      publicParams,
      sign: 'md5',
      timeoutMs: 10_000,
      now: Date.now,
      random: () => crypto.randomUUID(),
    });
    if (!source.writes) throw new Error('no handler');
    handler = source.writes;
  });
  afterAll(() => Promise.all([source.close(), sandbox.close()]));

  const under = async (no: string): Promise<readonly Order[]> =>
    sound((await source.ordersByPlatformNo([no], none, call))[0]);
  let seen = 0;
  async function anOrder(status: string): Promise<Order> {
    for (; seen < left.length; seen += 1) {
      const [order] = await under(left[seen]?.platformOrderNo ?? '');
      if (order?.status === status && order.items.every((i) => (i.quantity ?? '0') !== '0')) {
        seen += 1;
        return order;
      }
    }
    throw new Error(`none ${status}`);
  }
  const settled = async (
    prepared: Prepared,
    settle: ((e: Expectation, f: readonly Order[], r: null) => unknown) | undefined,
  ) => {
    const expectation = expectationOf(prepared);
    if (!expectation || !settle) return null;
    const { find } = expectation;
    const found =
      'platformOrderNo' in find
        ? await under(find.platformOrderNo)
        : 'order' in find
          ? (await source.orders([find.order], none, call)).flatMap((o) => sound(o) ?? [])
          : [];
    return settle(expectation, found, null);
  };

  test('cancel', async () => {
    seen = 0;
    const order = await anOrder('AWAITING_SHIPMENT');
    const cancel = operation(handler, 'orderCancel');
    const prepared = cancel.prepare(
      { name: 'orderCancel', input: { reason: 'x' }, order: order.key, operator: null },
      order,
    );
    expect(await settled(prepared, cancel.reconcile)).toBe('NOT_SEEN');
    expect(await handler.send(requestOf(prepared), call)).toMatchObject({ done: true });
    expect(await settled(prepared, cancel.reconcile)).toBe('DONE');
    expect(await handler.send(requestOf(prepared), call)).toMatchObject({
      done: false,
      userErrors: [{ code: 'ALREADY_DONE' }],
    });
  });
  test('cancel of a shipped one', async () => {
    seen = 0;
    const order = await anOrder('SHIPPED');
    const cancel = operation(handler, 'orderCancel');
    const prepared = cancel.prepare({ name: 'orderCancel', input: {}, order: order.key, operator: null }, order);
    expect(await handler.send(requestOf(prepared), call)).toMatchObject({
      done: false,
      userErrors: [{ code: 'STATE_CONFLICT' }],
    });
  });
  test('return, exchange, reissue', async () => {
    seen = 50;
    const order = await anOrder('SHIPPED');
    const [item] = order.items;
    if (!item) throw new Error('no item');
    const giveBack = operation(handler, 'returnCreate');
    const prepared = giveBack.prepare(
      {
        name: 'returnCreate',
        order: order.key,
        operator: null,
        input: {
          kind: 'RETURN_AND_REFUND',
          ticket,
          platformReturnNo: `R-${publicParams}`,
          inbound: { carrierCode: 'ZT', trackingNo: '1' },
          items: [{ itemKey: item.itemKey, quantity: d('1') }],
        },
      },
      order,
    );
    expect(flaws(prepared)).toEqual([]);
    expect(await settled(prepared, giveBack.reconcile)).toBe('NOT_SEEN');
    expect(await handler.send(requestOf(prepared), call)).toMatchObject({ done: true });
    expect(await settled(prepared, giveBack.reconcile)).toBe('DONE');
    expect(await handler.send(requestOf(prepared), call)).toMatchObject({ done: false });

    const second = await anOrder('SHIPPED');
    const [line] = second.items;
    if (!line) throw new Error('no item');
    const exchange = operation(handler, 'exchangeCreate');
    const swapped = exchange.prepare(
      {
        name: 'exchangeCreate',
        order: second.key,
        operator: null,
        input: {
          ticket,
          in: [{ itemKey: line.itemKey, quantity: d('1') }],
          out: [{ itemKey: line.itemKey, skuCode: line.sku.code, quantity: d('1') }],
          shipFirst: true,
        },
      },
      second,
    );
    expect(flaws(swapped)).toEqual([]);
    expect(await settled(swapped, exchange.reconcile)).toBe('NOT_SEEN');
    expect(await handler.send(requestOf(swapped), call)).toMatchObject({ done: true });
    expect(await settled(swapped, exchange.reconcile)).toBe('DONE');

    const third = await anOrder('SHIPPED');
    const [other] = third.items;
    if (!other) throw new Error('no item');
    const reissue = operation(handler, 'reissueCreate');
    const again = reissue.prepare(
      {
        name: 'reissueCreate',
        order: third.key,
        operator: null,
        input: {
          ticket,
          items: [{ itemKey: other.itemKey, skuCode: other.sku.code, quantity: d('1') }],
        },
      },
      third,
    );
    expect(flaws(again)).toEqual([]);
    expect(await settled(again, reissue.reconcile)).toBe('NOT_SEEN');
    expect(await handler.send(requestOf(again), call)).toMatchObject({ done: true });
    expect(await settled(again, reissue.reconcile)).toBe('DONE');
  });
  test('create', async () => {
    seen = 0;
    const like = await anOrder('SHIPPED');
    const create = operation(handler, 'orderCreate');
    const prepared = create.prepare(
      {
        name: 'orderCreate',
        order: null,
        operator: null,
        input: {
          babycare: {
            platformOrderNo: 'NEW-1',
            platformStatus: 'WAIT_SELLER_SEND_GOODS',
            storeCode: like.shop?.code ?? '',
            reissue: false,
            memberName: 'm',
            placedAt: time('2026-11-20 10:00:00'),
            paidAt: time('2026-11-20 10:01:00'),
            recipient: {
              name: 'n',
              mobile: '13000000000',
              country: '中国',
              province: '浙江省',
              city: '杭州市',
              district: '滨江区',
              address: 'x',
            },
            lines: [
              {
                platformLineNo: 'NEW-1-1',
                skuCode: like.items[0]?.sku.code ?? '',
                quantity: 2,
                settlementFee: d('2.20'),
                settlementPrice: d('1.10'),
              },
            ],
          },
        },
      },
      null,
    );
    expect(flaws(prepared)).toEqual([]);
    expect(await settled(prepared, create.reconcile)).toBe('NOT_SEEN');
    const verdict = await handler.send(requestOf(prepared), call);
    expect(verdict).toMatchObject({ done: true });
    expect(await settled(prepared, create.reconcile)).toBe('DONE');
    if (!verdict.done || !verdict.created) throw new Error('not created');
    const [found] = await source.orders([verdict.created], none, call);
    expect(sound(found)).toMatchObject({ key: verdict.created });
    expect(await handler.send(requestOf(prepared), call)).toMatchObject({
      done: false,
      userErrors: [{ code: 'DUPLICATE' }],
    });
  });
});
