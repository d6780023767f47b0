/** What the samples become, written from the samples and mappings.md. */
import { encodeId, type GlobalId } from '../../../../sources/domain/ids.ts';
import type { OrderKey } from '../../../../sources/model.ts';
import { fetchedAt } from './facade.ts';

export const idOf = (id: GlobalId): string => encodeId(id);
export const key: OrderKey = { vendor: 'SOMS', tenantId: 'sandbox', nativeId: '88822222222', askedBy: null };
export const orderId = idOf({ type: 'Order', order: key });
export const lineId = idOf({ type: 'OrderItem', order: key, itemKey: '1' });
export const reminderId = idOf({ type: 'Reminder', vendor: 'SOMS', tenantId: 'sandbox', reminderId: '很好' });

export const yuan = (amount: string, minorUnits: string) => ({
  amount,
  currency: 'CNY',
  minorUnits,
  currencyAssumed: true,
});
export const native = (field: string, code: string, label: string | null, documented = true) => ({
  field,
  code,
  label,
  documented,
});
export const party = { id: 'string', code: null, name: 'string' };
export const age = (sourceModifiedAt: string) => ({
  fetchedAt,
  sourceModifiedAt,
  origin: 'LIVE',
  ageSeconds: 0,
  stale: false,
});
export const bareSku = (code: string) => ({
  vendor: 'SOMS',
  code,
  barcode: null,
  productCode: null,
  platformSkuId: null,
  spec: null,
  imageUrl: null,
});
export const traceCodes = [
  {
    code: 'string',
    barcode: '123',
    batchNo: 'string',
    quantity: '0.0',
    productionDate: '2020-06-17',
    validUntil: '2020-06-17',
    kind: 'normal(普通),expDate(效期)',
  },
];
export const charge = (code: string, nativeField: string, amount: string, minorUnits: string) => ({
  code,
  nativeField,
  charge: yuan(amount, minorUnits),
});

export const line = {
  id: lineId,
  lineNo: '1',
  platformLineNo: '052700601',
  sku: {
    vendor: 'SOMS',
    code: '00321',
    barcode: '123456',
    productCode: '2123',
    platformSkuId: '052700601',
    spec: '1*1',
    imageUrl: 'http://aaa/bbb.png',
  },
  title: '葡萄',
  kind: 'GIFT',
  quantity: '1.0',
  pickedQuantity: '0.0',
  shippedQuantity: null,
  returnedQuantity: null,
  status: null,
  fulfillmentStatus: 'UNFULFILLED',
  unitPrice: yuan('2.0', '200'),
  total: yuan('2.0', '200'),
  discount: yuan('24.04', '2404'),
  payable: yuan('2.0', '200'),
  weight: { grams: '1.0', raw: null, unitAssumed: false },
  parent: null,
  traceCodes,
  // The one waybill names another article.
  packages: [],
  order: { nativeId: '88822222222' },
  components: [
    {
      id: idOf({ type: 'OrderItem', order: key, itemKey: '1/0' }),
      lineNo: null,
      platformLineNo: null,
      sku: bareSku('121212'),
      title: '矿泉水',
      kind: 'BUNDLE_COMPONENT',
      quantity: '4.0',
      pickedQuantity: '0.0',
      shippedQuantity: null,
      returnedQuantity: null,
      status: null,
      fulfillmentStatus: 'UNFULFILLED',
      unitPrice: null,
      total: null,
      discount: null,
      payable: null,
      weight: null,
      parent: { id: lineId },
      traceCodes,
      packages: [],
      order: { nativeId: '88822222222' },
      components: null,
    },
  ],
};

export const waybill = {
  id: idOf({ type: 'Package', order: key, packageKey: ['string', '123'] }),
  trackingNo: '123',
  carrier: { code: 'string', name: 'string', normalizedCode: null, mode: 'CROWDSOURCED' },
  status: 'PENDING',
  statusNative: [native('delivery.carrier.state', 'initial', '初始状态')],
  statusDerived: false,
  direction: 'OUTBOUND',
  shippedAt: null,
  deliveredAt: null,
  estimatedDelivery: null,
  contents: [{ item: null, sku: bareSku('123'), quantity: '123.0' }],
  courier: {
    name: '张*',
    plainName: '张三',
    phone: '133****3333',
    plainPhone: '13333333333',
    latitude: null,
    longitude: null,
  },
  freight: yuan('1.11', '111'),
  weight: { grams: '1.0', raw: '1.0g', unitAssumed: false },
  // The delivery trace is about another number.
  trace: null,
  trackingUrl: null,
  order: { nativeId: '88822222222' },
  freshness: age('2020-06-17T10:00:00+08:00'),
};
/** Both traces of the document tell the same event. */
export const way = (source: string, field: string) => ({
  status: 'IN_TRANSIT',
  events: [
    {
      at: '2022-04-07T08:39:07+08:00',
      atRaw: '2022-04-07 08:39:07',
      status: 'IN_TRANSIT',
      message: '顺丰速运 已收取快件',
      place: '福建,厦门市',
      native: native(field, '在途', null),
      classifiedBy: 'DICTIONARY',
      evidence: '在途',
      setAside: null,
      source,
    },
  ],
  stalledSince: '2022-04-07T08:39:07+08:00',
  sources: [source],
  freshness: age('2022-04-07T08:39:07+08:00'),
});
/** The parcel that only the delivery trace names. */
export const traced = {
  id: idOf({ type: 'Package', order: key, packageKey: ['', '123434354'] }),
  trackingNo: '123434354',
  carrier: null,
  status: 'IN_TRANSIT',
  statusNative: [],
  statusDerived: true,
  direction: 'OUTBOUND',
  shippedAt: null,
  deliveredAt: null,
  estimatedDelivery: { start: null, end: '2022-04-05T11:11:11+08:00', text: null },
  contents: null,
  // 355.5 degrees of latitude are on no map.
  courier: {
    name: '1********',
    plainName: '123434354',
    phone: '*****4354',
    plainPhone: '123434354',
    latitude: null,
    longitude: null,
  },
  freight: null,
  weight: null,
  trace: way('SOMS_DELIVERY', 'traces[].status'),
  trackingUrl: 'http://aaa/bbb',
  order: { nativeId: '88822222222' },
  freshness: age('2022-04-07T08:39:07+08:00'),
};

export const logs = [
  {
    at: '2017-12-26T16:40:19+08:00',
    action: 'modify',
    caption: '修改订单',
    message: '修改订单商品明细',
    operator: 'zuhu',
    returnNo: '212123333',
  },
];
export const sampleReminder = {
  id: reminderId,
  state: 'UNKNOWN',
  remindedAt: '2020-12-02T00:00:00+08:00',
  count: 1,
  platformReminderId: '很好',
  reply: { content: 'string', operator: 'string', at: '2020-06-17T10:00:00+08:00' },
};
