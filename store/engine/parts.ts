/** Statements over many keys or rows, cut into parts: both engines bound the parameters of one (SQLite: 32,766). */

const keysAtOnce = 5_000;
/** So that rows of sixty columns fit; the widest has some forty. */
const rowsAtOnce = 500;

/** Reads by keys; each key is asked for once. */
export async function inParts<T>(keys: readonly string[], read: (part: readonly string[]) => Promise<readonly T[]>) {
  const unique = [...new Set(keys)];
  const rows: T[] = [];
  for (let at = 0; at < unique.length; at += keysAtOnce)
    for (const row of await read(unique.slice(at, at + keysAtOnce))) rows.push(row);
  return rows;
}

/** Writes rows, or deletes by keys. */
export async function eachPart<T>(all: readonly T[], write: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += rowsAtOnce) await write(all.slice(at, at + rowsAtOnce));
}
