import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, layerOf, root, sourceFiles, violation } from './directions.ts';
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
  ['the type of a vendor', 'store/write/apply.ts', "type A = import('../../sources/ezr/wire.ts').A;"],
  ['a source in a template', 'store/write/apply.ts', 'const a = await import(`../../sources/ezr/wire.ts`);'],
  ['a source in a variable', 'store/write/apply.ts', 'export const a = (path: string) => import(path);'],
  ['a source in a sum', 'store/write/apply.ts', "const a = await import('../../sources/' + 'ezr/wire.ts');"],
  ['another way to import', 'server/services.ts', "import { createRequire } from 'node:module';"],
  ['the process in a vendor', 'sources/ezr/adapter.ts', "import { env } from 'node:process';"],
  ['a new folder', 'helpers/orders.ts', "import { a } from '../store/open.ts';"],
  ['a new folder of sources', 'sources/helpers/orders.ts', "import { a } from '../soms/tables.ts';"],
  ['a new file at the top', 'orders.ts', "import { a } from './sources/soms/tables.ts';"],
  ['the store in the page', 'graphiql/page/page.tsx', "import { openStore } from '../../store/open.ts';"],
  ['node in the page', 'graphiql/page/page.tsx', "import { readFileSync } from 'node:fs';"],
  ['a vendor in the server', 'server/services.ts', "import { soms } from '../sources/soms/vendor.ts';"],
  ['a simulator in the server', 'server/services.ts', "const a = await import('../sandbox/soms/simulator.ts');"],
  ['a simulator that is always loaded', 'server/vendors.ts', "import { a } from '../sandbox/soms/simulator.ts';"],
  ['a simulator in a command', 'commands/access.ts', "import { a } from '../sandbox/soms/simulator.ts';"],
  ['a test in the product', 'server/services.ts', "import { startForTest } from '../test/harness.ts';"],
  ['the server in the configuration', 'config.ts', "import { startApp } from './server/http/app.ts';"],
];
/** Ways to what is not imported at all. */
const ambient: readonly (readonly [string, string, string])[] = [
  ['the environment', 'server/services.ts', "export const a = process.env['A'];"],
  ['the environment by its text', 'server/services.ts', "export const a = process['env'];"],
  ['the environment taken apart', 'server/services.ts', 'export const { env } = process;'],
  ['the process under another name', 'config.ts', 'export const a = process;'],
  ['a module of node by the process', 'sources/domain/ids.ts', "export const a = process.getBuiltinModule('node:fs');"],
  ['output in what is pure', 'sources/domain/ids.ts', "process.stdout.write('');"],
  ['the global fetch', 'sources/kit/http.ts', "export const a = await fetch('http://a.test');"],
  ['the global fetch under another name', 'sources/kit/http.ts', 'export const a = fetch;'],
  ['the global object', 'sources/kit/http.ts', "export const a = await globalThis.fetch('http://a.test');"],
  ['code in a text', 'sources/domain/ids.ts', "export const a: unknown = eval('1');"],
  ['a function in a text', 'sources/domain/ids.ts', "export const a: unknown = new Function('return 1');"],
];

describe('what may import what', () => {
  it('holds for every file', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap(([path, text]) => importsOf(path, text).flatMap((one) => violation(one) ?? []))).toEqual([]);
  });

  it('is said of every file', () => {
    expect(files.map(([path]) => path).filter((path) => !layerOf(path))).toEqual([]);
  });

  it('speaks of folders that are there', () => {
    const folders = layers.flatMap(({ folder, uses, lazily = [] }) => [folder, ...uses, ...lazily]);
    expect(
      folders.map((folder) => folder.replace(/\/\*$/, '')).filter((folder) => !existsSync(join(root, folder))),
    ).toEqual([]);
  });

  it.each(planted)('catches %s', (_what, path, text) => {
    expect(importsOf(path, text).map(violation)).toEqual([expect.stringContaining(path)]);
  });

  it.each([
    [
      'the type of what simulators share',
      'server/connect-vendors.ts',
      "import type { A } from '../sandbox/server/wire.ts';",
    ],
    ['a simulator loaded late', 'server/vendors.ts', "export const a = () => import('../sandbox/soms/simulator.ts');"],
  ])('allows %s', (_what, path, text) => {
    expect(importsOf(path, text).map(violation)).toEqual([null]);
  });
});

describe('the files', () => {
  it('has no barrel and no index file', () => {
    expect(files.map(([path]) => path).filter((path) => /(?:^|\/)index\.tsx?$/.test(path))).toEqual([]);
  });
});

describe('the lint rule', () => {
  const lint = plantedLint();

  it.each(planted)('catches %s', (_what, path, text) => {
    expect(lint({ [path]: text })).toContain('house(layers)');
  });

  it.each(ambient)('catches %s', (_what, path, text) => {
    expect(lint({ [path]: text })).toMatch(/house\(ambient\)|no-restricted-globals|no-eval|no-new-func/);
  });

  it('lets a clean file pass', () => {
    const clean = {
      'main.ts': "import { readConfig } from './config.ts';\nprocess.stdout.write(String(readConfig({})));\n",
      'config.ts': 'export const readConfig = (environment = process.env): unknown => environment;\n',
    };
    expect(lint(clean)).toContain('Found 0 warnings and 0 errors');
  });
});
