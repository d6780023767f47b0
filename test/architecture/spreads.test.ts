/** No list of unknown length is spread into a call: its elements would be put on the stack, which is a RangeError. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { append, largest, smallest } from '../../sources/values/lists.ts';

const folders = ['commands', 'graphiql', 'resolvers', 'sandbox', 'schema', 'server', 'sources', 'store'];
const spread = /\b(?:push|unshift|concat|max|min|fromCharCode|fromCodePoint)\(\s*\.\.\./;

it('no file of the product spreads a list into a call that takes its elements', () => {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`));
  expect(files.length).toBeGreaterThan(200);
  const code = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  expect(files.filter((file) => spread.test(code(file)))).toEqual([]);
});

it('and what stands for it takes half a million', () => {
  const many = Array.from({ length: 500_000 }, (_, n) => n);
  const list = [-1];
  append(list, many);
  expect([list.length, largest(list), smallest(list)]).toEqual([500_001, 499_999, -1]);
  expect([largest([]), smallest([])]).toEqual([-Infinity, Infinity]);
});
