import { describe, expect, test } from 'vitest';
import { decimalOf } from '../../../../sources/values/decimal.ts';
import { mapped, payload, printedMessage, reading, sampleNo } from '../states.ts';

const order = mapped(printedMessage, { orderNo: sampleNo });
const yuan = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });
const native = (field: string, code: string, label: string) => ({ field, code, label, documented: true });

describe('报文示例, field by field', () => {
  test('who and what', () => {
    expect(order.key).toEqual({ vendor: 'YUANSHU', tenantId: null, nativeId: sampleNo, askedBy: null });
    expect(order.identifiers).toEqual([
      { namespace: 'VENDOR_ID', field: 'orderNo', value: sampleNo },
      { namespace: 'PARENT', field: 'parentOrderNo', value: sampleNo },
      { namespace: 'PAYMENT', field: 'payOrderNo', value: '202406071798989493677563905' },
      { namespace: 'STORE_SEQUENCE', field: 'orderSeq', value: '11' },
    ]);
    expect(order).toMatchObject({
      platformOrderNo: null,
      kind: 'SALE',
      platform: { id: null, code: '12', name: null },
      shop: null,
      store: { id: null, code: 'sc888888', name: '线上商城' },
      warehouse: { id: null, code: 's001', name: 's001商城虚拟仓' },
      deliveryMethod: 'STORE_PICKUP',
      notes: { buyer: null, seller: null, service: null },
      onHold: null,
      exceptions: [],
      packages: null,
      invoice: null,
      tags: null,
      logs: null,
    });
    expect(order.loaded.size).toBe(6);
  });

  test('the statuses, each beside its code', () => {
    expect(order).toMatchObject({
      status: 'AWAITING_PICKUP',
      paymentStatus: 'PAID',
      fulfillmentStatus: 'UNFULFILLED',
      reviewStatus: 'APPROVED',
      returnStatus: null,
      returns: [],
    });
    expect(order.statusRule).toMatch(/^YUANSHU\.orderStatus\.11@/);
    expect(order.statusNative).toEqual([
      native('orderStatus', '11', '待核销'),
      native('payStatus', '1', '已支付'),
      native('amountInfo.paymentType', '0', '全款'),
      native('pickOrderStatus', '10', '待拣货'),
      native('riskAuditStatus', '2', '审核通过'),
      native('distributionType', '1', '门店自提'),
    ]);
    expect(reading(printedMessage).unmapped).toEqual([]);
    expect(reading(printedMessage).deviations).toEqual([]);
  });

  test('the times, at China time', () => {
    expect(order).toMatchObject({
      placedAt: '2024-06-07T16:04:53+08:00',
      paidAt: '2024-06-07T16:04:53+08:00',
      confirmDeadline: '2024-06-22T16:04:55+08:00',
      createdAt: null,
      modifiedAt: null,
      finishedAt: null,
      promisedDelivery: null,
      freshness: { fetchedAt: '2026-11-22T16:00:00.000+08:00', sourceModifiedAt: null, origin: 'PUSHED' },
    });
  });

  test('the amounts, 分 to 元', () => {
    const { breakdown, ...amounts } = order.amounts;
    expect(amounts).toEqual({
      goodsTotal: yuan('3099.99'),
      discountTotal: yuan('0.00'),
      goodsPayable: yuan('3099.99'),
      shipping: yuan('0.00'),
      packaging: null,
      otherFees: null,
      payable: yuan('3099.99'),
      paid: yuan('3099.99'),
      refunded: null,
      settlement: null,
      commission: null,
    });
    expect(breakdown.map(({ nativeField }) => nativeField.replace('amountInfo.', ''))).toEqual([
      'orderAmount',
      'depositAmt',
      'balancePaymentAmt',
      'saleTotalAmt',
      'memberDiscountAmt',
      'singlePmDiscountAmt',
      'giftDiscountAmt',
      'exchangeDiscountAmt',
      'couponDiscountAmt',
      'scoreDiscountAmt',
      'usedScoreNum',
      'scoreAbleAmt',
      'freightAmt',
      'freightCouponDisAmt',
      'barcodeDiscountAmt',
      'specialBarcodeDiscountAmt',
      'goodsHandDiscountAmt',
      'fnumPmDiscountAmt',
      'fmonPmDiscountAmt',
    ]);
    expect(breakdown.find(({ code }) => code === 'ORDER_AMOUNT')?.charge).toEqual(yuan('3099.99'));
    expect(breakdown.find(({ code }) => code === 'USED_SCORE_NUM')?.charge).toEqual({ points: '0' });
    expect(breakdown.find(({ code }) => code === 'FNUM_PM_DISCOUNT_AMT')?.charge).toEqual(yuan('0.00'));
    expect(order.payments).toEqual([
      {
        method: '钱包',
        nativeMethod: { field: 'payInfo.orderPayTypeInfos[].payType', code: '1003', label: '钱包', documented: false },
        amount: yuan('3099.99'),
        externalPaymentId: null,
        paidAt: '2024-06-07T16:04:53+08:00',
      },
    ]);
  });

  test('the lines', () => {
    expect(order.items).toHaveLength(2);
    expect(order.items[0]).toEqual({
      order: order.key,
      itemKey: '1001',
      parentKey: null,
      lineNo: '1001',
      platformLineNo: null,
      sku: {
        vendor: 'YUANSHU',
        code: '005367',
        barcode: '2300000009095',
        productCode: '005367',
        platformSkuId: null,
        spec: '件',
        imageUrl:
          'https://test-1253930173.file.myqcloud.com/153658/a1be5190-53c1-4313-8098-858023116561_type_cos_size_500x310.jpg',
      },
      title: '666Goods666Goods666Goods666Goods666Goods666Goods6',
      kind: 'MAIN',
      quantity: '3',
      pickedQuantity: null,
      shippedQuantity: null,
      returnedQuantity: null,
      status: null,
      fulfillmentStatus: 'UNFULFILLED',
      unitPrice: yuan('1000.00'),
      total: yuan('3000.00'),
      discount: yuan('0.00'),
      payable: yuan('3000.00'),
      weight: { grams: '1000.0', raw: '10000', unitAssumed: true },
      components: null,
      traceCodes: null,
      trackingNo: null,
    });
    expect(order.items[1]).toMatchObject({ itemKey: '1002', unitPrice: yuan('33.33'), payable: yuan('99.99') });
    expect(order.items[1]?.sku.spec).toBeNull();
  });

  test('the unit of weight is one setting', () => {
    const settings = { weightUnitGrams: decimalOf('0.001') };
    expect(reading(printedMessage, {}, settings).order.items[0]?.weight).toEqual({
      grams: '10.000',
      raw: '10000',
      unitAssumed: true,
    });
  });

  test('the people: an encrypted number is shown as it came', () => {
    const cipher = 'RdqEiMkjr3FqgT/8rEiBfw==';
    expect(order.buyer).toEqual({
      memberId: '1000000273',
      nickname: { plain: '胡歌', masked: null },
      phone: { plain: null, masked: cipher },
    });
    expect(order.recipient).toEqual({
      name: { plain: null, masked: null },
      phone: { plain: null, masked: null },
      address: { plain: '1'.repeat(108), masked: '***' },
      province: null,
      city: null,
      district: null,
      encrypted: false,
    });
  });

  test('Y1 to Y4 pass, and the pick-up is one', () => {
    expect(order.checks.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual([
      'Y1 PASS',
      'Y2 PASS',
      'Y3 PASS',
      'Y4 PASS',
      'Y5 NOT_APPLICABLE',
      'PICKUP_WITHOUT_STORE_PICKUP PASS',
      'STATUS_AXES_DISAGREE PASS',
    ]);
    expect(order.checks[0]).toMatchObject({ expected: '3099.99', actual: '3099.99', difference: '0.00' });
  });

  test('raw is the message, every digit of it', () => {
    expect(JSON.parse(JSON.stringify(order.raw))).toEqual(JSON.parse(printedMessage));
  });
});

describe('the generated example (ISO times, empty amountInfo)', () => {
  const template = mapped(payload('orderSync.request.template.json'), { orderNo: 'string' });

  test('is an order', () => {
    expect(template).toMatchObject({
      status: 'PENDING_PAYMENT',
      paymentStatus: 'UNPAID',
      kind: 'GROUP_BUY',
      reviewStatus: 'NOT_REVIEWED',
      placedAt: '2023-10-20T17:41:17.094+08:00',
      paidAt: '2023-10-20T17:41:17.094+08:00',
      confirmDeadline: '2023-10-20T17:41:17.094+08:00',
      platformOrderNo: 'string',
      promisedDelivery: { start: null, end: null, text: 'string string' },
    });
  });
  test('without amounts nothing is made up', () => {
    const { breakdown, ...amounts } = template.amounts;
    expect(Object.values(amounts).every((amount) => amount === null)).toBe(true);
    expect(breakdown).toEqual([{ code: 'ORDER_AMOUNT', nativeField: 'orderAmount', charge: yuan('0.00') }]);
    expect(template.payments).toMatchObject([{ method: 'string', amount: { amount: '0.00' } }]);
  });
  test('masks are the vendor’s, sub goods are components', () => {
    expect(template.recipient).toMatchObject({
      name: { plain: 'string', masked: 'string' },
      phone: { plain: 'string', masked: 'string' },
      encrypted: false,
    });
    expect(template.items[0]?.components).toMatchObject([
      { itemKey: 'string/0', parentKey: 'string', kind: 'BUNDLE_COMPONENT', quantity: '0' },
    ]);
    expect(template.items[0]).toMatchObject({ parentKey: null, pickedQuantity: '0', weight: null });
  });
});

test('a stored body in which nothing can be read is an order of nothing but its number', () => {
  expect(mapped('{"goodsInfoList":"none","payInfo":[],"createTime":[[[]]]}')).toMatchObject({
    status: 'UNKNOWN',
    items: [],
    payments: null,
    key: { nativeId: 'Y1' },
  });
});
