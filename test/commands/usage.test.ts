/** What a command says to whoever mistypes it, as a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`commands/${command}.ts`, ...words], {
    cwd: new URL('../../', import.meta.url),
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: folder, PERSISTED_DIR: folder },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('a command that is mistyped names what is wrong, shows its usage and ends with 2', () => {
  it.each([
    ['access', ['list', '--al'], "list: Unknown option '--al'"],
    ['access', ['remove', 'web'], 'remove: there is no such command'],
    ['access', ['key'], 'key: a word is missing after it'],
    ['quarantine', ['list', '--all=yes'], "list: Option '--all' does not take an argument"],
    ['quarantine', ['show', '1', '2'], 'show: "2" is too much'],
    ['persisted', ['check', '--schema'], "check: Option '--schema <value>' argument missing"],
  ])('%s %j', (command, words, sentence) => {
    const { code, out, err } = run(command, ...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(sentence)).toBe(true);
    expect(err).toContain(`npm run ${command} -- `);
  });

  it.each(['access', 'quarantine', 'persisted', 'sandbox'])('%s --help shows the usage and ends with 0', (command) => {
    expect(run(command, '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining(`npm run ${command}`),
      err: '',
    });
  });

  it.each([
    ['quarantine', ['replay', 'all', '5'], 1, 'replay: "all" stands alone'],
    ['quarantine', ['discard', 'all'], 1, 'discard: there is no "all"'],
    ['persisted', ['list', 'nobody'], 1, 'nobody: nothing is listed'],
    ['persisted', ['check', '--schema='], 1, '"": this file cannot be read'],
    ['persisted', ['check', '--schema', 'nowhere.graphql'], 1, '"nowhere.graphql": this file cannot be read'],
    ['persisted', ['add', 'web', 'nowhere.graphql'], 1, '"nowhere.graphql": this file cannot be read'],
    ['sandbox', ['--foo'], 2, 'npm run sandbox'],
  ])('%s %j says what to do instead', (command, words, code, sentence) => {
    expect(run(command, ...words)).toMatchObject({ code, out: '', err: expect.stringContaining(sentence) });
  });

  it('without a word it shows its usage alone', () => {
    expect(run('access')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^npm run access -- list/) });
  });
});
