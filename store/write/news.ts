/** What is new of an order: its digest as it was last reported, compared with the one that it has now. */
import type { Digest } from '../rows/order-record.ts';
import type { ChangeKind } from '../store.ts';

export interface News {
  readonly kind: ChangeKind;
  /** Names of the fields that changed, sorted. */
  readonly fields: readonly string[];
}

/** Between whole digests: a field that came or went is news as well. `before` is null until CREATED was reported. */
export function newsBetween(before: Digest | null, after: Digest): News | null {
  if (before === null) return { kind: 'CREATED', fields: Object.keys(after).toSorted() };
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return newsOf([...names].filter((name) => valueOf(before, name) !== valueOf(after, name)));
}

/** After a reading that may hold only parts of the order: a field that only one of the two digests holds is no news. */
export function newsOfReading(before: Digest | null, read: Digest): News | null {
  if (before === null) return newsBetween(before, read);
  return newsOf(
    Object.keys(read).filter((name) => Object.hasOwn(before, name) && valueOf(before, name) !== valueOf(read, name)),
  );
}

const valueOf = (digest: Digest, name: string): string | undefined =>
  Object.hasOwn(digest, name) ? digest[name] : undefined;

function newsOf(fields: readonly string[]): News | null {
  if (fields.length === 0) return null;
  return { kind: fields.includes('status') ? 'STATUS_CHANGED' : 'UPDATED', fields: fields.toSorted() };
}
