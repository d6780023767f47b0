/**
 * What a clause of a courier's message says of a parcel, as data: the first rule that holds decides the clause. Every rule
 * has examples beside it, each of which is a test. ▢ stands for a place or person in brackets, ▣ for a pick-up station.
 */
import { handingOverRules } from './handing-over-rules.ts';
import { onTheWayRules } from './on-the-way-rules.ts';
import type { CourierRule } from './rule.ts';

export const courierRules: readonly CourierRule[] = [...handingOverRules, ...onTheWayRules];
