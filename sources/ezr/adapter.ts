/**
 * EZR behind the port. It pushes and never answers: what it pushed is read from the store, and a question that the
 * store cannot answer is a fault of the store, not of EZR.
 */
import { SourceFault } from '../fault.ts';
import { type Instant, instantAt } from '../values/time.ts';
import { projectionOf } from '../domain/projection.ts';
import type { NativeCode, Order } from '../model.ts';
import type { Capability, Outcome, Source } from '../ports/source.ts';
import type { OrderState, Projector, PushedOrders } from '../ports/pushes.ts';
import { ezrKey, mapOrder } from './map/order.ts';
import { ezrMappings } from './tables.ts';

export interface EzrSourceOptions {
  readonly pushed: PushedOrders;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A code that no table lists; called for each that is read. */
  readonly onUnmapped?: (native: NativeCode) => void;
  /** A value that was set aside: where and why, never the value. */
  readonly onDeviation?: (path: string, reason: string) => void;
}

const capabilities: readonly Capability[] = [
  { name: 'order by id', support: 'PARTIAL', note: 'EZR pushes and answers nothing: orders that it has pushed to us.' },
  {
    name: 'orders by platform order number',
    support: 'PARTIAL',
    note: 'The number is on the lines: one order may carry several, and only pushed orders are known.',
  },
  { name: 'packages', support: 'NONE', note: 'The push names no carrier and no tracking number.' },
  { name: 'traces', support: 'NONE', note: 'The push has no course of a parcel.' },
  { name: 'reminders', support: 'NONE', note: 'The document has no reminders (催单).' },
  {
    name: 'after-sale',
    support: 'PARTIAL',
    note: 'No cases: they are derived from ReturnQuantity and ReturnMoney of the lines.',
  },
];

export function ezrSource(options: EzrSourceOptions): Source {
  let lastSuccessAt: Instant | null = null;
  let lastFault: SourceFault | null = null;

  async function ask<T>(operation: string, question: () => Promise<T>): Promise<Outcome<T>> {
    try {
      const answer = await question();
      lastSuccessAt = instantAt(options.now());
      return answer;
    } catch (cause) {
      lastFault = new SourceFault('EZR', 'UNREACHABLE', {
        operation,
        explain: 'orders are kept in our store, which could not be read',
        cause,
      });
      return lastFault;
    }
  }

  function mapped(state: OrderState, operation: string): Outcome<Order | null> {
    const reading = mapOrder(state);
    if (reading === 'NO_ORDER') return null;
    if (reading === 'UNREADABLE')
      return new SourceFault('EZR', 'BAD_ANSWER', { operation, explain: 'pushed an order that cannot be read' });
    for (const native of reading.unmapped) options.onUnmapped?.(native);
    for (const { path, reason } of reading.deviations) options.onDeviation?.(path, reason);
    return reading.order;
  }

  return {
    vendor: 'EZR',
    tenantId: null,
    capabilities,
    mappings: ezrMappings,
    health: () => ({ lastSuccessAt, lastFault, circuitOpen: false }),
    close: async () => undefined,
    keyOf: ezrKey,

    async orders(keys) {
      const numbers = keys.map(({ nativeId }) => nativeId);
      const states = await ask('orders', () => options.pushed.states('EZR', null, numbers));
      return keys.map((_key, i) => {
        if (states instanceof SourceFault) return states;
        const state = states[i] ?? null;
        return state === null ? null : mapped(state, 'orders');
      });
    },

    async ordersByPlatformNo(numbers) {
      const states = await ask('ordersByPlatformNo', () =>
        options.pushed.statesByNumber('EZR', 'PLATFORM_ORDER', numbers),
      );
      return numbers.map((_number, i) => {
        if (states instanceof SourceFault) return states;
        const orders = (states[i] ?? []).map((state) => mapped(state, 'ordersByPlatformNo'));
        const fault = orders.find((order) => order instanceof SourceFault);
        // A list with a hole would say "that is all".
        return fault ?? orders.filter((order) => order !== null && !(order instanceof SourceFault));
      });
    },
  };
}

/** An order that cannot be read is still found by its own number. */
export const ezrProjector: Projector = (state) => {
  const reading = mapOrder(state);
  if (typeof reading !== 'string') return projectionOf(reading.order);
  return {
    numbers: [{ namespace: 'VENDOR_ID', value: state.orderNo }],
    digest: {},
    row: null,
    attributes: {},
    link: null,
  };
};
