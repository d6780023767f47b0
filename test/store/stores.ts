/** Fresh stores for tests, on every engine that there is: a folder, or a schema of the PostgreSQL that the environment names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, describe } from 'vitest';
import { linkOf } from '../../sources/domain/links.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Fact, OrderState } from '../../sources/ports/pushes.ts';
import type { Engine } from '../../store/engine/engine.ts';
import { openPostgres } from '../../store/engine/postgres.ts';
import { openSqlite } from '../../store/engine/sqlite.ts';
import { openStore, type StoreOptions } from '../../store/open.ts';
import type { Acceptance, Change, Store } from '../../store/store.ts';
import { arrivalOf, factOf, project } from './facts.ts';

const serverUrl = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
if (serverUrl === undefined) console.log('PostgreSQL: skipped (set TEST_DATABASE_URL to a database to run it)');

/** Where a store may be opened, several times and by several processes. */
export interface Place {
  readonly engine: 'SQLite' | 'PostgreSQL';
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Of the connections to PostgreSQL. */
  readonly name: string;
  remove(): Promise<void>;
}

let places = 0;
/**
 * A database for each test file, a schema for each test in it: kysely's introspection reads every schema of its
 * database and stumbles over one that another file is just dropping.
 */
const database = `og_test_${process.pid}_${Date.now().toString(36)}`;
let made: Promise<unknown> | null = null;
afterAll(async () => {
  if (made) await onServer((client) => client.query(`drop database ${database} with (force)`), serverUrl);
});

export async function newPlace(engine: Place['engine']): Promise<Place> {
  places += 1;
  const name = `og_${process.pid}_${places}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-store-'));
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true });
  if (engine === 'SQLite' || serverUrl === undefined)
    return { engine, databaseUrl: null, dataDir, name, remove: async () => removeFolder() };
  made ??= onServer((client) => client.query(`create database ${database}`), serverUrl);
  await made;
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  const own = url.href;
  await onServer((client) => client.query(`create schema ${name}`), own);
  url.searchParams.set('options', `-c search_path=${name}`);
  url.searchParams.set('application_name', name);
  const remove = async (): Promise<void> => {
    removeFolder();
    await onServer((client) => client.query(`drop schema ${name} cascade`), own);
  };
  return { engine, databaseUrl: url.href, dataDir, name, remove };
}

export async function onServer<T>(work: (client: Client) => Promise<T>, url: string | null | undefined): Promise<T> {
  const client = new Client({ connectionString: url ?? undefined });
  await client.connect();
  try {
    await client.query("set client_min_messages = 'warning'");
    return await work(client);
  } finally {
    await client.end();
  }
}

export const testOptions = (place: Place): StoreOptions => ({
  databaseUrl: place.databaseUrl,
  dataDir: place.dataDir,
  projectors: { YUANSHU: project, EZR: project },
  linker: linkOf,
  now: Date.now,
});

/** What a store stands on, to look into it or to make it older; to be closed by whoever opens it. */
export const engineOf = (at: Place): Promise<Engine> | Engine =>
  at.databaseUrl === null
    ? openSqlite({ dataDir: at.dataDir, lock: false, trace: undefined })
    : openPostgres({ databaseUrl: at.databaseUrl, log: undefined, trace: undefined });

export interface TestBed {
  readonly engine: Place['engine'];
  /** A store of its own place, closed and removed after the test. */
  open(options?: Partial<StoreOptions>): Promise<Store>;
  place(): Promise<Place>;
  /** Another store of a place that is there, closed after the test. */
  openAt(place: Place, options?: Partial<StoreOptions>): Promise<Store>;
}

/** The same tests on each of the engines that can be reached. */
export function describeEngines(
  title: string,
  tests: (bed: TestBed) => void,
  engines: readonly Place['engine'][] = ['SQLite', 'PostgreSQL'],
): void {
  const reachable = engines.filter((engine) => engine === 'SQLite' || serverUrl !== undefined);
  describe.each(reachable)(`${title} (%s)`, (engine) => {
    tests(testBed(engine));
  });
}

function testBed(engine: Place['engine']): TestBed {
  const stores: Store[] = [];
  const used: Place[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all(used.splice(0).map((place) => place.remove()));
  });
  const place = async (): Promise<Place> => {
    const fresh = await newPlace(engine);
    used.push(fresh);
    return fresh;
  };
  const openAt = async (at: Place, options: Partial<StoreOptions> = {}): Promise<Store> => {
    const store = await openStore({ ...testOptions(at), ...options });
    stores.push(store);
    return store;
  };
  return { engine, place, openAt, open: async (options) => openAt(await place(), options) };
}

/** One push with one fact. */
export async function push(store: Store, fact: Partial<Fact>, receivedAt = 1_000): Promise<Acceptance | undefined> {
  const [acceptance] = await store.accept(arrivalOf([factOf(fact)], { receivedAt }));
  return acceptance;
}
export async function stateOf(store: Store, orderNo = 'Y1', vendor: Vendor = 'YUANSHU'): Promise<OrderState> {
  const [state] = await store.states(vendor, null, [orderNo]);
  if (!state) throw new Error(`nothing is known of ${orderNo}`);
  return state;
}
export const allChanges = (store: Store): Promise<readonly Change[]> =>
  store.changes({ after: 0n, limit: 100_000, vendors: null });
export const newsOf = async (store: Store): Promise<readonly string[]> =>
  (await allChanges(store)).map(({ kind, orderNo, fields }) => `${kind} ${orderNo}: ${fields.join()}`);
