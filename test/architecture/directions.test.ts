import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, root, sourceFiles, violation } from './directions.ts';
import { layers } from './layers.ts';
import { plantedLint } from './planted.ts';

const files = sourceFiles();

const planted: readonly (readonly [string, string, string])[] = [
  ['a resolver that parses wire', 'resolvers/types/order.ts', "import { z } from 'zod';"],
  ['a resolver with a vendor', 'resolvers/types/order.ts', "import { a } from '../../sources/soms/adapter.ts';"],
  ['a resolver with transport', 'resolvers/types/order.ts', "import type { A } from '../../sources/kit/http.ts';"],
  ['the server in a resolver', 'resolvers/types/node.ts', "import { startApp } from '../../server/http/app.ts';"],
  ['GraphQL in a source', 'sources/soms/map/order.ts', "import { GraphQLError } from 'graphql';"],
  ['GraphQL in the store', 'store/write/apply.ts', "import { parse } from 'graphql';"],
  ['one vendor in another', 'sources/babycare/map/order.ts', "import { mapOrder } from '../../soms/map/order.ts';"],
  ['a vendor in the store', 'store/write/apply.ts', "import { b } from '../../sources/ezr/map/order.ts';"],
  ['the store in a vendor', 'sources/ezr/adapter.ts', "import { b } from '../../store/open.ts';"],
  ['a vendor in lists', 'sources/lists/filter.ts', "export { b } from '../soms/tables.ts';"],
  ['orders in the kit', 'sources/kit/wire.ts', "import type { Order } from '../model.ts';"],
  ['I/O in the domain', 'sources/domain/ids.ts', "import { readFileSync } from 'node:fs';"],
  ['transport in the domain', 'sources/domain/ids.ts', "import { request } from 'undici';"],
  ['orders in exact values', 'sources/values/time.ts', "import type { Order } from '../model.ts';"],
  ['a simulator in a source', 'sources/soms/adapter.ts', "import { a } from '../../sandbox/soms/sandbox.ts';"],
  ['a simulator loaded late', 'sources/soms/adapter.ts', "const a = await import('../../sandbox/soms/sandbox.ts');"],
  ['the model in a simulator', 'sandbox/soms/order.ts', "import type { Order } from '../../sources/model.ts';"],
  ['a vendor in a simulator', 'sandbox/soms/order.ts', "import { a } from '../../sources/soms/tables.ts';"],
];

describe('what may import what', () => {
  it('holds for every file', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap(([path, text]) => importsOf(path, text).flatMap((one) => violation(one) ?? []))).toEqual([]);
  });

  it('speaks of folders that are there', () => {
    const folders = layers.map(({ folder }) => folder.replace(/\/\*$/, ''));
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
  });

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
  const lint = plantedLint();

  it.each(planted)('catches %s', (_what, path, text) => {
    expect(lint({ [path]: text })).toContain('house(layers)');
  });

  it('lets a clean file pass', () => {
    expect(lint({ 'sources/kit/wire.ts': 'export const a = 1;\n' })).toContain('Found 0 warnings and 0 errors');
  });
});
