/** Files beside the database are on the disk before anything is said of them. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../../config.ts';
import { createDurably, writeDurably } from '../../server/durable-file.ts';
import { keptKey, type KeyOptions } from '../../server/kept-key.ts';
import { describeEngines } from '../store/stores.ts';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordergraph-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hash = (digit: string): string => `sha256:${digit.repeat(64)}`;
const accessFile = (): string => {
  const file = join(folder, 'access.yaml');
  const clients = `clients:\n  - { id: web, role: frontend, keys: ["${hash('a')}", "${hash('b')}"] }\n`;
  writeFileSync(file, clients, { mode: 0o640 });
  return file;
};

/** What a command does to files and says, in order. */
function recorded(words: readonly string[], environment: Record<string, string>): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', './test/start/recorded.mjs', ...words], {
      cwd: new URL('../../', import.meta.url),
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    });
    let text = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', () => resolve(text.trim().split('\n')));
  });
}
const writtenBefore = (file: string, inFolder: string): readonly string[] => [
  `fsync ${file}.PID.new`,
  `rename ${file}.PID.new ${file}`,
  `fsync ${inFolder}`,
  'say',
];

describe('a command says what it has done when that is on the disk', () => {
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  it('a key that is revoked opens nothing after a power cut either', async () => {
    const file = accessFile();
    const done = await recorded(['commands/access.ts', 'revoke', 'web', 'aaaa'], { ACCESS_FILE: file });
    expect(done).toEqual(writtenBefore('access.yaml', nameOf(folder)));
    expect(readFileSync(file, 'utf8')).not.toContain(hash('a'));
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });
  it('an operation that was added is listed after a power cut', async () => {
    writeFileSync(join(folder, 'one.graphql'), '{ sources { vendor } }');
    const done = await recorded(['commands/persisted.ts', 'add', 'web', join(folder, 'one.graphql')], {
      PERSISTED_DIR: join(folder, 'lists'),
    });
    expect(done).toEqual(writtenBefore('operations.json', 'web'));
  });
});

describe('the key that cursors are signed with', () => {
  const warnings: unknown[] = [];
  const options = (more: Partial<KeyOptions> = {}): KeyOptions => ({
    setting: null,
    databaseUrl: null,
    dataDir: folder,
    store: { sharedKey: () => Promise.reject(new Error('the embedded store shares no keys')) },
    log: { warn: (fields: unknown) => void warnings.push(fields) },
    ...more,
  });
  it('is made once, for its owner alone', async () => {
    const [one, two] = [await keptKey('cursor', options()), await keptKey('cursor', options())];
    expect(two).toEqual(one);
    expect(one).toHaveLength(32);
    expect(statSync(join(folder, 'cursor.key')).mode & 0o777).toBe(0o600);
  });
  it('is made anew, with a line in the log, when a power cut has left an empty file', async () => {
    writeFileSync(join(folder, 'cursor.key'), '');
    const key = await keptKey('cursor', options());
    expect(key).toHaveLength(32);
    expect(await keptKey('cursor', options())).toEqual(key);
    expect(warnings).toEqual([{ file: join(folder, 'cursor.key') }]);
  });
  it('is never replaced when the file holds something else', async () => {
    writeFileSync(join(folder, 'cursor.key'), 'something else');
    await expect(keptKey('cursor', options())).rejects.toThrow(ConfigError);
    expect(readFileSync(join(folder, 'cursor.key'), 'utf8')).toBe('something else');
  });
  it('names the setting when its folder cannot be written to', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(keptKey('cursor', options({ dataDir: join(folder, 'file') }))).rejects.toThrow(/^DATA_DIR: /);
  });
});

describeEngines('the key that processes on one database share', (bed) => {
  it('is the first one that was proposed, for each of them', async () => {
    const stores = [await bed.open(), bed.engine === 'PostgreSQL' ? await bed.open() : null].filter(
      (one) => one !== null,
    );
    const keys = await Promise.all(
      stores.flatMap((store) => [1, 2].map((byte) => store.sharedKey('cursor', new Uint8Array(32).fill(byte)))),
    );
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    const other = await stores[0]?.sharedKey('another', new Uint8Array([7]));
    expect(other && [...other]).toEqual([7]);
  });
});

describe('a file that is written whole', () => {
  it('keeps the old content when the new one cannot be written', () => {
    const file = join(folder, 'a.json');
    writeDurably(file, 'old');
    mkdirSync(`${file}.${process.pid}.new`);
    expect(() => writeDurably(file, 'new')).toThrow('EISDIR');
    expect(readFileSync(file, 'utf8')).toBe('old');
  });
  it('is created only where there is none', () => {
    const file = join(folder, 'b.json');
    expect([createDurably(file, 'first'), createDurably(file, 'second')]).toEqual([true, false]);
    expect(readFileSync(file, 'utf8')).toBe('first');
  });
});
