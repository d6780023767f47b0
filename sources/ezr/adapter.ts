/**
 * EZR behind the port. It pushes its orders and answers no questions, so everything is read from our store.
 */
import { SourceFault } from '../fault.ts';
import { projectionOf, projectionOfFacts } from '../domain/projection.ts';
import { type PushedOrderOptions, pushedOrderSource } from '../domain/pushed-orders.ts';
import type { Capability, Source } from '../ports/source.ts';
import type { Projector } from '../ports/pushes.ts';
import { ezrKey, mapOrder } from './map/order.ts';
import { ezrMappings } from './tables.ts';

export type EzrSourceOptions = Pick<PushedOrderOptions, 'pushed' | 'now' | 'onUnmapped' | 'onDeviation'>;

const capabilities: readonly Capability[] = [
  { name: 'order by id', support: 'PARTIAL', note: 'EZR pushes and answers nothing: orders that it has pushed to us.' },
  {
    name: 'orders by platform order number',
    support: 'PARTIAL',
    note: 'The number is on the lines: one order may carry several, and only pushed orders are known.',
  },
  { name: 'packages', support: 'NONE', note: 'The push names no carrier and no tracking number.' },
  { name: 'traces', support: 'NONE', note: 'The push has no traces of a parcel.' },
  { name: 'reminders', support: 'NONE', note: 'The document has no reminders (催单).' },
  {
    name: 'after-sale',
    support: 'PARTIAL',
    note: 'No cases: they are derived from ReturnQuantity and ReturnMoney of the lines.',
  },
  { name: 'after-sale times', support: 'NONE', note: 'The push does not say when something came back.' },
];

export const ezrSource = (options: EzrSourceOptions): Source => ({
  vendor: 'EZR',
  tenantId: null,
  capabilities,
  mappings: ezrMappings,
  close: async () => undefined,
  keyOf: ezrKey,
  ...pushedOrderSource({
    ...options,
    vendor: 'EZR',
    tenantId: null,
    explain: 'orders are kept in our store, which could not be read',
    read(state) {
      const reading = mapOrder(state);
      if (reading === 'NO_ORDER') return null;
      if (reading !== 'UNREADABLE') return reading;
      return new SourceFault('EZR', 'BAD_ANSWER', {
        operation: 'orders',
        explain: 'pushed an order that cannot be read',
      });
    },
  }),
});

/** An order that cannot be read is still found by its own number. */
export const ezrProjector: Projector = (state) => {
  const reading = mapOrder(state);
  return typeof reading === 'string'
    ? projectionOfFacts([{ namespace: 'VENDOR_ID', value: state.orderNo }])
    : projectionOf(reading.order);
};
