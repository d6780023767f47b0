/** 交易订单创建 and 交易订单取消. Pure. */
import { decimal, zero } from '../../values/decimal.ts';
import { jsonNumber } from '../../values/json.ts';
import { milliseconds, vendorTime } from '../../values/time.ts';
import { noFieldFor, numberOf, type ArgumentPath, required } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { OrderPart } from '../../model.ts';
import type { WriteOperation, UserError } from '../../ports/writes.ts';
import { type Endpoint, prepared } from './body.ts';
import { isCancelled, orderIsThere, type Wanted, writtenLines } from './settle.ts';
import type { BabycareOrderInput } from '../../ports/write-input-parts.ts';

const createSalesOrder: Endpoint = {
  operation: 'createSalesOrderV2',
  path: '/order/sales/createV2',
  form: 'SalesOrderCreateRequest',
};
const cancelSalesOrder: Endpoint = {
  operation: 'cancelSalesOrder',
  path: '/order/sales/cancel',
  form: 'SalesOrderCancelRequest',
};
const nothingMore: ReadonlySet<OrderPart> = new Set();

const at: ArgumentPath = ['input', 'babycare'];

function flawsOf({ recipient, lines }: BabycareOrderInput): readonly UserError[] {
  const { name, mobile, country, province, city, district, address, copyFromOriginal } = recipient;
  const place = [...at, 'recipient'];
  return [
    ...required(
      place,
      { name, mobile, country, province, city, district, address },
      'Babycare creates no order without.',
    ),
    ...noFieldFor('BABYCARE', place, { copyFromOriginal }),
    ...required(at, { lines }, 'an order has at least one line.'),
    ...lines.flatMap(({ quantity }, i) => {
      const path = [...at, 'lines', String(i), 'quantity'];
      const fine = Number.isSafeInteger(quantity) && quantity >= 1;
      return fine
        ? []
        : [userErrorOf('INVALID_INPUT', `${path.join('.')} must be a whole number, at least 1.`, { path })];
    }),
  ];
}

/** orderType: 0 销售订单, 3 补发订单. The document wants a phone and shows "" for none. */
const bodyOf = (input: BabycareOrderInput) => ({
  platformOrderNo: input.platformOrderNo,
  orderType: input.reissue === true ? 3 : 0,
  platformOrderStatus: input.platformStatus ?? undefined,
  storeCode: input.storeCode,
  receiverName: input.recipient.name ?? undefined,
  mobile: input.recipient.mobile ?? undefined,
  phone: input.recipient.phone ?? '',
  memberName: input.memberName,
  country: input.recipient.country ?? undefined,
  province: input.recipient.province ?? undefined,
  city: input.recipient.city ?? undefined,
  district: input.recipient.district ?? undefined,
  address: input.recipient.address ?? undefined,
  platformCreateTime: vendorTime(milliseconds(input.placedAt)),
  platformPayTime: vendorTime(milliseconds(input.paidAt)),
  postFee: numberOf(input.shipping),
  reissueReason: input.reissueReason ?? undefined,
  buyerMemo: input.buyerNote ?? undefined,
  sellerMemo: input.sellerNote ?? undefined,
  detailList: input.lines.map((line) => ({
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

const wantedOf = ({ platformLineNo, skuCode, quantity }: BabycareOrderInput['lines'][number]): Wanted => ({
  no: platformLineNo,
  sku: skuCode,
  quantity: decimal(String(quantity)) ?? zero,
});

export const orderCreate: WriteOperation<'orderCreate'> = {
  vendorOperations: [createSalesOrder.operation],
  reads: null,
  prepare({ input: { babycare: input } }) {
    if (!input)
      return {
        userErrors: [
          userErrorOf('REQUIRED', 'input.babycare is missing: Babycare takes an input of its own.', { path: at }),
        ],
      };
    return prepared({
      endpoint: createSalesOrder,
      userErrors: flawsOf(input),
      target: null,
      typed: () => bodyOf(input),
      at,
      vendorFields: input.vendorFields,
      // The lines of an order are numbered by the platform; those of a reissue repeat the numbers of the sale.
      expectation:
        input.reissue === true
          ? null
          : {
              find: { platformOrderNo: input.platformOrderNo },
              values: { kind: 'SALE', lines: writtenLines(input.lines.map(wantedOf)) },
            },
    });
  },
  reconcile: orderIsThere,
};

/** What was shipped is the vendor's to refuse: its document does not say whether it does. */
export const orderCancel: WriteOperation<'orderCancel'> = {
  vendorOperations: [cancelSalesOrder.operation],
  reads: nothingMore,
  prepare({ input: { reason, type, platformReturnNo }, order: key }, order) {
    if (!order)
      return { userErrors: [userErrorOf('NOT_FOUND', 'There is no such order.', { path: ['order'], target: key })] };
    const code = order.identifiers.find(({ namespace }) => namespace === 'VENDOR_CODE')?.value;
    const over = order.status === 'CANCELLED' || order.status === 'VOIDED';
    return prepared({
      endpoint: cancelSalesOrder,
      userErrors: [
        ...(over ? [userErrorOf('ALREADY_DONE', 'The order is cancelled already.', { path: ['order'] })] : []),
        ...(over || code !== undefined ? [] : [withoutCode]),
        ...noFieldFor('BABYCARE', ['input'], { type, platformReturnNo }),
      ],
      target: order.key,
      typed: () => ({
        platformOrderNo: order.key.askedBy ?? order.platformOrderNo ?? undefined,
        salesOrderCode: code,
        reason: reason ?? undefined,
      }),
      at: ['input'],
      vendorFields: undefined,
      expectation: { find: { order: order.key }, values: {} },
    });
  },
  reconcile: isCancelled,
};

const withoutCode = userErrorOf(
  'STATE_CONFLICT',
  'Babycare cancels an order by its salesOrderCode and has told none of this one yet: refresh it and try again.',
  { path: ['order'], retryable: true },
);
