import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReminderPage, ReminderQuery, Source } from '../../../../sources/ports/source.ts';
import type { ReminderState } from '../../../../sources/vocabulary.ts';
import { type Held, holdingReminders, numbered, pageOf, remindersIn } from '../reminder-vendor.ts';
import { closeAll, connect } from '../source.ts';

afterEach(closeAll);

const newest = (held: readonly Held[]): readonly string[] =>
  held
    .filter(({ junk }) => !junk)
    .map(({ id }) => id)
    .toReversed();

interface Reading {
  readonly ids: readonly string[];
  readonly numbers: readonly number[];
  readonly pages: number;
}
/** Reads on from each page's last row, as a client does, until there is no more. */
async function readAll(
  source: Source,
  query: Partial<ReminderQuery>,
  between: (page: number) => { readonly limit: number },
): Promise<Reading> {
  const [ids, numbers]: [string[], number[]] = [[], []];
  let before: number | null = null;
  for (let pages = 1; ; pages += 1) {
    const page: ReminderPage = await pageOf(source, { ...query, before, ...between(pages) });
    ids.push(...remindersIn(page));
    numbers.push(...page.rows.map(({ index }) => index));
    if (!page.more) return { ids, numbers, pages };
    const last = page.rows.at(-1);
    if (!last) throw new Error('more is promised, and no row says where to go on');
    if (pages > 2_000) throw new Error('the pages have no end');
    before = last.index;
  }
}

describe('page by page from the newest', () => {
  test('nothing is lost and nothing comes twice, whatever the page sizes, while new reminders arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(340),
        fc.array(fc.record({ limit: fc.integer({ min: 1, max: 100 }), arriving: fc.nat(7) }), {
          minLength: 1,
          maxLength: 9,
        }),
        async (count, steps) => {
          const held = numbered(count);
          const there = newest(held);
          const source = connect(await holdingReminders(held));
          let arrived = count;
          const reading = await readAll(source, {}, (page) => {
            const step = steps[(page - 1) % steps.length] ?? { limit: 100, arriving: 0 };
            if (page > 1)
              for (let i = 0; i < step.arriving; i += 1) held.push({ id: String(arrived++), state: 'none' });
            // Not below 10, so that a long list does not take hundreds of calls.
            return { limit: Math.max(step.limit, Math.floor(count / 30)) };
          });
          expect(reading.ids).toEqual(there);
          // The number of a reminder is its place from the oldest, now and later.
          expect(reading.numbers).toEqual(there.map(Number));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('rows that cannot be read move no number', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 30 }),
        async (dice, limit) => {
          // The oldest can be read: a page of which no row can be is a fault.
          const held = dice.map((roll, i) => ({ id: String(i), state: 'none', junk: roll === 0 && i > 0 }));
          const reading = await readAll(connect(await holdingReminders(held)), {}, () => ({ limit }));
          expect(reading.ids).toEqual(newest(held));
          expect(reading.numbers).toEqual(newest(held).map(Number));
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    [0, 20, 1],
    [1, 1, 1],
    [20, 20, 1],
    [21, 20, 2],
    [100, 100, 1],
    [250, 100, 3],
  ])('%i reminders by %i are %i pages, the last of which says that it is the last', async (count, limit, pages) => {
    const held = numbered(count);
    const reading = await readAll(connect(await holdingReminders(held)), {}, () => ({ limit }));
    expect([reading.ids, reading.pages]).toEqual([newest(held), pages]);
  });

  test('costs one call a page, two where the page lies across two of the vendor', async () => {
    const vendor = await holdingReminders(numbered(1_000));
    const source = connect(vendor);
    for (const [before, limit] of [
      [null, 20],
      [980, 20],
      [987, 13],
      [500, 100],
      [450, 100],
      [1, 100],
    ] as const) {
      vendor.forgetCalls();
      const { rows } = await pageOf(source, { before, limit });
      expect(rows).toHaveLength(Math.min(limit, before ?? 1_000));
      expect(vendor.calls.length).toBeLessThanOrEqual(before === 450 ? 2 : 1);
    }
  });

  test('goes on from the new end of a list that has become shorter', async () => {
    const held = numbered(300);
    const source = connect(await holdingReminders(held));
    const first = await pageOf(source, { limit: 20 });
    expect(first.rows.at(-1)?.index).toBe(280);
    held.splice(10);
    const next = await pageOf(source, { before: 280, limit: 20 });
    expect([remindersIn(next), next.more]).toEqual([newest(held), false]);
  });

  test('a page of which nothing can be read is a fault, not an end', async () => {
    const held = numbered(50).map((one) => ({ ...one, junk: true }));
    const source = connect(await holdingReminders(held));
    for (const before of [null, 40])
      await expect(pageOf(source, { before, limit: 10 })).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
  });

  test('a full page without the total cannot be numbered: a fault', async () => {
    const vendor = await holdingReminders([]);
    const row = { remind_id: '1', order_id: '2' };
    vendor.misbehave({ kind: 'replace', body: JSON.stringify({ reminds: [row, { ...row, remind_id: '3' }] }) });
    await expect(pageOf(connect(vendor), { limit: 2 })).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
    const all = await pageOf(connect(vendor), { limit: 3 });
    expect([remindersIn(all), all.rows.map(({ index }) => index), all.more]).toEqual([['1', '3'], [1, 0], false]);
  });
});

describe('in several states', () => {
  const states = ['none', 'replied', 'invalid', 'string'];
  const named: Readonly<Record<string, ReminderState>> = {
    none: 'NOT_REPLIED',
    replied: 'REPLIED',
    invalid: 'INVALID',
    string: 'UNKNOWN',
  };

  test('nothing is lost and nothing comes twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...states), { maxLength: 320 }),
        fc.constantFrom<readonly ReminderState[]>(
          ['NOT_REPLIED', 'REPLIED'],
          ['REPLIED', 'INVALID', 'UNKNOWN'],
          ['UNKNOWN'],
          ['NOT_REPLIED', 'REPLIED', 'INVALID', 'UNKNOWN'],
        ),
        fc.integer({ min: 15, max: 100 }),
        async (list, wanted, limit) => {
          const held = numbered(list.length, (i) => list[i] ?? '');
          const reading = await readAll(connect(await holdingReminders(held)), { states: wanted }, () => ({ limit }));
          const fitting = held.filter(({ state }) => wanted.some((one) => one === named[state]));
          expect(reading.ids).toEqual(newest(fitting));
          expect(reading.numbers).toEqual(newest(fitting).map(Number));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a rare one is found however far back it is', async () => {
    const held = numbered(2_500, (i) => (i === 3 || i === 2_400 ? 'string' : 'none'));
    const vendor = await holdingReminders(held);
    const reading = await readAll(connect(vendor), { states: ['UNKNOWN', 'INVALID'] }, () => ({ limit: 20 }));
    expect(reading.ids).toEqual(['2400', '3']);
  });

  test('none at all is the end', async () => {
    const source = connect(await holdingReminders(numbered(1_250)));
    expect(await pageOf(source, { states: ['REPLIED', 'INVALID'] })).toEqual({ rows: [], more: false });
  });
});
