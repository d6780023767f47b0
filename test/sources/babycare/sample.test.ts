import { describe, expect, test } from 'vitest';
import { at, JsonNumber } from '../../../sources/values/json.ts';
import { orderParts } from '../../../sources/model.ts';
import { fetchedAt, mapped, sampleNo, sampleText } from './answers.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY', currencyAssumed: true });
const nobody = { plain: null, masked: null };
const key = { vendor: 'BABYCARE', tenantId: null, nativeId: '153362640', askedBy: sampleNo };
const native = (field: string, code: string, label: string) => ({ field, code, label, documented: true });

describe("the document's sample of 班牛销售订单明细信息查询", () => {
  const { orders, unmapped, deviations } = mapped(sampleText('listSalesDetails'), sampleNo);
  const [sample] = orders;
  if (!sample) throw new Error('no order');
  const { items, raw, checks, loaded, ...rest } = sample;

  test('is one order, with nothing set aside and no unlisted code', () => {
    expect(orders).toHaveLength(1);
    expect(deviations).toEqual([]);
    expect(unmapped).toEqual([]);
  });

  test('maps field by field', () => {
    expect(rest).toEqual({
      key,
      tenantId: null,
      identifiers: [
        { namespace: 'VENDOR_ID', value: '153362640', field: 'salesOrderId' },
        { namespace: 'VENDOR_CODE', value: 'SO2022120676306518', field: 'salesOrderCode' },
        { namespace: 'PLATFORM_ORDER', value: sampleNo, field: 'platformOrderNo' },
        { namespace: 'WAYBILL', value: '1200001', field: 'orderDetailList[].expressNo' },
        { namespace: 'WAYBILL', value: '1200002', field: 'orderDetailList[].expressNo' },
      ],
      platformOrderNo: sampleNo,
      kind: 'SALE',
      status: 'SHIPPED',
      statusNative: [
        native('orderStatus', '40', '已发货'),
        native('dispatchStatus', '30', '部分发货'),
        native('deliveryStatus', '30', '全部发货'),
        native('orderExt.platformOrderStatus', 'WAIT_SELLER_SEND_GOODS', '等待卖家发货,即:买家已付款'),
      ],
      statusRule: expect.stringMatching(/^BABYCARE\.orderStatus\.40@/),
      paymentStatus: 'PAID',
      fulfillmentStatus: 'SHIPPED',
      returnStatus: null,
      reviewStatus: 'UNKNOWN',
      onHold: null,
      holdReason: null,
      exceptions: [],
      platformStatus: native('orderExt.platformOrderStatus', 'WAIT_SELLER_SEND_GOODS', '等待卖家发货,即:买家已付款'),
      placedAt: null,
      createdAt: null,
      modifiedAt: null,
      paidAt: '2022-12-06T13:46:30+08:00',
      finishedAt: null,
      confirmDeadline: null,
      promisedDelivery: null,
      shipBy: null,
      deliverBy: null,
      platform: null,
      shop: { id: '3', code: '01TM1001', name: 'babycare旗舰店' },
      store: null,
      warehouse: { id: null, code: 'FLTEST01', name: '富勒测试华南仓' },
      deliveryMethod: 'EXPRESS',
      amounts: {
        goodsTotal: cny('1600'),
        discountTotal: cny('40'),
        goodsPayable: cny('1600'),
        shipping: cny('0'),
        packaging: null,
        otherFees: null,
        payable: cny('309'),
        paid: cny('309'),
        refunded: null,
        settlement: cny('1600'),
        commission: null,
        breakdown: [],
      },
      payments: null,
      packages: null,
      returns: [],
      invoice: null,
      buyer: { memberId: '5034037', nickname: { plain: 'tb5369333866', masked: null }, phone: nobody },
      recipient: {
        name: nobody,
        phone: nobody,
        address: nobody,
        province: '浙江省',
        city: '杭州市',
        district: '滨江区',
        encrypted: false,
      },
      notes: null,
      tags: null,
      logs: null,
      freshness: { fetchedAt, sourceModifiedAt: null, origin: 'LIVE' },
    });
    expect([...loaded]).toEqual(orderParts);
  });

  test('maps its lines', () => {
    expect(items).toHaveLength(4);
    expect(items[0]).toEqual({
      order: key,
      itemKey: '374316779',
      parentKey: null,
      lineNo: '374316779',
      platformLineNo: '126001',
      sku: {
        vendor: 'BABYCARE',
        code: '6941428688156',
        barcode: null,
        productCode: 'AG2101005',
        platformSkuId: null,
        spec: '蜜橙_DCW',
        imageUrl: 'https://bc-oms.oss-cn-hangzhou.aliyuncs.com/prod/img/BABYCARE20221208-141057.jpg',
      },
      title: '儿童折叠滑板车',
      kind: 'MAIN',
      quantity: '2',
      pickedQuantity: null,
      shippedQuantity: '2',
      returnedQuantity: null,
      status: native('orderDetailList[].detailStatus', '40', '已发货'),
      fulfillmentStatus: 'SHIPPED',
      unitPrice: cny('400'),
      total: cny('400'),
      discount: cny('10'),
      payable: cny('400'),
      weight: null,
      components: null,
      traceCodes: null,
      trackingNo: '1200001',
    });
    expect(items.map(({ itemKey, trackingNo }) => [itemKey, trackingNo])).toEqual([
      ['374316779', '1200001'],
      ['374316780', '1200001'],
      ['374316781', '1200002'],
      ['374316782', '1200002'],
    ]);
  });

  test('keeps the record as it came, every digit and every field', () => {
    expect(at(raw, 'salesOrderId')).toEqual(new JsonNumber('153362640'));
    expect(at(raw, 'orderDetailList.0.divideOrderFee')).toEqual(new JsonNumber('400'));
  });

  test('passes B1 and fails B2, B3 and the status axes, as mappings.md says', () => {
    expect(checks).toEqual([
      {
        code: 'B1',
        formula: 'actualPrice x qty = payment',
        outcome: 'PASS',
        expected: '400',
        actual: '400',
        difference: '0',
        message: null,
      },
      {
        code: 'B2',
        formula: 'price x qty = totalFee',
        outcome: 'FAIL',
        expected: '800',
        actual: '400',
        difference: '-400',
        message: 'Lines that differ: 374316779, 374316780, 374316781, 374316782.',
      },
      {
        code: 'B3',
        formula: 'sum of line payment + postFee = orderExt.payment',
        outcome: 'FAIL',
        expected: '1600',
        actual: '309',
        difference: '-1291',
        message: 'Expected 1600, the vendor says 309.',
      },
      {
        code: 'STATUS_AXES_DISAGREE',
        formula: 'orderStatus, dispatchStatus, deliveryStatus and platformOrderStatus allow a common phase of shipping',
        outcome: 'FAIL',
        expected: null,
        actual: null,
        difference: null,
        message:
          'How much is shipped differs: orderStatus 40 (已发货): partial or all; dispatchStatus 30 (部分发货): partial; ' +
          'deliveryStatus 30 (全部发货): all; orderExt.platformOrderStatus WAIT_SELLER_SEND_GOODS ' +
          '(等待卖家发货,即:买家已付款): none or partial.',
      },
    ]);
  });
});
