/** What the engines spell differently in the definition of a table. */
import { type CreateTableBuilder, type RawBuilder, sql } from 'kysely';

export type EngineKind = 'sqlite' | 'postgres';

export interface Spelling {
  readonly whole: RawBuilder<unknown>;
  /** Hashes and our own codes: compared byte by byte, whatever the database's collation is. */
  readonly code: RawBuilder<unknown>;
  readonly text: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
  /** SQLite keeps to the declared types only when told to. */
  readonly table: <T extends string>(table: CreateTableBuilder<T>) => CreateTableBuilder<T>;
}
export const spellings: Readonly<Record<EngineKind, Spelling>> = {
  sqlite: {
    whole: sql`integer`,
    code: sql`text`,
    text: sql`text`,
    bytes: sql`blob`,
    table: (table) => table.modifyEnd(sql`strict`),
  },
  postgres: {
    whole: sql`bigint`,
    code: sql`text collate "C"`,
    text: sql`text`,
    bytes: sql`bytea`,
    table: (table) => table,
  },
};
