/** 商家主动发起退款 and 补发订单. SOMS offers no way to read what became of them. */
import { numberOf, type ArgumentPath } from '../../domain/input-checks.ts';
import type { Order, OrderItem } from '../../model.ts';
import type { RecipientInput, ReissueLineInput } from '../../ports/write-input-parts.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { UserError } from '../../ports/writes.ts';
import { type Decimal, isPositive, subtract } from '../../values/decimal.ts';
import { at } from '../../values/json.ts';
import { codeOf, emptyList, lacksCode, somsError, unsupportedFields } from './checks.ts';
import {
  beyondBought,
  beyondPaid,
  lineByKey,
  type LineElement,
  negative,
  noSuchLine,
  notPositive,
  unknownLines,
} from './lines.ts';
import { onReadOrder } from './operation.ts';
import { approvalCodes, returnKindCodes, returnScopeCodes } from './tables.ts';

const itemPath = (index: number): ArgumentPath => ['input', 'items', String(index)];

export const returnCreate = onReadOrder<'returnCreate'>({
  operation: 'applyOrderReturn',
  path: '/orderservice/order/{id}/applyrtn',
  form: 'OrderApplyRtnRequest',
  reads: ['items'],
  compose({ input }, order) {
    const { kind, scope, approval, items, inbound, vendorFields } = input;
    const elements = items.map((item, i): LineElement => ({
      ...item,
      line: lineByKey(order, item.itemKey),
      path: itemPath(i),
    }));
    const unreviewed = at(vendorFields, 'approve_state') === undefined ? 'none' : null;
    return {
      userErrors: returnErrors(order, input, elements),
      typed: {
        type: codeOf(returnKindCodes, kind),
        apply_type: codeOf(returnScopeCodes, scope),
        // The document requires it. Unless the input says otherwise, nobody has reviewed the application.
        approve_state: codeOf(approvalCodes, approval) ?? unreviewed,
        reason: input.reason,
        freight: numberOf(input.freight),
        rtn_id: input.platformReturnNo,
        return_delivery: {
          carrier_id: inbound?.carrierCode,
          carrier_name: inbound?.carrierName,
          waybill_id: inbound?.trackingNo,
        },
        items: items.map(({ quantity, refund, shortageGrams }, i) => ({
          item_no: elements[i]?.line?.lineNo,
          sku_id: elements[i]?.line?.sku.code,
          quantity: numberOf(quantity),
          refund_amount: numberOf(refund),
          ...shortage(shortageGrams),
        })),
      },
      fields: vendorFields,
    };
  },
});

function returnErrors(
  order: Order,
  { kind, scope, approval, freight, ticket }: WriteInputs['returnCreate'],
  elements: readonly LineElement[],
): readonly UserError[] {
  const target = order.key;
  return [
    ...lacksCode(returnKindCodes, kind, { path: ['input', 'kind'], target }),
    ...lacksCode(returnScopeCodes, scope, { path: ['input', 'scope'], target }),
    ...lacksCode(approvalCodes, approval, { path: ['input', 'approval'], target }),
    ...unsupportedFields({ ticket }, { path: ['input'], target }),
    ...unknownLines(order, elements, 'itemId'),
    ...elements.flatMap(({ quantity, refund, path }) => [
      ...negative(order, quantity, [...path, 'quantity']),
      ...negative(order, refund, [...path, 'refund']),
    ]),
    ...beyondBought(order, elements),
    ...beyondPaid(order, elements),
    ...negative(order, freight, ['input', 'freight']),
    ...beyondFreight(order, freight),
  ];
}

/** One shortage goes into `weight`, several into `weights` (多个数量不同缺重时使用). */
function shortage(grams: readonly Decimal[] | null | undefined) {
  const [first, ...more] = grams ?? [];
  if (first === undefined) return {};
  return more.length === 0 ? { weight: numberOf(first) } : { weights: [first, ...more].map((one) => numberOf(one)) };
}

