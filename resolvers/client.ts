/** Who asks, and what they may (interfaces.md §5). */
import type { Vendor } from '../sources/vocabulary.ts';

export const scopes = ['orders:read', 'orders:write', 'pii:reveal', 'raw:read', 'stats:read', 'ops:admin'] as const;
export type Scope = (typeof scopes)[number];
export const isScope = (name: unknown): name is Scope => scopes.some((scope) => scope === name);
export type Role = 'frontend' | 'analyst' | 'partner' | 'operator';
/**
 * What a client may run. `log`: anything, and what is not listed is noted; `safelist`: listed operations, by id or by their
 * exact text; `require-id`: listed operations by id only.
 */
export type OperationsMode = 'log' | 'safelist' | 'require-id';

export interface Client {
  readonly id: string;
  readonly role: Role;
  readonly scopes: ReadonlySet<Scope>;
  /** Nothing of other vendors is seen; null: no such restriction. */
  readonly vendors: ReadonlySet<Vendor> | null;
  /** Shop or store codes; orders of others do not exist for this client. null: no such restriction. */
  readonly shops: ReadonlySet<string> | null;
  readonly operations: OperationsMode;
  readonly introspection: boolean;
  readonly limits: {
    /** null: the same as for every client. */
    readonly costPerMinute: number | null;
    readonly vendorCallsPerRequest: number | null;
  };
}

/** Whoever asks while there is no ACCESS_FILE, which is allowed on a loopback address only. */
export const localClient: Client = {
  id: 'local',
  role: 'operator',
  scopes: new Set(scopes),
  vendors: null,
  shops: null,
  operations: 'log',
  introspection: true,
  // On one's own machine there is nobody to share the points with.
  limits: { costPerMinute: 1_000_000_000, vendorCallsPerRequest: null },
};
