/**
 * The five writes. What they answer follows the document's samples; when and in which words they refuse is a guess,
 * because the document does not say. It does not say either whether a call may be repeated: here a caller's own number
 * that comes twice is refused, and a call without such a number (补发) is done twice.
 */
import { at } from '../../sources/values/json.ts';
import { complaintOf, type Shape } from '../server/fields.ts';
import type { SandboxAnswer, SandboxRoute } from '../server/server.ts';
import { parsed, textIn, textOf, type Wire, wiresAt } from '../server/wire.ts';
import { code, fine, refused } from './answers.ts';
import { type Book, linesIn } from './book.ts';
import { firstStatus, newOrder, orderTypes } from './new-order.ts';
import {
  cancelSalesOrderFields,
  createExchangeFields,
  createReturnFields,
  createSalesOrderFields,
  createSupplyOrderFields,
} from './write-fields.ts';

interface World {
  readonly book: Book;
  /** The present in seconds. */
  readonly now: () => number;
  /** The callers' own numbers that were used: exchangeCode, platformRefundNo. */
  readonly used: Set<string>;
}
type WriteRow = readonly [
  operation: string,
  path: string,
  fields: Shape,
  run: (world: World, ao: unknown) => SandboxAnswer,
];

const no = (message: string): SandboxAnswer => refused(code.refused, message);
const noOrder = refused(code.unknownOrder, '订单不存在');

const isOver = ({ orderStatus }: Wire): boolean => ['50', '60'].includes(textOf(orderStatus));
const isShipped = ({ orderStatus, deliveryStatus }: Wire): boolean =>
  ['40', '70'].includes(textOf(orderStatus)) || ['20', '30'].includes(textOf(deliveryStatus));

const lineKey = ({ platformNo, skuCode, qty }: Wire): string => [platformNo, skuCode, qty].map(textOf).join(' ');
const linesKey = (lines: readonly Wire[]): string => lines.map(lineKey).toSorted().join('\n');

function createSalesOrder({ book, now }: World, ao: unknown): SandboxAnswer {
  const platformOrderNo = textIn(ao, 'platformOrderNo');
  const shop = book.shop(textIn(ao, 'storeCode'));
  const orderType = Number(textIn(ao, 'orderType'));
  const lines = wiresAt(ao, 'detailList');
  if (!shop) return no('店铺编码不存在');
  if (orderType !== orderTypes.sale && orderType !== orderTypes.reissue) return no('订单类型不支持');
  const same = book
    .under(platformOrderNo)
    .some(({ order }) => !isOver(order) && linesKey(linesIn(order)) === linesKey(lines));
  if (same) return no('交易单已存在,请勿重复提交');
  const isPaid = at(ao, 'platformOrderStatus') === 'WAIT_SELLER_SEND_GOODS';
  const order = newOrder(book, now(), {
    head: {
      ...pickedFrom(ao, ['platformOrderNo', 'country', ...places, 'platformCreateTime']),
      ...shop,
      orderType,
      orderStatus: isPaid ? firstStatus.toReview : firstStatus.fresh,
      isHold: 0,
    },
    remark: textIn(ao, 'reissueReason') || null,
    original: null,
    ext: pickedFrom(ao, ['memberName', 'platformOrderStatus', 'platformPayTime', 'postFee', 'buyerMemo', 'sellerMemo']),
    lines,
  });
  book.add(order);
  const { salesOrderCode, salesOrderId } = order;
  return fine({ platformOrderNo, salesOrderCode, salesOrderId }, '');
}

function cancelSalesOrder({ book }: World, ao: unknown): SandboxAnswer {
  const order = book.find(textIn(ao, 'platformOrderNo'), 'salesOrderCode', textIn(ao, 'salesOrderCode'));
  if (!order) return noOrder;
  if (isOver(order)) return no('订单已取消,请勿重复操作');
  if (isShipped(order)) return no('订单已发货,不能取消');
  book.replace({
    ...order,
    orderStatus: 60,
    dispatchStatus: 50,
    deliveryStatus: 60,
    remark: textIn(ao, 'reason') || order['remark'],
    orderDetailList: linesIn(order).map((line) => ({ ...line, detailStatus: 60 })),
  });
  return fine({}, '');
}

