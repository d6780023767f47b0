/** Every write makes the very body that the document prints for it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decimalOf } from '../../../sources/values/decimal.ts';
import { type Instant, instant } from '../../../sources/values/time.ts';
import type { WriteRequest } from '../../../sources/ports/writes.ts';
import { bodyOf, keyOf, orderOf, sentBy } from './write-world.ts';

type Json = Record<string, unknown>;
const printed = (operation: string): Json =>
  JSON.parse(readFileSync(new URL(`../../payloads/soms/writes/${operation}.request.json`, import.meta.url), 'utf8'));

/** Where the samples break their own schema (texts for numbers and lists) or print a list of codes for one: mended. */
const mends: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  applyOrderReturn: { 'items.0.weights': [1] },
  reissueOrder: { 'receiver.address.latitude': 45.3, 'receiver.address.longtitude': 121.2 },
  // The sample prints all codes; accept goes with accepted.
  updateStoreOperation: { operation_state: 'accepted' },
};
const fav = (at: string): Json => ({
  [`${at}.promotion.favs.0.factor.qty`]: 1,
  [`${at}.promotion.favs.0.factor.sku_items`]: [],
  [`${at}.promotion.favs.0.factor.total`]: 20,
  [`${at}.promotion.favs.0.share_details`]: [],
});
const orderMends: Json = {
  'crm_info.coupon_info.details': [],
  'delivery.receiver.address.latitude': 45.3,
  'delivery.receiver.address.longtitude': 121.2,
  ...fav('item_change_records.0.change_items.0'),
  'item_change_records.0.change_items.0.tags': [],
  ...fav('item_change_records.0.items.0'),
  'item_change_records.0.items.0.tags': [],
  ...fav('items.0'),
  'items.0.tags': [],
  'package_info.details': [],
  'promotion.favs.0.factor.qty': 1,
  'promotion.favs.0.factor.sku_items': [],
  'promotion.favs.0.factor.total': 20,
  'promotion.favs.0.share_details': [],
  'settle_info.discounts': [],
};

function put(body: Json, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Json>((inner, step) => inner[step] as Json, body);
  if (!Object.hasOwn(parent, last)) throw new Error(`the sample has no ${path}`);
  parent[last] = value;
}
function sample(operation: string): Json {
  const body = printed(operation);
  const all = operation.startsWith('submitOrder') ? orderMends : (mends[operation] ?? {});
  for (const [path, value] of Object.entries(all)) put(body, path, value);
  return body;
}

const at = (text: string): Instant => {
  const value = instant(text);
  if (!value) throw new Error(text);
  return value;
};
const d = decimalOf;
const key = keyOf('12345');
const carrierExtra = {
  merchant: { id: 'string', name: 'string' },
  exception_reason: '异常原因',
  delivery_id: '8548418',
  delivery_name: '8548418',
};
const pickInfo = {
  operatorId: 'string',
  operatorName: 'string',
  at: at('2020-06-17 10:00:00'),
  source: 'string',
  autoFinish: true,
  vendorFields: { allow_pick_start_time: '2020-06-17 10:00:00' },
};
const traceCode = {
  code: 'string',
  quantity: d('0.0'),
  batchNo: 'string',
  vendorFields: {
    type: 'normal(普通),expDate(效期)',
    barcode: '123',
    qpc_str: 'string',
    // Days of the model; the sample prints ten o'clock.
    valid_date: '2020-06-17 10:00:00',
    production_date: '2020-06-17 10:00:00',
  },
};
const details = [
  {
    id: '121212',
    title: '矿泉水',
    quantity: 4,
    ratio: 3,
    package_info: { thermosphere: 'string', quantity: 125, total: 205.44, packageName: '保温袋' },
    front_spec: '辣',
    real_quantity: 0,
    fault_tolerant_info: 'string',
    trace_codes: ['string'],
    trace_code_details: [
      {
        type: 'normal(普通),expDate(效期)',
        barcode: '123',
        batch_no: 'string',
        code: 'string',
        valid_date: '2020-06-17 10:00:00',
        production_date: '2020-06-17 10:00:00',
        qty: 0,
        qpc_str: 'string',
      },
    ],
  },
];
const target = {
  uuid: 'string',
  spec: '1*1',
  barcode: '3434',
  price: 0,
  weight: 0,
  details,
  product_id: '3243',
  item_title: '矿泉水',
  image_url: 'string',
  clear_orig: true,
  is_change: true,
};

