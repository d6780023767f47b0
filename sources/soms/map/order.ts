/** SOMS order → model (mappings.md). Money is decimal 元, weights are grams, times are China time. */
import { isZero } from '../../values/decimal.ts';
import type { JsonSpan } from '../../values/json.ts';
import { unmapped } from '../../domain/code-table.ts';
import { deadlineAt, type Instant } from '../../values/time.ts';
import { emptyOrder } from '../../domain/empty.ts';
import {
  type Identifier,
  type Order,
  type OrderException,
  type OrderKey,
  type OrderPart,
  orderParts,
  type Party,
} from '../../model.ts';
import type { IdNamespace } from '../../vocabulary.ts';
import { somsChecks } from './checks.ts';
import { amountsOf, invoiceOf, paymentsOf } from './amounts.ts';
import { mapItems } from './items.ts';
import { mapPackages } from './packages.ts';
import { buyerOf, recipientOf } from './people.ts';
import { statusesOf } from './status.ts';
import { exceptionLabels } from '../tables.ts';
import type { SomsOrder } from '../wire.ts';

export interface MapContext {
  readonly tenantId: string;
  /** The parts that the call asked for. */
  readonly asked: ReadonlySet<OrderPart>;
  readonly fetchedAt: Instant;
  readonly raw: JsonSpan;
}

export function somsKey(tenantId: string, nativeId: string): OrderKey {
  return { vendor: 'SOMS', tenantId, nativeId, askedBy: null };
}

export function mapOrder(wire: SomsOrder, context: MapContext): Order {
  const { front, delivery, payment, suspend_info: hold } = wire;
  const key = somsKey(context.tenantId, wire.id);
  const statuses = statusesOf(wire);
  const freshness = { fetchedAt: context.fetchedAt, sourceModifiedAt: wire.modified, origin: 'LIVE' as const };
  const items = mapItems(wire, key, statuses.fulfillmentStatus);
  return {
    ...emptyOrder(key),
    loaded: loadedParts(wire, context.asked),
    identifiers: identifiersOf(wire),
    platformOrderNo: front.order_id,
    ...statuses,
    onHold: hold.suspended,
    holdReason: hold.suspended === true ? (hold.caption ?? hold.code) : null,
    exceptions: exceptionsOf(wire),
    platformStatus: front.state === null ? null : unmapped('front.state', front.state),
    placedAt: front.created,
    createdAt: wire.created,
    modifiedAt: wire.modified,
    paidAt: payment.pay_time,
    finishedAt: front.finished_time,
    promisedDelivery: promisedOf(wire),
    deliverBy: deadlineAt(delivery.pre_end_delivery_time, 'delivery.pre_end_delivery_time'),
    platform: party(front.platform),
    shop: party(wire.shop),
    store: party(wire.order_store) ?? party(delivery.station),
    warehouse: codeParty(delivery.wrh),
    amounts: amountsOf(wire),
    payments: paymentsOf(wire),
    items,
    packages: mapPackages(wire, { key, items, freshness }),
    invoice: invoiceOf(wire),
    buyer: buyerOf(wire),
    recipient: recipientOf(wire),
    notes: { buyer: wire.customer_note, seller: wire.seller_note, service: null },
    tags: wire.tags?.flatMap(({ name }) => name ?? []) ?? null,
    logs: logsOf(wire),
    checks: somsChecks(wire),
    freshness,
    raw: context.raw,
  };
}

/**
 * A part is loaded when it was asked for or came without being asked for. The rows of a query have all parts (the query
 * has no `parts`), and are known by their lines. An empty list of lines that nobody asked for says nothing, unless
 * item_count is 0.
 */
