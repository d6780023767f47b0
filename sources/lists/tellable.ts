/**
 * What of a filter a vendor can tell (the tables of sources/ports/filter-support.ts). A condition that it cannot tell is
 * neither fulfilled nor not, and `not` leaves it so: where it must be fulfilled, nothing can be found; where it is one of
 * several ways to fit, those that fit by another one are found.
 */
import type { ConditionSupport, FilterSupport } from '../ports/filter-support.ts';
import type { Filter } from '../ports/lists.ts';
import type { Coverage } from '../vocabulary.ts';
import { conditions, noFilter } from './filter.ts';

export interface Tellable {
  /** The filter without what the vendor cannot tell. It finds the orders that are known to fit. */
  readonly filter: Filter;
  /** NONE: of no order can it be told whether it fits. PARTIAL: others may fit. */
  readonly coverage: Coverage;
  /** For a person: why not COMPLETE. */
  readonly reason: string | null;
}

export const tellable = (filter: Filter, support: FilterSupport, where: keyof ConditionSupport): Tellable =>
  told({ support, where, holds: true }, filter);

interface Sense {
  readonly support: FilterSupport;
  readonly where: keyof ConditionSupport;
  /** False inside an odd number of `not`. */
  readonly holds: boolean;
}
/** One part of a filter: what stays of it, and how far it is told. */
interface Part extends Omit<Tellable, 'filter'> {
  readonly kept: Partial<Filter>;
}

function told(sense: Sense, filter: Filter): Tellable {
  const { holds, support, where } = sense;
  const plain = conditions.flatMap((name): Part | [] => {
    if (filter[name] === null) return [];
    const { [holds ? 'plain' : 'negated']: coverage, reason } = support[name][where];
    return { kept: { [name]: filter[name] }, coverage, reason: coverage === 'COMPLETE' ? null : reason };
  });
  const also = (filter.and ?? []).map((one): Part => {
    const inner = told(sense, one);
    return { ...inner, kept: { and: [inner.filter] } };
  });
  const opposite = filter.not && told({ ...sense, holds: !holds }, filter.not);
  const parts = [...plain, ...also, ...(opposite ? [{ ...opposite, kept: { not: opposite.filter } }] : [])];
  return { filter: joined(parts, holds), ...(holds ? allOf(parts) : anyOf(parts)) };
}

/** Inside a `not`, a part that cannot be told is left out: the order may fit by the others. */
function joined(parts: readonly Part[], holds: boolean): Filter {
  const kept = parts.filter(({ coverage }) => holds || coverage !== 'NONE').map((part) => part.kept);
  const and = kept.flatMap((part) => part.and ?? []);
  return { ...noFilter, ...Object.assign({}, ...kept), and: and.length > 0 ? and : null };
}

export type Reach = Pick<Tellable, 'coverage' | 'reason'>;
const complete: Reach = { coverage: 'COMPLETE', reason: null };
const first = (parts: readonly Reach[], coverage: Coverage): Reach | undefined =>
  parts.find((part) => part.coverage === coverage);

const allOf = (parts: readonly Reach[]): Reach => reachOf(first(parts, 'NONE') ?? first(parts, 'PARTIAL') ?? complete);

function anyOf(parts: readonly Reach[]): Reach {
  const lacking = first(parts, 'PARTIAL') ?? first(parts, 'NONE');
  if (!lacking) return complete;
  return reachOf({ ...lacking, coverage: parts.every(({ coverage }) => coverage === 'NONE') ? 'NONE' : 'PARTIAL' });
}
const reachOf = ({ coverage, reason }: Reach): Reach => ({ coverage, reason });

/** The narrower of two coverages, with its reason. */
export const narrower = (a: Reach, b: Reach): Reach => allOf([a, b]);
