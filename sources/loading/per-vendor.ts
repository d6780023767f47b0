/** A batch of questions, each vendor asked for its own. */
import { SourceFault } from '../fault.ts';
import type { Outcome, Source } from '../ports/source.ts';
import type { Registry } from '../registry.ts';
import type { Vendor } from '../vocabulary.ts';

/** The first of each distinct key, and for every key the place of its own among them. */
export function distinct<K>(
  keys: readonly K[],
  textOf: (key: K) => string,
): { unique: readonly K[]; place: readonly number[] } {
  const places = new Map<string, number>();
  const unique: K[] = [];
  const place = keys.map((key) => {
    const text = textOf(key);
    const at = places.get(text) ?? unique.push(key) - 1;
    places.set(text, at);
    return at;
  });
  return { unique, place };
}

/** Asks each vendor for its own keys, all vendors at once; a vendor that fails fails for its keys alone. */
export async function perVendor<K extends { readonly vendor: Vendor }, T>(
  registry: Registry,
  keys: readonly K[],
  ask: (source: Source, wanted: readonly K[]) => Promise<readonly (Outcome<T> | undefined)[]>,
): Promise<(T | Error)[]> {
  const results = new Map<K, T | Error>();
  await Promise.all(
    [...Map.groupBy(keys, ({ vendor }) => vendor)].map(async ([vendor, wanted]) => {
      const source = registry.source(vendor);
      const answers = await (source
        ? ask(source, wanted).catch((error: unknown) => wanted.map(() => failure(error)))
        : wanted.map(() => new SourceFault(vendor, 'UNSUPPORTED', { operation: 'any', explain: 'is not connected' })));
      wanted.forEach((key, i) => {
        const answer = answers[i];
        if (answer !== undefined) results.set(key, answer);
      });
    }),
  );
  return keys.map((key) => {
    const result = results.get(key);
    return result === undefined ? failure(undefined) : result;
  });
}

/** A bug of ours keeps its own error, for the log; the client is told INTERNAL. */
const failure = (error: unknown): Error =>
  error instanceof Error ? error : new Error('a source gave fewer answers than it was asked for', { cause: error });
