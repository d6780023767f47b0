/** The quarantine as it was before its entries said whether they were verified. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../store/schema.ts';

export async function withoutVerified({ schema }: Kysely<Tables>): Promise<void> {
  await schema.dropIndex('quarantine_ring').execute();
  for (const column of ['verified', 'ring_bytes']) await schema.alterTable('quarantine').dropColumn(column).execute();
}
