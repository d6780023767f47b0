import { describe, expect, test } from 'vitest';
import { at, JsonNumber } from '../../../../sources/values/json.ts';
import { orderParts } from '../../../../sources/model.ts';
import { fullOrderText, mapped } from '../pushed.ts';

const { order, unmapped, deviations } = mapped(fullOrderText);
const yuan = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });
const native = (field: string, code: string, label: string) => ({ field, code, label, documented: true });

describe('a full order, field by field', () => {
  test('nothing of it is odd', () => {
    expect(deviations).toEqual([]);
    expect(unmapped).toEqual([]);
  });

  test('key, numbers and freshness', () => {
    expect(order.key).toEqual({ vendor: 'EZR', tenantId: null, nativeId: 'EZ202406070001', askedBy: null });
    expect(order.platformOrderNo).toBe('6920260101000000001');
    expect(order.identifiers).toEqual([
      { namespace: 'VENDOR_ID', value: 'EZ202406070001', field: 'Code' },
      { namespace: 'PLATFORM_ORDER', value: '6920260101000000001', field: 'Dtls[].OutOrderCode' },
    ]);
    expect(order.freshness).toEqual({
      fetchedAt: '2024-06-07T16:05:00.000+08:00',
      sourceModifiedAt: null,
      origin: 'PUSHED',
    });
    expect([...order.loaded]).toEqual(orderParts);
  });

  test('status, kind and delivery', () => {
    expect(order).toMatchObject({
      kind: 'PRESALE',
      status: 'DELIVERED',
      paymentStatus: 'PARTIALLY_REFUNDED',
      fulfillmentStatus: 'DELIVERED',
      returnStatus: 'COMPLETED',
      reviewStatus: 'UNKNOWN',
      deliveryMethod: 'EXPRESS',
      onHold: null,
      holdReason: null,
      exceptions: [],
      platformStatus: null,
    });
    expect(order.statusRule).toMatch(/^EZR\.OrderStatus\.8@/);
    expect(order.statusNative).toEqual([
      native('OrderStatus', '8', '交易成功'),
      native('IsPayed', 'true', '是'),
      native('DelivType', '0', '快递'),
      native('ActType', 'PRE', '全款预售'),
      native('ExpressFeeType', 'MY', '人民币'),
    ]);
  });

  test('times are China time', () => {
    expect(order).toMatchObject({
      placedAt: '2024-06-07T16:04:53+08:00',
      paidAt: '2024-06-07T16:05:10+08:00',
      createdAt: null,
      modifiedAt: null,
      finishedAt: null,
      confirmDeadline: null,
      promisedDelivery: null,
      shipBy: { at: '2024-06-22T10:00:00+08:00', field: 'OrderPreShipTime' },
      deliverBy: null,
    });
  });

  test('amounts keep their digits', () => {
    expect(order.amounts).toEqual({
      goodsTotal: yuan('338.70'),
      discountTotal: yuan('43.90'),
      goodsPayable: yuan('294.80'),
      shipping: yuan('6.00'),
      packaging: null,
      otherFees: yuan('0.00'),
      payable: yuan('300.80'),
      paid: yuan('300.80'),
      refunded: yuan('119.90'),
      settlement: null,
      commission: yuan('15.04'),
      breakdown: [
        { code: 'DISCOUNT_MONEY', nativeField: 'DiscountMoney', charge: yuan('0.00') },
        { code: 'USE_COUPON_VALUE', nativeField: 'UseCouponValue', charge: yuan('10.00') },
        { code: 'USE_BONUS', nativeField: 'UseBonus', charge: { points: '120' } },
        { code: 'EXPRESS_COST', nativeField: 'ExpressCost', charge: yuan('3.5000') },
        { code: 'USE_PREPAID_CARD_AMOUNT', nativeField: 'UsePrepaidCardAmount', charge: yuan('100.00') },
        { code: 'USE_PREPAID_CARD_GIFT_AMOUNT', nativeField: 'UsePrepaidCardGiftAmount', charge: yuan('5.00') },
      ],
    });
    expect(order.payments).toBeNull();
    expect(order.invoice).toBeNull();
  });

  test('places and people', () => {
    const personal = (plain: string) => ({ plain, masked: null });
    expect(order.platform).toEqual({ id: null, code: '9', name: '第三方商城订单' });
    expect(order.shop).toBeNull();
    expect(order.store).toEqual({ id: null, code: '0001', name: null });
    expect(order.warehouse).toEqual({ id: null, code: 'WH-HD01', name: null });
    expect(order.buyer).toEqual({
      memberId: 'K5000001',
      nickname: personal('会员甲'),
      phone: { plain: null, masked: null },
    });
    expect(order.recipient).toEqual({
      name: personal('甲某某'),
      phone: personal('13800000001'),
      address: personal('样例路1号1幢'),
      province: '福建省',
      city: '厦门市',
      district: '思明区',
      encrypted: false,
    });
    expect(order.notes).toEqual({ buyer: '请放门口', seller: '老客户', service: null });
    expect(order.tags).toBeNull();
    expect(order.logs).toBeNull();
  });

  test('lines', () => {
    const [first, second, gift, ...more] = order.items;
    expect(more).toEqual([]);
    expect(first).toEqual({
      order: order.key,
      itemKey: '6941428600002#6941428600002X#0',
      parentKey: null,
      lineNo: null,
      platformLineNo: null,
      sku: {
        vendor: 'EZR',
        code: '6941428600002',
        barcode: '6941428600002X',
        productCode: null,
        platformSkuId: null,
        spec: null,
        imageUrl: null,
      },
      title: null,
      kind: 'MAIN',
      quantity: '2',
      pickedQuantity: null,
      shippedQuantity: null,
      returnedQuantity: '1.0',
      status: null,
      fulfillmentStatus: 'DELIVERED',
      unitPrice: yuan('129.90'),
      total: yuan('259.80'),
      discount: yuan('20.00'),
      payable: yuan('239.80'),
      weight: null,
      components: null,
      traceCodes: null,
      trackingNo: null,
    });
    expect(second).toMatchObject({ kind: 'MAIN', payable: yuan('55.00'), returnedQuantity: '0' });
    expect(gift).toMatchObject({ kind: 'GIFT', payable: yuan('0.00'), returnedQuantity: null });
  });

  test('what came back is a finished case; parcels are never named', () => {
    expect(order.packages).toEqual([]);
    expect(order.returns).toEqual([
      {
        order: order.key,
        returnKey: '6941428600002#6941428600002X#0',
        kind: 'RETURN_AND_REFUND',
        status: 'COMPLETED',
        statusNative: [],
        returnNo: null,
        reason: null,
        refund: yuan('119.90'),
        items: [
          {
            itemKey: '6941428600002#6941428600002X#0',
            sku: order.items[0]?.sku,
            quantity: '1.0',
            refund: yuan('119.90'),
          },
        ],
        inbound: null,
        replacement: null,
        requestedAt: null,
        reviewedAt: null,
        finishedAt: null,
        cancelledAt: null,
        derivedFrom: 'line ReturnQuantity, ReturnMoney',
      },
    ]);
  });

  test('checks', () => {
    expect(order.checks.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual([
      'E1 PASS',
      'E2 PASS',
      'E3 NOT_APPLICABLE',
      'STATUS_AXES_DISAGREE PASS',
      'PICKUP_WITHOUT_STORE_PICKUP NOT_APPLICABLE',
    ]);
  });

  test('raw is what came, digit by digit', () => {
    expect(at(order.raw, 'ExpressCost')).toEqual(new JsonNumber('3.5000'));
    expect(at(order.raw, 'fxComResList.0.SellerCode')).toBe('D1');
  });
});
