/** Which folder may import which: `layers.ts` judged on import statements, for the lint rule and for the test alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Layer, layers } from './layers.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** From the top of the project. */
  readonly from: string;
  /** null: it is not written out, as in `import(path)`. */
  readonly specifier: string | null;
  /** It names types only, or is loaded late. */
  readonly lazy: boolean;
}

export function importsOf(path: string, text: string): readonly Import[] {
  const fixed = text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?from\s+)?'([^']+)'/gm);
  const dynamic = text.matchAll(/\bimport\((?:\s*'([^']+)'\s*[,)])?/g);
  return [
    ...[...fixed].map(([, type, specifier = '']) => ({ from: path, specifier, lazy: type !== undefined })),
    ...[...dynamic].map(([, specifier]) => ({ from: path, specifier: specifier ?? null, lazy: true })),
  ];
}

const owns = (folder: string, path: string): boolean =>
  folder.endsWith('/*') ? dirname(path) === folder.slice(0, -2) : path === folder || path.startsWith(`${folder}/`);
const bySpecificity = layers.toSorted((a, b) => b.folder.length - a.folder.length);
export const layerOf = (path: string): Layer | undefined => bySpecificity.find(({ folder }) => owns(folder, path));

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const pureModules: ReadonlySet<string> = new Set(['node:crypto', 'node:buffer']);
/** They give what this table forbids: another way to import, and the environment. */
const closedModules: ReadonlySet<string> = new Set(['node:module', 'node:process', 'node:vm']);

/** null when the import is allowed, else a sentence that says why not. */
export function violation({ from, specifier, lazy }: Import): string | null {
  const layer = layerOf(from);
  if (!layer) return `${from} may import nothing: it falls under no row of test/architecture/layers.ts.`;
  if (layer.open) return null;
  const refusal = (what: string): string => `${from} may not import ${what}. ${layer.why}`;
  if (specifier === null) return refusal('what is not written out as a text in single quotes');
  if (specifier.startsWith('node:')) {
    const isClosed = closedModules.has(specifier) || (layer.pure === true && !pureModules.has(specifier));
    return isClosed ? refusal(specifier) : null;
  }
  if (!specifier.startsWith('.'))
    return layer.packages.includes(packageOf(specifier)) ? null : refusal(`the package ${packageOf(specifier)}`);
  const target = relative(root, join(root, dirname(from), specifier));
  const among = (uses: readonly string[] = []): boolean =>
    uses.some((one) => one === target || one === layerOf(target)?.folder);
  const isAllowed = layerOf(target) === layer || among(layer.uses) || (lazy && among(layer.lazily));
  return isAllowed ? null : refusal(target);
}

/** What each file imports of the project, types and what is loaded late too; paths from the top. */
export const innerImports = (path: string, text: string): readonly string[] =>
  importsOf(path, text).flatMap(({ specifier }) => (specifier?.startsWith('.') ? join(dirname(path), specifier) : []));

/** Every TypeScript file of the project, as [path, text]. */
export function sourceFiles(): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^(?:(?:.*\/)?node_modules|dist|data)\//.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]);
}
