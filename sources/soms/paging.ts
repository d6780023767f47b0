import { append } from '../values/lists.ts';
import { asFault } from '../fault.ts';
import type { Outcomes } from '../ports/source.ts';
import { maxBatch } from './client.ts';
import type { FetchedPage, FetchedRow } from './transport.ts';

export const chunked = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** Asks for all chunks at the same time. A chunk that fails gives a fault for each of its keys only. */
export async function inChunks<K, T>(
  keys: readonly K[],
  size: number,
  ask: (chunk: readonly K[]) => Outcomes<T>,
): Outcomes<T> {
  const answers = await Promise.all(
    chunked(keys, size).map((chunk) => ask(chunk).catch((error: unknown) => chunk.map(() => asFault(error)))),
  );
  return answers.flat();
}

/** Reads every row of a query. `ask` gives pages of the largest size, numbered from 0. */
export async function allPages<T>(
  ask: (page: number) => Promise<FetchedPage<T>>,
): Promise<Pick<FetchedPage<T>, 'rows' | 'unread'>> {
  const rows: FetchedRow<T>[] = [];
  let unread = 0;
  for (let page = 0; ; page += 1) {
    const answer = await ask(page);
    append(rows, answer.rows);
    unread += answer.unread;
    const read = rows.length + unread;
    if (read < (page + 1) * maxBatch || read >= (answer.total ?? Infinity)) return { rows, unread };
  }
}
