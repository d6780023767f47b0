/** What oxlint says of files that lie in another folder with the names of ours: planted violations show that a rule bites. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from './directions.ts';

/** Lints the first of the files; the others lie beside it. Names are paths from the top of the project. */
export function plantedLint(): (files: Readonly<Record<string, string>>) => string {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-lint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const [first = ''] = Object.keys(files);
    try {
      const config = join(root, '.oxlintrc.json');
      return execFileSync(join(root, 'node_modules/.bin/oxlint'), ['-c', config, first], {
        cwd: folder,
        encoding: 'utf8',
      });
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout);
    } finally {
      for (const path of Object.keys(files)) rmSync(join(folder, path));
    }
  };
}
