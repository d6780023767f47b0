import { describe, expect, test } from 'vitest';
import { yuanshuProjector } from '../../../../sources/yuanshu/adapter.ts';
import { mapOrder } from '../../../../sources/yuanshu/map/order.ts';
import { context, fact, mapped, payload, printedMessage, reading, sampleNo, state } from '../states.ts';

const order = fact({ orderStatus: '60', payStatus: '1', recvName: '甲', recvNameView: '甲*', recvAddress: '旧路1号' });
const cancel = fact({ orderNo: 'Y1', cancelType: '1', cancelReason: '13800000001 不要了' });
const address = fact({
  orderNo: 'Y1',
  province: '浙江省',
  city: '杭州市',
  region: '滨江区',
  recvAddress: '新路2号',
  recvName: '乙某',
  recvMobile: '13800000002',
});
const [bill] = JSON.parse(payload('afterSale.sample.json')) as readonly Record<string, unknown>[];
const afterSale = (more: Readonly<Record<string, unknown>> = {}, key = '1798993336141864961') =>
  fact({ ...bill, refundId: key, ...more }, { key });

test('facts without an order are no order of the graph', () => {
  expect(mapOrder(state({ cancel, address, afterSales: [afterSale()] }), context)).toBeNull();
});

describe('cancel', () => {
  test('is final, whatever the order says and whenever it says it', () => {
    for (const receivedAt of [order.receivedAt - 1_000, order.receivedAt + 1_000]) {
      const found = mapOrder(state({ order, cancel: { ...cancel, receivedAt } }), context);
      expect(found).toMatchObject({ status: 'CANCELLED', fulfillmentStatus: 'CANCELLED', paymentStatus: 'PAID' });
      expect(found?.statusRule).toMatch(/^YUANSHU\.order-cancel\.cancelType\.1@/);
      expect(found?.statusNative.map(({ field, code }) => `${field} ${code}`)).toEqual([
        'orderStatus 60',
        'payStatus 1',
        'order-cancel.cancelType 1',
      ]);
    }
  });
  test('needs no type and shows no words of a person', () => {
    const found = mapped({ orderStatus: '10' }, { cancel: fact({ orderNo: 'Y1' }) });
    expect(found.status).toBe('CANCELLED');
    expect(JSON.stringify(mapOrder(state({ order, cancel }), context))).not.toContain('不要了');
  });
});

describe('address', () => {
  test('replaces the recipient with all that was known of the old one', () => {
    expect(mapOrder(state({ order, address }), context)?.recipient).toEqual({
      name: { plain: '乙某', masked: null },
      phone: { plain: '13800000002', masked: null },
      address: { plain: '新路2号', masked: '浙江省杭州市滨江区***' },
      province: '浙江省',
      city: '杭州市',
      district: '滨江区',
      encrypted: false,
    });
    expect(mapOrder(state({ order }), context)?.recipient?.name).toEqual({ plain: '甲', masked: '甲*' });
  });
  test('an encrypted one is said to be encrypted', () => {
    const secret = 'klW/BnOwDcff/G/R0xyTvA==';
    expect(
      mapped({}, { address: fact({ orderNo: 'Y1', recvMobile: secret, recvAddress: secret }) }).recipient,
    ).toMatchObject({
      phone: { plain: null, masked: secret },
      address: { plain: null, masked: secret },
      encrypted: true,
    });
  });
});

