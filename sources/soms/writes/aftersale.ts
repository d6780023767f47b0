/** After-sale: 商家主动发起退款 and 补发订单. SOMS takes them and offers no way to read what became of them. */
import { type Decimal, isPositive, subtract } from '../../values/decimal.ts';
import { at } from '../../values/json.ts';
import type { Order } from '../../model.ts';
import type { WriteOperations, UserError } from '../../ports/writes.ts';
import { type Asked, beyondBought, beyondPaid, lineByKey, negative, notPositive, unknownLines } from './lines.ts';
import {
  codeOf,
  given,
  lacksCode,
  type Make,
  number,
  onReadOrder,
  orderPath,
  type Path,
  placeless,
  refuse,
  unless,
} from './request.ts';
import { approvalCodes, returnKindCodes, returnScopeCodes } from './tables.ts';
import type { RecipientInput, ReissueLineInput } from '../../ports/write-input-parts.ts';

const itemPath = (index: number): Path => ['input', 'items', String(index)];

export function afterSaleWrites(make: Make): Required<Pick<WriteOperations, 'returnCreate' | 'reissueCreate'>> {
  return {
    returnCreate: {
      vendorOperations: ['applyOrderReturn'],
      reads: new Set(['items']),
      prepare: onReadOrder((command, order) => {
        const { key } = order;
        const { kind, scope, approval, freight, items, inbound, vendorFields, ticket } = command.input;
        const asked = items.map((item, i): Asked => ({
          line: lineByKey(order, item.itemKey),
          path: itemPath(i),
          quantity: item.quantity,
          refund: item.refund,
        }));
        const userErrors = [
          ...lacksCode(returnKindCodes, kind, { path: ['input', 'kind'], target: key }),
          ...lacksCode(returnScopeCodes, scope, { path: ['input', 'scope'], target: key }),
          ...lacksCode(approvalCodes, approval, { path: ['input', 'approval'], target: key }),
          ...placeless({ ticket }, { path: ['input'], target: key }),
          ...unknownLines(order, asked, 'itemId'),
          ...asked.flatMap(({ quantity, refund, path }) => [
            ...negative(order, quantity, [...path, 'quantity']),
            ...negative(order, refund, [...path, 'refund']),
          ]),
          ...beyondBought(order, asked),
          ...beyondPaid(order, asked),
          ...negative(order, freight, ['input', 'freight']),
          ...beyondFreight(order, freight),
        ];
        const draft = {
          operation: 'applyOrderReturn',
          path: orderPath(key, '/applyrtn'),
          form: 'OrderApplyRtnRequest',
          typed: {
            type: codeOf(returnKindCodes, kind),
            apply_type: codeOf(returnScopeCodes, scope),
            // Required by the document; an application of which nobody says more is one that nobody reviewed.
            approve_state: codeOf(approvalCodes, approval) ?? unlessGiven(vendorFields, 'approve_state', 'none'),
            reason: given(command.input.reason),
            freight: number(freight),
            rtn_id: given(command.input.platformReturnNo),
            return_delivery: {
              carrier_id: given(inbound?.carrierCode),
              carrier_name: given(inbound?.carrierName),
              waybill_id: given(inbound?.trackingNo),
            },
            items: items.map((item, i) => ({
              item_no: given(asked[i]?.line?.lineNo),
              sku_id: asked[i]?.line?.sku.code,
              quantity: number(item.quantity),
              refund_amount: number(item.refund),
              ...shortage(item.shortageGrams),
            })),
          },
          fields: vendorFields,
          targets: [key],
        };
        return unless(userErrors, () => make(command, draft));
      }),
    },

    reissueCreate: {
      vendorOperations: ['reissueOrder'],
      reads: new Set(['items']),
      prepare: onReadOrder((command, order) => {
        const { key } = order;
        const { items, reason, responsibleParty, recipient, sellerNote, ticket, vendorFields } = command.input;
        const asked = items.map((item, i): Asked => ({
          line: lineFor(order, item),
          path: itemPath(i),
          quantity: item.quantity,
        }));
        const userErrors = [
          ...(items.length === 0
            ? [refuse('REQUIRED', 'items: name at least one line.', { path: ['input', 'items'], target: key })]
            : []),
          ...(responsibleParty || at(vendorFields, 'responsible_party')
            ? []
            : [
                refuse('REQUIRED', 'responsibleParty: SOMS needs to know who bears it, e.g. carrier.', {
                  path: ['input', 'responsibleParty'],
                  target: key,
                }),
              ]),
          ...placeless({ ticket }, { path: ['input'], target: key }),
          ...items.flatMap((item, i) => unreissuable(order, item, itemPath(i))),
          ...beyondBought(order, asked),
          ...copiedTwice(order, recipient),
        ];
        const draft = {
          operation: 'reissueOrder',
          path: '/orderservice/order/reissue',
          form: 'OrderReissueRequest',
          typed: {
            source_order_id: key.nativeId,
            reissue_order_items: items.map(({ skuCode, quantity }, i) => ({
              item_no: given(asked[i]?.line?.lineNo),
              sku_id: skuCode,
              quantity: number(quantity),
            })),
            reissue_reason: given(reason),
            responsible_party: given(responsibleParty),
            seller_note: given(sellerNote),
            receiver: receiverOf(recipient),
          },
          fields: vendorFields,
          targets: [key],
        };
        return unless(userErrors, () => make(command, draft));
      }),
    },
  };
}

