/** What concerns the engines themselves: durability settings, several processes, a database that goes away. */
import Sqlite from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { asStoreError } from '../../store/engine/engine.ts';
import { openSqlite } from '../../store/engine/sqlite.ts';
import { openStore } from '../../store/open.ts';
import { StoreError, StoreUnavailable } from '../../store/store.ts';
import { startChild } from './children.ts';
import { arrivalOf, factOf } from './facts.ts';
import { allChanges, describeEngines, onServer, type Place, push, testOptions } from './stores.ts';

const childOf = ({ databaseUrl, dataDir }: Place, lock: 'lock' | 'no lock', writes = 0) =>
  startChild('store-child.ts', [databaseUrl ?? '', dataDir, lock, String(writes)]);

describeEngines(
  'durability settings',
  ({ place }) => {
    const plant = async (settings: readonly string[], at?: Place): Promise<string> => {
      const { dataDir } = at ?? (await place());
      try {
        await openSqlite({ dataDir, lock: true, trace: undefined, settings }).close();
        return 'opened';
      } catch (error) {
        return error instanceof StoreError ? error.message : String(error);
      }
    };

    it('are read back, and a wrong one stops the start', async () => {
      expect(await plant(['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])).toBe('opened');
      expect(await plant(['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON'])).toMatch(
        /synchronous is 1, not 2 \(FULL\)/,
      );
      // The driver's own default, for a file that is WAL already.
      const at = await place();
      expect(await plant(['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'], at)).toBe('opened');
      expect(await plant([], at)).toMatch(/synchronous is 1/);
      expect(await plant(['journal_mode = DELETE', 'synchronous = FULL'])).toMatch(/journal_mode is delete, not wal/);
      expect(await plant(['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = OFF'])).toMatch(/foreign_keys/);
    });

    it('says what is wrong with a folder or a file', async () => {
      const at = await place();
      const file = join(at.dataDir, 'a-file');
      writeFileSync(file, '');
      const options = { ...testOptions(at), dataDir: join(file, 'below') };
      await expect(openStore(options)).rejects.toThrow(/^the data directory .* cannot be made: ENOTDIR/);
      writeFileSync(
        join(at.dataDir, 'ordergraph.sqlite'),
        'not a database, but long enough to look like a file'.repeat(50),
      );
      await expect(openStore(testOptions(at))).rejects.toThrow(
        /ordergraph\.sqlite cannot be used: file is not a database/,
      );
    });

    it('tells a full disk from a bad statement', async () => {
      const { dataDir } = await place();
      const engine = openSqlite({ dataDir, lock: false, trace: undefined });
      const full = asStoreError(engine, new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL'));
      expect(full).toBeInstanceOf(StoreUnavailable);
      const twice = new Sqlite.SqliteError('twice', 'SQLITE_CONSTRAINT_UNIQUE');
      expect(asStoreError(engine, twice)).toBe(twice);
      await engine.close();
    });
  },
  ['SQLite'],
);

describeEngines(
  'the lock of the embedded store',
  ({ place, openAt }) => {
    it('refuses a second one in this process and in another, and says what to do', async () => {
      const at = await place();
      const store = await openAt(at);
      await expect(openStore(testOptions(at))).rejects.toThrow(/in use by another process.*DATA_DIR.*DATABASE_URL/);
      expect(await childOf(at, 'lock').said('refused')).toMatch(
        /StoreError: the data directory .* is in use by another/,
      );
      await store.close();
      const next = childOf(at, 'lock');
      await next.said('opened');
      await next.finish();
      expect(next.lines.at(-1)).toBe('closed');
    });

    it('is free after SIGKILL', async () => {
      const at = await place();
      const child = childOf(at, 'lock');
      await child.said('opened');
      await expect(openStore(testOptions(at))).rejects.toBeInstanceOf(StoreError);
      await child.kill();
      const store = await openAt(at);
      await store.ping();
    });

    it('lets a command in beside it that asks for none', async () => {
      const at = await place();
      const store = await openAt(at);
      await push(store, { orderNo: 'A' });
      const beside = await openAt(at, { lock: false });
      await push(beside, { orderNo: 'B' });
      await push(store, { orderNo: 'C' });
      expect((await allChanges(store)).map(({ seq, orderNo }) => [Number(seq), orderNo])).toEqual([
        [1, 'A'],
        [2, 'B'],
        [3, 'C'],
      ]);
    });
  },
  ['SQLite'],
);

describeEngines('several processes', ({ place, openAt }) => {
  it('migrate once when they start together', async () => {
    const at = await place();
    const children = Array.from({ length: 4 }, () => childOf(at, 'no lock'));
    await Promise.all(children.map((child) => child.said('opened')));
    await Promise.all(children.map((child) => child.finish()));
    const store = await openAt(at);
    await push(store, {});
    expect(await allChanges(store)).toHaveLength(1);
  });

  it('write one sequence without a gap, which a reader follows without missing any', async () => {
    const at = await place();
    const store = await openAt(at);
    const [processes, each] = [4, 250];
    const children = Array.from({ length: processes }, () => childOf(at, 'no lock', each));
    let followed = 0n;
    await vi.waitFor(
      async () => {
        const some = await store.changes({ after: followed, limit: 40, vendors: null });
        for (const { seq } of some) expect(seq).toBe(++followed);
        expect(followed).toBe(BigInt(processes * each));
      },
      { timeout: 25_000, interval: 1 },
    );
    await Promise.all(children.map((child) => child.said('done')));
    await Promise.all(children.map((child) => child.finish()));
    expect(await store.knownOrders('YUANSHU')).toBe(processes * each);
  }, 30_000);
});

describeEngines(
  'a PostgreSQL that goes away',
  ({ place, openAt }) => {
    const cut = ({ databaseUrl, name }: Place) =>
      onServer(
        (client) =>
          client.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [name]),
        withoutName(databaseUrl),
      );
    const withoutName = (databaseUrl: string | null): string => {
      const url = new URL(databaseUrl ?? '');
      url.searchParams.delete('application_name');
      return url.href;
    };

    it('refuses what waits, and goes on when it is back', async () => {
      const at = await place();
      const logged: string[] = [];
      const log = { warn: (_: object, message: string) => void logged.push(message), error: () => {} };
      const store = await openAt(at, { log });
      await push(store, { orderNo: 'before' });
      await onServer(async (client) => {
        await client.query('begin');
        await client.query('select * from counters for update');
        const waiting = Promise.allSettled(Array.from({ length: 300 }, (_, n) => push(store, { orderNo: `W${n}` })));
        await vi.waitFor(async () => {
          const blocked = "select 1 from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'";
          expect((await client.query(blocked, [at.name])).rowCount).toBe(1);
        }, 10_000);
        await cut(at);
        for (const one of await waiting) expect(one).toMatchObject({ reason: { name: 'StoreUnavailable' } });
        await client.query('rollback');
      }, withoutName(at.databaseUrl));
      expect(await push(store, { orderNo: 'after' })).toBe('NEW');
      await store.ping();
      expect((await allChanges(store)).map(({ seq, orderNo }) => [Number(seq), orderNo])).toEqual([
        [1, 'before'],
        [2, 'after'],
      ]);
    });

    it('takes no harm from idle connections that die', async () => {
      const at = await place();
      const logged: string[] = [];
      const log = { warn: (_: object, message: string) => void logged.push(message), error: () => {} };
      const store = await openAt(at, { log });
      await Promise.all([store.ping(), store.ping(), push(store, {})]);
      await cut(at);
      await vi.waitFor(() => expect(logged).toContain('a connection to PostgreSQL was lost'), 10_000);
      expect(await store.accept(arrivalOf([factOf()]))).toEqual(['REPEATED']);
    });

    it('is StoreUnavailable when nobody answers at the start', async () => {
      const at = await place();
      const databaseUrl = 'postgres://127.0.0.1:1/nowhere';
      await expect(openStore({ ...testOptions(at), databaseUrl })).rejects.toBeInstanceOf(StoreUnavailable);
    });

    it('is refused when it does not wait for the disk', async () => {
      const at = await place();
      const url = new URL(at.databaseUrl ?? '');
      url.searchParams.set('options', `${url.searchParams.get('options')} -c synchronous_commit=off`);
      await expect(openStore({ ...testOptions(at), databaseUrl: url.href })).rejects.toThrow(
        /synchronous_commit = off/,
      );
    });
  },
  ['PostgreSQL'],
);
