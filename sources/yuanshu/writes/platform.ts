/** Notices to Yuanshu's platform: 订单发货-多包裹, 退单支付回调, 售后入库, 库存同步. Pure. */
import { type Decimal, isPositive, isZero, minorUnits } from '../../values/decimal.ts';
import { lossyNumbers } from '../../kit/document-body.ts';
import { isRecord, type JsonNumber, jsonNumber } from '../../values/json.ts';
import { findItem, type ArgumentPath, required } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { VendorRequest } from '../../ports/calls.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { WriteOperation, UserError } from '../../ports/writes.ts';
import { parcelErrors } from './bts.ts';
import { noOrder, prepared, withItems } from './prepared.ts';
import { stockSync } from './stock.ts';

interface PlatformWrite {
  readonly operation: string;
  readonly path: string;
}
const exchange = '/retail-data-exchange';
const deliverMulti: PlatformWrite = { operation: 'deliverMulti', path: `${exchange}/notify/order/delivery/multi` };
const notifyRefund: PlatformWrite = { operation: 'notifyRefund', path: `${exchange}/notify/afterSale/refund` };
const notifyWarehouse: PlatformWrite = {
  operation: 'notifyWarehouse',
  path: `${exchange}/notify/aftersale/warehouse`,
};
const notice = (write: PlatformWrite, body: Readonly<Record<string, unknown>>): VendorRequest => ({
  ...write,
  method: 'POST',
  body: JSON.stringify(body),
  write: true,
});

/** 元 → 分. † These pages name no unit, but the order push says that all amounts are 分. */
const fen = (amount: Decimal): JsonNumber => jsonNumber(minorUnits(amount) ?? amount);
function amountErrors(at: ArgumentPath, amounts: Readonly<Record<string, Decimal>>): readonly UserError[] {
  return Object.entries(amounts).flatMap(([name, amount]) => {
    const path = [...at, name];
    const fits = minorUnits(amount) !== null && (isPositive(amount) || isZero(amount));
    const message = `${path.join('.')} must be an amount in 元, not below 0, of at most 2 decimals.`;
    return fits ? [] : [userErrorOf('INVALID_INPUT', message, { path })];
  });
}

const shipmentNotify: WriteOperation<'shipmentNotify'> = {
  vendorOperations: [deliverMulti.operation],
  reads: withItems,
  prepare({ input: { parcels, memberId }, order: key }, order) {
    if (!order) return noOrder(key);
    const uid = memberId ?? order.buyer?.memberId;
    const at = (i: number): ArgumentPath => ['input', 'parcels', String(i)];
    return prepared({
      userErrors: [
        ...required(['input'], { memberId: uid }, 'the order does not tell the member, whom Yuanshu asks for.'),
        ...required(['input'], { parcels }, 'nothing is shipped.'),
        ...parcels.flatMap(({ carrierName }, i) => required(at(i), { carrierName }, 'Yuanshu shows it to the buyer.')),
        ...parcelErrors(order, parcels),
        ...parcels.flatMap(({ contents }, i) =>
          (contents ?? []).flatMap(({ itemKey }, j) => {
            const path = [...at(i), 'contents', String(j), 'itemId'];
            const item = findItem(order, itemKey);
            const message = `${path.join('.')}: Yuanshu has told no line number of this item; leave the contents out.`;
            return item && item.lineNo === null ? [userErrorOf('INVALID_INPUT', message, { path })] : [];
          }),
        ),
      ],
      target: order.key,
      request: () =>
        notice(deliverMulti, {
          orderNo: order.key.nativeId,
          uid,
          packageList: parcels.map(({ trackingNo, carrierCode, carrierName, contents }) => ({
            expressNo: trackingNo,
            deliveryCompanyCode: carrierCode,
            deliveryCompanyName: carrierName,
            orderDeliverGoodsInfos: contents?.map(({ itemKey, quantity }) => ({
              goodsLineNo: findItem(order, itemKey)?.lineNo,
              quantity: jsonNumber(quantity),
            })),
          })),
        }),
    });
  },
};

/** The document's caption of this field belongs to another one, but its list of codes is right. */
const refundStates: Record<WriteInputs['refundPaymentNotify']['state'], number> = {
  UNPAID: 1,
  PAYING: 2,
  PAID: 3,
  PAY_FAILED: 4,
  NOT_REFUNDED: 5,
  REFUNDING: 6,
  REFUNDED: 7,
  REFUND_FAILED: 8,
  CLOSED: 9,
};

