/** Answers that the document does not describe: without an order, and with values of another shape. */
import { afterEach, describe, expect, test } from 'vitest';
import { type SomsSandboxOptions, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { NativeCode } from '../../../sources/model.ts';
import { call, closeAll, closedAfterwards, connect, existing, idsOf, keyOf, keysOf, parts, sound } from './source.ts';
import { holding } from './vendor.ts';

afterEach(closeAll);

describe('"there is no such order", however it is said', () => {
  const ways = [
    'status404',
    'empty',
    'emptyObject',
    'refused',
  ] as const satisfies readonly SomsSandboxOptions['absent'][];
  test.each(ways)('%s', async (absent) => {
    const vendor = await startSomsSandbox({ absent });
    closedAfterwards(vendor);
    const source = connect(vendor);
    const [known] = await source.orders(keysOf([sampleOrderId]), parts('logs'), call);
    const mixed = keysOf(['999', sampleOrderId, '998']);
    expect(idsOf(await source.orders(mixed, parts('logs'), call))).toEqual([null, sampleOrderId, null]);
    expect(idsOf(await source.orders(mixed, parts(), call))).toEqual([null, sampleOrderId, null]);
    expect(await source.reminders?.(['nobody'], call)).toEqual([null]);
    expect(await source.remindersOf?.(keysOf(['999']), call)).toEqual([[]]);
    const gone = { ...existing(known), key: keyOf('999') };
    expect(await source.tracesOf?.([{ order: gone, trackingNos: [null, 'W1'] }], call)).toEqual([[]]);
    expect(source.health().lastFault).toBeNull();
  });

  test.each([
    ['订单不存在', null],
    ['查无此订单', null],
    ['未找到订单', null],
    ['没有运单', null],
    ['order not found', null],
    ['系统繁忙', 'REFUSED'],
    ['没有权限', 'REFUSED'],
    ['您没有该店铺的访问权限', 'REFUSED'],
    ['没有查看该订单的操作权限', 'REFUSED'],
    ['参数错误', 'REFUSED'],
    ['', 'REFUSED'],
  ])('a refusal that says %j is %j', async (message, kind) => {
    const vendor = await startSomsSandbox();
    closedAfterwards(vendor);
    const source = connect(vendor);
    vendor.misbehave({ kind: 'refuse', message });
    const [one] = await source.orders(keysOf([sampleOrderId]), parts(), call);
    const [logged] = await source.orders(keysOf([sampleOrderId]), parts('logs'), call);
    for (const answer of [one, logged]) expect(answer instanceof SourceFault ? answer.kind : answer).toBe(kind);
  });
});

describe('an answer that is not quite as documented', () => {
  interface Deviation {
    readonly path: string;
    readonly reason: string;
  }
  async function read(orders: unknown, ids: readonly string[], asked = parts()) {
    const deviations: Deviation[] = [];
    const unmapped: NativeCode[] = [];
    const vendor = await holding([]);
    vendor.misbehave({ kind: 'replace', body: JSON.stringify({ orders }) });
    const source = connect(vendor, {
      onDeviation: (path, reason) => deviations.push({ path, reason }),
      onUnmapped: (native) => unmapped.push(native),
    });
    return { answers: await source.orders(keysOf(ids), asked, call), deviations, unmapped };
  }

  test('without any field but its id is an order of which nothing is known', async () => {
    const { answers, deviations } = await read([{ id: '1' }], ['1']);
    expect(existing(answers[0])).toMatchObject({
      status: 'UNKNOWN',
      paymentStatus: 'UNKNOWN',
      packages: [],
      amounts: {},
    });
    expect(deviations).toEqual([]);
  });

  test('with numbers where text belongs and text where numbers belong is read all the same', async () => {
    const { answers, deviations } = await read(
      [
        {
          id: 1,
          state: 5,
          shop: { id: 7 },
          real_total: '120.010',
          weight: ' 500.0 ',
          has_exception: 'true',
          tags: [{ name: 3 }],
        },
      ],
      ['1'],
    );
    expect(existing(answers[0])).toMatchObject({
      statusNative: [{ code: '5' }],
      shop: { id: '7' },
      amounts: { goodsPayable: { amount: '120.010' } },
      tags: ['3'],
    });
    expect(deviations).toEqual([]);
  });

  test('with values of no use is served without them, and each is reported without itself', async () => {
    const { answers, deviations } = await read(
      [
        {
          id: '1',
          created: '三月五日',
          real_total: '一百元',
          shop: 5,
          front: 'string',
          payment: { amount: true, freight: 14.02 },
          delivery: { waybills: [5, { waybill_id: 'W1' }, null], receiver: { contact: { name: {}, mobile: '138' } } },
          items: [null, { sku_id: 'a', quantity: 'x' }, 7, { sku_id: 'b', quantity: 2 }],
        },
      ],
      ['1'],
      parts('items'),
    );
    expect(existing(answers[0])).toMatchObject({
      createdAt: null,
      shop: null,
      amounts: { goodsPayable: null, payable: null, shipping: { amount: '14.02' } },
      packages: [{ trackingNo: 'W1' }],
      recipient: { name: { plain: null }, phone: { plain: '138' } },
      items: [
        { sku: { code: 'a' }, quantity: null },
        { sku: { code: 'b' }, quantity: '2' },
      ],
    });
    expect(deviations.map(({ path }) => path).toSorted()).toEqual([
      'created',
      'delivery.receiver.contact.name',
      'delivery.waybills.[]',
      'delivery.waybills.[]',
      'front',
      'items.[]',
      'items.[]',
      'items.[].quantity',
      'payment.amount',
      'real_total',
      'shop',
    ]);
    expect(JSON.stringify(deviations)).not.toMatch(/三月|一百/);
  });

  test('with unlisted codes is served, and each code is told', async () => {
    const { answers, unmapped } = await read(
      [
        {
          id: '1',
          state: 'archived',
          payment: { state: 'refunding' },
          delivery: { waybill_id: 'W1', carrier: { state: 'lost' } },
        },
      ],
      ['1'],
    );
    expect(existing(answers[0]).status).toBe('UNKNOWN');
    expect(unmapped.map(({ field, code }) => [field, code])).toEqual([
      ['state', 'archived'],
      ['payment.state', 'refunding'],
      ['delivery.carrier.state', 'lost'],
    ]);
  });

  test('with a row that cannot be read serves the others; what is missing then is not known to be absent', async () => {
    for (const junk of ['string', 5, null, [], {}, { id: null }, { id: '' }, { id: {} }]) {
      const { answers, deviations } = await read([{ id: '1' }, junk, { id: '2' }], ['1', '3', '2']);
      expect([answers[0], answers[2]].map((answer) => existing(answer).key.nativeId)).toEqual(['1', '2']);
      expect(answers[1]).toBeInstanceOf(SourceFault);
      expect(answers[1]).toMatchObject({ vendor: 'SOMS', kind: 'BAD_ANSWER' });
      expect(deviations).toContainEqual({ path: '[]', reason: 'not a record' });
    }
  });

  test('with rows that nobody asked for answers what was asked', async () => {
    const { answers } = await read([{ id: '9' }, { id: '1' }, { id: '1' }], ['1', '2']);
    expect(idsOf(answers)).toEqual(['1', null]);
  });

  test('of which nothing at all can be read is no empty list', async () => {
    const vendor = await holding([]);
    vendor.misbehave({ kind: 'replace', body: '{"orders":["string",5],"total":2}' });
    const source = connect(vendor);
    expect(await source.ordersByPlatformNo(['A'], parts(), call)).toMatchObject([{ kind: 'BAD_ANSWER' }]);
    expect(await source.ordersByTrackingNo?.(['W1'], parts(), call)).toMatchObject([{ kind: 'BAD_ANSWER' }]);
    await expect(source.ordersBySaleNo?.('X', parts(), call)).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
  });

  test.each([
    ['a broken row', '{"orders":[{"id":"1"},{"id":"2" "state":"x"}],"total":2}', '[]: not a record'],
    ['a broken part of a row', '{"orders":[{"id":"1"},{"id":"2","payment":{"type":}}],"total":2}', 'payment: not JSON'],
    ['a broken number', '{"orders":[{"id":"1"},{"id":"2","weight":1.}],"total":2}', 'weight: not JSON'],
  ])('with %s shows the others, and tells it', async (_what, body, told) => {
    const vendor = await holding([]);
    vendor.misbehave({ kind: 'replace', body });
    const deviations: string[] = [];
    const source = connect(vendor, { onDeviation: (path, reason) => deviations.push(`${path}: ${reason}`) });
    const [first, second] = await source.orders(keysOf(['1', '2']), parts(), call);
    expect(sound(first ?? null)?.key.nativeId).toBe('1');
    expect(second instanceof SourceFault).toBe(told.startsWith('[]'));
    expect(deviations).toEqual([told]);
  });

  test('without a list tells what stands in its place, and is no answer', async () => {
    const vendor = await holding([]);
    vendor.misbehave({ kind: 'replace', body: '{"orders":"none","total":2}' });
    const deviations: string[] = [];
    const source = connect(vendor, { onDeviation: (path, reason) => deviations.push(`${path}: ${reason}`) });
    expect(await source.orders(keysOf(['1']), parts(), call)).toMatchObject([{ kind: 'BAD_ANSWER' }]);
    expect(deviations).toEqual(['orders: custom']);
  });

  test('shows the record as it came, to every digit, and as a text where that is no JSON', async () => {
    const vendor = await holding([]);
    const rows = ['{"id":"1","weight":2.0,"x":12345678901234567890.10}', '{"id":"2","x":{"y":oops}}'];
    vendor.misbehave({ kind: 'replace', body: `{"orders":[${rows.join()}],"total":2}` });
    const orders = (await connect(vendor).orders(keysOf(['1', '2']), parts(), call)).map((order) => sound(order));
    expect(JSON.stringify(orders.map((order) => order?.raw))).toBe(`[${rows[0]},${JSON.stringify(rows[1])}]`);
    // A part of the answer's text would keep all of it.
    expect(orders.map((order) => order?.raw?.text)).toEqual(rows);
  });

  test('nested however deep ends in an order or in a fault', async () => {
    const vendor = await holding([]);
    const source = connect(vendor);
    for (const depth of [10, 1_000, 2_000, 2_200, 2_400, 3_000, 10_000, 200_000]) {
      vendor.behave();
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      vendor.misbehave({ kind: 'replace', body: `{"orders":[{"id":"1","weight":"x","extra":${deep}}]}` });
      const [answer] = await source.orders(keysOf(['1']), parts(), call);
      expect(answer instanceof SourceFault ? answer.kind : answer?.key.nativeId).toBe(
        answer instanceof SourceFault ? 'BAD_ANSWER' : '1',
      );
    }
  });
});