function beyondFreight({ key, amounts }: Order, freight: Decimal | null | undefined): readonly UserError[] {
  const paid = amounts.shipping;
  if (!freight || !paid || !('amount' in paid) || !isPositive(subtract(freight, paid.amount))) return [];
  const message = 'freight: more than was paid for the delivery; ask for less.';
  return [somsError('AMOUNT_EXCEEDS', message, { path: ['input', 'freight'], target: key })];
}

export const reissueCreate = onReadOrder<'reissueCreate'>({
  operation: 'reissueOrder',
  path: '/orderservice/order/reissue',
  form: 'OrderReissueRequest',
  reads: ['items'],
  compose({ input }, order) {
    const { items, reason, responsibleParty, recipient, sellerNote, ticket, vendorFields } = input;
    const target = order.key;
    const elements = items.map((item, i): LineElement => ({
      line: lineFor(order, item),
      path: itemPath(i),
      quantity: item.quantity,
    }));
    return {
      userErrors: [
        ...emptyList(items, 'items: name at least one line.', { path: ['input', 'items'], target }),
        ...(responsibleParty || at(vendorFields, 'responsible_party') ? [] : [responsiblePartyMissing(order)]),
        ...unsupportedFields({ ticket }, { path: ['input'], target }),
        ...items.flatMap((item, i) => unreissuable(order, item, itemPath(i))),
        ...beyondBought(order, elements),
        ...copiedTwice(order, recipient),
      ],
      typed: {
        source_order_id: target.nativeId,
        reissue_order_items: items.map(({ skuCode, quantity }, i) => ({
          item_no: elements[i]?.line?.lineNo,
          sku_id: skuCode,
          quantity: numberOf(quantity),
        })),
        reissue_reason: reason,
        responsible_party: responsibleParty,
        seller_note: sellerNote,
        receiver: recipient && receiverOf(recipient),
      },
      fields: vendorFields,
    };
  },
});

const responsiblePartyMissing = ({ key }: Order): UserError =>
  somsError('REQUIRED', 'responsibleParty: SOMS needs to know who bears it, e.g. carrier.', {
    path: ['input', 'responsibleParty'],
    target: key,
  });

/** The line is named by its id or by the platform's number of it. */
const lineFor = (order: Order, { itemKey, platformLineNo }: ReissueLineInput): OrderItem | undefined =>
  itemKey === null
    ? order.items.find((line) => Boolean(platformLineNo) && line.platformLineNo === platformLineNo)
    : lineByKey(order, itemKey);

function unreissuable(order: Order, item: ReissueLineInput, path: ArgumentPath): readonly UserError[] {
  const target = order.key;
  const { skuName, productCode, productName, type, typeCode, settlementFee, settlementPrice } = item;
  const extras = { skuName, productCode, productName, type, typeCode, settlementFee, settlementPrice };
  return [
    ...unnamedLine(order, item, path),
    ...notPositive(order, item.quantity, [...path, 'quantity']),
    ...unsupportedFields(extras, { path, target }),
  ];
}

function unnamedLine(order: Order, item: ReissueLineInput, path: ArgumentPath): readonly UserError[] {
  const named = item.itemKey !== null ? 'itemId' : item.platformLineNo ? 'platformLineNo' : null;
  if (named !== null) return lineFor(order, item) ? [] : [noSuchLine(order, path, named)];
  const message = 'itemId: SOMS reissues lines of the order; name one.';
  return [somsError('REQUIRED', message, { path: [...path, 'itemId'], target: order.key })];
}

/** Without a receiver SOMS sends to the receiver of the order. */
const receiverOf = ({ name, mobile, phone, country, province, city, district, address }: RecipientInput) => ({
  contact: { name, mobile, telephone: phone },
  address: { country, province, city, district, street: address },
});

function copiedTwice({ key }: Order, recipient: RecipientInput | null | undefined): readonly UserError[] {
  const { copyFromOriginal, ...own } = recipient ?? {};
  const said = Object.values(own).some((value) => value !== undefined && value !== null);
  const message = 'recipient: give copyFromOriginal or a recipient, not both.';
  return copyFromOriginal === true && said
    ? [somsError('INVALID_INPUT', message, { path: ['input', 'recipient'], target: key })]
    : [];
}
