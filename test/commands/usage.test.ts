/** What a command says to whoever mistypes it, as a process of its own. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

function run(command: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`commands/${command}.ts`, ...words], {
    cwd: new URL('../../', import.meta.url),
    encoding: 'utf8',
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

  it('without a word it shows its usage alone', () => {
    expect(run('access')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^npm run access -- list/) });
  });
});
