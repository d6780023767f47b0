/** The writes that a vendor takes, for `sources`. They follow from its write handler, so that both say the same. */
import type { Capability } from '../ports/source.ts';
import type { WriteHandler } from '../ports/writes.ts';

const none: Capability = { name: 'writes', support: 'NONE', note: 'Nothing can be changed there from here.' };

/** One row for each mutation, with the vendor's own names of it. */
export function writeCapabilities(handler: WriteHandler | undefined): readonly Capability[] {
  if (!handler) return [none];
  return Object.entries(handler.operations).map(([mutation, { vendorOperations }]) => ({
    name: `write ${mutation}`,
    support: 'COMPLETE',
    note: `Sent as ${vendorOperations.join(' or ')}.`,
  }));
}