/** A line that may come back, and how many pieces of it the request names. */
interface Back {
  readonly line: Wire | undefined;
  readonly qty: number;
}
/** Why these lines cannot come back; undefined when they can, and then every line is there. */
function complaintAbout(backs: readonly Back[]): string | undefined {
  if (backs.some(({ line }) => !line)) return '订单明细不存在';
  if (backs.some(({ line }) => textOf(line?.['refundStatus']) !== '0')) return '明细已申请售后';
  // The pieces of one line may stand in several rows.
  const asked = Map.groupBy(backs, ({ line }) => textOf(line?.['id']));
  const tooMany = [...asked.values()].some(
    (rows) => rows.reduce((sum, { qty }) => sum + qty, 0) > Number(textOf(rows[0]?.line?.['qty'])),
  );
  return tooMany ? '退货数量超过可退数量' : undefined;
}

/** No read shows how the goods come back (快递, 数量): the refund fields of the lines are all there is. */
function mark(order: Wire, backs: readonly Back[], fields: Wire): Wire {
  const ids = new Set(backs.map(({ line }) => textOf(line?.['id'])));
  return {
    ...order,
    orderDetailList: linesIn(order).map((line) =>
      ids.has(textOf(line['id'])) ? { ...line, ...fields, refundStatus: 10 } : line,
    ),
  };
}

/** The lines that the rows of `returnInDetailList` name; `same`: a field of the line, and the row's field for it. */
const backsOf = (order: Wire, ao: unknown, same: Readonly<Record<string, string>>): readonly Back[] =>
  wiresAt(ao, 'returnInDetailList').map((row) => ({
    line: linesIn(order).find((line) =>
      Object.entries(same).every(([ofLine, ofRow]) => textOf(line[ofLine]) === textOf(row[ofRow])),
    ),
    qty: Number(textOf(row['qty'])),
  }));

function createExchange({ book, now, used }: World, ao: unknown): SandboxAnswer {
  const order = book.find(textIn(ao, 'platformOrderNo'), 'salesOrderId', textIn(ao, 'salesOrderId'));
  if (!order) return noOrder;
  if (!isShipped(order)) return no(isOver(order) ? '订单已取消,不能换货' : '订单未发货,不能换货');
  const exchangeCode = textIn(ao, 'exchangeCode');
  if (exchangeCode !== '' && used.has(`exchange ${exchangeCode}`)) return no('换货单号已存在');
  const backs = backsOf(order, ao, { id: 'id', platformNo: 'platformNo' });
  const complaint = complaintAbout(backs);
  if (complaint !== undefined) return no(complaint);
  used.add(`exchange ${exchangeCode}`);
  book.replace(mark(order, backs, { refundType: '2', isExchange: 1 }));
  const platformNo = backs[0]?.line?.['platformNo'];
  book.add(
    newOrder(book, now(), {
      // 优先换: the new goods do not wait for the old ones.
      head: following(order, ao, {
        orderType: orderTypes.exchange,
        isHold: textIn(ao, 'isExchangeFirst') === '1' ? 0 : 1,
      }),
      original: order,
      remark: textIn(ao, 'exchangeReason') || null,
      ext: { ...extOf(order), ...pickedFrom(ao, ['buyerMemo', 'sellerMemo']) },
      lines: wiresAt(ao, 'exchangeOutDetailList').map((row) => ({
        ...pickedFrom(row, ['productCode', 'productName', 'skuName', 'skuCode', 'qty']),
        platformNo: textOf(row['platformNo']) || platformNo,
      })),
    }),
  );
  return fine(null, '操作成功');
}

