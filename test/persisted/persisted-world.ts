/** A facade with three clients of unlike modes, told apart by their key, and a folder of lists to write to. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { expect } from 'vitest';
import { type Client, localClient, type OperationsMode } from '../../resolvers/client.ts';
import { type Facade, startForTest } from '../harness.ts';

const client = (id: string, operations: OperationsMode): Client => ({ ...localClient, id, operations });
const clients: Readonly<Record<string, Client>> = {
  'key-of-a': client('partner-a', 'require-id'),
  'key-of-b': client('partner-b', 'require-id'),
  'key-of-broken': client('broken', 'require-id'),
  'key-of-web': client('web', 'safelist'),
  'key-of-analyst': client('analyst', 'log'),
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const sources = 'query Sources { sources { vendor } }';
export const mappings =
  'query Mappings($vendor: Vendor) { statusMappings(vendor: $vendor) { vendor field code target } }';
export const write = 'mutation Write { __typename }';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  // Tests look into answers freely; what they find is asserted on.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [key: string]: unknown;
}
export interface World {
  readonly facade: Facade;
  /** The folder of lists. */
  readonly dir: string;
  readonly logged: readonly LogLine[];
  /** Moves the clock past the rest between two looks at the files. */
  later(): void;
  /** In one step, as a deployment should. */
  put(client: string, file: string, manifest: unknown): void;
  get(key: string, parameters: Readonly<Record<string, string>>, headers?: Record<string, string>): Promise<Reply>;
  post(key: string, body: unknown): Promise<Reply>;
  close(): Promise<void>;
}

export async function persistedWorld(lists: (put: World['put']) => void = () => undefined): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'ordergraph-persisted-'));
  const put: World['put'] = (name, file, manifest) => {
    mkdirSync(join(dir, name), { recursive: true });
    const path = join(dir, name, file);
    writeFileSync(`${path}.new`, typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
    renameSync(`${path}.new`, path);
  };
  lists(put);
  const logged: LogLine[] = [];
  // It stands still, so that only `later`, or the folder itself, can tell of a change.
  let clock = Date.now();
  const facade = await startForTest(
    { PERSISTED_DIR: dir },
    {
      now: () => clock,
      clientOf: (req) => clients[String(req.headers['x-api-key'])] ?? localClient,
      onLog: (line) => void logged.push(lineOf(line)),
    },
  );
  const reply = async (answer: Awaited<ReturnType<typeof request>>): Promise<Reply> => {
    const text = await answer.body.text();
    const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    return { status: answer.statusCode, headers, text, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    facade,
    dir,
    logged,
    later: () => void (clock += 1_001),
    put,
    get: async (key, parameters, headers = {}) =>
      reply(
        await request(`${facade.url}/graphql?${new URLSearchParams(parameters).toString()}`, {
          headers: { ...(key === '' ? {} : { 'x-api-key': key }), ...headers },
        }),
      ),
    post: async (key, body) =>
      reply(
        await request(`${facade.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(key === '' ? {} : { 'x-api-key': key }) },
          body: JSON.stringify(body),
        }),
      ),
    async close() {
      await facade.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const lineOf = (line: string): LogLine => JSON.parse(line);

export const apollo = (...texts: readonly (readonly [string, string])[]): unknown => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: texts.map(([id, body]) => ({ id, name: 'x', type: 'query', body })),
});
export const plain = (...texts: readonly string[]): unknown =>
  Object.fromEntries(texts.map((text) => [idOf(text), text]));

/** The usual id of a text: its hash. */
export const idOf = (text: string): string => `sha256:${sha256(text)}`;
export const refusal = (status: number, code: string, message: RegExp | string = /./) => ({
  status,
  body: {
    errors: [{ message: typeof message === 'string' ? message : expect.stringMatching(message), extensions: { code } }],
  },
});
export const vendorsAnswer = {
  status: 200,
  body: { data: { sources: expect.arrayContaining([{ vendor: 'SOMS' }]) } },
};
