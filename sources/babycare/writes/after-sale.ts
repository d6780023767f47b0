/** 换货, 补发 and 退货 of 班牛. Pure, but for what the orders' own answer tells of their siblings. */
import { milliseconds, vendorTime } from '../../values/time.ts';
import { findItem, noFieldFor, numberOf, required, wholeNumberOf } from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { OrderPart } from '../../model.ts';
import type { WriteOperation } from '../../ports/writes.ts';
import { type Endpoint, prepared, ticketMissing, ticketOf, unlessSaid } from './body.ts';
import {
  addressOf,
  copiesAddress,
  expected,
  flawsOfRecipient,
  flawsOfReturned,
  flawsOfSent,
  idNumber,
  knownOf,
  lineOf,
  noOrder,
  placed,
  platformNoOf,
  type SiblingsOf,
  untouched,
  wantedOf,
} from './lines.ts';
import { casesAreThere, newOrderIsThere, writtenLines } from './settle.ts';

const createExchange: Endpoint = {
  operation: 'createExchange',
  path: '/order/exchange/create',
  form: 'ExchangeCreateRequest',
};
const createSupplyOrder: Endpoint = {
  operation: 'createSupplyOrder',
  path: '/order/supply/create',
  form: 'SupplyCreateRequest',
};
const createReturn: Endpoint = {
  operation: 'createReturn',
  path: '/order/return/create',
  form: 'ReturnCreateRequest',
};
const withItems: ReadonlySet<OrderPart> = new Set(['items']);

const exchangeCreate = (siblingsOf: SiblingsOf): WriteOperation<'exchangeCreate'> => ({
  vendorOperations: [createExchange.operation],
  reads: withItems,
  prepare({ input, order: key }, order) {
    if (!order) return noOrder(key);
    const { recipient, inbound } = input;
    const lines = untouched(order, input.in);
    const known = knownOf(siblingsOf(order), 'EXCHANGE');
    const isKnown = known !== null && input.out.length > 0;
    return prepared({
      endpoint: createExchange,
      userErrors: [
        ...ticketMissing(input.ticket),
        ...(input.in.length + input.out.length > 0
          ? []
          : required(['input'], { in: input.in }, 'nothing is exchanged.')),
        ...flawsOfReturned(order, input.in, 'in'),
        ...flawsOfSent(order, input.out, 'out'),
        ...placed(input.out, 'out').flatMap(({ line: { settlementFee, settlementPrice }, at }) =>
          noFieldFor('BABYCARE', at, { settlementFee, settlementPrice }),
        ),
        ...flawsOfRecipient(recipient),
        ...noFieldFor('BABYCARE', ['input', 'recipient'], { phone: recipient?.phone }),
      ],
      target: order.key,
      typed: () => ({
        ...ticketOf(input.ticket),
        address: recipient?.address ?? undefined,
        backExpressCode: inbound?.carrierCode ?? undefined,
        backExpressName: inbound?.carrierName ?? undefined,
        backExpressNo: inbound?.trackingNo ?? undefined,
        city: recipient?.city ?? undefined,
        country: recipient?.country ?? undefined,
        district: recipient?.district ?? undefined,
        exchangeCode: input.exchangeCode ?? undefined,
        isExchangeFirst: input.shipFirst ? 1 : 0,
        exchangeOutDetailList: input.out.map((line) => ({
          platformNo: lineOf(order, line),
          productCode: line.productCode ?? undefined,
          productName: line.productName ?? undefined,
          qty: wholeNumberOf(line.quantity),
          skuCode: line.skuCode,
          skuName: line.skuName ?? undefined,
          type: line.type ?? undefined,
          typeCode: line.typeCode ?? undefined,
        })),
        exchangeReason: input.reason ?? undefined,
        isAutoFillAddress: copiesAddress(recipient),
        mobile: recipient?.mobile ?? undefined,
        platformOrderNo: platformNoOf(order),
        province: recipient?.province ?? undefined,
        receiver: recipient?.name ?? undefined,
        returnInDetailList: input.in.map(({ itemKey, quantity }) => {
          const item = findItem(order, itemKey);
          return {
            id: idNumber(item?.lineNo),
            platformNo: item?.platformLineNo ?? undefined,
            qty: wholeNumberOf(quantity),
          };
        }),
        salesOrderId: idNumber(order.key.nativeId),
      }),
      at: ['input'],
      vendorFields: input.vendorFields,
      expectation:
        lines === null && !isKnown
          ? null
          : expected(
              { platformOrderNo: platformNoOf(order) },
              {
                order: order.key.nativeId,
                original: order.key.nativeId,
                untouched: lines,
                known: isKnown ? known : null,
                lines: writtenLines(input.out.map(wantedOf)),
              },
            ),
    });
  },
  reconcile(expectation, found) {
    const made = newOrderIsThere(expectation, found, 'EXCHANGE');
    return made === 'DONE' ? made : casesAreThere(expectation, found, new Set(['EXCHANGE']));
  },
});

