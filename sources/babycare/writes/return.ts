/** 退货 of 班牛. */
import { findItem, noFieldFor, required, wholeNumberOf } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import { type Body, withoutNulls } from '../../kit/document-body.ts';
import type { Order } from '../../model.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { UserError } from '../../ports/writes.ts';
import { expecting, idNumber, linesWithoutCase, platformNoOf, returnedLineErrors } from './lines.ts';
import { casesAreThere } from './reconcile.ts';
import { onOrder, ticketMissing, ticketOf, unlessInVendorFields } from './request.ts';

type Return = WriteInputs['returnCreate'];

export const returnCreate = onOrder<'returnCreate'>({
  operation: 'createReturn',
  path: '/order/return/create',
  form: 'ReturnCreateRequest',
  reads: ['items'],
  compose({ input }, order) {
    const untouched = linesWithoutCase(order, input.items);
    return {
      userErrors: inputErrors(order, input),
      typed: () => bodyOf(order, input),
      vendorFields: input.vendorFields,
      expectation:
        untouched === null ? null : expecting({ order: order.key }, { order: order.key.nativeId, untouched }),
    };
  },
  // † A case whose refundType is not known yet may be the return.
  reconcile: (expectation, found) => casesAreThere(expectation, found, new Set(['RETURN_AND_REFUND', 'UNKNOWN'])),
});

/** The writes for other kinds. Babycare's document has none for a refund without a return. */
const otherKinds: Readonly<Record<string, string>> = {
  EXCHANGE: 'use exchangeCreate.',
  REISSUE: 'use reissueCreate.',
};
function kindErrors(kind: Return['kind']): readonly UserError[] {
  if (kind === 'RETURN_AND_REFUND') return [];
  const message = `input.kind: Babycare's returns are RETURN_AND_REFUND; ${otherKinds[kind] ?? 'no other is documented.'}`;
  return [userErrorOf('UNSUPPORTED_BY_VENDOR', message, { path: ['input', 'kind'], vendor: 'BABYCARE' })];
}

function inputErrors(order: Order, input: Return): readonly UserError[] {
  const { kind, ticket, platformReturnNo, items, reason, scope, approval, freight } = input;
  const { carrierCode, trackingNo } = input.inbound ?? {};
  return [
    ...kindErrors(kind),
    ...ticketMissing(ticket),
    ...required(['input'], { platformReturnNo }, 'Babycare wants the platform’s number of the return.'),
    ...required(['input', 'inbound'], { carrierCode, trackingNo }, 'Babycare wants the parcel that brings it back.'),
    ...required(['input'], { items }, 'nothing is returned.'),
    ...returnedLineErrors(order, items, 'items'),
    ...noFieldFor('BABYCARE', ['input'], { reason, scope, approval, freight }),
  ];
}

const bodyOf = (order: Order, { ticket, platformReturnNo, inbound, items, vendorFields }: Return): Body =>
  withoutNulls({
    ...ticketOf(ticket),
    storeCode: unlessInVendorFields(vendorFields, 'storeCode', order.shop?.code),
    platformOrderNo: platformNoOf(order),
    salesOrderId: idNumber(order.key.nativeId),
    platformRefundNo: platformReturnNo,
    backExpressNo: inbound?.trackingNo,
    backExpressCode: inbound?.carrierCode,
    backExpressName: inbound?.carrierName,
    returnInDetailList: items.map(({ itemKey, quantity }) => {
      const item = findItem(order, itemKey);
      return {
        salesOrderDetailId: idNumber(item?.lineNo),
        platformNo: item?.platformLineNo,
        skuCode: item?.sku.code,
        qty: wholeNumberOf(quantity),
      };
    }),
  });
