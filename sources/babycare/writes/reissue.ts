/** 补发 of 班牛. */
import { noFieldFor, numberOf, required, wholeNumberOf } from '../../domain/input-checks.ts';
import { type Body, withoutNulls } from '../../kit/document-body.ts';
import type { Order } from '../../model.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { UserError, WriteOperation } from '../../ports/writes.ts';
import { milliseconds, vendorTime } from '../../values/time.ts';
import {
  addressOf,
  copiesAddress,
  expectedLine,
  expecting,
  knownOrders,
  lineOf,
  linesWithPaths,
  platformNoOf,
  recipientErrors,
  sentLineErrors,
  type SiblingsOf,
} from './lines.ts';
import { linesText, newOrderIsThere } from './reconcile.ts';
import { onOrder, ticketMissing, ticketOf, unlessInVendorFields } from './request.ts';

type Reissue = WriteInputs['reissueCreate'];

export const reissueCreate = (siblingsOf: SiblingsOf): WriteOperation<'reissueCreate'> =>
  onOrder({
    operation: 'createSupplyOrder',
    path: '/order/supply/create',
    form: 'SupplyCreateRequest',
    reads: ['items'],
    compose({ input }, order) {
      const known = knownOrders(siblingsOf(order), 'REISSUE');
      const lines = linesText(input.items.map(expectedLine));
      return {
        userErrors: inputErrors(order, input),
        typed: () => bodyOf(order, input),
        vendorFields: input.vendorFields,
        expectation: known === null ? null : expecting({ platformOrderNo: platformNoOf(order) }, { known, lines }),
      };
    },
    reconcile: (expectation, found) => newOrderIsThere(expectation, found, 'REISSUE'),
  });

const inputErrors = (order: Order, { ticket, items, recipient, responsibleParty }: Reissue): readonly UserError[] => [
  ...ticketMissing(ticket),
  ...required(['input'], { items }, 'nothing is sent.'),
  ...sentLineErrors(order, items, 'items'),
  ...linesWithPaths(items, 'items').flatMap(({ line: { type, typeCode, skuName, productCode, productName }, path }) =>
    noFieldFor('BABYCARE', path, { type, typeCode, skuName, productCode, productName }),
  ),
  ...recipientErrors(recipient),
  ...noFieldFor('BABYCARE', ['input', 'recipient'], { country: recipient?.country }),
  ...noFieldFor('BABYCARE', ['input'], { responsibleParty }),
];

function bodyOf(order: Order, { ticket, recipient, items, reason, sellerNote, vendorFields }: Reissue): Body {
  const paidAt = order.paidAt === null ? null : vendorTime(milliseconds(order.paidAt));
  return {
    ...ticketOf(ticket),
    // The document's sample has null for an address that Babycare fills in, so nulls of the input are sent.
    ...(recipient ? addressOf(recipient) : {}),
    ...withoutNulls({
      isAutoFillAddress: copiesAddress(recipient),
      mobile: recipient?.mobile,
      phone: recipient?.phone,
      platformOrderNo: platformNoOf(order),
      receiverName: recipient?.name,
      storeCode: unlessInVendorFields(vendorFields, 'storeCode', order.shop?.code),
      supplyOrderDetailList: items.map((line) => ({
        platformNo: lineOf(order, line),
        qty: wholeNumberOf(line.quantity),
        settlementFee: numberOf(line.settlementFee),
        settlementPrice: numberOf(line.settlementPrice),
        skuCode: line.skuCode,
      })),
      supplyOrderExt: {
        platformPayTime: unlessInVendorFields(vendorFields, 'supplyOrderExt.platformPayTime', paidAt),
        reissueReason: reason,
        sellerMemo: sellerNote,
      },
    }),
  };
}
