/** The word list (`npm run words`) on planted words. */
// cspell:ignore mispelt
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from './directions.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordergraph-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds misspelt words and metaphors that the house has a word for, and knows the words of the trade', () => {
  const metaphor = ['de', 'sk'].join('');
  writeFileSync(join(folder, 'name.ts'), 'export const orderMispelt = 1;\n');
  writeFileSync(join(folder, 'comment.md'), `The ${metaphor} of a vendor.\n`);
  writeFileSync(join(folder, 'trade.ts'), "export const somsWaybill = '海鼎的运单号 of Babycare';\n");
  const cspell = join(root, 'node_modules/.bin/cspell');
  const { stdout, status } = spawnSync(
    process.execPath,
    [cspell, '--no-progress', '--no-summary', '--config', join(root, 'cspell.json'), '--root', folder, '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(stdout.trim().split('\n').toSorted()).toEqual([
    expect.stringContaining(`comment.md:1:5 - Forbidden word (${metaphor})`),
    expect.stringContaining('name.ts:1:19 - Unknown word (Mispelt)'),
  ]);
  expect(status).toBe(1);
});
