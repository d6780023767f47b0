/** Keys that the service has made for itself and that all processes on one database share. */
import { type Engine, guarded } from '../engine/engine.ts';
import type { Store } from '../store.ts';

export const sharedKeysOf = (engine: Engine): Pick<Store, 'sharedKey'> => ({
  sharedKey: (name, proposed) =>
    guarded(engine, async (db) => {
      await db
        .insertInto('shared_keys')
        .values({ name, value: proposed })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      const { value } = await db
        .selectFrom('shared_keys')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return value;
    }),
});
