/**
 * Personal data of the simulators, looked for in everything that is written down or handed out for later: log lines,
 * errors, cursors, metrics and the ledger. The harness does so for every facade that a test starts.
 */
import { Writable } from 'node:stream';
import type { Store } from '../store/store.ts';

/** Fields of the vendors' own records that say who somebody is. Masked ones (private_*) are as good as nothing. */
const tellingFields = new Set(['mobile', 'telephone', 'street']);
const shortest = 4;
/** Shorter numbers of the documents' samples stand in every counter and clock. */
const shortestNumber = 8;
const tells = (value: string): boolean =>
  !value.includes('*') && value.length >= (/^\d+$/.test(value) ? shortestNumber : shortest);

/** Phones and addresses anywhere in these records, and the names that stand beside a phone. */
export function personalValues(records: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const names = 'mobile' in value && 'name' in value ? [value.name] : [];
    for (const name of names) if (typeof name === 'string' && name.length >= 3 && !name.includes('*')) found.add(name);
    for (const [name, one] of Object.entries(value)) {
      if (typeof one === 'string' && tellingFields.has(name) && tells(one)) found.add(one);
      else walk(one);
    }
  };
  records.forEach(walk);
  return found;
}

/** Everything that a logger writes. */
export class LogLines extends Writable {
  readonly lines: string[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.lines.push(chunk.toString());
    done();
  }
}

/** Cursors of an answer, in clear as far as they can be. */
export function cursorsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' && /cursor$/i.test(name)
      ? [one, Buffer.from(one, 'base64url').toString('utf8')]
      : cursorsIn(one),
  );
}

export async function ledgerText(store: Store): Promise<string> {
  return JSON.stringify(
    await store.operations({ order: null, states: null, client: null, before: null, limit: 10_000 }),
  );
}

/** Which of the values stand in the texts, each with the text's beginning. */
export function leaks(texts: readonly string[], values: ReadonlySet<string>): readonly string[] {
  const all = texts.join('\n');
  return [...values]
    .filter((value) => all.includes(value))
    .flatMap((value) => {
      // A number within a longer one is another number.
      const whole = /^\d+$/.test(value) ? new RegExp(`(?<!\\d)${value}(?!\\d)`) : null;
      const text = texts.find((one) => whole?.test(one) ?? one.includes(value));
      return text === undefined ? [] : [`${value} in ${text.slice(0, 300)}`];
    });
}
