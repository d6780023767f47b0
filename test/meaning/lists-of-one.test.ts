/** A list of one that is sent as that one, or as JSON text, is that list; and what is blank is none. */
import { afterAll, describe, expect, test } from 'vitest';
import { type Meaning, startMeaning, type Wire } from './world.ts';

const world: Meaning = await startMeaning();
afterAll(() => world.close());

/** A list, the list of one as that one, and both as JSON text. */
const forms: readonly (readonly [string, (one: unknown) => unknown])[] = [
  ['a list', (one) => [one]],
  ['one without a list', (one) => one],
  ['the JSON text of a list', (one) => JSON.stringify([one])],
  ['the JSON text of one', (one) => JSON.stringify(one)],
];

describe.each(forms)('%s', (_form, as) => {
  test('has the lines, parts, payments, tags and exceptions of SOMS', async () => {
    const line = {
      item_id: '1',
      sku_id: 'S1',
      quantity: 2,
      details: as({ id: 'C1', quantity: 4, trace_code_details: as({ code: 'T1' }) }),
      trace_codes: as({ code: 'ignored' }),
    };
    const shown = await world.soms(
      {
        items: as(line),
        tags: as({ name: 'VIP' }),
        exceptions: as({ code: 'sku' }),
        payment: { details: as({ code: 'wx', name: '微信', amount: 3 }) },
        delivery: { waybills: as({ waybill_id: 'W1', products: as({ sku_id: 'S1', quantity: 1 }) }) },
      },
      `items { nodes { sku { code } quantity components { sku { code } quantity traceCodes { code } } } }
       tags exceptions { code } payments { amount { amount } }
       packages { trackingNo contents { sku { code } quantity } }`,
    );
    expect(shown).toEqual({
      items: {
        nodes: [
          {
            sku: { code: 'S1' },
            quantity: '2',
            components: [{ sku: { code: 'C1' }, quantity: '4', traceCodes: [{ code: 'T1' }] }],
          },
        ],
      },
      tags: ['VIP'],
      exceptions: [{ code: 'sku' }],
      payments: [{ amount: { amount: '3' } }],
      packages: [{ trackingNo: 'W1', contents: [{ sku: { code: 'S1' }, quantity: '1' }] }],
    });
  });

  test('has the lines of Babycare, and its orders', async () => {
    const order = {
      salesOrderId: 1,
      platformOrderNo: '$NUMBER',
      orderDetailList: as({ id: 1, skuCode: 'S1', qty: 3 }),
    };
    const { data: shown, errors } = await world.babycareBody(
      { code: 0, data: { orderList: as(order) } },
      'items { nodes { sku { code } quantity } }',
    );
    expect(errors).toEqual([]);
    expect(shown.order.items.nodes).toEqual([{ sku: { code: 'S1' }, quantity: '3' }]);
  });

  test('has the lines, sub goods and payments of Yuanshu', async () => {
    const shown = await world.yuanshu(
      {
        payStatus: '1',
        goodsInfoList: as({
          orderLineNo: '1001',
          skuCode: 'S1',
          buyNum: 2,
          subGoodsList: as({ skuCode: 'C1', buyNum: 1 }),
        }),
        payInfo: { orderPayTypeInfos: as({ payType: 1003, amount: 500 }) },
        pickGoodsInfo: as({ orderLineNo: '1001', realPickQuantity: 2 }),
      },
      'items { nodes { sku { code } pickedQuantity components { sku { code } } } } payments { amount { amount } }',
    );
    expect(shown).toEqual({
      items: { nodes: [{ sku: { code: 'S1' }, pickedQuantity: '2', components: [{ sku: { code: 'C1' } }] }] },
      payments: [{ amount: { amount: '5.00' } }],
    });
  });

  test('has the lines and numbers of EZR', async () => {
    const shown = await world.ezr(
      { Dtls: as({ ItemNo: 'S1', Quantity: 2 }), ExchangeType: 1, ExchangeRelCode: '["E900001"]' },
      'items { nodes { sku { code } quantity } } identifiers { namespace value }',
    );
    expect(shown.items.nodes).toEqual([{ sku: { code: 'S1' }, quantity: '2' }]);
    expect(shown.identifiers).toContainEqual({ namespace: 'EXCHANGE', value: 'E900001' });
  });
});

describe.each([[''], [' '], [{}], [null], ['[]'], ['{}']])('%j where a list belongs', (none) => {
  test('is none, for every vendor', async () => {
    const wires: readonly (readonly [(wire: Wire, selection: string) => Promise<unknown>, Wire])[] = [
      [world.soms, { items: none, payment: { details: none } }],
      [world.babycare, { orderDetailList: none }],
      [world.yuanshu, { goodsInfoList: none }],
      [world.ezr, { Dtls: none, DtlsList: none }],
    ];
    for (const [say, wire] of wires)
      expect(await say(wire, 'items { nodes { id } }')).toEqual({ items: { nodes: [] } });
  });

  test('is none in an envelope too, which is no failure', async () => {
    for (const data of [{ orderList: none }, none]) {
      const { data: shown, errors } = await world.babycareBody({ code: 0, data }, 'id');
      expect([shown, errors]).toEqual([{ order: null }, []]);
    }
    world.facade.soms.misbehave({ kind: 'replace', body: JSON.stringify({ orders: none, total: 0 }) });
    const { data: shown, errors } = await world.facade.ask('{ order(by: { saleOrderNo: "S1" }) { id } }');
    world.facade.soms.behave();
    expect([shown, errors]).toEqual([{ order: null }, []]);
  });
});

test.each([['none'], [5], [true]])('%j in an envelope is no list, which is a failure', async (other) => {
  const { data, errors } = await world.babycareBody({ code: 0, data: { orderList: other } }, 'id');
  expect(data).toEqual({ order: null });
  expect(errors[0]?.extensions).toMatchObject({ code: 'SOURCE_UNAVAILABLE', reason: 'BAD_ANSWER' });
});

test('each list in another form is counted as a deviation', async () => {
  const before = await world.deviations('Dtls');
  await world.ezr({ Dtls: { ItemNo: 'S1' } }, 'id');
  expect(await world.deviations('Dtls')).toBeGreaterThan(before);
  await world.soms({ items: { sku_id: 'S1' }, tags: '[{"name":"VIP"}]' }, 'items { nodes { id } }');
  expect([await world.deviations('items'), await world.deviations('tags')]).toEqual([
    expect.toSatisfy((count: number) => count > 0),
    expect.toSatisfy((count: number) => count > 0),
  ]);
});

test('an after-sale bill of Yuanshu without an array is a list of one', async () => {
  const bill = { orderNo: '55000001', refundId: 'R1', status: 4 };
  const { status } = await world.facade.push('/push/yuanshu/after-sale', JSON.stringify(bill));
  expect(status).toBe(200);
  await world.facade.push('/push/yuanshu/order-sync', JSON.stringify({ orderNo: '55000001' }));
  const { data } = await world.facade.ask(
    '{ order(by: { vendorId: { vendor: YUANSHU, nativeId: "55000001" } }) { returns { returnNo status } } }',
  );
  expect(data.order.returns).toEqual([{ returnNo: 'R1', status: 'IN_TRANSIT' }]);
});