const reissueCreate = (siblingsOf: SiblingsOf): WriteOperation<'reissueCreate'> => ({
  vendorOperations: [createSupplyOrder.operation],
  reads: withItems,
  prepare({ input, order: key }, order) {
    if (!order) return noOrder(key);
    const { recipient, vendorFields } = input;
    const known = knownOf(siblingsOf(order), 'REISSUE');
    const paidAt = order.paidAt === null ? undefined : vendorTime(milliseconds(order.paidAt));
    return prepared({
      endpoint: createSupplyOrder,
      userErrors: [
        ...ticketMissing(input.ticket),
        ...required(['input'], { items: input.items }, 'nothing is sent.'),
        ...flawsOfSent(order, input.items, 'items'),
        ...placed(input.items, 'items').flatMap(({ line: { type, typeCode, skuName, productCode, productName }, at }) =>
          noFieldFor('BABYCARE', at, { type, typeCode, skuName, productCode, productName }),
        ),
        ...flawsOfRecipient(recipient),
        ...noFieldFor('BABYCARE', ['input', 'recipient'], { country: recipient?.country }),
        ...noFieldFor('BABYCARE', ['input'], { responsibleParty: input.responsibleParty }),
      ],
      target: order.key,
      typed: () => ({
        ...ticketOf(input.ticket),
        // The document's sample writes null for an address that is to be filled in.
        ...(recipient ? addressOf(recipient) : {}),
        isAutoFillAddress: copiesAddress(recipient),
        mobile: recipient?.mobile ?? undefined,
        phone: recipient?.phone ?? undefined,
        platformOrderNo: platformNoOf(order),
        receiverName: recipient?.name ?? undefined,
        storeCode: unlessSaid(vendorFields, 'storeCode', order.shop?.code ?? undefined),
        supplyOrderDetailList: input.items.map((line) => ({
          platformNo: lineOf(order, line),
          qty: wholeNumberOf(line.quantity),
          settlementFee: numberOf(line.settlementFee),
          settlementPrice: numberOf(line.settlementPrice),
          skuCode: line.skuCode,
        })),
        supplyOrderExt: {
          platformPayTime: unlessSaid(vendorFields, 'supplyOrderExt.platformPayTime', paidAt),
          reissueReason: input.reason ?? undefined,
          sellerMemo: input.sellerNote ?? undefined,
        },
      }),
      at: ['input'],
      vendorFields,
      expectation:
        known === null
          ? null
          : expected(
              { platformOrderNo: platformNoOf(order) },
              { known, lines: writtenLines(input.items.map(wantedOf)) },
            ),
    });
  },
  reconcile: (expectation, found) => newOrderIsThere(expectation, found, 'REISSUE'),
});

/** What the other kinds are asked with; a refund without a return Babycare's document does not have. */
const otherKinds: Readonly<Record<string, string>> = {
  EXCHANGE: 'use exchangeCreate.',
  REISSUE: 'use reissueCreate.',
};

const returnCreate: WriteOperation<'returnCreate'> = {
  vendorOperations: [createReturn.operation],
  reads: withItems,
  prepare({ input, order: key }, order) {
    if (!order) return noOrder(key);
    const { kind, reason, scope, approval, freight, platformReturnNo, inbound, vendorFields } = input;
    const { carrierCode, carrierName, trackingNo } = inbound ?? {};
    const lines = untouched(order, input.items);
    const wrongKind = `input.kind: Babycare's returns are RETURN_AND_REFUND; ${otherKinds[kind] ?? 'no other is documented.'}`;
    return prepared({
      endpoint: createReturn,
      userErrors: [
        ...(kind === 'RETURN_AND_REFUND'
          ? []
          : [userErrorOf('UNSUPPORTED_BY_VENDOR', wrongKind, { path: ['input', 'kind'], vendor: 'BABYCARE' })]),
        ...ticketMissing(input.ticket),
        ...required(['input'], { platformReturnNo }, 'Babycare wants the platform’s number of the return.'),
        ...required(
          ['input', 'inbound'],
          { carrierCode, trackingNo },
          'Babycare wants the parcel that brings it back.',
        ),
        ...required(['input'], { items: input.items }, 'nothing is returned.'),
        ...flawsOfReturned(order, input.items, 'items'),
        ...noFieldFor('BABYCARE', ['input'], { reason, scope, approval, freight }),
      ],
      target: order.key,
      typed: () => ({
        ...ticketOf(input.ticket),
        storeCode: unlessSaid(vendorFields, 'storeCode', order.shop?.code ?? undefined),
        platformOrderNo: platformNoOf(order),
        salesOrderId: idNumber(order.key.nativeId),
        platformRefundNo: platformReturnNo ?? undefined,
        backExpressNo: trackingNo ?? undefined,
        backExpressCode: carrierCode ?? undefined,
        backExpressName: carrierName ?? undefined,
        returnInDetailList: input.items.map(({ itemKey, quantity }) => {
          const item = findItem(order, itemKey);
          return {
            salesOrderDetailId: idNumber(item?.lineNo),
            platformNo: item?.platformLineNo ?? undefined,
            skuCode: item?.sku.code,
            qty: wholeNumberOf(quantity),
          };
        }),
      }),
      at: ['input'],
      vendorFields,
      expectation:
        lines === null ? null : expected({ order: order.key }, { order: order.key.nativeId, untouched: lines }),
    });
  },
  // † A line whose refundType is not told yet may be the return that was asked for.
  reconcile: (expectation, found) => casesAreThere(expectation, found, new Set(['RETURN_AND_REFUND', 'UNKNOWN'])),
};

export const afterSaleOperations = (siblingsOf: SiblingsOf) => ({
  exchangeCreate: exchangeCreate(siblingsOf),
  reissueCreate: reissueCreate(siblingsOf),
  returnCreate,
});
