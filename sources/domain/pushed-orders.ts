/**
 * Reading orders that a vendor pushed: our own store stands in for the vendor, so "the store cannot be read" is "could
 * not ask", and the vendor is up when the store answers.
 */
import { asFault, SourceFault } from '../fault.ts';
import { healthRecord } from '../health.ts';
import type { NativeCode, Order, OrderKey } from '../model.ts';
import type { OrderState, PushedOrders } from '../ports/pushes.ts';
import type { Outcome, Source } from '../ports/source.ts';
import type { VendorObserver } from '../ports/vendor.ts';
import type { Vendor } from '../vocabulary.ts';
import { carriesPlatformNumber } from './links.ts';
import type { Clock } from '../values/time.ts';

/** An order as its vendor's map reads it. */
export interface OrderReading {
  readonly order: Order;
  /** Codes that came and that no table lists. */
  readonly unmapped: readonly NativeCode[];
  /** Values that were set aside: where and why, never the value. */
  readonly deviations: readonly { readonly path: string; readonly reason: string }[];
}
export interface PushedOrderOptions extends Partial<VendorObserver> {
  readonly vendor: Vendor;
  /** Orders of another tenant are not answered. */
  readonly tenantId: string | null;
  /** True: every order has the tenant of its push, and `tenantId` is null. */
  readonly hasTenants?: boolean;
  readonly pushed: PushedOrders;
  readonly now: Clock;
  /** null: the state has no order yet, only facts of one. */
  readonly read: (state: OrderState) => Outcome<OrderReading | null>;
  /** The message when the store cannot be read; it follows the vendor's name. */
  readonly explain: string;
}

export function pushedOrderSource(
  options: PushedOrderOptions,
): Pick<Source, 'orders' | 'ordersByPlatformNo' | 'health'> {
  const { vendor, tenantId, hasTenants = false, pushed, explain } = options;
  const { note, health } = healthRecord(options.now);

  const stored = <T>(operation: string, states: Promise<T>): Promise<Outcome<T>> =>
    note(
      states.catch((cause: unknown) => {
        throw new SourceFault(vendor, 'UNREACHABLE', { operation, explain, cause });
      }),
    ).catch(asFault);

  function orderOf(state: OrderState): Outcome<Order | null> {
    const reading = options.read(state);
    if (reading === null || reading instanceof SourceFault) return reading;
    for (const native of reading.unmapped) options.onUnmapped?.(native);
    for (const { path, reason } of reading.deviations) options.onDeviation?.(path, reason);
    return reading.order;
  }

  /**
   * The order as it stands decides whether it carries the number. One that cannot be read makes the whole answer a fault,
   * since a list without it would seem to be complete.
   */
  function ordersWith(number: string, states: readonly OrderState[]): Outcome<readonly Order[]> {
    const orders: Order[] = [];
    for (const state of states.filter((one) => hasTenants || one.tenantId === tenantId)) {
      const order = orderOf(state);
      if (order instanceof SourceFault) return order;
      if (order !== null && carriesPlatformNumber(order, number)) orders.push(order);
    }
    return orders;
  }

  return {
    health,
    async orders(keys) {
      if (hasTenants) return ordersOfTenants({ vendor, pushed, stored, orderOf }, keys);
      const numbers = [...new Set(keys.filter((key) => key.tenantId === tenantId).map(({ nativeId }) => nativeId))];
      const states = await stored('orders', pushed.states(vendor, tenantId, numbers));
      if (states instanceof SourceFault) return keys.map(() => states);
      const found = new Map(states.flatMap((state) => (state ? [[state.orderNo, orderOf(state)]] : [])));
      return keys.map((key) => (key.tenantId === tenantId ? (found.get(key.nativeId) ?? null) : null));
    },
    async ordersByPlatformNo(numbers) {
      const states = await stored('ordersByPlatformNo', pushed.statesByNumber(vendor, 'PLATFORM_ORDER', numbers));
      if (states instanceof SourceFault) return numbers.map(() => states);
      return numbers.map((number, i) => ordersWith(number, states[i] ?? []));
    },
  };
}

interface TenantReading {
  readonly vendor: Vendor;
  readonly pushed: PushedOrders;
  readonly stored: <T>(operation: string, states: Promise<T>) => Promise<Outcome<T>>;
  readonly orderOf: (state: OrderState) => Outcome<Order | null>;
}
/** A key is that of one order. One without a tenant may mean the only order of its number besides. */
async function ordersOfTenants(
  reading: TenantReading,
  keys: readonly OrderKey[],
): Promise<readonly Outcome<Order | null>[]> {
  const { vendor, pushed, stored, orderOf } = reading;
  const exact = await Promise.all(
    [...Map.groupBy(keys, (key) => key.tenantId)].map(async ([tenant, own]) => {
      const numbers = own.map(({ nativeId }) => nativeId);
      const states = await stored('orders', pushed.states(vendor, tenant, numbers));
      return own.map((key, i) => [key, states instanceof SourceFault ? states : ordered(states[i])] as const);
    }),
  );
  const found = new Map(exact.flat());
  const rest = [...new Set(keys.filter((key) => found.get(key) === null).map(({ nativeId }) => nativeId))];
  const states = rest.length === 0 ? [] : await stored('orders', pushed.statesByNumber(vendor, 'VENDOR_ID', rest));
  const byNumber = new Map(rest.map((number, i) => [number, states instanceof SourceFault ? states : states[i]]));
  return keys.map((key) => {
    const there = found.get(key) ?? null;
    if (there !== null) return there instanceof SourceFault ? there : orderOf(there);
    const others = byNumber.get(key.nativeId) ?? [];
    return others instanceof SourceFault ? others : onlyOf(reading, key, others);
  });
}

function onlyOf(
  { vendor, orderOf }: TenantReading,
  key: OrderKey,
  states: readonly OrderState[],
): Outcome<Order | null> {
  const same = states.filter((state) => state.orderNo === key.nativeId && ordered(state) !== null);
  // An order that is kept without a tenant is that of the tenant that its push named.
  const may = key.tenantId === null ? same : same.filter((state) => state.tenantId === null);
  const [only, ...others] = may.flatMap((state) => {
    const order = orderOf(state);
    return order !== null && isOfTenant(order, key.tenantId) ? [order] : [];
  });
  return others.length > 0 ? ambiguous(vendor) : (only ?? null);
}

/** Null for a state that has facts of an order and no order yet. */
const ordered = (state: OrderState | null | undefined): OrderState | null => (state?.order ? state : null);
const isOfTenant = (order: Outcome<Order>, tenantId: string | null): boolean =>
  tenantId === null || order instanceof SourceFault || order.tenantId === tenantId;

const ambiguous = (vendor: Vendor): SourceFault =>
  new SourceFault(vendor, 'AMBIGUOUS', {
    operation: 'orders',
    explain: 'has several orders of this number, each of another tenant: ask for one of them by its id',
  });
