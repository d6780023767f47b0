/** What the documents say of files: every path in backticks, and every link, leads to something that is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../server/vendors.ts';
import { vendors } from '../../sources/vocabulary.ts';
import { root } from './directions.ts';

const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root });
const topFolders = globSync('*/', { cwd: root }).filter((folder) => !/^(?:node_modules|dist|data)/.test(folder));
const fileNames = new Set(
  globSync(
    topFolders.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  ).map((path) => basename(path)),
);

/** Words in backticks that name a file or folder of the project: a name with .ts, or a path that begins at the top. */
function pathsIn(text: string): readonly string[] {
  const words = [...text.replaceAll(/```[^]*?```/g, '').matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) =>
    code.split(/\s/),
  );
  return words.filter(
    (word) => /^[\w./*<>{},-]+\.tsx?$/.test(word) || topFolders.some((folder) => word.startsWith(`${folder}/`)),
  );
}

/** `<vendor>` stands for any vendor, and a bare name for a file of that name in any folder. */
const isThere = (path: string): boolean =>
  globSync(path.replaceAll('<vendor>', '*'), { cwd: root }).length > 0 || (!path.includes('/') && fileNames.has(path));

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  it('names files and folders that are there', () => {
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
  });

  it('links to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) =>
      join(dirname(document), link),
    );
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });
});

describe.each(vendors)('the README', (vendor) => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const { variables, displayName, endpoints, settings } = definitionOf(vendor);

  it(`names every variable of ${vendor}`, () => {
    expect(Object.keys(variables).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
  it(`has a row for ${vendor} in the table of vendors`, () => {
    const [, table = ''] = /\n## The vendors\n([^]*?)\n## /.exec(readme) ?? [];
    expect(table).toContain(`\n| ${displayName} |`);
  });
  it(`names every path that ${vendor} pushes to`, () => {
    const written = [...readme.matchAll(/`(?:POST )?(?:https?:\/\/[^/`]*)?(\/push\/[^`?]+)[^`]*`/g)].map(
      ([, path = '']) => path,
    );
    // A path that ends with a secret is written with it.
    const named = new Set(
      written.flatMap((path) => {
        const [, before = path, ends = ''] = /^(.*)\{(.*)\}$/.exec(path) ?? [];
        return [before.replace(/\/$/, ''), ...ends.split(',').map((end) => before + end)];
      }),
    );
    const paths = endpoints(settings({}), { now: Date.now, takesUnsigned: () => true, onDeviation: () => undefined });
    expect(paths.map(({ path }) => path).filter((path) => !named.has(path))).toEqual([]);
  });
});

it('a planted path that is not there is found', () => {
  const paths = pathsIn(
    '`server/nowhere.ts`, `nowhere.ts`, `npx vitest run test/nowhere`, `server/http/`, `config.ts`, `/graphql`',
  );
  expect(paths.filter((path) => !isThere(path))).toEqual(['server/nowhere.ts', 'nowhere.ts', 'test/nowhere']);
});
