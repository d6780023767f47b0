/** Rule 10 of the house, circles counted with types, folders that a person can look over: each with a violation that is found. */
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { innerImports, sourceFiles } from './directions.ts';
import { vendorFolders } from './layers.ts';
import { plantedLint } from './planted.ts';

const files = sourceFiles().filter(([path]) => path !== 'resolvers/types.generated.ts');
const product = files.filter(([path]) => !/^(?:test|bench)\//.test(path));

describe('lint', () => {
  const lint = plantedLint();
  const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');
  const branches = (count: number): string => lines(count, "  if (a === b) return 'x';");

  it.each([
    ['a file of 251 lines', 'eslint(max-lines)', lines(251, 'export {};')],
    [
      'a function of 61 lines',
      'eslint(max-lines-per-function)',
      `export function f(): void {\n${lines(60, '  f();')}\n}`,
    ],
    ['four parameters', 'eslint(max-params)', 'export const f = (a: 1, b: 1, c: 1, d: 1): unknown => [a, b, c, d];'],
    [
      'thirteen ways',
      'eslint(complexity)',
      `export function f(a: 1, b: 1): string {\n${branches(12)}\n  return '';\n}`,
    ],
  ])('finds %s', (_what, rule, text) => {
    expect(lint({ 'server/planted.ts': text })).toContain(rule);
  });

  it('lets the largest that is allowed pass', () => {
    const text = `export function f(a: 1, b: 1, c: 1): unknown {\n${branches(11)}\n${lines(46, '  f(a, b, c);')}\n  return c;\n}`;
    expect(lint({ 'server/planted.ts': text })).toContain('Found 0 warnings and 0 errors');
  });

  it('finds a circle of types alone', () => {
    const circle = {
      'server/one.ts': "import type { Two } from './two.ts';\nexport type One = readonly Two[];\n",
      'server/two.ts': "import type { One } from './one.ts';\nexport type Two = readonly One[];\n",
    };
    expect(lint(circle)).toContain('import(no-cycle)');
  });

  it.each(['server/dist/planted.ts', 'server/data/planted.ts', 'server/planted.generated.ts'])(
    'looks at %s',
    (path) => {
      expect(lint({ [path]: lines(251, 'export {};') })).toContain('eslint(max-lines)');
    },
  );
});

describe('a comment that turns a check off', () => {
  const offIn = (texts: readonly (readonly [string, string])[]): readonly string[] =>
    texts.flatMap(([path, text]) =>
      [...text.matchAll(/(?:\/\/|\/\*)\s*((?:oxlint|eslint)-disable\S*|@ts-[\w-]+)[^\S\n]*([\w/,-]*)/g)].map(
        ([, directive, rule]) => `${path}: ${directive?.startsWith('@') ? directive : rule}`,
      ),
    );

  it('is one of these', () => {
    const others = files.filter(([path]) => path !== 'test/architecture/rules.test.ts');
    expect(offIn(others).toSorted()).toEqual([
      // What a record is read as is made of the names of its declaration.
      'sources/kit/reading/form.ts: typescript/no-unsafe-type-assertion',
      'sources/kit/reading/form.ts: typescript/no-unsafe-type-assertion',
      // A factory of short functions.
      'sources/soms/client.ts: max-lines-per-function',
      // Characters that are read one by one, parts of others too.
      'sources/values/readable-text.ts: no-misleading-character-class',
      // The one place that makes an instant of a text.
      'sources/values/time.ts: typescript/no-unsafe-type-assertion',
      // Our own JSON, which no one else writes.
      'store/rows/json.ts: typescript/no-unsafe-type-assertion',
      'store/rows/json.ts: typescript/no-unsafe-type-assertion',
      // What must not compile.
      'test/auth/closed-views.test.ts: @ts-expect-error',
      // Answers to whatever query a test asks.
      'test/harness.ts: typescript/no-explicit-any',
      'test/meaning/world.ts: typescript/no-explicit-any',
      'test/persisted/persisted-world.ts: typescript/no-explicit-any',
      'test/values/time.test.ts: @ts-expect-error',
      'test/values/time.test.ts: @ts-expect-error',
    ]);
  });
  it.each([
    ['for a file', '/* oxlint-disable max-lines */', 'max-lines'],
    ['for all rules', '/* eslint-disable */', ''],
    ['for a line', 'f(); // oxlint-disable-line no-eval', 'no-eval'],
    ['of the compiler', '// @ts-nocheck', '@ts-nocheck'],
  ])('%s is found', (_what, text, found) => {
    expect(offIn([['server/a.ts', text]])).toEqual([`server/a.ts: ${found}`]);
  });
});

describe('imports', () => {
  /** Files that come back to themselves, by types and by what is loaded late too: there the lint rule is blind. */
  function circles(texts: readonly (readonly [string, string])[]): readonly string[] {
    const imports = new Map(texts.map(([path, text]) => [path, innerImports(path, text)]));
    const reached = (from: string): ReadonlySet<string> => {
      const seen = new Set<string>();
      const open = [...(imports.get(from) ?? [])];
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        if (seen.has(path)) continue;
        seen.add(path);
        open.push(...(imports.get(path) ?? []));
      }
      return seen;
    };
    return [...imports.keys()].filter((path) => reached(path).has(path));
  }

  it('make no circle', () => {
    expect(circles(files)).toEqual([]);
  });
  it('that are loaded late make a circle that is found', () => {
    const texts = [
      ['server/one.ts', "import type { Two } from './two.ts';"],
      ['server/two.ts', "export const one = () => import('./one.ts');"],
      ['server/three.ts', "import { one } from './two.ts';"],
    ] as const;
    expect(circles(texts)).toEqual(['server/one.ts', 'server/two.ts']);
  });
});

