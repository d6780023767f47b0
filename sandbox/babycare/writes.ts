/**
 * The five writes. What they answer follows the document's samples; when and in which words they refuse is a guess, for
 * the document says neither, and neither whether a call may be repeated: a number of the caller's own that comes twice
 * is refused, and what carries none (补发) is done twice.
 */
import { at, parseJson } from '../../sources/values/json.ts';
import type { SandboxAnswer, SandboxRequest } from '../server/server.ts';
import { code, fine, refused } from './answers.ts';
import { type Book, linesIn, textOf, wires } from './book.ts';
import { type Flaw, flawOf, type Shape } from '../server/fields.ts';
import { firstStatus, newOrder, orderTypes } from './new-order.ts';
import type { Wire } from './wire.ts';
import {
  cancelSalesOrderFields,
  createExchangeFields,
  createReturnFields,
  createSalesOrderFields,
  createSupplyOrderFields,
} from './write-fields.ts';

interface World {
  readonly book: Book;
  /** Seconds. */
  readonly now: () => number;
  /** Numbers of the callers' own that were used: exchangeCode, platformRefundNo. */
  readonly used: Set<string>;
}
interface Write {
  readonly operation: string;
  readonly path: string;
  readonly fields: Shape;
  readonly run: (world: World, ao: unknown) => SandboxAnswer;
}

const words: Readonly<Record<Flaw['problem'], string>> = { missing: '不能为空', malformed: '格式不正确' };
const no = (message: string): SandboxAnswer => refused(code.refused, message);
const noOrder = refused(code.unknownOrder, '订单不存在');

const isOver = ({ orderStatus }: Wire): boolean => ['50', '60'].includes(textOf(orderStatus));
const isShipped = ({ orderStatus, deliveryStatus }: Wire): boolean =>
  ['40', '70'].includes(textOf(orderStatus)) || ['20', '30'].includes(textOf(deliveryStatus));
const textAt = (ao: unknown, path: string): string => textOf(at(ao, path));

const lineKey = ({ platformNo, skuCode, qty }: Wire): string => [platformNo, skuCode, qty].map(textOf).join(' ');
const linesKey = (lines: readonly Wire[]): string => lines.map(lineKey).toSorted().join('\n');

function createSalesOrder({ book, now }: World, ao: unknown): SandboxAnswer {
  const platformOrderNo = textAt(ao, 'platformOrderNo');
  const shop = book.shop(textAt(ao, 'storeCode'));
  const orderType = Number(textAt(ao, 'orderType'));
  const lines = wires(at(ao, 'detailList'));
  if (!shop) return no('店铺编码不存在');
  if (orderType !== orderTypes.sale && orderType !== orderTypes.reissue) return no('订单类型不支持');
  const same = book
    .under(platformOrderNo)
    .some(({ order }) => !isOver(order) && linesKey(linesIn(order)) === linesKey(lines));
  if (same) return no('交易单已存在,请勿重复提交');
  const platformOrderStatus = at(ao, 'platformOrderStatus');
  const order = newOrder(book, now(), {
    platformOrderNo,
    shop,
    orderType,
    orderStatus: platformOrderStatus === 'WAIT_SELLER_SEND_GOODS' ? firstStatus.toReview : firstStatus.fresh,
    isHold: 0,
    address: pickedFrom(ao, ['country', 'province', 'city', 'district']),
    platformCreateTime: at(ao, 'platformCreateTime'),
    remark: textAt(ao, 'reissueReason') || null,
    original: null,
    ext: pickedFrom(ao, ['memberName', 'platformOrderStatus', 'platformPayTime', 'postFee', 'buyerMemo', 'sellerMemo']),
    lines,
  });
  book.add(order);
  const { salesOrderCode, salesOrderId } = order;
  return fine({ platformOrderNo, salesOrderCode, salesOrderId }, '');
}

