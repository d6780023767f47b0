/** What a vendor can be made to do, for `sources`: told by its desk's own offers, so that neither says more than the other. */
import type { Capability } from '../ports/source.ts';
import type { WriteDesk } from '../ports/writes.ts';

const none: Capability = { name: 'writes', support: 'NONE', note: 'Nothing can be changed there from here.' };

/** One row for each mutation, by its name, with the vendor's own names of it. */
export function writeCapabilities(desk: WriteDesk | undefined): readonly Capability[] {
  if (!desk) return [none];
  return Object.entries(desk.offers).map(([mutation, { operations }]) => ({
    name: `write ${mutation}`,
    support: 'COMPLETE',
    note: `Sent as ${operations.join(' or ')}.`,
  }));
}
