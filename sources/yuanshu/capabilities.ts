/** What Yuanshu can be asked, for `sources`: orders come by push alone, parcels and traces from the BTS. */
import type { Capability } from '../ports/source.ts';

const pushedOnly = 'What Yuanshu has pushed: orders from before it pushed to us are not known.';

export const capabilitiesOf = (withBts: boolean): readonly Capability[] => [
  { name: 'order by id', support: 'PARTIAL', note: pushedOnly },
  { name: 'orders by platform order number', support: 'PARTIAL', note: pushedOnly },
  {
    name: 'packages by tracking number',
    support: 'NONE',
    note: 'The trace system is asked by order number, and order pushes carry no tracking number.',
  },
  withBts
    ? { name: 'packages', support: 'COMPLETE', note: 'One call to the trace system (BTS) per order.' }
    : {
        name: 'packages',
        support: 'PARTIAL',
        note: 'The trace system (BTS) is not connected: only parcels of after-sale pushes are known.',
      },
  withBts
    ? { name: 'traces', support: 'COMPLETE', note: 'From the same call as the packages.' }
    : { name: 'traces', support: 'NONE', note: 'The trace system (BTS) is not connected.' },
  { name: 'reminders', support: 'NONE', note: 'Yuanshu has no reminders (催单).' },
  {
    name: 'after-sale',
    support: 'PARTIAL',
    note: 'Pushed cases, of whose codes one status and one kind are documented, and no goods.',
  },
  { name: 'after-sale times', support: 'COMPLETE', note: 'Of request, review, end and cancellation.' },
];