describe('a folder', () => {
  const crowded = (paths: readonly string[]): readonly string[] =>
    [...Map.groupBy(paths, (path) => dirname(path))]
      .filter(([, inFolder]) => inFolder.length > 22)
      .map(([folder, inFolder]) => `${folder} holds ${inFolder.length} files`);

  it('holds about twenty files at the most', () => {
    expect(crowded(files.map(([path]) => path))).toEqual([]);
  });
  it('with more is found', () => {
    expect(crowded(Array.from({ length: 23 }, (_, i) => `server/${i}.ts`))).toEqual(['server holds 23 files']);
  });
});

describe('a type name', () => {
  /** The same role in each vendor's folder may bear the same name: `wire.ts` has a Wire, `codes.ts` its Codes. */
  const inVendorsFolder = new RegExp(`^(sources|sandbox)/(?:${vendorFolders.join('|')})/`);
  const roleOf = (path: string): string => path.replace(inVendorsFolder, '$1/*/');
  const ambiguous = (texts: readonly (readonly [string, string])[]): readonly string[] => {
    const declared = texts.flatMap(([path, text]) =>
      [...text.matchAll(/^(?:export )?(?:interface|type) (\w+)/gm)].map(
        ([, name = '']) => [name, roleOf(path)] as const,
      ),
    );
    return [...Map.groupBy(declared, ([name]) => name)]
      .map(([name, places]) => [name, [...new Set(places.map(([, role]) => role))]] as const)
      .filter(([, roles]) => roles.length > 2)
      .map(([name, roles]) => `${name}: ${roles.join(', ')}`);
  };

  it('means one thing, or two at the most', () => {
    expect(ambiguous(product)).toEqual([]);
  });
  it('that three files define differently is found', () => {
    const places = ['server/a.ts', 'store/b.ts', 'sources/soms/c.ts', 'sources/ezr/c.ts'];
    expect(ambiguous(places.map((path) => [path, 'interface Asked {}']))).toEqual([
      'Asked: server/a.ts, store/b.ts, sources/*/c.ts',
    ]);
  });
});
