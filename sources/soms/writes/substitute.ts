/** 商品调换: lines of an order are replaced. SOMS wants each change, and all lines as they are after it. */
import {
  add,
  both,
  type Decimal,
  decimalOf,
  equal,
  isPositive,
  isZero,
  multiply,
  subtract,
  zero,
} from '../../values/decimal.ts';
import { at, JsonSpan } from '../../values/json.ts';
import { numberOf } from '../../domain/input-checks.ts';
import { decimalNumber, read } from '../../kit/wire.ts';
import type { Order, OrderItem } from '../../model.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { UserError } from '../../ports/writes.ts';
import { emptyList, somsError } from './checks.ts';
import { expecting, shows } from './expectation.ts';
import { beyondBought, lineByNo, type LineElement, notPositive, unknownLines } from './lines.ts';
import { onReadOrder } from './operation.ts';
import { fitting } from './request.ts';
import { digest } from './values.ts';

type Change = WriteInputs['orderItemsSubstitute']['changes'][number];

export const orderItemsSubstitute = onReadOrder<'orderItemsSubstitute'>({
  operation: 'changeOrderItems',
  path: '/orderservice/order/{id}/changeitems',
  form: 'OrderItemChangeRequest',
  reads: ['items', 'components'],
  compose({ input: { changes, reapportion, reason, vendorFields } }, order) {
    const elements = changes.map(({ lineNo, quantity }, i): LineElement => ({
      line: lineByNo(order, lineNo),
      path: ['input', 'changes', String(i)],
      quantity,
    }));
    const rows = rawLines(order);
    const targets = changes.map((change, i) => targetOf(change, elements[i]?.line));
    return {
      userErrors: [
        ...emptyList(changes, 'changes: name at least one.', { path: ['input', 'changes'], target: order.key }),
        ...unknownLines(order, elements, 'lineNo'),
        ...changes.flatMap(({ quantity, toQuantity }, i) => [
          ...notPositive(order, quantity, ['input', 'changes', String(i), 'quantity']),
          ...notPositive(order, toQuantity, ['input', 'changes', String(i), 'toQuantity']),
        ]),
        ...beyondBought(order, elements),
        ...unreadable(order, elements),
      ],
      typed: {
        changes: changes.map((change, i) => ({
          reason,
          source_items: [sourceOf(change, elements[i]?.line, rows)],
          target_items: [targets[i]],
        })),
        items: [...order.items.flatMap((line) => remaining(line, changes, rows)), ...targets],
        need_apportion_amount: reapportion,
      },
      fields: vendorFields,
      expectation: expectedLines(order, changes),
    };
  },
  reconcile: shows((_wire, { lines }, order) => linesDigest(order, []) === lines),
});

/** What is left of a line cannot be told where its quantity cannot be read. */
const unreadable = (order: Order, elements: readonly LineElement[]): readonly UserError[] =>
  elements.flatMap(({ line, path }) =>
    line?.quantity === null
      ? [
          somsError(
            'STATE_CONFLICT',
            'lineNo: SOMS shows no quantity of this line that can be read; correct it there.',
            {
              path: [...path, 'lineNo'],
              target: order.key,
            },
          ),
        ]
      : [],
  );

type RawLines = ReadonlyMap<OrderItem, unknown>;
/** Each line as SOMS sent it, because fields that the model does not have are sent back as they came. */
function rawLines(order: Order): RawLines {
  const raw = at(order.raw, 'items');
  const rows: readonly unknown[] = Array.isArray(raw) ? raw : [];
  return new Map(order.items.map((line) => [line, rows.find((row) => at(row, 'item_no') === line.lineNo)]));
}

function sourceOf(change: Change, line: OrderItem | undefined, rows: RawLines) {
  return {
    item_no: change.lineNo,
    sku_id: line?.sku.code,
    front_item_id: line?.platformLineNo,
    front_sku_id: line?.sku.platformSkuId,
    quantity: numberOf(change.quantity),
    details: line && detailsFor(line, change.quantity, rows.get(line)),
  };
}

/** A line that is replaced as a whole leaves its number to the new line (†, as in the document's sample). */
const targetOf = ({ quantity, toSku, toQuantity, toUnitPrice }: Change, line: OrderItem | undefined) => ({
  item_no: line && isWhole(line, quantity) ? line.lineNo : null,
  sku_id: toSku,
  quantity: numberOf(toQuantity),
  unit_price: numberOf(toUnitPrice),
  total: numberOf(multiply(toUnitPrice, toQuantity)),
});

const isWhole = ({ quantity }: OrderItem, taken: Decimal): boolean => quantity !== null && equal(quantity, taken);

/** The line without the quantity that is replaced. [] when that is all of it. */
function remaining(line: OrderItem, changes: readonly Change[], rows: RawLines) {
  const taken = takenFrom(line, changes);
  if (isZero(taken) || line.quantity === null) return [sent(line, rows)];
  const left = subtract(line.quantity, taken);
  if (!isPositive(left)) return [];
  return [
    {
      ...sent(line, rows),
      quantity: numberOf(left),
      total: numberOf(both(line.unitPrice?.amount ?? null, left, multiply)),
      details: detailsFor(line, left, rows.get(line)),
    },
  ];
}
const takenFrom = ({ lineNo }: OrderItem, changes: readonly Change[]): Decimal =>
  changes.filter((change) => change.lineNo === lineNo).reduce((sum, { quantity }) => add(sum, quantity), zero);

const sent = (line: OrderItem, rows: RawLines) => ({
  ...fitting('ChangeTargetItem', rows.get(line)),
  sku_id: line.sku.code,
  quantity: numberOf(line.quantity),
  unit_price: numberOf(line.unitPrice?.amount),
  total: numberOf(line.total?.amount),
});

/** The components of a bundle (组合商品) for a quantity of it (原料商品数量=组合商品数量*基数). */
function detailsFor(line: OrderItem, quantity: Decimal, raw: unknown): readonly unknown[] | undefined {
  const details = at(raw, 'details');
  if (!Array.isArray(details) || details.length === 0) return undefined;
  return details.map((detail: unknown) => {
    const ratio = read(decimalNumber, JsonSpan.of(at(detail, 'ratio')))?.value ?? null;
    const whole = isWhole(line, quantity);
    return {
      ...fitting('OrderItemDetail', detail),
      ...(whole || ratio === null ? {} : { quantity: numberOf(multiply(quantity, ratio)) }),
    };
  });
}

/** The quantity of each SKU after the changes. Null when it is the same as before, because then it does not tell whether they were made. */
function expectedLines(order: Order, changes: readonly Change[]) {
  const [before, after] = [linesDigest(order, []), linesDigest(order, changes)];
  return before === after ? null : expecting(order.key, { lines: after });
}
function linesDigest(order: Order, changes: readonly Change[]): string {
  const totals = new Map<string, Decimal>();
  const put = (sku: string, quantity: Decimal): void => void totals.set(sku, add(totals.get(sku) ?? zero, quantity));
  for (const line of order.items)
    if (line.quantity !== null) put(line.sku.code, subtract(line.quantity, takenFrom(line, changes)));
  for (const { toSku, toQuantity } of changes) put(toSku, toQuantity);
  const rows = [...totals].filter(([, quantity]) => !isZero(quantity)).map(([sku, quantity]) => [sku, plain(quantity)]);
  return digest(order.key.nativeId, JSON.stringify(rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))));
}
/** Writes 3.00 and 3 the same way. */
const plain = (value: Decimal): string => (value.includes('.') ? decimalOf(value.replace(/\.?0+$/, '') || '0') : value);
