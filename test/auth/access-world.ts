/** A facade with an ACCESS_FILE that a test may write again, and a clock that it may move. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, askGraph, type Facade, startForTest, type TestOptions } from '../harness.ts';

export const keyHash = (key: string): string => `sha256:${createHash('sha256').update(key).digest('hex')}`;
/** The key of a client in these tests. */
export const keyOf = (client: string): string => `og_key-of-${client}`;
/** A client of the file, in YAML's flow form; `more` is e.g. `vendors: [SOMS]`. */
export const clientLine = (id: string, role: string, more = ''): string =>
  `  - { id: ${id}, role: ${role}, keys: ["${keyHash(keyOf(id))}"]${more === '' ? '' : `, ${more}`} }`;

/** A question that every client may ask, and how it is answered to whom is known and to whom is not. */
export const openQuery = '{ statusMappings(vendor: EZR) { vendor } }';
export const accepted = { status: 200, errors: [] };
export const refused = { status: 401, data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

export interface AccessWorld {
  readonly facade: Facade;
  readonly folder: string;
  readonly file: string;
  /** Writes the file and lets the second pass after which it counts. */
  write(text: string): void;
  wait(ms: number): void;
  now(): number;
  ask(client: string, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

export const clients = (...lines: readonly string[]): string => `clients:\n${lines.join('\n')}\n`;

export async function accessWorld(
  text: string,
  options: TestOptions = {},
  environment: Record<string, string> = {},
): Promise<AccessWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'ordergraph-access-'));
  const file = join(folder, 'access.yaml');
  writeFileSync(file, text);
  let skew = 0;
  const now = (): number => Date.now() + skew;
  const facade = await startForTest({ ...environment, ACCESS_FILE: file }, { ...options, now });
  const wait = (ms: number): void => void (skew += ms);
  return {
    facade,
    folder,
    file,
    now,
    wait,
    write(content) {
      writeFileSync(file, content);
      wait(1_000);
    },
    ask: (client, query, variables = {}) =>
      askGraph(facade.url, query, variables, { authorization: `Bearer ${keyOf(client)}` }),
    async close() {
      await facade.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
