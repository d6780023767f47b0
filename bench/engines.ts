/** Runs a measurement on each engine that there is: SQLite in a new folder, and a new PostgreSQL database. Both go afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

export interface BenchEngine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** null: the embedded engine in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** A PostgreSQL server on which a database may be created. */
const serverUrl = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? null;

export async function onEachEngine(measure: (engine: BenchEngine) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ordergraph-bench-'));
  try {
    await measure({ name: 'SQLite', databaseUrl: null, dataDir });
    if (serverUrl === null) console.log('PostgreSQL: skipped (set TEST_DATABASE_URL)');
    else await onServer(serverUrl, (databaseUrl) => measure({ name: 'PostgreSQL', databaseUrl, dataDir }));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function onServer(url: string, run: (databaseUrl: string) => Promise<void>): Promise<void> {
  const name = `ordergraph_bench_${process.pid}`;
  const admin = new Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  try {
    const own = new URL(url);
    own.pathname = `/${name}`;
    await run(own.href);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}