describe('after-sale', () => {
  test('the sample becomes a case with its inbound parcel', () => {
    const found = mapped(printedMessage, { orderNo: sampleNo, afterSales: [afterSale()] });
    expect(found.returnStatus).toBe('IN_TRANSIT');
    expect(found.returns).toMatchObject([
      {
        order: found.key,
        returnKey: '1798993336141864961',
        kind: 'RETURN_AND_REFUND',
        status: 'IN_TRANSIT',
        returnNo: '1798993336141864961',
        reason: '不想要了',
        refund: null,
        items: [],
        replacement: null,
        derivedFrom: 'after-sale push',
        inbound: {
          direction: 'INBOUND',
          packageKey: ['yuantong', 'YT0000000000001', '1798993336141864961'],
          trackingNo: 'YT0000000000001',
          carrier: { code: 'yuantong', name: '圆通速递', normalizedCode: 'YTO', mode: 'EXPRESS' },
          status: 'IN_TRANSIT',
          statusDerived: true,
          shippedAt: '2024-06-07T16:28:33+08:00',
          contents: null,
        },
      },
    ]);
    expect(found.amounts.refunded).toBeNull();
  });
  test('several cases: the refunds add up, the least advanced open one speaks', () => {
    const found = mapped(
      { payStatus: '1' },
      {
        afterSales: [
          afterSale({ refundAmount: 1000 }, 'R1'),
          afterSale({ refundAmount: '2005', status: 7, warehouseReceiveTime: '2024-06-09 10:00:00' }, 'R2'),
        ],
      },
    );
    expect(found.amounts.refunded).toEqual({ amount: '30.05', currency: 'CNY', currencyAssumed: true });
    expect(found.returnStatus).toBe('IN_TRANSIT');
    expect(found.returns?.map(({ inbound }) => inbound?.status)).toEqual(['IN_TRANSIT', 'DELIVERED']);
    expect(mapped({ payStatus: '3' }, { afterSales: [afterSale()] }).returnStatus).toBe('REFUNDED');
  });
  test('two parcels of one case, one of them without a number', () => {
    const list = [
      { expressCompanyCode: 'sf' },
      { expressNumber: 'A1' },
      { expressNumber: 'A1' },
      {},
      { expressNumber: '' },
    ];
    const { inbound, order: found } = reading({}, { afterSales: [afterSale({ afterSaleExpressList: list }, 'R1')] });
    expect(inbound.map(({ packageKey }) => packageKey.join())).toEqual(['sf,,R1', ',A1,R1', ',A1#1,R1']);
    expect(found.returns?.[0]?.inbound?.packageKey).toEqual(['sf', '', 'R1']);
  });
  test('a value of another type is set aside, the case stays', () => {
    const found = reading({}, { afterSales: [afterSale({ deliveryTime: 'soon', afterSaleExpressList: 'none' })] });
    expect(found.order.returns).toHaveLength(1);
    expect(found.deviations.map(({ path }) => path).toSorted()).toEqual([
      'after-sale.afterSaleExpressList',
      'after-sale.deliveryTime',
    ]);
  });
});

test('freshness is that of the last push that was heard', () => {
  const later = { ...cancel, receivedAt: Date.parse('2026-11-22T09:00:00Z') };
  expect(mapOrder(state({ order, cancel: later }), context)?.freshness).toEqual({
    fetchedAt: '2026-11-22T17:00:00.000+08:00',
    sourceModifiedAt: null,
    origin: 'PUSHED',
  });
});

describe('projection', () => {
  const full = state({ orderNo: sampleNo, order: fact(printedMessage), afterSales: [afterSale()] });

  test('numbers are the identifiers, the refunds and their waybills', () => {
    expect(yuanshuProjector(full).numbers.map(({ namespace, value }) => `${namespace} ${value}`)).toEqual([
      `VENDOR_ID ${sampleNo}`,
      `PARENT ${sampleNo}`,
      'PAYMENT 202406071798989493677563905',
      'STORE_SEQUENCE 11',
      'RETURN 1798993336141864961',
      'WAYBILL YT0000000000001',
    ]);
  });
  test('without an order: its number, the refunds, no digest', () => {
    expect(yuanshuProjector({ ...full, order: null })).toEqual({
      numbers: [
        { namespace: 'VENDOR_ID', value: sampleNo },
        { namespace: 'RETURN', value: '1798993336141864961' },
        { namespace: 'WAYBILL', value: 'YT0000000000001' },
      ],
      digest: {},
      row: null,
      attributes: {},
      link: null,
    });
  });
  test('exactly the fields that differ differ, and nothing personal is in it', () => {
    const differing = (other: typeof full): readonly string[] => {
      const [a, b] = [yuanshuProjector(full).digest, yuanshuProjector(other).digest];
      return Object.keys({ ...a, ...b }).filter((field) => a[field] !== b[field]);
    };
    expect(differing({ ...full, updatedAt: 1 })).toEqual([]);
    expect(differing({ ...full, address })).toEqual(['recipient']);
    expect(differing({ ...full, cancel })).toEqual(['status', 'fulfillmentStatus', 'statusNative', 'items']);
    expect(JSON.stringify(yuanshuProjector({ ...full, address }))).not.toMatch(/胡歌|新路|13800000002/);
  });
  test('never throws', () => {
    for (const body of ['', '[]', '{', 'null', '"x"', '{"goodsInfoList":[null,1,{}],"amountInfo":7}'])
      expect(() =>
        yuanshuProjector(state({ order: fact(body), cancel: fact(body), afterSales: [fact(body)] })),
      ).not.toThrow();
  });
});