function createSupplyOrder({ book, now }: World, ao: unknown): SandboxAnswer {
  const orders = book
    .under(textIn(ao, 'platformOrderNo'))
    .filter((kept) => textOf(kept.order['storeCode']) === textIn(ao, 'storeCode'));
  if (orders.length === 0) return noOrder;
  const order = orders.find((kept) => !isOver(kept.order))?.order;
  if (!order) return no('订单已取消,不能补发');
  const details = at(ao, 'supplyOrderExt');
  const told = ['platformPayTime', 'memberName', 'postFee', 'buyerMemo', 'sellerMemo'];
  book.add(
    newOrder(book, now(), {
      head: following(order, ao, { orderType: orderTypes.reissue, isHold: 0 }),
      original: order,
      remark: textIn(details, 'reissueReason') || null,
      ext: { ...extOf(order), ...pickedFrom(details, told) },
      lines: wiresAt(ao, 'supplyOrderDetailList'),
    }),
  );
  return fine(null, '操作成功');
}

/** The document shows an outer and an inner code and explains neither; here the inner one tells of the refund. */
const noRefund = (errMsg: string): SandboxAnswer => fine({ code: code.refused, errMsg }, '');

function createReturn({ book, used }: World, ao: unknown): SandboxAnswer {
  const order = book.find(textIn(ao, 'platformOrderNo'), 'salesOrderId', textIn(ao, 'salesOrderId'));
  if (!order || textOf(order['storeCode']) !== textIn(ao, 'storeCode')) return noOrder;
  if (isOver(order)) return no('订单已取消,不能退货');
  const refundNo = `return ${textIn(ao, 'platformRefundNo')}`;
  if (used.has(refundNo)) return noRefund('平台退款单号已存在');
  const backs = backsOf(order, ao, { id: 'salesOrderDetailId', platformNo: 'platformNo', skuCode: 'skuCode' });
  const complaint = complaintAbout(backs);
  if (complaint !== undefined) return noRefund(complaint);
  used.add(refundNo);
  // Before they are sent there are no goods to come back: 1 退款 instead of 0 退货退款.
  book.replace(mark(order, backs, { refundType: isShipped(order) ? '0' : '1', isReturnGoods: 0 }));
  return fine({ code: code.ok, errMsg: '' }, '');
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const pickedFrom = (from: unknown, fields: readonly string[]): Wire =>
  Object.fromEntries(fields.map((field) => [field, at(from, field)] as const).filter(([, value]) => isSet(value)));

const extOf = ({ orderExt }: Wire): Wire =>
  pickedFrom(orderExt, ['memberId', 'memberName', 'platformOrderStatus', 'platformPayTime']);

const places = ['province', 'city', 'district'];
const takenOver = ['platformOrderNo', 'storeId', 'storeCode', 'storeName', 'country', ...places];
/** What an exchange or a reissue takes over from the order before it. */
const following = (original: Wire, ao: unknown, more: Wire): Wire => ({
  ...pickedFrom(original, takenOver),
  ...(at(ao, 'isAutoFillAddress') === true ? {} : pickedFrom(ao, places)),
  orderStatus: firstStatus.toReview,
  ...more,
});

const writes: readonly WriteRow[] = [
  ['createSalesOrderV2', '/order/sales/createV2', createSalesOrderFields, createSalesOrder],
  ['cancelSalesOrder', '/order/sales/cancel', cancelSalesOrderFields, cancelSalesOrder],
  ['createExchange', '/order/exchange/create', createExchangeFields, createExchange],
  ['createSupplyOrder', '/order/supply/create', createSupplyOrderFields, createSupplyOrder],
  ['createReturn', '/order/return/create', createReturnFields, createReturn],
];

/** `now` is in milliseconds. */
export function writeRoutes(book: Book, now: () => number): readonly SandboxRoute[] {
  const world: World = { book, now: () => Math.floor(now() / 1000), used: new Set() };
  return writes.map(([operation, path, fields, run]) => ({
    operation,
    path,
    method: 'POST',
    answer: ({ text }) => {
      const ao = parsed(text);
      const complaint = complaintOf(fields, ao);
      return complaint === undefined ? run(world, ao) : refused(code.badRequest, complaint);
    },
  }));
}