function cancelSalesOrder({ book }: World, ao: unknown): SandboxAnswer {
  const order = book.find(textAt(ao, 'platformOrderNo'), 'salesOrderCode', textAt(ao, 'salesOrderCode'));
  if (!order) return noOrder;
  if (isOver(order)) return no('订单已取消,请勿重复操作');
  if (isShipped(order)) return no('订单已发货,不能取消');
  book.replace({
    ...order,
    orderStatus: 60,
    dispatchStatus: 50,
    deliveryStatus: 60,
    remark: textAt(ao, 'reason') || order['remark'],
    orderDetailList: linesIn(order).map((line) => ({ ...line, detailStatus: 60 })),
  });
  return fine({}, '');
}

/** A line that may come back, and how many pieces of it are named. */
interface Back {
  readonly line: Wire | undefined;
  readonly qty: number;
}
/** Without a complaint every line is there. */
function complaintOf(backs: readonly Back[]): string | undefined {
  if (backs.some(({ line }) => !line)) return '订单明细不存在';
  if (backs.some(({ line }) => textOf(line?.['refundStatus']) !== '0')) return '明细已申请售后';
  // The pieces of one line may stand in several rows.
  const asked = Map.groupBy(backs, ({ line }) => textOf(line?.['id']));
  const tooMany = [...asked.values()].some(
    (rows) => rows.reduce((sum, { qty }) => sum + qty, 0) > Number(textOf(rows[0]?.line?.['qty'])),
  );
  return tooMany ? '退货数量超过可退数量' : undefined;
}

/** What the goods' way back looks like (快递, 数量) no read shows: the lines' refund fields are all there is. */
function mark(order: Wire, backs: readonly Back[], fields: Wire): Wire {
  const ids = new Set(backs.map(({ line }) => textOf(line?.['id'])));
  return {
    ...order,
    orderDetailList: linesIn(order).map((line) =>
      ids.has(textOf(line['id'])) ? { ...line, ...fields, refundStatus: 10 } : line,
    ),
  };
}

const backsOf = (order: Wire, rows: readonly Wire[], idField: string, also: readonly string[]): readonly Back[] =>
  rows.map((row) => ({
    line: linesIn(order).find(
      (line) =>
        textOf(line['id']) === textOf(row[idField]) &&
        also.every((field) => textOf(line[field]) === textOf(row[field])),
    ),
    qty: Number(textOf(row['qty'])),
  }));

function createExchange({ book, now, used }: World, ao: unknown): SandboxAnswer {
  const order = book.find(textAt(ao, 'platformOrderNo'), 'salesOrderId', textAt(ao, 'salesOrderId'));
  if (!order) return noOrder;
  if (!isShipped(order)) return no(isOver(order) ? '订单已取消,不能换货' : '订单未发货,不能换货');
  const exchangeCode = textAt(ao, 'exchangeCode');
  if (exchangeCode !== '' && used.has(`exchange ${exchangeCode}`)) return no('换货单号已存在');
  const backs = backsOf(order, wires(at(ao, 'returnInDetailList')), 'id', ['platformNo']);
  const complaint = complaintOf(backs);
  if (complaint !== undefined) return no(complaint);
  used.add(`exchange ${exchangeCode}`);
  book.replace(mark(order, backs, { refundType: '2', isExchange: 1 }));
  const platformNo = backs[0]?.line?.['platformNo'];
  book.add(
    newOrder(book, now(), {
      ...following(order, ao),
      orderType: orderTypes.exchange,
      // 优先换: the new goods do not wait for the old ones.
      isHold: textAt(ao, 'isExchangeFirst') === '1' ? 0 : 1,
      remark: textAt(ao, 'exchangeReason') || null,
      ext: { ...extOf(order), ...pickedFrom(ao, ['buyerMemo', 'sellerMemo']) },
      lines: wires(at(ao, 'exchangeOutDetailList')).map((row) => ({
        ...pickedFrom(row, ['productCode', 'productName', 'skuName', 'skuCode', 'qty']),
        platformNo: textOf(row['platformNo']) || platformNo,
      })),
    }),
  );
  return fine(null, '操作成功');
}

