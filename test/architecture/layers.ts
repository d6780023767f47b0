/**
 * Which folder may import which: the one table that `oxlint.config.ts` and the architecture test both read.
 * A layer is a folder; what is said of `sources/kit` holds for all that lies below it, and the longest name wins.
 */
import { vendors } from '../../sources/vocabulary.ts';

export interface Layer {
  /** A folder, from the top of the project. `sources/*` are the files of `sources` itself. */
  readonly folder: string;
  /** Folders (or single files) that it may import, beside itself. */
  readonly uses: readonly string[];
  /** Packages that it may import; node's own modules are for every layer that is not `pure`. */
  readonly packages: readonly string[];
  /** It does no I/O: of node's modules it may use `node:crypto` and `node:buffer` only. */
  readonly pure?: true;
  /** Said to whoever breaks it. */
  readonly why: string;
}

export const vendorFolders: readonly string[] = vendors.map((vendor) => vendor.toLowerCase());

const records = ['sources/*', 'sources/ports', 'sources/values'];

export const layers: readonly Layer[] = [
  {
    folder: 'schema',
    uses: [],
    packages: ['graphql'],
    why: 'The schema is read by the layers above and knows none of them.',
  },
  {
    folder: 'resolvers',
    uses: [...records, 'sources/domain', 'sources/lists', 'sources/loading', 'sources/writes'],
    packages: ['graphql'],
    why: 'Resolvers see the model and the loaders: no vendor, no wire, no transport, no server.',
  },
  {
    folder: 'sources/*',
    uses: ['sources/ports', 'sources/values'],
    packages: [],
    pure: true,
    why: 'The model is records and words, with no I/O.',
  },
  { folder: 'sources/values', uses: [], packages: [], pure: true, why: 'Exact values know nothing of orders.' },
  {
    folder: 'sources/ports',
    uses: ['sources/*', 'sources/values'],
    // Only the type of a variable's form, in vendor.ts.
    packages: ['zod'],
    pure: true,
    why: 'A port says what a vendor may be able to do, in words of the model.',
  },
  {
    folder: 'sources/domain',
    uses: records,
    packages: [],
    pure: true,
    why: 'The domain is pure: model and exact values, no I/O, no wire.',
  },
  {
    folder: 'sources/lists',
    uses: [...records, 'sources/domain'],
    packages: [],
    pure: true,
    why: 'Lists know no vendor and no store: readers and the index are given to them.',
  },
  {
    folder: 'sources/writes',
    uses: [...records, 'sources/domain'],
    packages: [],
    pure: true,
    why: 'A write knows no vendor and no store: write handlers and the ledger are given to it.',
  },
  {
    folder: 'sources/kit',
    uses: ['sources/values', 'sources/fault.ts', 'sources/health.ts', 'sources/ports/calls.ts'],
    packages: ['undici', 'cockatiel', 'zod'],
    why: 'The kit knows nothing of orders: node, undici, cockatiel and zod only.',
  },
  {
    folder: 'sources/loading',
    uses: records,
    packages: ['dataloader', 'lru-cache'],
    why: 'Loaders ask ports and know no vendor.',
  },
  ...vendorFolders.map((vendor): Layer => ({
    folder: `sources/${vendor}`,
    uses: [...records, 'sources/domain', 'sources/lists', 'sources/kit'],
    packages: ['zod'],
    why: 'A vendor knows the model and the kit: never another vendor, GraphQL or the store.',
  })),
  {
    folder: 'sandbox/*',
    uses: ['sandbox/sales', 'sandbox/server', 'sources/values'],
    packages: [],
    why: 'Simulators know the documents only: no adapter and no model.',
  },
  { folder: 'sandbox/sales', uses: ['sources/values'], packages: [], why: 'Sales are neutral: they know no vendor.' },
  {
    folder: 'sandbox/server',
    uses: ['sandbox/sales', 'sources/values'],
    packages: [],
    why: 'What the simulators share knows no vendor.',
  },
  ...vendorFolders.map((vendor): Layer => ({
    folder: `sandbox/${vendor}`,
    uses: ['sandbox/sales', 'sandbox/server', 'sources/values'],
    packages: [],
    why: 'Simulators know the documents only: no adapter, no model and no other simulator.',
  })),
  {
    folder: 'store',
    uses: records,
    packages: ['kysely', 'better-sqlite3', 'pg'],
    why: 'The store keeps facts and knows nothing of their meaning: model, ports and kysely only.',
  },
];