const writes: Readonly<Record<string, { path: string; sent: () => WriteRequest }>> = {
  submitOrder: {
    path: '/order/submit',
    sent: () => sentBy('orderCreate', { input: { soms: sample('submitOrder') } }),
  },
  submitOrderLegacy: {
    path: '/order',
    sent: () => sentBy('orderCreate', { input: { soms: sample('submitOrder') }, setup: { submit: 'legacy' } }),
  },
  cancelOrder: {
    path: '/order/12345/action/cancel',
    sent: () =>
      sentBy('orderCancel', {
        order: orderOf({ id: '12345' }),
        input: { type: 'CUSTOMER_CANCELLED', reason: '不想要了', platformReturnNo: '599565656' },
      }),
  },
  payOrder: {
    path: '/order/12345/pay',
    sent: () =>
      sentBy('orderPay', {
        order: orderOf({ id: '12345' }),
        input: {
          state: 'PAID',
          paidAt: at('2019-12-12T04:12:00Z'),
          billNo: '123434354',
          details: [{ method: '支付宝', amount: d('12.33'), externalPaymentId: '3223232323' }],
          vendorFields: {
            payee: { id: 'string', name: 'string' },
            details: [
              {
                code: '支付方式代码',
                type: '5',
                cashier: true,
                score: '100.0',
                flowno: '3223232323',
                account_no: '002002',
                account_name: '工行',
                discount_amount: 100,
                pay_id: '3223232323',
                extra_info: '{"session", "123"}',
              },
            ],
          },
        },
      }),
  },
  changeOrderItems: {
    path: '/order/12345/changeitems',
    sent: () =>
      sentBy('orderItemsSubstitute', {
        order: orderOf({
          id: '12345',
          items: [
            {
              item_no: '1',
              sku_id: '132323',
              quantity: 13,
              unit_price: 1,
              total: 13,
              front: { item_id: '1323233', sku_id: '1454543' },
              details,
            },
          ],
        }),
        input: {
          changes: [{ lineNo: '1', quantity: d('13.0'), toSku: '3243', toQuantity: d('3.0'), toUnitPrice: d('4.0') }],
          reapportion: true,
          reason: '商品有误',
          vendorFields: { changes: [{ target_items: [target] }], items: [target] },
        },
      }),
  },
  batchModifyOrderStore: {
    path: '/order/mod/store',
    sent: () =>
      sentBy('ordersReassignStore', { input: [{ order: keyOf('1212'), storeId: 'string', storeName: 'string' }] }),
  },
  tagOrder: {
    path: '/order/12345/tagging',
    sent: () => sentBy('orderTagsUpdate', { order: key, input: { add: ['string'], remove: ['string'] } }),
  },
  updateCustomerNote: {
    path: '/order/12345/updateCustomerNote',
    sent: () => sentBy('orderNoteSet', { order: key, input: { buyerNote: 'string' } }),
  },
  updateStoreOperation: {
    path: '/order/12345/action/storeoperation',
    sent: () =>
      sentBy('storeOperationRecord', {
        order: key,
        input: { operation: 'ACCEPT', storeId: '21213323', voucherUrls: ['string'], pickInfo },
      }),
  },
  updatePickInfo: {
    path: '/order/12345/pickInfo',
    sent: () => sentBy('pickInfoSet', { order: key, input: pickInfo }),
  },
  updateTraceCodes: {
    path: '/order/12345/tracecode/update',
    sent: () =>
      sentBy('traceCodesSet', {
        order: orderOf({
          id: '12345',
          items: [{ item_no: 'string', sku_id: 'string', quantity: 1, details: [{ id: 'string', quantity: 1 }] }],
        }),
        input: [null, 'string'].map((componentId) => ({
          lineNo: 'string',
          skuCode: 'string',
          componentId,
          codes: [traceCode],
          vendorFields: { trace_codes: ['string'] },
        })),
      }),
  },
  confirmSelftakeV2: {
    path: '/order/action/v2/selftake',
    sent: () =>
      sentBy('pickupConfirm', {
        order: orderOf({ id: '12345', delivery: { type: 'selftake' } }),
        input: { storeId: '454534', qrCode: '222222', platformId: 'be.eleme' },
      }),
  },
  confirmSelftake: {
    path: '/order/12345/action/selftake',
    sent: () =>
      sentBy('pickupConfirm', {
        order: orderOf({ id: '12345', delivery: { type: 'selftake' } }),
        input: { storeId: '454534', qrCode: '222222' },
        setup: { selftake: 'order' },
      }),
  },
  updateOrderDelivery: {
    path: '/order/12345/action/deliver',
    sent: () =>
      sentBy('deliveryStatusSet', {
        order: key,
        input: {
          state: 'NONE',
          trackingNo: '1243566215',
          carrierId: 'string',
          shippedAt: at('2022-07-18 20:34:00'),
          note: '已经在发货的路上',
          vendorFields: {
            operator: 'zhangsan',
            operation: 'shipping',
            operation_state:
              'none(空)、accepted(已接单)、shipping( 已集货/已拣货)、rechecked(已复核)、handover(已交接)',
            carrier: {
              ...carrierExtra,
              state: 'initial',
              type: 'self',
              carrier: { name: 'string' },
              deliveryman: { id: 'string', name: 'string' },
              deliveryman_mobile: '18859658865',
              expected_logistics_type: 'crowdsourcing',
            },
            print: true,
            ship_id: '122323232',
            selftake_confirmed: true,
            front_modified: '2016-03-02 12:00:01',
            front_finished_time: '2016-03-02 12:00:01',
            pick_info: {
              time: '2020-06-17 10:00:00',
              source: 'string',
              operator_id: 'string',
              operator_name: 'string',
              auto_picked_finish: true,
              allow_pick_start_time: '2020-06-17 10:00:00',
            },
          },
        },
      }),
  },
  updateOrderCarrier: {
    path: '/order/12345/action/carrier',
    sent: () =>
      sentBy('carrierAssign', {
        order: key,
        input: {
          carrierId: 'string',
          carrierName: 'string',
          mode: 'CROWDSOURCED',
          state: 'PENDING',
          trackingNo: '123',
          courierName: 'string',
          courierPhone: '18859658865',
          freight: d('1.11'),
          skipStateCheck: true,
          vendorFields: {
            carrier: { ...carrierExtra, type: 'self', deliveryman: { id: 'string' } },
            operator: 'user',
            tags: [{ name: '首单' }],
            delivery_id: '123',
            carrier_note: '加快',
            exception_remark: '第三方要求取消',
            print_info: { datas: [{ type: 'string', data: 'string' }] },
            re_calc_carrier: true,
            carrier_proxy_platform: { value: 'string' },
            carrier_proxy_merchant: { value: 'string' },
            shop_freight: { value: '0.0' },
            ignore_auto_dispatch_carrier: true,
          },
        },
      }),
  },
  modifyOrderCarrier: {
    path: '/order/12345/mod/carrier',
    sent: () =>
      sentBy('carrierChange', {
        order: key,
        input: {
          carrierId: 'string',
          carrierName: 'string',
          mode: 'SELF',
          courierName: '李某',
          courierPhone: '1565586545',
          skipStateCheck: false,
          vendorFields: {
            merchant: { id: 'string', name: 'string' },
            deliveryman_id: '32332',
            carrier_proxy_platform: { value: 'string' },
            carrier_proxy_merchant: { value: 'string' },
          },
        },
      }),
  },
  cancelCarrier: {
    path: '/order/12345/cancel/carrier',
    sent: () =>
      sentBy('carrierDispatchCancel', {
        order: key,
        input: { carrierId: '343434343', reason: '客户不要了', redispatch: true },
      }),
  },
  applyOrderReturn: {
    path: '/order/12345/applyrtn',
    sent: () =>
      sentBy('returnCreate', {
        order: orderOf({
          id: '12345',
          payment: { freight: 1.23 },
          items: [{ item_id: 'a', item_no: '1', sku_id: '2123', quantity: 1, pay_amount: 12.03 }],
        }),
        input: {
          kind: 'REFUND_ONLY',
          reason: '不想要了',
          scope: 'WEIGHT_SHORTAGE',
          approval: 'NOT_REVIEWED',
          freight: d('1.23'),
          platformReturnNo: '54132321623',
          inbound: { carrierCode: 'sf', carrierName: '顺丰', trackingNo: '111222333' },
          items: [{ itemKey: 'a', quantity: d('1.0'), refund: d('12.03'), shortageGrams: [d('1.0')] }],
          vendorFields: {
            policy: '取值:orig_sku(原商品)、sku(现商品)',
            front_app: { id: 'string', name: 'string' },
            items: [{ weights: ['1'], real_total_weight: '1.0' }],
          },
        },
      }),
  },
  reissueOrder: {
    path: '/order/reissue',
    sent: () =>
      sentBy('reissueCreate', {
        order: orderOf({
          id: '121212',
          items: [{ item_id: 'a', item_no: '1', sku_id: '132323', quantity: 13 }],
        }),
        input: {
          items: [{ itemKey: 'a', skuCode: '132323', quantity: d('13.0') }],
          reason: '弄丢了',
          responsibleParty: 'carrier',
          sellerNote: '商家备注',
          recipient: {
            name: '李飞',
            mobile: '189389928893',
            phone: '189389928893',
            country: '中国',
            province: '福建省',
            city: '厦门市',
            district: '思明区',
            address: '前埔',
          },
          vendorFields: {
            receiver: {
              contact: {
                email: '55151@qq.com',
                fax: '123123',
                private_name: '张*红',
                private_mobile: '189****0000',
              },
              address: {
                postcode: '363423',
                latitude: '45.3',
                longtitude: '121.2',
                coordinate_type: 'GCJ02',
                private_street: '脱敏地址**',
              },
            },
          },
        },
      }),
  },
  updateOrderInvoice: {
    path: '/order/12345/invoices',
    sent: () =>
      sentBy('invoiceSet', {
        order: key,
        input: {
          required: false,
          printNumber: '123456',
          title: 'XX公司',
          taxId: '1212345046600736XP',
          kind: 'paper',
          type: 'plain',
          amount: d('12.03'),
          email: 'chw@qq.com',
          vendorFields: {
            invoice: {
              result: '开票成功',
              error_reason: 'string',
              apply_qrcode: 'string',
              details: [
                {
                  content: '上海股份有限公司',
                  tax: '2.32',
                  account: '0023415445',
                  telephone: '12344545111',
                  bank: '中国银行XXX',
                  address: '福建厦门XX',
                  remark: 'plain',
                  time: '2019-07-15 16:56:23',
                  url: 'a.jpg',
                  title_type: 'person',
                  buyer_tax_code: '1232000046600736XP',
                  securaty_code: '2114445',
                  check_code: '201622',
                  serial_no: '454557884564545',
                },
              ],
            },
          },
        },
      }),
  },
  updateInvoiceResult: {
    path: '/order/12345/invoice/result',
    sent: () =>
      sentBy('invoiceResultRecord', {
        order: key,
        input: {
          success: true,
          serialNo: '45546454454',
          url: 'a.jpg',
          errorReason: '系统异常',
          issuedAt: at('2019-07-15 16:56:23'),
          vendorFields: { apply_qrcode: 'string' },
        },
      }),
  },
};

describe('the body that the document prints', () => {
  test.each(Object.entries(writes))('%s', (operation, { path, sent }) => {
    const asked = sent();
    expect(bodyOf(asked)).toEqual(sample(operation));
    const folder = '/t/soms/orderservice';
    expect(asked.request).toMatchObject({ operation, method: 'POST', path: folder + path, write: true });
    expect(asked.request.query?.toString()).toBe('operator=ordergraph');
  });

  test('no number loses a digit', () => {
    const { request } = sentBy('orderPay', {
      order: orderOf({}),
      input: {
        state: 'PAID',
        details: [{ method: 'x', amount: d('12345678901234567.8900') }],
        vendorFields: { details: [{ score: '9007199254740993' }] },
      },
    });
    expect(request.body).toContain('"amount":12345678901234567.8900,"score":9007199254740993');
  });
});
