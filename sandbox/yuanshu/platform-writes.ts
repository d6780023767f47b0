/**
 * What Yuanshu's own platform is told: shipments, refund payments, goods that came back, stock. The fields are those of
 * its pages; which orders it refuses, and in which words, is a guess, because the pages show the answers cut off.
 */
import { at } from '../../sources/values/json.ts';
import { decimalNumber, each, type Field, listOf, optional, type Shape, text, truth, whole } from '../server/fields.ts';
import { parsed, textIn, textOf, type Wire, wiresAt } from '../server/wire.ts';
import type { PlatformBook } from './platform-book.ts';

export interface PlatformWrite {
  readonly operation: string;
  readonly path: string;
  /** Where the tenant stands: the stock call has it in the query, the others in a cookie. */
  readonly tenantIn: 'cookie' | 'query';
  readonly fields: Shape;
  /** The field that names what it is about; null where it is about the stock as a whole. */
  readonly about: string | null;
  /** The reason of a refusal; undefined when it is done. */
  readonly run: (book: PlatformBook, body: unknown) => string | undefined;
}

const isJson = (value: unknown): boolean => value === '' || (typeof value === 'string' && parsed(value) !== undefined);
/** JSON in a text, which says who bears what. */
const jsonText: Field = optional({ fits: isJson });
const positive: Field = { fits: (value) => decimalNumber.fits(value) && Number(textOf(value)) > 0 };
/** The table lists 1 to 9, and the page's own sample has 200. */
const refundStatus: Field = { fits: (value) => /^(?:[1-9]|200)$/.test(textOf(value)) && whole.fits(value) };

const delivery: Shape = {
  ...each(text, 'orderNo', 'uid'),
  packageList: listOf({
    ...each(text, 'expressNo', 'deliveryCompanyCode', 'deliveryCompanyName'),
    orderDeliverGoodsInfos: optional(listOf({ goodsLineNo: text, quantity: positive })),
  }),
};
const refund: Shape = {
  status: refundStatus,
  bizOrderId: text,
  orderId: text,
  realAmount: decimalNumber,
  orderDetailList: listOf({
    orderDetailId: text,
    realAmount: decimalNumber,
    description: optional(text),
    merchantPayType: whole,
    merchantPayTypeName: text,
  }),
};
const receipt: Shape = {
  refundId: text,
  accepted: truth,
  refundFreightFee: truth,
  remark: optional({ fits: (value) => typeof value === 'string' && value.length <= 100 }),
  refundExt: jsonText,
  goodsList: listOf({
    goodsSerial: text,
    availableRefundAmount: decimalNumber,
    actualEntryWarehouseCount: whole,
    goodsExt: jsonText,
    // It is required only for goods that expire, and the message does not say which do.
    goodsExpireInfoList: optional({ fits: Array.isArray }),
  }),
};
const stock: Shape = {
  stocks: listOf({
    ...each(optional(text), 'outWarehouseCode', 'warehouseCode', 'outSkuCode', 'skuCode'),
    // It is text in the table and a number in its sample.
    realNum: { fits: (value) => /^-?\d+(?:\.\d+)?$/.test(textOf(value)) },
  }),
  operateUser: text,
  billNo: optional(text),
  ...each(optional(whole), 'syncFlag', 'srcFlag', 'incFlag', 'syncTime'),
};

const closed: Readonly<Record<string, string>> = { '10': '订单未支付,不能发货', '20': '订单已取消,不能发货' };

/** A shipment that comes twice is recorded twice, because the page does not say what happens then. */
function ship(book: PlatformBook, body: unknown): string | undefined {
  const order = book.order(textIn(body, 'orderNo'));
  if (!order) return '订单不存在';
  if (order.uid !== at(body, 'uid')) return '会员与订单不符';
  const lines = wiresAt(body, 'packageList').flatMap((one) => wiresAt(one, 'orderDeliverGoodsInfos'));
  const unknown = lines.find(({ goodsLineNo }) => !order.lineNos.includes(textOf(goodsLineNo)));
  if (unknown) return '商品行不存在';
  return closed[order.status];
}

const ofAfterSale =
  (field: string) =>
  (book: PlatformBook, body: unknown): string | undefined =>
    book.knowsAfterSale(textIn(body, field)) ? undefined : '售后单不存在';

const isSet = (value: unknown): boolean => textOf(value) !== '';
/** A row has the platform's own codes or the customer's (外部编码成对). */
const pairOf = (row: Wire): readonly [warehouse: string, sku: string] | undefined => {
  const pairs = [
    ['warehouseCode', 'skuCode'],
    ['outWarehouseCode', 'outSkuCode'],
  ] as const;
  const pair = pairs.find(([warehouse, sku]) => isSet(row[warehouse]) && isSet(row[sku]));
  return pair && [textOf(row[pair[0]]), textOf(row[pair[1]])];
};

function syncStock(book: PlatformBook, body: unknown): string | undefined {
  const isAsync = textIn(body, 'syncFlag') === '1';
  const isIncrement = textIn(body, 'incFlag') === '1';
  const billNo = textIn(body, 'billNo');
  const rows = wiresAt(body, 'stocks').map((row) => ({ pair: pairOf(row), realNum: textOf(row['realNum']) }));
  if (rows.length > (isAsync ? 200 : 50)) return isAsync ? '异步最多200条' : '同步最多50条';
  if (isIncrement && billNo === '') return '增量同步billNo不能为空';
  if (rows.some(({ pair }) => !pair)) return '仓库编码和sku编码不能为空,外部编码须成对';
  // 幂等: an increment of a bill that was counted already is not counted again.
  if (isIncrement && !book.countsBill(billNo)) return undefined;
  for (const { pair, realNum } of rows) if (pair) book.setStock(pair, realNum, isIncrement);
  return undefined;
}

const under = '/retail-data-exchange';
export const platformWrites: readonly PlatformWrite[] = [
  {
    operation: 'deliverMulti',
    path: `${under}/notify/order/delivery/multi`,
    tenantIn: 'cookie',
    fields: delivery,
    about: 'orderNo',
    run: ship,
  },
  {
    operation: 'notifyRefund',
    path: `${under}/notify/afterSale/refund`,
    tenantIn: 'cookie',
    fields: refund,
    about: 'bizOrderId',
    run: ofAfterSale('bizOrderId'),
  },
  {
    operation: 'notifyWarehouse',
    path: `${under}/notify/aftersale/warehouse`,
    tenantIn: 'cookie',
    fields: receipt,
    about: 'refundId',
    run: ofAfterSale('refundId'),
  },
  {
    operation: 'syncStock',
    path: `${under}/stock/sync`,
    tenantIn: 'query',
    fields: stock,
    about: null,
    run: syncStock,
  },
];