const unlessGiven = (fields: unknown, name: string, value: string): string | undefined =>
  at(fields, name) === undefined ? value : undefined;

/** One shortage is a weight; several are listed (多个数量不同缺重时使用). */
function shortage(grams: readonly Decimal[] | null | undefined) {
  const [first, ...more] = grams ?? [];
  if (first === undefined) return {};
  return more.length === 0 ? { weight: number(first) } : { weights: [first, ...more].map((one) => number(one)) };
}

function beyondFreight({ key, amounts }: Order, freight: Decimal | null | undefined): readonly UserError[] {
  const paid = amounts.shipping;
  if (!freight || !paid || !('amount' in paid) || !isPositive(subtract(freight, paid.amount))) return [];
  const message = 'freight: more than was paid for the delivery; ask for less.';
  return [refuse('AMOUNT_EXCEEDS', message, { path: ['input', 'freight'], target: key })];
}

/** By its id, else by the platform's number of the line. */
const lineFor = (order: Order, { itemKey, platformLineNo }: ReissueLineInput) =>
  itemKey === null
    ? order.items.find((line) => Boolean(platformLineNo) && line.platformLineNo === platformLineNo)
    : lineByKey(order, itemKey);

function unreissuable(order: Order, item: ReissueLineInput, path: Path): readonly UserError[] {
  const target = order.key;
  const { skuName, productCode, productName, type, typeCode, settlementFee, settlementPrice } = item;
  const named = item.itemKey !== null ? 'itemId' : item.platformLineNo ? 'platformLineNo' : null;
  const line = lineFor(order, item);
  return [
    ...(named === null
      ? [
          refuse('REQUIRED', 'itemId: SOMS reissues lines of the order; name one.', {
            path: [...path, 'itemId'],
            target,
          }),
        ]
      : []),
    ...(named !== null && !line
      ? [refuse('NOT_FOUND', `${named}: the order has no such line.`, { path: [...path, named], target })]
      : []),
    ...notPositive(order, item.quantity, [...path, 'quantity']),
    ...placeless(
      { skuName, productCode, productName, type, typeCode, settlementFee, settlementPrice },
      { path, target },
    ),
  ];
}

/** Without a receiver SOMS sends to that of the order. */
function receiverOf(recipient: RecipientInput | null | undefined) {
  if (!recipient) return undefined;
  const { name, mobile, phone, country, province, city, district, address } = recipient;
  return {
    contact: { name: given(name), mobile: given(mobile), telephone: given(phone) },
    address: {
      country: given(country),
      province: given(province),
      city: given(city),
      district: given(district),
      street: given(address),
    },
  };
}
function copiedTwice({ key }: Order, recipient: RecipientInput | null | undefined): readonly UserError[] {
  const { copyFromOriginal, ...own } = recipient ?? {};
  const said = Object.values(own).some((value) => value !== undefined && value !== null);
  const message = 'recipient: give copyFromOriginal or a recipient, not both.';
  return copyFromOriginal === true && said
    ? [refuse('INVALID_INPUT', message, { path: ['input', 'recipient'], target: key })]
    : [];
}
