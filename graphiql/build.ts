/** Builds the analysts' page when it is missing or older than what it is made from: `node graphiql/build.ts`. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = import.meta.dirname;
const outDir = fileURLToPath(new URL('../dist/graphiql', import.meta.url));
const stamp = join(outDir, '.inputs');

/** Everything that changes the output: our sources, and the versions of the packages that are bundled or bundle. */
function inputs(): string {
  const hash = createHash('sha256');
  const files = readdirSync(here, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((file) => join(file.parentPath, file.name)).toSorted()) {
    // The examples are written into the page by the server when it serves it, so that they need no build.
    if (path.startsWith(join(here, 'example'))) continue;
    hash.update(path.slice(here.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  const lock: { packages: Record<string, { version?: string }> } = JSON.parse(
    readFileSync(join(here, '../package-lock.json'), 'utf8'),
  );
  const bundled = /^node_modules\/(graphiql|@graphiql\/.+|graphql|monaco-.+|react|react-dom|vite|rolldown)$/;
  for (const [path, { version }] of Object.entries(lock.packages)) {
    if (bundled.test(path)) hash.update(`${path}@${version}\n`);
  }
  return hash.digest('hex');
}

/** Compresses what analysts load over a network (7 MB of text become 2 MB), so that the server never has to. */
function compress(dir: string): void {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}

async function build(wanted: string): Promise<void> {
  process.stdout.write('Building GraphiQL once, up to 15 s …\n');
  // It is built beside the old one and then renamed, so that `npm start` and `npm test` at once never see half of it.
  const fresh = `${outDir}.${process.pid}`;
  try {
    const vite = await import('vite');
    await vite.build({ configFile: join(here, 'vite.config.ts'), build: { outDir: fresh } });
    compress(join(fresh, 'assets'));
    writeFileSync(join(fresh, '.inputs'), wanted);
    rmSync(outDir, { recursive: true, force: true });
    renameSync(fresh, outDir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const wanted = inputs();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) await build(wanted);
