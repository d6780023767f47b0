/**
 * What Yuanshu pushed about one order → model (mappings.md). Money is whole 分, weights are of an assumed unit, times
 * are China time (`yyyy-MM-dd HH:mm:ss`) or carry their own offset. Pure: facts in, record out.
 */
import { largest } from '../../values/lists.ts';
import type { Decimal } from '../../values/decimal.ts';
import { isJson, JsonSpan } from '../../values/json.ts';
import { deadlineAt, instant, instantAt, isUnset, promisedWindow, toldDate } from '../../values/time.ts';
import { read } from '../../kit/wire.ts';
import { emptyOrder } from '../../domain/empty.ts';
import { isUnlisted } from '../../domain/code-table.ts';
import type { OrderReading } from '../../domain/pushed-orders.ts';
import { returnStatusOf } from '../../domain/returns.ts';
import {
  type Deadline,
  type Freshness,
  type Identifier,
  type Order,
  type OrderKey,
  orderParts,
  type Package,
  type Party,
} from '../../model.ts';
import type { IdNamespace } from '../../vocabulary.ts';
import type { OrderState, StoredFact } from '../../ports/pushes.ts';
import { amountsOf, paymentsOf } from './amounts.ts';
import { checksOf } from './checks.ts';
import { lineNatives, mapItems } from './items.ts';
import { buyerOf, recipientOf } from './people.ts';
import { tenantOf } from '../tenant.ts';
import { type AfterSale, mapAfterSale } from './return.ts';
import { codesOf } from './status.ts';
import { addressSchema, cancelSchema, orderSchema, type YuanshuOrder } from '../wire.ts';

export interface MapContext {
  /** Grams in one unit of specInfo.weight. */
  readonly weightUnitGrams: Decimal;
}
export interface StateReading extends OrderReading {
  /** Every parcel of every after-sale push. In the order each case has only its first one. */
  readonly inbound: readonly Package[];
}

/**
 * The tenant is that of the pushes (`tenantId` of an order, `_platform_num` of every push). Null for orders of which none was
 * told when they were first heard of; they keep their key.
 */
export function yuanshuKey(tenantId: string | null, orderNo: string): OrderKey {
  return { vendor: 'YUANSHU', tenantId, nativeId: orderNo, askedBy: null };
}

/** Null until an order push has come: cancel, address and after-sale pushes alone make no order. */
export const mapOrder = (state: OrderState, context: MapContext): Order | null =>
  readState(state, context)?.order ?? null;

export function readState(state: OrderState, context: MapContext): StateReading | null {
  if (state.order === null) return null;
  const raw = JsonSpan.within(state.order.body);
  const reading = read(orderSchema, raw);
  // The endpoint has acknowledged the push, so it is an order even when nothing of it can be read.
  if (!reading && !isJson(raw.json)) return null;
  const key = yuanshuKey(state.tenantId, state.orderNo);
  const facts = factsOf(state, key);
  const wire = reading?.value ?? orderSchema.empty;
  const order = assemble({ key, wire, raw, facts, state, weightUnitGrams: context.weightUnitGrams });
  const natives = [
    ...order.statusNative,
    ...(wire.goodsInfoList ?? []).flatMap((line) => lineNatives(line)),
    ...facts.afterSales.flatMap(({ returned }) => returned.statusNative),
  ];
  return {
    order,
    inbound: facts.afterSales.flatMap(({ parcels }) => parcels),
    unmapped: natives.filter(isUnlisted),
    deviations: [
      ...(reading?.deviations ?? []),
      ...facts.afterSales.flatMap(({ deviations }) => deviations),
      ...(wire.goodsInfoList ?? [])
        .filter(({ buyNum }) => buyNum === null)
        .map(() => ({ path: 'goodsInfoList.[].buyNum', reason: 'missing' })),
    ],
  };
}

/** The facts beside the order push. */
function factsOf({ cancel, address, afterSales }: OrderState, key: OrderKey) {
  return {
    cancel: cancel && (read(cancelSchema, JsonSpan.within(cancel.body))?.value ?? cancelSchema.empty),
    address: address && (read(addressSchema, JsonSpan.within(address.body))?.value ?? null),
    afterSales: afterSales.flatMap((fact): readonly AfterSale[] => {
      const one = mapAfterSale(fact, key);
      return one ? [one] : [];
    }),
  };
}

interface Sources {
  readonly key: OrderKey;
  readonly wire: YuanshuOrder;
  readonly raw: JsonSpan;
  readonly facts: ReturnType<typeof factsOf>;
  readonly state: OrderState;
  readonly weightUnitGrams: Decimal;
}