const refundPaymentNotify: WriteOperation<'refundPaymentNotify'> = {
  vendorOperations: [notifyRefund.operation],
  reads: null,
  prepare({ input, order: target }) {
    const { returnNo, refundPaymentNo, state, amount, details } = input;
    return prepared({
      userErrors: [
        ...required(['input'], { returnNo, refundPaymentNo, details }, 'Yuanshu finds the refund by it.'),
        ...amountErrors(['input'], { amount }),
        ...details.flatMap(({ detailNo, methodName, amount: part }, i) => {
          const at = ['input', 'details', String(i)];
          return [
            ...required(at, { detailNo, methodName }, 'Yuanshu asks for it.'),
            ...amountErrors(at, { amount: part }),
          ];
        }),
      ],
      target,
      request: () =>
        notice(notifyRefund, {
          status: refundStates[state],
          bizOrderId: returnNo,
          orderId: refundPaymentNo,
          realAmount: fen(amount),
          orderDetailList: details.map((detail) => ({
            orderDetailId: detail.detailNo,
            realAmount: fen(detail.amount),
            description: detail.description ?? undefined,
            merchantPayType: detail.methodCode,
            merchantPayTypeName: detail.methodName,
          })),
        }),
    });
  },
};

const longestRemark = 100;
const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/** For values that are sent as the client wrote them: JSON objects with no number that may have been rounded. */
function objectErrors(path: ArgumentPath, objects: readonly unknown[]): readonly UserError[] {
  const wrong = (message: string): readonly UserError[] => [
    userErrorOf('INVALID_INPUT', `${path.join('.')} ${message}`, { path }),
  ];
  if (!objects.every(isRecord)) return wrong('must be made of JSON objects.');
  return lossyNumbers(objects, []).length > 0
    ? wrong('has a number that is too large to be exact: write it as text.')
    : [];
}
const extensionErrors = (at: ArgumentPath, extension: unknown): readonly UserError[] =>
  isGiven(extension) ? objectErrors([...at, 'extension'], [extension]) : [];
/** The page wants this object as JSON text. */
const jsonText = (extension: unknown): string | undefined =>
  isGiven(extension) ? JSON.stringify(extension) : undefined;

function goodsErrors(goods: WriteInputs['returnStockIn']['goods']): readonly UserError[] {
  return goods.flatMap(({ lineNo, refundable, receivedCount, extension, expiries }, i) => {
    const at = ['input', 'goods', String(i)];
    const path = [...at, 'receivedCount'];
    const counted = Number.isSafeInteger(receivedCount) && receivedCount >= 0;
    return [
      ...required(at, { lineNo }, 'Yuanshu finds the goods by it.'),
      ...amountErrors(at, { refundable }),
      ...(counted
        ? []
        : [userErrorOf('INVALID_INPUT', `${path.join('.')} must be a whole number, not below 0.`, { path })]),
      ...extensionErrors(at, extension),
      ...objectErrors([...at, 'expiries'], expiries ?? []),
    ];
  });
}

const returnStockIn: WriteOperation<'returnStockIn'> = {
  vendorOperations: [notifyWarehouse.operation],
  reads: null,
  prepare({ input, order: target }) {
    const { returnNo, accepted, refundFreight, remark, extension, goods } = input;
    const tooLong = (remark ?? '').length > longestRemark;
    return prepared({
      userErrors: [
        ...required(['input'], { returnNo, goods }, 'Yuanshu finds the return by it.'),
        ...(tooLong
          ? [
              userErrorOf('INVALID_INPUT', `input.remark is longer than ${longestRemark} characters.`, {
                path: ['input', 'remark'],
              }),
            ]
          : []),
        ...extensionErrors(['input'], extension),
        ...goodsErrors(goods),
      ],
      target,
      request: () =>
        notice(notifyWarehouse, {
          refundId: returnNo,
          accepted,
          refundFreightFee: refundFreight,
          remark: remark ?? undefined,
          refundExt: jsonText(extension),
          goodsList: goods.map((one) => ({
            goodsSerial: one.lineNo,
            availableRefundAmount: fen(one.refundable),
            actualEntryWarehouseCount: one.receivedCount,
            goodsExt: jsonText(one.extension),
            goodsExpireInfoList: one.expiries ?? undefined,
          })),
        }),
    });
  },
};

export const platformOperations = (tenantId: string) => ({
  shipmentNotify,
  refundPaymentNotify,
  returnStockIn,
  stockSync: stockSync(tenantId),
});
