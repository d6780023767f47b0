/**
 * SOMS order → model (mappings.md). Money is decimal 元, weights are grams, times are China time; the currency is
 * never said, so CNY is assumed and marked.
 */
import { isZero } from '../../values/decimal.ts';
import type { Instant } from '../../values/time.ts';
import { type Classified, classify, unmapped } from '../../domain/code-table.ts';
import { emptyOrder } from '../../domain/empty.ts';
import type { Identifier, NativeCode, Order, OrderException, OrderKey, OrderPart, Party } from '../../model.ts';
import type { FulfillmentStatus, IdNamespace } from '../../vocabulary.ts';
import { somsChecks } from './checks.ts';
import { amountsOf, invoiceOf, paymentsOf } from './amounts.ts';
import { mapItems } from './items.ts';
import { mapPackages } from './packages.ts';
import { buyerOf, recipientOf } from './people.ts';
import {
  approveStateTable,
  deliveryStateTable,
  deliveryTypeTable,
  exceptionLabels,
  operationStateTable,
  type OrderCondition,
  orderTypeTable,
  paymentStateTable,
  shipDeliveryModes,
  stateTable,
  warehouseStateTable,
} from '../tables.ts';
import type { SomsOrder } from '../wire.ts';

export interface MapContext {
  readonly tenantId: string;
  /** The parts that the call asked for. */
  readonly asked: ReadonlySet<OrderPart>;
  readonly fetchedAt: Instant;
  readonly raw: unknown;
}

export function somsKey(tenantId: string, nativeId: string): OrderKey {
  return { vendor: 'SOMS', tenantId, nativeId, askedBy: null };
}

export function mapOrder(wire: SomsOrder, context: MapContext): Order {
  const key = somsKey(context.tenantId, wire.id);
  const status = classify(stateTable, wire.state, (condition) => orderConditions[condition](wire));
  const fulfillment = fulfillmentOf(wire);
  const approve = classify(approveStateTable, wire.approve_state);
  const pay = classify(paymentStateTable, wire.payment?.state ?? null);
  const method = classify(
    deliveryTypeTable,
    wire.delivery?.type ?? null,
    (mode) => wire.delivery?.ship_delivery_mode === mode,
  );
  const freshness = { fetchedAt: context.fetchedAt, sourceModifiedAt: wire.modified, origin: 'LIVE' as const };
  const items = mapItems(wire, key, fulfillment.target);
  return {
    ...emptyOrder(key),
    loaded: loadedParts(wire, context.asked),
    identifiers: identifiersOf(wire),
    platformOrderNo: wire.front?.order_id ?? null,
    ...kindOf(wire),
    status: status.target,
    statusNative: [
      status.native,
      ...fulfillment.natives,
      ...[approve.native, pay.native, method.native].filter(({ code }) => code !== null),
      ...deliveryModeNative(wire),
      ...(wire.front?.order_type?.id ? [classify(orderTypeTable, wire.front.order_type.id).native] : []),
      ...(wire.cancel_type ? [cancelType(wire.cancel_type)] : []),
    ],
    statusRule: status.rule,
    paymentStatus: pay.target,
    fulfillmentStatus: fulfillment.target,
    reviewStatus: approve.target,
    onHold: wire.suspend_info?.suspended ?? null,
    holdReason: wire.suspend_info?.suspended === true ? (wire.suspend_info.caption ?? wire.suspend_info.code) : null,
    exceptions: exceptionsOf(wire),
    platformStatus: wire.front?.state ? unmapped('front.state', wire.front.state) : null,
    placedAt: wire.front?.created ?? null,
    createdAt: wire.created,
    modifiedAt: wire.modified,
    paidAt: wire.payment?.pay_time ?? null,
    finishedAt: wire.front?.finished_time ?? null,
    promisedDelivery: promisedOf(wire),
    platform: party(wire.front?.platform),
    shop: party(wire.shop),
    store: party(wire.order_store) ?? party(wire.delivery?.station),
    warehouse: codeParty(wire.delivery?.wrh),
    deliveryMethod: method.target,
    amounts: amountsOf(wire),
    payments: paymentsOf(wire),
    items,
    packages: mapPackages(wire, { key, items, freshness }),
    invoice: invoiceOf(wire),
    buyer: buyerOf(wire),
    recipient: recipientOf(wire),
    notes: { buyer: wire.customer_note, seller: wire.seller_note, service: null },
    tags: wire.tags?.flatMap(({ name }) => name ?? []) ?? null,
    logs:
      wire.logs?.map((log) => ({
        at: log.time,
        action: log.action ?? '',
        caption: log.action_caption,
        message: log.message,
        operator: log.operator,
        returnNo: log.rtn_id,
      })) ?? null,
    checks: somsChecks(wire),
    freshness,
    raw: context.raw,
  };
}

const orderConditions: Record<OrderCondition, (wire: SomsOrder) => boolean> = {
  unpaidOnline: ({ payment }) => payment?.type === 'online' && payment.state === 'notPay',
  finished: ({ front }) => (front?.finished_time ?? null) !== null,
  notYetPicked: ({ delivery }) => delivery?.operation_state === 'none' || delivery?.operation_state === 'accepted',
  pickupAtStore: ({ delivery }) => delivery?.type === 'selftake',
};