function assemble({ key, wire, raw, facts, state, weightUnitGrams }: Sources): Order {
  const codes = codesOf(wire, facts.cancel);
  const returns = facts.afterSales.map(({ returned }) => returned);
  return {
    ...emptyOrder(key),
    tenantId: tenantOf(wire) ?? key.tenantId,
    // A push has all parts that this vendor knows.
    loaded: new Set(orderParts),
    identifiers: identifiersOf(wire, key.nativeId),
    platformOrderNo: wire.outOrderNo,
    kind: codes.kind,
    status: codes.status.target,
    statusNative: codes.natives,
    statusRule: codes.status.rule,
    paymentStatus: codes.payment,
    fulfillmentStatus: codes.fulfillment,
    returnStatus: codes.afterSale ?? returnStatusOf(returns),
    reviewStatus: codes.review,
    placedAt: wire.createTime,
    paidAt: wire.payInfo?.payTime ?? wire.payInfo?.finishTime ?? null,
    confirmDeadline: wire.confirmDeadline,
    promisedDelivery: promisedOf(wire),
    deliverBy: deliverByOf(wire),
    // orderPlatform is Yuanshu's own number of a platform and listed nowhere, so it is a code and never an id.
    platform: party(wire.orderPlatform, wire.orderPlatformDesc),
    store: party(wire.storeCode, wire.storeName),
    warehouse: party(wire.deliveryInfo?.stockCode ?? null, wire.deliveryInfo?.stockName ?? null),
    deliveryMethod: codes.delivery,
    amounts: amountsOf(wire, returns),
    payments: paymentsOf(wire),
    items: mapItems(wire, { order: key, fulfillmentStatus: codes.fulfillment, weightUnitGrams }),
    returns,
    buyer: buyerOf(wire),
    recipient: recipientOf(wire, facts.address),
    notes: wire.remarkInfo && {
      buyer: wire.remarkInfo.userRemark,
      seller: null,
      service: wire.remarkInfo.serviceRemark,
    },
    checks: checksOf(wire),
    freshness: freshnessOf(state),
    raw,
  };
}

/** The time of the newest fact. An order push has no time of modification. */
function freshnessOf({ order, cancel, address, afterSales }: OrderState): Freshness {
  const facts: readonly (StoredFact | null)[] = [order, cancel, address, ...afterSales];
  const latest = largest(facts.flatMap((fact) => fact?.receivedAt ?? []));
  return { fetchedAt: instantAt(latest), sourceModifiedAt: null, origin: 'PUSHED' };
}

function identifiersOf(wire: YuanshuOrder, orderNo: string): readonly Identifier[] {
  const rows: readonly (readonly [IdNamespace, string, string | null | undefined])[] = [
    ['VENDOR_ID', 'orderNo', orderNo],
    ['PLATFORM_ORDER', 'outOrderNo', wire.outOrderNo],
    ['PLATFORM_MAIN_ORDER', 'parentOutOrderNo', wire.parentOutOrderNo],
    ['PARENT', 'parentOrderNo', wire.parentOrderNo],
    ['PARENT', 'parentBusOrderId', wire.parentBusOrderId],
    ['PARENT', 'busOrderId', wire.busOrderId],
    ['PAYMENT', 'payOrderNo', wire.payOrderNo],
    ['PAYMENT', 'payInfo.payOrderNo', wire.payInfo?.payOrderNo],
    ['STORE_SEQUENCE', 'orderSeq', wire.orderSeq],
  ];
  const seen = new Set<string>();
  return rows.flatMap(([namespace, field, value]) => {
    if (!value || seen.has(`${namespace} ${value}`)) return [];
    seen.add(`${namespace} ${value}`);
    return [{ namespace, field, value }];
  });
}

/** deliveryDate is a day. deliveryTimeRange is a text such as 09:00-12:00; other words are kept as they are. */
function promisedOf({ deliveryInfo }: YuanshuOrder): Order['promisedDelivery'] {
  const { deliveryDate, deliveryTimeRange: range } = deliveryInfo ?? { deliveryDate: null, deliveryTimeRange: null };
  const day = deliveryDate === null ? null : toldDate(deliveryDate);
  if (day === null)
    return promisedWindow([deliveryDate, range].filter((part) => part !== null && !isUnset(part)).join(' '));
  const [, from, to] =
    /^\s*(\d{2}:\d{2})(?::\d{2})?\s*(?:-|~|—|–|至|到)\s*(\d{2}:\d{2})(?::\d{2})?\s*$/.exec(range ?? '') ?? [];
  const start = instant(`${day} ${from ?? '00:00'}:00`);
  const end = instant(to === undefined ? `${day} 23:59:59` : `${day} ${to}:00`);
  return { start, end, text: from === undefined ? range : null };
}

/** The end of the promised time; of an order that the buyer collects (自提) it is when he comes. */
function deliverByOf(wire: YuanshuOrder): Deadline | null {
  const isCollected = (wire.distributionType ?? wire.deliveryInfo?.distributionType) === '1';
  return isCollected ? null : deadlineAt(promisedOf(wire)?.end ?? null, 'deliveryInfo.deliveryDate');
}

const party = (code: string | null, name: string | null): Party | null =>
  (code ?? name) === null ? null : { id: null, code, name };