function createSupplyOrder({ book, now }: World, ao: unknown): SandboxAnswer {
  const orders = book
    .under(textAt(ao, 'platformOrderNo'))
    .filter((kept) => textOf(kept.order['storeCode']) === textAt(ao, 'storeCode'));
  if (orders.length === 0) return noOrder;
  const order = orders.find((kept) => !isOver(kept.order))?.order;
  if (!order) return no('订单已取消,不能补发');
  const details = at(ao, 'supplyOrderExt');
  const told = ['platformPayTime', 'memberName', 'postFee', 'buyerMemo', 'sellerMemo'];
  book.add(
    newOrder(book, now(), {
      ...following(order, ao),
      orderType: orderTypes.reissue,
      isHold: 0,
      remark: textAt(details, 'reissueReason') || null,
      ext: { ...extOf(order), ...pickedFrom(details, told) },
      lines: wires(at(ao, 'supplyOrderDetailList')),
    }),
  );
  return fine(null, '操作成功');
}

/** The refund itself is what the inner code is about: the document shows two codes and explains neither. */
const noRefund = (errMsg: string): SandboxAnswer => fine({ code: code.refused, errMsg }, '');

function createReturn({ book, used }: World, ao: unknown): SandboxAnswer {
  const order = book.find(textAt(ao, 'platformOrderNo'), 'salesOrderId', textAt(ao, 'salesOrderId'));
  if (!order || textOf(order['storeCode']) !== textAt(ao, 'storeCode')) return noOrder;
  if (isOver(order)) return no('订单已取消,不能退货');
  const refundNo = `return ${textAt(ao, 'platformRefundNo')}`;
  if (used.has(refundNo)) return noRefund('平台退款单号已存在');
  const rows = wires(at(ao, 'returnInDetailList'));
  const backs = backsOf(order, rows, 'salesOrderDetailId', ['platformNo', 'skuCode']);
  const complaint = complaintOf(backs);
  if (complaint !== undefined) return noRefund(complaint);
  used.add(refundNo);
  // Before they are sent there are no goods to come back: 1 退款 instead of 0 退货退款.
  book.replace(mark(order, backs, { refundType: isShipped(order) ? '0' : '1', isReturnGoods: 0 }));
  return fine({ code: code.ok, errMsg: '' }, '');
}

const isTold = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const pickedFrom = (from: unknown, fields: readonly string[]): Wire =>
  Object.fromEntries(fields.map((field) => [field, at(from, field)] as const).filter(([, value]) => isTold(value)));

const extOf = ({ orderExt }: Wire): Wire =>
  pickedFrom(orderExt, ['memberId', 'memberName', 'platformOrderStatus', 'platformPayTime']);

const places = ['province', 'city', 'district'];
/** What an exchange or a reissue takes over from the order before it. */
function following(original: Wire, ao: unknown) {
  const told = at(ao, 'isAutoFillAddress') === true ? {} : pickedFrom(ao, places);
  return {
    platformOrderNo: textOf(original['platformOrderNo']),
    shop: pickedFrom(original, ['storeId', 'storeCode', 'storeName']),
    orderStatus: firstStatus.toReview,
    address: { ...pickedFrom(original, ['country', ...places]), ...told },
    platformCreateTime: null,
    original,
  };
}

const writes: readonly Write[] = [
  {
    operation: 'createSalesOrderV2',
    path: '/order/sales/createV2',
    fields: createSalesOrderFields,
    run: createSalesOrder,
  },
  { operation: 'cancelSalesOrder', path: '/order/sales/cancel', fields: cancelSalesOrderFields, run: cancelSalesOrder },
  { operation: 'createExchange', path: '/order/exchange/create', fields: createExchangeFields, run: createExchange },
  {
    operation: 'createSupplyOrder',
    path: '/order/supply/create',
    fields: createSupplyOrderFields,
    run: createSupplyOrder,
  },
  { operation: 'createReturn', path: '/order/return/create', fields: createReturnFields, run: createReturn },
];

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** `now`: milliseconds. */
export function writeRoutes(book: Book, now: () => number) {
  const world: World = { book, now: () => Math.floor(now() / 1000), used: new Set() };
  return writes.map(({ operation, path, fields, run }) => ({
    operation,
    path,
    method: 'POST' as const,
    answer: (request: SandboxRequest): SandboxAnswer => {
      const ao = parsed(request.text);
      const flaw = flawOf(fields, ao);
      return flaw ? refused(code.badRequest, `${flaw.path}${words[flaw.problem]}`) : run(world, ao);
    },
  }));
}
