/**
 * EZR's push → the model (mappings.md, rows marked E). Pure. Amounts look like decimal 元 (the document names no unit),
 * except freight and bonus where they are points. Times are China time.
 */
import { isPositive, subtract, sum } from '../../values/decimal.ts';
import { JsonSpan } from '../../values/json.ts';
import type { WireReading } from '../../kit/wire.ts';
import type { OrderReading } from '../../domain/pushed-orders.ts';
import { returnStatusOf } from '../../domain/returns.ts';
import { type Classified, classify, isUnlisted } from '../../domain/code-table.ts';
import { deadlineIn, instantAt } from '../../values/time.ts';
import { emptyOrder } from '../../domain/empty.ts';
import { type Identifier, type NativeCode, type Order, type OrderKey, orderParts } from '../../model.ts';
import type { PaymentStatus } from '../../vocabulary.ts';
import type { OrderState, StoredFact } from '../../ports/pushes.ts';
import { checksOf } from './checks.ts';
import { keyedLines, mapLine, relatedCodes, returnedMoney, returnsOf } from './line.ts';
import { amountsOf, partiesOf, peopleOf } from './parts.ts';
import {
  activityTable,
  dataOriginTable,
  deliveryTypeTable,
  exchangeTable,
  expressFeeTable,
  fulfillmentTable,
  orderStatusTable,
  paymentTable,
} from '../tables.ts';
import { type EzrOrder, readOrder } from '../wire.ts';

export const ezrKey = (nativeId: string): OrderKey => ({ vendor: 'EZR', tenantId: null, nativeId, askedBy: null });

/**
 * The order as its newest push tells it, since EZR pushes whole orders and no other facts. 'NO_ORDER' while none has
 * come, 'UNREADABLE' when the stored text is no order, which the endpoint does not let happen. Never throws.
 */
export function mapOrder({ orderNo, order: fact }: OrderState): OrderReading | 'NO_ORDER' | 'UNREADABLE' {
  if (fact === null) return 'NO_ORDER';
  const raw = JsonSpan.within(fact.body);
  const reading = readOrder(raw);
  return reading === null ? 'UNREADABLE' : mapReading(reading, { key: ezrKey(orderNo), fact, raw });
}

interface Origin {
  readonly key: OrderKey;
  readonly fact: StoredFact;
  readonly raw: JsonSpan;
}

function mapReading({ value: wire, deviations }: WireReading<EzrOrder>, { key, fact, raw }: Origin): OrderReading {
  const codes = codesOf(wire);
  const lines = keyedLines(wire.lines);
  const returns = returnsOf(wire, lines, key);
  const order: Order = {
    ...emptyOrder(key),
    // A push has all parts that this vendor knows.
    loaded: new Set(orderParts),
    ...numbersOf(wire, key),
    kind: kindOf(codes.exchange, codes.activity),
    status: codes.status.target,
    statusNative: codes.shown,
    statusRule: codes.status.rule,
    paymentStatus: paymentStatusOf(wire, codes.payment),
    fulfillmentStatus: codes.fulfillment.target,
    returnStatus: returnStatusOf(returns),
    placedAt: wire.OrderTime,
    paidAt: wire.PayTime,
    // 订单预售发货时间: it says when the goods leave, and nothing of their arrival.
    shipBy: deadlineIn(wire.OrderPreShipTime, 'OrderPreShipTime'),
    ...partiesOf(wire),
    deliveryMethod: codes.delivery.target,
    amounts: amountsOf(wire),
    items: lines.map((line) => mapLine(line, key, codes.fulfillment.target)),
    // EZR names no carrier and no tracking number.
    packages: [],
    returns,
    ...peopleOf(wire),
    checks: checksOf(wire, lines),
    freshness: { fetchedAt: instantAt(fact.receivedAt), sourceModifiedAt: null, origin: 'PUSHED' },
    raw,
  };
  const unmapped = codes.all.filter(isUnlisted);
  return { order, unmapped, deviations };
}

const flagText = (flag: boolean | null): string | null => (flag === null ? null : String(flag));

function codesOf(wire: EzrOrder) {
  const status = classify(orderStatusTable, wire.OrderStatus, () => wire.DelivType === '1');
  const fulfillment = classify(fulfillmentTable, wire.OrderStatus);
  const payment = classify(paymentTable, flagText(wire.IsPayed));
  const delivery = classify(deliveryTypeTable, wire.DelivType);
  const activity = classify(activityTable, wire.ActType);
  // The document lists 1 and 2. 0 is taken for "no exchange" (†).
  const exchange = classify(exchangeTable, wire.ExchangeType === '0' ? null : wire.ExchangeType);
  const express = classify(expressFeeTable, wire.ExpressFeeType);
  const cod: readonly NativeCode[] =
    wire.IsCod === true ? [{ field: 'IsCod', code: 'true', label: '货到付款', documented: true }] : [];
  const natives = [status, payment, delivery, activity, exchange, express].map(({ native }) => native);
  const shown = [...natives, ...cod].filter(({ code }) => code !== null);
  // DataOrigin is no status. It is shown as the platform.
  const all = [...shown, classify(dataOriginTable, wire.DataOrigin).native];
  return { status, fulfillment, payment, delivery, activity, exchange, shown, all };
}

/** An exchange is one whatever its activity is. An unlisted ExchangeType makes the kind unknown. */
function kindOf(exchange: Classified<Order['kind']>, activity: Classified<Order['kind']>): Order['kind'] {
  if (exchange.native.code !== null && exchange.target !== 'SALE') return exchange.target;
  return activity.native.code === null ? 'SALE' : activity.target;
}

/** Money that was returned must have been paid, whatever IsPayed says (†). */
function paymentStatusOf(wire: EzrOrder, payment: Classified<PaymentStatus>): PaymentStatus {
  const refunded = sum(returnedMoney(wire.lines));
  if (refunded === null) return payment.target;
  return wire.PayAmount !== null && !isPositive(subtract(wire.PayAmount, refunded)) ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}

function numbersOf(wire: EzrOrder, key: OrderKey): Pick<Order, 'identifiers' | 'platformOrderNo'> {
  const outside = [...new Set(wire.lines.flatMap(({ OutOrderCode }) => OutOrderCode ?? []))];
  const isShop = classify(dataOriginTable, wire.DataOrigin).target === 'EZR_SHOP';
  const own = outside.length === 0 && isShop;
  const [first, second] = own ? [key.nativeId] : outside;
  const rows: readonly (readonly [Identifier['namespace'], string, string | null])[] = [
    ['VENDOR_ID', 'Code', key.nativeId],
    ...outside.map((number) => ['PLATFORM_ORDER', 'Dtls[].OutOrderCode', number] as const),
    ['PLATFORM_ORDER', 'Code', own ? key.nativeId : null],
    ...relatedCodes(wire).map((number) => ['EXCHANGE', 'ExchangeRelCode', number] as const),
    ['RETURN', 'RelExchangeReturnCode', wire.RelExchangeReturnCode],
    ['PICKUP_CODE', 'DeliveryCode', wire.DeliveryCode],
  ];
  return {
    identifiers: rows.flatMap(([namespace, field, value]) => (value === null ? [] : [{ namespace, value, field }])),
    // An order may hold lines of several platform orders. Then it has no single number, and is linked with each.
    platformOrderNo: first !== undefined && second === undefined ? first : null,
  };
}
