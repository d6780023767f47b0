/**
 * Which folder may import which: the one table that the lint rule (`lint-plugin.ts`) and the architecture test both read.
 * A layer is a folder; what is said of `sources/kit` holds for all that lies below it, and the longest name wins. A file
 * that falls under no row may import nothing, and the test names it.
 */
import { vendors } from '../../sources/vocabulary.ts';

export interface Layer {
  /** A folder, or one file, from the top of the project. `sources/*` are the files of `sources` itself. */
  readonly folder: string;
  /** Folders (or single files) that it may import, beside itself. */
  readonly uses: readonly string[];
  /** Packages that it may import; node's own modules are for every layer that is not `pure`. */
  readonly packages: readonly string[];
  /** Folders of which it may name types, and which it may load by `import()`, but not import when it is loaded. */
  readonly lazily?: readonly string[];
  /** It may import everything. */
  readonly open?: true;
  /** It does no I/O: of node's modules it may use `node:crypto` and `node:buffer` only. */
  readonly pure?: true;
  /** Said to whoever breaks it. */
  readonly why: string;
}

export const vendorFolders: readonly string[] = vendors.map((vendor) => vendor.toLowerCase());

const records = ['sources/*', 'sources/ports', 'sources/values'];
const pureSources = [...records, 'sources/domain', 'sources/lists', 'sources/loading', 'sources/writes'];
const simulators = ['sandbox/sales', ...vendorFolders.map((vendor) => `sandbox/${vendor}`)];

export const layers: readonly Layer[] = [
  {
    folder: 'schema',
    uses: [],
    packages: ['graphql'],
    why: 'The schema is read by the layers above and knows none of them.',
  },
  {
    folder: 'resolvers',
    uses: pureSources,
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
  {
    folder: 'server',
    uses: ['config.ts', 'graphiql/*', 'resolvers', 'schema', ...pureSources, 'store', 'server/vendors.ts'],
    lazily: ['sandbox/server'],
    packages: [
      ...['@apollo/server', '@graphql-tools/schema', 'graphql', 'ioredis', 'jose', 'lru-cache', 'pino', 'prom-client'],
      ...['rate-limiter-flexible', 'undici', 'yaml', 'zod'],
    ],
    why: 'The server reaches vendors and simulators through its list, server/vendors.ts.',
  },
  {
    folder: 'server/vendors.ts',
    uses: ['sources/*', 'sources/ports', ...vendorFolders.map((vendor) => `sources/${vendor}`)],
    lazily: ['sandbox/server', ...simulators],
    packages: [],
    why: 'The list has the vendors; their simulators are loaded only where one is wanted.',
  },
  {
    folder: 'config.ts',
    uses: [...records, 'sources/kit', 'server/vendors.ts'],
    packages: ['zod'],
    why: 'The configuration is read before anything runs, and knows no part that it configures but the vendors.',
  },
  {
    folder: 'main.ts',
    uses: ['config.ts', 'server', 'store'],
    packages: ['pino'],
    why: 'The start reads the configuration and starts the server.',
  },
  {
    folder: 'commands',
    uses: ['config.ts', 'resolvers', 'server', 'server/vendors.ts', 'store', ...pureSources],
    packages: ['graphql', 'yaml'],
    why: 'A command works on the server and the store from above: no simulator.',
  },
  {
    folder: 'commands/sandbox.ts',
    uses: ['config.ts', 'commands', 'server', 'server/vendors.ts', 'sources/*', 'sandbox/server', ...simulators],
    packages: [],
    why: 'This command starts the simulators alone.',
  },
  { folder: 'graphiql/*', uses: [], packages: ['vite'], why: 'The examples and the build of the page know no server.' },
  {
    folder: 'graphiql/page',
    uses: ['graphiql/*'],
    packages: ['@graphiql/plugin-explorer', '@graphiql/react', '@graphiql/toolkit', 'graphiql', 'react', 'react-dom'],
    pure: true,
    why: 'The page runs in a browser and knows no more than the examples.',
  },
  { folder: 'bench', uses: [], packages: [], open: true, why: 'A measurement may use everything.' },
  { folder: 'test', uses: [], packages: [], open: true, why: 'A test may use everything.' },
  { folder: 'vitest.config.ts', uses: [], packages: ['vitest'], why: 'It configures the test runner.' },
];
