/** A rule about what a clause says, as data with its examples. */
import type { TraceStatus } from '../../vocabulary.ts';
import type { Modality } from './clauses.ts';

export interface CourierRule {
  readonly status: TraceStatus;
  readonly words: RegExp;
  /** The rule does not hold where these words stand too. */
  readonly unless?: RegExp;
  /** Which clauses it reads. Absent: facts alone, as every rule must that ends a parcel's way. */
  readonly reads?: readonly Modality[];
  readonly examples: readonly string[];
}

/** Whatever is said, but a condition. */
export const anyway = ['FACT', 'EXPECTATION', 'REQUEST', 'RETRACTION', 'REASON'] as const;
export const expected = ['FACT', 'EXPECTATION', 'REASON'] as const;
