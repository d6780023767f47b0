/** What Babycare can be asked, for `sources`. */
import type { Capability } from '../ports/source.ts';

export const babycareCapabilities: readonly Capability[] = [
  {
    name: 'order by id',
    support: 'PARTIAL',
    note: 'A global id carries the platform order number; by its own order id alone this vendor cannot be asked.',
  },
  {
    name: 'orders by platform order number',
    support: 'COMPLETE',
    note: 'One call gives every split order of the number.',
  },
  {
    name: 'packages',
    support: 'PARTIAL',
    note: 'Rows name no order and no status: which order a parcel belongs to and how far it is are derived from the lines.',
  },
  { name: 'traces', support: 'NONE', note: 'The document offers tracking numbers, no traces of a parcel.' },
  { name: 'reminders', support: 'NONE', note: 'The document has no reminders (催单).' },
  {
    name: 'after-sale',
    support: 'PARTIAL',
    note: 'No call for cases: they are derived from refundStatus and refundType of the lines.',
  },
  { name: 'after-sale times', support: 'NONE', note: 'The lines do not say when a case was requested or finished.' },
];
