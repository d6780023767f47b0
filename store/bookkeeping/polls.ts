/**
 * How far a vendor's changes were read, and the lease of the one process that reads them. The lease only saves calls:
 * two that read the same order make one change of it. So the processes' own clocks are good enough for it, and what
 * guards the position is the owner's name, checked in the statement that moves it.
 */
import { type Engine, guarded } from '../engine/engine.ts';
import type { PollRow } from '../schema.ts';
import type { PollProgress, Store } from '../store.ts';

type Polls = Pick<Store, 'takePoll' | 'keepPoll' | 'endPoll' | 'pollOf'>;

export function pollsOf(engine: Engine): Polls {
  return {
    takePoll: (vendor, { owner, now, until }) =>
      guarded(engine, async (db) => {
        // One statement: of two processes that come at once, the second sees what the first has written.
        const taken = await db
          .insertInto('polls')
          .values({ vendor, owner, lease_until: until, trial_tries: 0 })
          .onConflict((conflict) =>
            conflict
              .column('vendor')
              .doUpdateSet({ owner, lease_until: until })
              .where((eb) =>
                eb.or([
                  eb('polls.owner', '=', owner),
                  eb('polls.owner', 'is', null),
                  eb('polls.lease_until', '<=', now),
                ]),
              ),
          )
          .returningAll()
          .executeTakeFirst();
        if (taken) return { held: true, progress: progressOf(taken) };
        const other = await db
          .selectFrom('polls')
          .select('lease_until')
          .where('vendor', '=', vendor)
          .executeTakeFirstOrThrow();
        return { held: false, until: other.lease_until };
      }),
    keepPoll: (vendor, { owner, until }, progress) =>
      guarded(engine, async (db) => {
        const { numUpdatedRows } = await db
          .updateTable('polls')
          .set({ lease_until: until, ...(progress === null ? {} : columnsOf(progress)) })
          .where('vendor', '=', vendor)
          .where('owner', '=', owner)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    endPoll: async (vendor, owner) => {
      await guarded(engine, (db) =>
        db.updateTable('polls').set({ owner: null }).where('vendor', '=', vendor).where('owner', '=', owner).execute(),
      );
    },
    pollOf: (vendor) =>
      guarded(engine, async (db) => {
        const row = await db.selectFrom('polls').selectAll().where('vendor', '=', vendor).executeTakeFirst();
        return row ? progressOf(row) : null;
      }),
  };
}

function progressOf({ since, reached, trial_until: until, trial_tries: tries }: PollRow): PollProgress | null {
  if (since === null || reached === null) return null;
  return { since, reached, trial: until === null ? null : { until, tries } };
}

const columnsOf = ({ since, reached, trial }: PollProgress): Partial<PollRow> => ({
  since,
  reached,
  trial_until: trial?.until ?? null,
  trial_tries: trial?.tries ?? 0,
});
