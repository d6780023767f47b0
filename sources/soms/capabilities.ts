/** What SOMS can be asked, for `sources`. */
import type { Capability } from '../ports/source.ts';

export const somsCapabilities: readonly Capability[] = [
  { name: 'order by id', support: 'COMPLETE', note: 'up to 100 orders in one call' },
  { name: 'orders by platform order number', support: 'COMPLETE', note: null },
  { name: 'order by sale order number', support: 'COMPLETE', note: null },
  { name: 'order by pick-up code', support: 'COMPLETE', note: null },
  { name: 'packages by tracking number', support: 'COMPLETE', note: null },
  { name: 'traces', support: 'COMPLETE', note: 'one call per parcel' },
  { name: 'reminders', support: 'COMPLETE', note: null },
  { name: 'order log', support: 'PARTIAL', note: 'one call per order' },
  { name: 'delivery quote', support: 'COMPLETE', note: null },
  { name: 'pick-up check', support: 'COMPLETE', note: null },
  { name: 'after-sale', support: 'NONE', note: 'SOMS takes after-sale requests and offers no way to read them' },
];
