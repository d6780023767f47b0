/**
 * Every field of the simulators' orders, by the record that was made before orders were read by opening. A change that is
 * meant is made by `WRITE_GOLDEN=1 npx vitest run test/golden`; what differs is read in the whole answers.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Golden, goldenAnswers, goldenFields, recordOf } from './answers.ts';

const hashesFile = new URL('hashes.txt', import.meta.url);
const wholeFile = new URL('whole.txt', import.meta.url);
/** Orders of each vendor whose whole answers are kept. */
const mostWhole = 3;

let golden: Golden;
beforeAll(async () => {
  golden = await goldenAnswers();
  if (process.env['WRITE_GOLDEN'] !== '1') return;
  writeFileSync(hashesFile, `${linesOf(golden).join('\n')}\n`);
  writeFileSync(wholeFile, `${wholeOf(golden).join('\n')}\n`);
}, 120_000);

const linesOf = (orders: Golden): readonly string[] =>
  Object.entries(orders).flatMap(([vendor, own]) => own.map((order) => `${vendor} ${recordOf(order)}`));
/** A line for each field. */
const wholeOf = (orders: Golden): readonly string[] =>
  Object.entries(orders).flatMap(([vendor, own]) =>
    own
      .slice(0, mostWhole)
      .flatMap((order) =>
        goldenFields.map((field) => `${vendor} ${String(order['nativeId'])} ${field} ${JSON.stringify(order[field])}`),
      ),
  );

/** The fields of which the two lines say other things. */
function differing(line: string, before: string): readonly string[] {
  const [now = '', then = ''] = [line, before].map((one) => one.split(' ').at(-1));
  const fields = goldenFields.filter((_, i) => now.slice(2 * i, 2 * i + 2) !== then.slice(2 * i, 2 * i + 2));
  return line === before ? [] : fields;
}

describe('every field of the orders of the simulators', () => {
  it('is known of enough orders of each vendor', () => {
    const counts = Object.fromEntries(Object.entries(golden).map(([vendor, orders]) => [vendor, orders.length]));
    expect(
      Object.values(counts).every((count) => count >= 250),
      JSON.stringify(counts),
    ).toBe(true);
    expect(goldenFields.length).toBeGreaterThan(42);
  });

  it('is what it was, read in the whole answers', () => {
    expect(wholeOf(golden)).toEqual(readFileSync(wholeFile, 'utf8').trim().split('\n'));
  });

  it('is what it was, by its hashes', () => {
    const then = readFileSync(hashesFile, 'utf8').trim().split('\n');
    const now = linesOf(golden);
    const changed = now.flatMap((line, i) => {
      const fields = differing(line, then[i] ?? '');
      return fields.length === 0 ? [] : [`${line.split(' ').slice(0, 2).join(' ')}: ${fields.join(', ')}`];
    });
    expect(changed).toEqual([]);
    expect(now).toEqual(then);
  });
});