/** delivery.state unless none, else operation_state unless none, else wrh_state unless initial, else UNFULFILLED. */
function fulfillmentOf(wire: SomsOrder): { target: FulfillmentStatus; natives: readonly NativeCode[] } {
  const axes: readonly [Classified<FulfillmentStatus>, string][] = [
    [classify(deliveryStateTable, wire.delivery?.state ?? null), 'none'],
    [classify(operationStateTable, wire.delivery?.operation_state ?? null), 'none'],
    [classify(warehouseStateTable, wire.wrh_state), 'initial'],
  ];
  const sent = axes.filter(([{ native }]) => native.code !== null);
  const telling = sent.find(([{ native }, silent]) => native.code !== silent);
  return {
    target: telling?.[0].target ?? (sent.length > 0 ? 'UNFULFILLED' : 'UNKNOWN'),
    natives: sent.map(([{ native }]) => native),
  };
}

function kindOf(wire: SomsOrder): Pick<Order, 'kind'> {
  if (wire.reissue_reason) return { kind: 'REISSUE' };
  const type = wire.front?.order_type?.id ?? null;
  return { kind: type === null ? 'SALE' : classify(orderTypeTable, type).target };
}

function deliveryModeNative({ delivery }: SomsOrder): readonly NativeCode[] {
  const code = delivery?.ship_delivery_mode ?? null;
  return code === null
    ? []
    : [
        {
          field: 'delivery.ship_delivery_mode',
          code,
          label: null,
          documented: shipDeliveryModes.some((mode) => mode === code),
        },
      ];
}

const cancelTypes: ReadonlyMap<string, string> = new Map([
  ['stationRefuse', '门店拒接'],
  ['customerCancel', '客户取消'],
  ['refused', '客户拒接'],
]);
function cancelType(code: string): NativeCode {
  return { field: 'cancel_type', code, label: cancelTypes.get(code) ?? null, documented: cancelTypes.has(code) };
}

/**
 * A part is there when it was asked for or came unasked. Lines that nobody asked for come with a query's rows, which
 * are whole (the query has no `parts`); an empty list of unasked lines says nothing, unless the order counts none.
 */
function loadedParts(wire: SomsOrder, asked: ReadonlySet<OrderPart>): ReadonlySet<OrderPart> {
  const loaded = new Set(asked);
  const whole = !asked.has('items') && (wire.items?.length ?? 0) > 0;
  if (whole) for (const part of ['items', 'components', 'payments', 'invoice', 'exceptions'] as const) loaded.add(part);
  if (wire.item_count !== null && isZero(wire.item_count)) loaded.add('items').add('components');
  if (wire.payment?.details) loaded.add('payments');
  if (wire.invoice?.details || wire.invoice?.required === false) loaded.add('invoice');
  if (wire.exceptions !== null || wire.has_exception === false) loaded.add('exceptions');
  if (wire.logs !== null) loaded.add('logs');
  return loaded;
}

function identifiersOf(wire: SomsOrder): readonly Identifier[] {
  const { front, delivery, payment } = wire;
  const rows: readonly (readonly [IdNamespace, string, string | null | undefined])[] = [
    ['VENDOR_ID', 'id', wire.id],
    ['PLATFORM_ORDER', 'front.order_id', front?.order_id],
    ['PLATFORM_MAIN_ORDER', 'front.main_order_id', front?.main_order_id],
    ['THIRD_PARTY', 'front.third_order_id', front?.third_order_id],
    ['PLATFORM_INNER', 'front.inner_order_id', front?.inner_order_id],
    ['SALE_ORDER', 'sale_order_id', wire.sale_order_id],
    ['SOURCE_ORDER', 'source_order_id', wire.source_order_id],
    ['PAYMENT', 'payment.pay_bill_id', payment?.pay_bill_id],
    ...(payment?.details ?? []).map(
      (detail) => ['PAYMENT', 'payment.details[].out_pay_id', detail.out_pay_id] as const,
    ),
    ['PICKUP_CODE', 'delivery.selftake_code', delivery?.selftake_code],
    ['PICKUP_CODE', 'delivery.pickup_code', delivery?.pickup_code],
    ['STORE_SEQUENCE', 'front.station_order_no', front?.station_order_no],
    ...(delivery?.waybills ?? []).map(
      (bill) => ['WAYBILL', 'delivery.waybills[].waybill_id', bill.waybill_id] as const,
    ),
    ['WAYBILL', 'delivery.waybill_id', delivery?.waybill_id],
    ['WAYBILL', 'waybill_id', wire.waybill_id],
  ];
  const seen = new Set<string>();
  return rows.flatMap(([namespace, field, value]) => {
    if (!value || seen.has(`${namespace} ${value}`)) return [];
    seen.add(`${namespace} ${value}`);
    return [{ namespace, field, value }];
  });
}

function exceptionsOf(wire: SomsOrder): readonly OrderException[] {
  const told = (wire.exceptions ?? []).flatMap(({ code, caption, remark, time, operator }) =>
    code === null ? [] : [{ code, title: caption, remark, at: time, operator }],
  );
  if (told.length > 0) return told;
  const codes = wire.exception_codes?.split(/[,，;；\s]+/).filter((code) => code !== '') ?? [];
  return codes.map((code) => ({
    code,
    title: exceptionLabels.get(code) ?? null,
    remark: wire.exception_remark,
    at: null,
    operator: null,
  }));
}

function promisedOf({ delivery }: SomsOrder): Order['promisedDelivery'] {
  const start = delivery?.pre_start_delivery_time ?? null;
  const end = delivery?.pre_end_delivery_time ?? null;
  const text = delivery?.pre_selftake_time ?? null;
  return (start ?? end ?? text) ? { start, end, text } : null;
}

function party(from: { id: string | null; name: string | null } | null | undefined): Party | null {
  return from && (from.id ?? from.name) ? { id: from.id, code: null, name: from.name } : null;
}
function codeParty(from: { code: string | null; name: string | null } | null | undefined): Party | null {
  return from && (from.code ?? from.name) ? { id: null, code: from.code, name: from.name } : null;
}
