/** Columns of JSON, as we wrote them. */
import type { TraceEvent } from '../../sources/model.ts';
import type { OrderHeader } from '../../sources/ports/lists.ts';

export function textsOf(json: string): readonly string[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.map(String) : [];
}

export function recordOf(json: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(json);
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
    : {};
}

/** Null for none. */
export const headerOf = (json: string | null): OrderHeader | null =>
  // Only headers.ts writes them.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  json === null ? null : (JSON.parse(json) as OrderHeader);

export const traceEventOf = (json: string): TraceEvent =>
  // Only trace-events.ts writes them.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  JSON.parse(json) as TraceEvent;
