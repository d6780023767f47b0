/** Which part may import which: the table of house.md, judged on import statements. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

interface Layer {
  readonly name: string;
  readonly owns: (path: string) => boolean;
  /** Layers it may import, beside itself. */
  readonly uses: readonly string[];
  /** Packages it may import; node's own modules are everyone's unless `pure`. */
  readonly packages: readonly string[];
  readonly pure?: true;
}

const vendorFolders = ['yuanshu', 'soms', 'babycare', 'ezr'];
const vendorOf = (path: string): string | undefined => /^sources\/(yuanshu|soms|babycare|ezr)\//.exec(path)?.[1];
const simulatorOf = (path: string): string | undefined => /^sandbox\/(yuanshu|soms|babycare|ezr)\//.exec(path)?.[1];
const vendorLayers = vendorFolders.flatMap((vendor): readonly Layer[] => [
  {
    name: `${vendor}-sandbox`,
    owns: (path) => simulatorOf(path) === vendor,
    uses: ['simulation', 'values'],
    packages: [],
  },
  {
    name: vendor,
    owns: (path) => vendorOf(path) === vendor,
    uses: ['kit', 'values', 'model', 'faults', 'domain', 'lists'],
    packages: ['zod'],
  },
]);

/** From the top; the first that owns a file is its layer. */
const layers: readonly Layer[] = [
  ...vendorLayers,
  { name: 'simulation', owns: (path) => path.startsWith('sandbox/'), uses: ['values'], packages: [] },
  { name: 'faults', owns: (path) => path === 'sources/fault.ts', uses: ['values'], packages: [], pure: true },
  { name: 'values', owns: (path) => path.startsWith('sources/values/'), uses: [], packages: [], pure: true },
  {
    name: 'kit',
    owns: (path) => path.startsWith('sources/kit/'),
    uses: ['faults', 'values'],
    packages: ['undici', 'cockatiel', 'zod'],
  },
  {
    name: 'domain',
    owns: (path) => path.startsWith('sources/domain/'),
    uses: ['model', 'faults', 'kit', 'values'],
    packages: [],
    pure: true,
  },
  {
    name: 'model',
    owns: (path) => /^sources\/(?:(?:model|vocabulary)\.ts$|ports\/)/.test(path),
    uses: ['kit', 'faults', 'values'],
    packages: [],
    pure: true,
  },
  {
    name: 'lists',
    owns: (path) => path.startsWith('sources/lists/'),
    uses: ['model', 'faults', 'domain', 'kit', 'values'],
    packages: [],
    pure: true,
  },
  {
    name: 'writes',
    owns: (path) => path.startsWith('sources/writes/'),
    uses: ['model', 'faults', 'domain', 'kit', 'values'],
    packages: [],
    pure: true,
  },
  {
    name: 'sources',
    owns: (path) => path.startsWith('sources/'),
    uses: ['model', 'faults', 'kit', 'values'],
    packages: ['dataloader', 'lru-cache'],
  },
  {
    name: 'resolvers',
    owns: (path) => path.startsWith('resolvers/'),
    uses: ['model', 'faults', 'domain', 'kit', 'values', 'lists', 'writes', 'sources'],
    packages: ['graphql'],
  },
  {
    name: 'store',
    owns: (path) => path.startsWith('store/'),
    uses: ['model', 'faults', 'kit', 'values'],
    packages: ['kysely', 'better-sqlite3', 'pg'],
  },
  { name: 'schema', owns: (path) => path.startsWith('schema/'), uses: [], packages: ['graphql'] },
];
/** Of the kit, only exact values and the fault vocabulary are for everyone; transport and wire are the vendors'. */
const vendorKit = /^sources\/kit\/(?:http|wire|document-body|push-body)\.ts$/;
const mayUseVendorKit = new Set([...vendorFolders, 'kit']);

export interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

export function importsOf(path: string, text: string): readonly Import[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?from\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, type, fixed, dynamic]) => ({
    from: path,
    specifier: fixed ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

const layerOf = (path: string): Layer | undefined => layers.find(({ owns }) => owns(path));

/** null when the import is allowed, else a sentence that says why not. */
export function violation({ from, specifier, typeOnly }: Import): string | null {
  const layer = layerOf(from);
  if (!layer) return null;
  if (specifier.startsWith('node:'))
    return layer.pure && !['node:crypto'].includes(specifier) && specifier !== 'node:buffer'
      ? `${from}: ${layer.name} does no I/O, yet imports ${specifier}`
      : null;
  if (!specifier.startsWith('.')) {
    const name = specifier.startsWith('@')
      ? specifier.split('/', 2).join('/')
      : (specifier.split('/', 1)[0] ?? specifier);
    return layer.packages.includes(name) ? null : `${from}: ${layer.name} may not use the package ${name}`;
  }
  const target = relative(root, join(root, dirname(from), specifier));
  const used = layerOf(target);
  if (!used) return `${from}: ${layer.name} may not import ${target}`;
  // Types of the transport (a call's context, a vendor's health) are part of the port; its functions are not.
  if (vendorKit.test(target) && !mayUseVendorKit.has(layer.name) && !typeOnly)
    return `${from}: ${layer.name} may not use the vendors' transport ${target}`;
  return used.name === layer.name || layer.uses.includes(used.name)
    ? null
    : `${from}: ${layer.name} may not import ${used.name} (${target})`;
}

/** Every TypeScript file of the project, as [path, text]. */
export function sourceFiles(): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^(?:node_modules|dist|data)\//.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]);
}
