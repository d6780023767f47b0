/** Which folder may import which: `layers.ts` judged on import statements, for the lint rule and for the test alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Layer, layers } from './layers.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** From the top of the project. */
  readonly from: string;
  readonly specifier: string;
}

export function importsOf(path: string, text: string): readonly Import[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(?:type\s+)?(?:[^'";]*?from\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, fixed, dynamic]) => ({ from: path, specifier: fixed ?? dynamic ?? '' }));
}

const owns = (folder: string, path: string): boolean =>
  folder.endsWith('/*') ? dirname(path) === folder.slice(0, -2) : path.startsWith(`${folder}/`);
const bySpecificity = layers.toSorted((a, b) => b.folder.length - a.folder.length);
const layerOf = (path: string): Layer | undefined => bySpecificity.find(({ folder }) => owns(folder, path));

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const pureModules: ReadonlySet<string> = new Set(['node:crypto', 'node:buffer']);

/** null when the import is allowed, else a sentence that says why not. */
export function violation({ from, specifier }: Import): string | null {
  const layer = layerOf(from);
  if (!layer) return null;
  const refusal = (what: string): string => `${from} may not import ${what}. ${layer.why}`;
  if (specifier.startsWith('node:'))
    return layer.pure === true && !pureModules.has(specifier) ? refusal(specifier) : null;
  if (!specifier.startsWith('.'))
    return layer.packages.includes(packageOf(specifier)) ? null : refusal(`the package ${packageOf(specifier)}`);
  const target = relative(root, join(root, dirname(from), specifier));
  const allowed =
    layerOf(target) === layer || layer.uses.some((one) => one === target || one === layerOf(target)?.folder);
  return allowed ? null : refusal(target);
}

/** Every TypeScript file of the project, as [path, text]. */
export function sourceFiles(): readonly (readonly [string, string])[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^(?:node_modules|dist|data)\//.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]);
}