function loadedParts(wire: SomsOrder, asked: ReadonlySet<OrderPart>): ReadonlySet<OrderPart> {
  const { items, item_count, payment, invoice, exceptions, has_exception, logs } = wire;
  const isWholeRow = !asked.has('items') && items !== null && items.length > 0;
  const isWithoutLines = item_count !== null && isZero(item_count);
  const came: Readonly<Record<OrderPart, boolean>> = {
    items: isWholeRow || isWithoutLines,
    components: isWholeRow || isWithoutLines,
    payments: isWholeRow || payment.details !== null,
    invoice: isWholeRow || (invoice !== null && (invoice.details !== null || invoice.required === false)),
    exceptions: isWholeRow || exceptions !== null || has_exception === false,
    logs: logs !== null,
  };
  return new Set([...asked, ...orderParts.filter((part) => came[part])]);
}

function identifiersOf(wire: SomsOrder): readonly Identifier[] {
  const { front, delivery, payment } = wire;
  const rows: readonly (readonly [IdNamespace, string, string | null])[] = [
    ['VENDOR_ID', 'id', wire.id],
    ['PLATFORM_ORDER', 'front.order_id', front.order_id],
    ['PLATFORM_MAIN_ORDER', 'front.main_order_id', front.main_order_id],
    ['THIRD_PARTY', 'front.third_order_id', front.third_order_id],
    ['PLATFORM_INNER', 'front.inner_order_id', front.inner_order_id],
    ['SALE_ORDER', 'sale_order_id', wire.sale_order_id],
    ['SOURCE_ORDER', 'source_order_id', wire.source_order_id],
    ['PAYMENT', 'payment.pay_bill_id', payment.pay_bill_id],
    ...(payment.details ?? []).map((detail) => ['PAYMENT', 'payment.details[].out_pay_id', detail.out_pay_id] as const),
    ['PICKUP_CODE', 'delivery.selftake_code', delivery.selftake_code],
    ['PICKUP_CODE', 'delivery.pickup_code', delivery.pickup_code],
    ['STORE_SEQUENCE', 'front.station_order_no', front.station_order_no],
    ...(delivery.waybills ?? []).map((bill) => ['WAYBILL', 'delivery.waybills[].waybill_id', bill.waybill_id] as const),
    ['WAYBILL', 'delivery.waybill_id', delivery.waybill_id],
    ['WAYBILL', 'waybill_id', wire.waybill_id],
  ];
  const seen = new Set<string>();
  return rows.flatMap(([namespace, field, value]) => {
    if (!value || seen.has(`${namespace} ${value}`)) return [];
    seen.add(`${namespace} ${value}`);
    return [{ namespace, field, value }];
  });
}

const logsOf = ({ logs }: SomsOrder): Order['logs'] =>
  logs &&
  logs.map((log) => ({
    at: log.time,
    action: log.action ?? '',
    caption: log.action_caption,
    message: log.message,
    operator: log.operator,
    returnNo: log.rtn_id,
  }));

function exceptionsOf(wire: SomsOrder): readonly OrderException[] {
  const told = (wire.exceptions ?? []).flatMap(({ code, caption, remark, time, operator }) =>
    code === null ? [] : [{ code, title: caption, remark, at: time, operator }],
  );
  if (told.length > 0) return told;
  const named = wire.exception_codes?.split(/[,，;；\s]+/).filter((code) => code !== '') ?? [];
  // SOMS may say that something is wrong and not what.
  const codes = named.length === 0 && wire.has_exception === true ? ['UNKNOWN'] : named;
  return codes.map((code) => ({
    code,
    title: exceptionLabels.get(code) ?? null,
    remark: wire.exception_remark,
    at: null,
    operator: null,
  }));
}

function promisedOf({ delivery }: SomsOrder): Order['promisedDelivery'] {
  const { pre_start_delivery_time: start, pre_end_delivery_time: end, pre_selftake_time: text } = delivery;
  return (start ?? end ?? text) ? { start, end, text } : null;
}

const party = (from: { id: string | null; name: string | null } | null): Party | null =>
  from && (from.id ?? from.name) !== null ? { id: from.id, code: null, name: from.name } : null;
const codeParty = (from: { code: string | null; name: string | null } | null): Party | null =>
  from && (from.code ?? from.name) !== null ? { id: null, code: from.code, name: from.name } : null;
