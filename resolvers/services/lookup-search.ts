/** What is looked for, and who was asked for it. */
import type { SourceFault } from '../../sources/fault.ts';
import type { Parts } from '../../sources/loading/loaders.ts';
import type { IdNamespace, Vendor } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';

export interface Search {
  /** As it stands on the label, without what is no part of it. */
  readonly number: string;
  readonly wants: (namespace: IdNamespace) => boolean;
  /** Null: the client named no kinds of numbers. */
  readonly named: ReadonlySet<IdNamespace> | null;
  readonly parts: Parts;
  readonly context: Context;
}
export interface Place {
  readonly vendor: Vendor;
  readonly namespace: IdNamespace;
}
/** A vendor that was asked by a kind of number; the fault says why it could not be. */
export interface Asked extends Place {
  readonly fault: SourceFault | null;
}
