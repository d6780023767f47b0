/** The headers of orders that were read: written beside the index, with each reading, since their age is what counts. */
import { type Engine, guarded } from '../engine/engine.ts';
import { eachPart, inParts } from '../engine/parts.ts';
import { orderKey, storedKey } from '../keys.ts';
import { headerOf } from '../rows/json.ts';
import type { Observation, Store } from '../store.ts';

type KeptHeaders = Pick<Store, 'headers' | 'dropHeaders'> & {
  /** Keeps those of the observations that have one; of several readings of an order the latest. */
  keepHeaders(observations: readonly Observation[]): Promise<void>;
};

export function headersOf(engine: Engine): KeptHeaders {
  return {
    headers: async (keys, since) => {
      const rows = await inParts(keys.map(storedKey), (part) =>
        guarded(engine, (db) =>
          db
            .selectFrom('order_headers')
            .selectAll()
            .where('order_key', 'in', part)
            .where('read_at', '>=', since)
            .whereRef('read_at', '>', 'valid_after')
            .execute(),
        ),
      );
      const found = new Map(rows.map((row) => [row.order_key, row.header]));
      return keys.map((key) => headerOf(found.get(storedKey(key)) ?? null));
    },
    dropHeaders: async (keys, until) => {
      const dropped = new Set(keys.filter(({ askedBy }) => askedBy !== null).map(storedKey));
      const rows = [...dropped].map((key) => ({ order_key: key, header: null, read_at: 0, valid_after: until }));
      await guarded(engine, (db) =>
        eachPart(rows, (part) =>
          db
            .insertInto('order_headers')
            .values(part)
            .onConflict((conflict) =>
              conflict.column('order_key').doUpdateSet(({ ref }) => ({ valid_after: ref('excluded.valid_after') })),
            )
            .execute(),
        ),
      );
    },
    keepHeaders: async (observations) => {
      const oldestFirst = observations.filter(({ header }) => header).toSorted((a, b) => a.at - b.at);
      const rows = new Map(
        oldestFirst.map((one) => {
          const key = orderKey(one);
          return [key, { order_key: key, header: JSON.stringify(one.header), read_at: one.at, valid_after: 0 }];
        }),
      );
      await guarded(engine, (db) =>
        eachPart([...rows.values()], (part) =>
          db
            .insertInto('order_headers')
            .values(part)
            .onConflict((conflict) =>
              conflict
                .column('order_key')
                .doUpdateSet(({ ref }) => ({ header: ref('excluded.header'), read_at: ref('excluded.read_at') }))
                .whereRef('excluded.read_at', '>=', 'order_headers.read_at'),
            )
            .execute(),
        ),
      );
    },
  };
}
