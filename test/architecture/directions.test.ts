import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importsOf, root, sourceFiles, violation } from './directions.ts';

const files = sourceFiles();

describe('what may import what', () => {
  it('holds for every file', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap(([path, text]) => importsOf(path, text).flatMap((one) => violation(one) ?? []))).toEqual([]);
  });

  const planted: readonly (readonly [string, string, string])[] = [
    ['a resolver that parses wire', 'resolvers/types/order.ts', "import { z } from 'zod';"],
    [
      'a resolver that calls a vendor',
      'resolvers/types/order.ts',
      "import { somsSource } from '../../sources/soms/adapter.ts';",
    ],
    [
      'a resolver with a transport of its own',
      'resolvers/types/order.ts',
      "import { vendorHttp } from '../../sources/kit/http.ts';",
    ],
    ['GraphQL in a source', 'sources/soms/map/order.ts', "import { GraphQLError } from 'graphql';"],
    ['one vendor in another', 'sources/babycare/map/order.ts', "import { mapOrder } from '../../soms/map/order.ts';"],
    ['orders in the kit', 'sources/kit/wire.ts', "import type { Order } from '../model.ts';"],
    ['I/O in the domain', 'sources/domain/ids.ts', "import { readFileSync } from 'node:fs';"],
    [
      'a simulator in the product',
      'sources/soms/adapter.ts',
      "import { startSomsSandbox } from '../../sandbox/soms/sandbox.ts';",
    ],
    ['a simulator loaded late', 'sources/soms/adapter.ts', "const a = await import('../../sandbox/soms/sandbox.ts');"],
    ['the server in a resolver', 'resolvers/types/node.ts', "import { startApp } from '../../server/http/app.ts';"],
  ];
  it.each(planted)('catches %s', (_what, path, text) => {
    expect(importsOf(path, text).map(violation)).toEqual([expect.stringContaining(path)]);
  });
});

describe('the house rules', () => {
  const product = files.filter(([path]) => !path.startsWith('test/') && !path.startsWith('bench/'));

  it('reads the environment in one place', () => {
    const readers = product.filter(([, text]) => text.includes('process.env')).map(([path]) => path);
    expect(readers).toEqual(['config.ts']);
  });

  it('uses undici pools and never the global fetch', () => {
    const fetching = product.filter(
      ([path, text]) => !path.startsWith('graphiql/page/') && /(?<![.\w])fetch\(/.test(text),
    );
    expect(fetching.map(([path]) => path)).toEqual([]);
  });

  it('has no barrel and no index file', () => {
    expect(files.map(([path]) => path).filter((path) => /(?:^|\/)index\.tsx?$/.test(path))).toEqual([]);
  });
});

describe('the lint rule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-lint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

  const lint = (path: string, text: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    try {
      return execFileSync(join(root, 'node_modules/.bin/oxlint'), [path], { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout);
    } finally {
      rmSync(file);
    }
  };

  it.each([
    ['resolvers/types/order.ts', "import { z } from 'zod';\nexport const a = z;\n"],
    ['resolvers/types/order.ts', "import { b } from '../../sources/soms/adapter.ts';\nexport const a = b;\n"],
    ['sources/soms/map/order.ts', "import { parse } from 'graphql';\nexport const a = parse;\n"],
    ['sources/babycare/map/order.ts', "import { b } from '../../soms/map/order.ts';\nexport const a = b;\n"],
    ['store/write/apply.ts', "import { b } from '../../sources/ezr/map/order.ts';\nexport const a = b;\n"],
    ['sources/ezr/adapter.ts', "import { b } from '../../store/open.ts';\nexport const a = b;\n"],
    ['sources/kit/time.ts', "import { b } from '../model.ts';\nexport const a = b;\n"],
    ['sources/domain/ids.ts', "import { request } from 'undici';\nexport const a = request;\n"],
  ])('bites on a planted violation in %s', (path, text) => {
    expect(lint(path, text)).toContain('no-restricted-imports');
  });

  it('lets a clean file pass', () => {
    expect(lint('sources/kit/time.ts', 'export const a = 1;\n')).not.toContain('no-restricted-imports');
  });

  it('covers the same layers as the test', () => {
    const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
    for (const layer of [
      'resolvers',
      'store',
      'sources',
      ...['kit', 'domain', 'yuanshu', 'soms', 'babycare', 'ezr'].map((name) => `sources/${name}`),
    ])
      expect(config).toContain(`"**/${layer}/**"`);
  });
});
