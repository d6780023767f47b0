/** 换货 of 班牛. */
import { findItem, noFieldFor, required, wholeNumberOf } from '../../domain/input-checks.ts';
import { type Body, withoutNulls } from '../../kit/document-body.ts';
import type { Order } from '../../model.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { Expectation, UserError, WriteOperation } from '../../ports/writes.ts';
import {
  copiesAddress,
  expectedLine,
  expecting,
  idNumber,
  knownOrders,
  lineOf,
  linesWithoutCase,
  linesWithPaths,
  platformNoOf,
  recipientErrors,
  returnedLineErrors,
  sentLineErrors,
  type SiblingsOf,
} from './lines.ts';
import { casesAreThere, linesText, newOrderIsThere } from './reconcile.ts';
import { onOrder, ticketMissing, ticketOf } from './request.ts';

type Exchange = WriteInputs['exchangeCreate'];

export const exchangeCreate = (siblingsOf: SiblingsOf): WriteOperation<'exchangeCreate'> =>
  onOrder({
    operation: 'createExchange',
    path: '/order/exchange/create',
    form: 'ExchangeCreateRequest',
    reads: ['items'],
    compose: ({ input }, order) => ({
      userErrors: inputErrors(order, input),
      typed: () => bodyOf(order, input),
      vendorFields: input.vendorFields,
      expectation: expectationOf(order, input, siblingsOf(order)),
    }),
    reconcile(expectation, found) {
      const made = newOrderIsThere(expectation, found, 'EXCHANGE');
      return made === 'DONE' ? made : casesAreThere(expectation, found, new Set(['EXCHANGE']));
    },
  });

const inputErrors = (order: Order, { ticket, in: returned, out, recipient }: Exchange): readonly UserError[] => [
  ...ticketMissing(ticket),
  ...(returned.length + out.length > 0 ? [] : required(['input'], { in: returned }, 'nothing is exchanged.')),
  ...returnedLineErrors(order, returned, 'in'),
  ...sentLineErrors(order, out, 'out'),
  ...linesWithPaths(out, 'out').flatMap(({ line: { settlementFee, settlementPrice }, path }) =>
    noFieldFor('BABYCARE', path, { settlementFee, settlementPrice }),
  ),
  ...recipientErrors(recipient),
  ...noFieldFor('BABYCARE', ['input', 'recipient'], { phone: recipient?.phone }),
];

function bodyOf(order: Order, { ticket, recipient, inbound, ...input }: Exchange): Body {
  const { name, mobile, country, province, city, district, address } = recipient ?? {};
  return withoutNulls({
    ...ticketOf(ticket),
    address,
    backExpressCode: inbound?.carrierCode,
    backExpressName: inbound?.carrierName,
    backExpressNo: inbound?.trackingNo,
    city,
    country,
    district,
    exchangeCode: input.exchangeCode,
    isExchangeFirst: input.shipFirst ? 1 : 0,
    exchangeOutDetailList: input.out.map((line) => ({
      platformNo: lineOf(order, line),
      productCode: line.productCode,
      productName: line.productName,
      qty: wholeNumberOf(line.quantity),
      skuCode: line.skuCode,
      skuName: line.skuName,
      type: line.type,
      typeCode: line.typeCode,
    })),
    exchangeReason: input.reason,
    isAutoFillAddress: copiesAddress(recipient),
    mobile,
    platformOrderNo: platformNoOf(order),
    province,
    receiver: name,
    returnInDetailList: input.in.map(({ itemKey, quantity }) => {
      const item = findItem(order, itemKey);
      return { id: idNumber(item?.lineNo), platformNo: item?.platformLineNo, qty: wholeNumberOf(quantity) };
    }),
    salesOrderId: idNumber(order.key.nativeId),
  });
}

/** An exchange shows as a new order, or as cases of the lines that come back. */
function expectationOf(
  order: Order,
  { in: returned, out }: Exchange,
  siblings: readonly Order[] | undefined,
): Expectation | null {
  const untouched = linesWithoutCase(order, returned);
  const known = out.length > 0 ? knownOrders(siblings, 'EXCHANGE') : null;
  if (untouched === null && known === null) return null;
  const original = order.key.nativeId;
  const lines = linesText(out.map(expectedLine));
  return expecting({ platformOrderNo: platformNoOf(order) }, { order: original, original, untouched, known, lines });
}
