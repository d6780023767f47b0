/** What a vendor can be made to do, for `sources`: told by its desk's own offers, so that neither says more than the other. */
import type { Capability } from '../ports/source.ts';
import type { WriteHandler } from '../ports/writes.ts';

const none: Capability = { name: 'writes', support: 'NONE', note: 'Nothing can be changed there from here.' };

/** One row for each mutation, by its name, with the vendor's own names of it. */
export function writeCapabilities(handler: WriteHandler | undefined): readonly Capability[] {
  if (!handler) return [none];
  return Object.entries(handler.operations).map(([mutation, { vendorOperations }]) => ({
    name: `write ${mutation}`,
    support: 'COMPLETE',
    note: `Sent as ${vendorOperations.join(' or ')}.`,
  }));
}
