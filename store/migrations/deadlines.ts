/** By when an order must have left, and by when it must have arrived. The orders of before get theirs when they are indexed again. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Spelling } from '../engine/dialect.ts';

export const deadlines = ({ whole }: Spelling): Migration => ({
  up: async ({ schema }: Kysely<unknown>) => {
    for (const column of ['ship_by', 'deliver_by'])
      await schema.alterTable('order_index').addColumn(column, whole).execute();
  },
});
