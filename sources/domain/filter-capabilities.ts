/** The conditions of a filter that a vendor cannot answer in full, as capabilities for `sources`. */
import type { ConditionSupport, FilterSupport } from '../ports/filter-support.ts';
import type { Capability } from '../ports/source.ts';

export const filterCapabilities = (filters: FilterSupport): readonly Capability[] =>
  Object.entries(filters).flatMap(([name, { listed, known }]: [string, ConditionSupport]) => {
    const note = listed.reason ?? known.reason;
    return note === null
      ? []
      : [{ name: `filter by ${name}`, support: listed.plain === 'NONE' ? 'NONE' : 'PARTIAL', note }];
  });
