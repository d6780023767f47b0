/** 交易订单创建 and 交易订单取消. */
import { noFieldFor, numberOf, type ArgumentPath, required } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import { type Body, withoutNulls } from '../../kit/document-body.ts';
import type { BabycareOrderInput } from '../../ports/write-input-parts.ts';
import type { UserError, WriteOperation } from '../../ports/writes.ts';
import { decimal, zero } from '../../values/decimal.ts';
import { jsonNumber } from '../../values/json.ts';
import { milliseconds, vendorTime } from '../../values/time.ts';
import { type ExpectedLine, isCancelled, isOver, linesText, orderIsThere } from './reconcile.ts';
import { onOrder, prepared } from './request.ts';

const inputPath: ArgumentPath = ['input', 'babycare'];

function inputErrors({ recipient, lines }: BabycareOrderInput): readonly UserError[] {
  const { name, mobile, country, province, city, district, address, copyFromOriginal } = recipient;
  const place = [...inputPath, 'recipient'];
  return [
    ...required(
      place,
      { name, mobile, country, province, city, district, address },
      'Babycare creates no order without.',
    ),
    ...noFieldFor('BABYCARE', place, { copyFromOriginal }),
    ...required(inputPath, { lines }, 'an order has at least one line.'),
    ...lines.flatMap(({ quantity }, i) => {
      const path = [...inputPath, 'lines', String(i), 'quantity'];
      const fine = Number.isSafeInteger(quantity) && quantity >= 1;
      return fine
        ? []
        : [userErrorOf('INVALID_INPUT', `${path.join('.')} must be a whole number, at least 1.`, { path })];
    }),
  ];
}

/** orderType 0 is 销售订单 and 3 is 补发订单. The document requires a phone and has "" for none. */
const bodyOf = ({ recipient, lines, ...input }: BabycareOrderInput): Body =>
  withoutNulls({
    platformOrderNo: input.platformOrderNo,
    orderType: input.reissue === true ? 3 : 0,
    platformOrderStatus: input.platformStatus,
    storeCode: input.storeCode,
    receiverName: recipient.name,
    mobile: recipient.mobile,
    phone: recipient.phone ?? '',
    memberName: input.memberName,
    country: recipient.country,
    province: recipient.province,
    city: recipient.city,
    district: recipient.district,
    address: recipient.address,
    platformCreateTime: vendorTime(milliseconds(input.placedAt)),
    platformPayTime: vendorTime(milliseconds(input.paidAt)),
    postFee: numberOf(input.shipping),
    reissueReason: input.reissueReason,
    buyerMemo: input.buyerNote,
    sellerMemo: input.sellerNote,
    detailList: lines.map((line) => ({
      platformNo: line.platformLineNo,
      skuCode: line.skuCode,
      qty: jsonNumber(String(line.quantity)),
      price: numberOf(line.price),
      totalFee: numberOf(line.total),
      actualPrice: numberOf(line.actualPrice),
      payment: numberOf(line.payment),
      settlementFee: numberOf(line.settlementFee),
      settlementPrice: numberOf(line.settlementPrice),
      discountFee: numberOf(line.discount),
    })),
  });

const expectedLine = ({ platformLineNo, skuCode, quantity }: BabycareOrderInput['lines'][number]): ExpectedLine => ({
  no: platformLineNo,
  sku: skuCode,
  quantity: decimal(String(quantity)) ?? zero,
});

const createSalesOrder = {
  operation: 'createSalesOrderV2',
  path: '/order/sales/createV2',
  form: 'SalesOrderCreateRequest',
};

export const orderCreate: WriteOperation<'orderCreate'> = {
  vendorOperations: [createSalesOrder.operation],
  reads: null,
  prepare({ input: { babycare: input } }) {
    const missing = 'input.babycare is missing: Babycare takes an input of its own.';
    if (!input) return { userErrors: [userErrorOf('REQUIRED', missing, { path: inputPath })] };
    const { platformOrderNo, vendorFields } = input;
    const values = { kind: 'SALE', lines: linesText(input.lines.map(expectedLine)) };
    // The lines of a reissue repeat the platform's line numbers of the sale, so that it cannot be told from the sale.
    const expectation = input.reissue === true ? null : { find: { platformOrderNo }, values };
    const composed = { userErrors: inputErrors(input), typed: () => bodyOf(input), vendorFields, expectation };
    return prepared(createSalesOrder, composed, { target: null, place: inputPath });
  },
  reconcile: orderIsThere,
};

/** The document does not say whether a shipped order can be cancelled, so the vendor decides. */
export const orderCancel = onOrder<'orderCancel'>({
  operation: 'cancelSalesOrder',
  path: '/order/sales/cancel',
  form: 'SalesOrderCancelRequest',
  reads: [],
  compose({ input: { reason, type, platformReturnNo } }, order) {
    const code = order.identifiers.find(({ namespace }) => namespace === 'VENDOR_CODE')?.value;
    return {
      userErrors: [
        ...(isOver(order) ? [userErrorOf('ALREADY_DONE', 'The order is cancelled already.', { path: ['order'] })] : []),
        ...(isOver(order) || code !== undefined ? [] : [withoutCode]),
        ...noFieldFor('BABYCARE', ['input'], { type, platformReturnNo }),
      ],
      typed: () =>
        withoutNulls({
          platformOrderNo: order.key.askedBy ?? order.platformOrderNo,
          salesOrderCode: code,
          reason,
        }),
      expectation: { find: { order: order.key }, values: {} },
    };
  },
  reconcile: isCancelled,
});

const withoutCode = userErrorOf(
  'STATE_CONFLICT',
  'Babycare cancels an order by its salesOrderCode and has told none of this one yet: refresh it and try again.',
  { path: ['order'], retryable: true },
);
