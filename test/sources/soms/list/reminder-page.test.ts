/**
 * Pages of reminders over a vendor that has page numbers only, and whose reminders share seconds, come, go and leave the
 * filter between the pages and between the calls of one page: each that is there all the time is seen once, in order.
 */
import fc from '../../../property.ts';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReminderPage, ReminderPosition } from '../../../../sources/ports/source.ts';
import type { ReminderState } from '../../../../sources/vocabulary.ts';
import { randomFrom } from '../../../lists/world.ts';
import { type Held, holdingReminders, numbered, pageOf, remindersIn, secondOf } from '../reminder-vendor.ts';
import { inOrder, readAll, walkWhileChanging } from '../reminder-walk.ts';
import { call, closeAll, connect, keyOf, sound } from '../source.ts';

afterEach(closeAll);

describe('page by page from the newest', () => {
  test.each([
    ['each in a second of its own', 100_000],
    ['some in one second', 60],
    ['dozens in one second', 12],
  ])(
    'none is lost, repeated or out of order while they come, go and leave the filter: %s',
    async (_how, seconds) => {
      const wrong: string[] = [];
      for (let seed = 1; seed <= 60; seed += 1) {
        const problems = await walkWhileChanging({
          seed,
          count: 20 + seed * 4,
          seconds,
          largest: seed % 2 === 0 ? 100 : 12,
        });
        if (problems.length > 0) wrong.push(`seed ${seed}: ${problems.slice(0, 3).join(', ')}`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  test('an agent who answers every reminder of a page before the next one misses none', async () => {
    const held = numbered(250);
    const source = connect(await holdingReminders(held));
    let last: ReminderPage | null = null;
    const shown: string[] = [];
    do {
      const page: ReminderPage = await pageOf(source, { states: ['NOT_REPLIED'], after: last?.end ?? null, limit: 20 });
      shown.push(...remindersIn(page));
      for (const id of remindersIn(page)) held[Number(id)] = { id, state: 'replied', at: Number(id) };
      last = page;
    } while (last.more);
    expect(shown).toEqual(inOrder(held));
  });

  test('goes on where the rest is now when most of what was shown has left', async () => {
    const held = numbered(300);
    const source = connect(await holdingReminders(held));
    const first = await pageOf(source, { limit: 100 });
    const second = await pageOf(source, { after: first.end, limit: 100 });
    expect(second.end).toMatchObject({ id: '100', offset: 199 });
    held.splice(100);
    const third = await pageOf(source, { after: second.end, limit: 100 });
    expect([remindersIn(third), third.more]).toEqual([inOrder(held), false]);
  });

  test('of one second, more than a page of the vendor holds, none is lost or repeated', async () => {
    const held = Array.from({ length: 260 }, (_, i): Held => ({
      id: `x${i}`,
      state: 'none',
      at: i < 30 ? 9 : i < 235 ? 5 : 4,
    }));
    const random = randomFrom(7);
    const reading = await readAll(connect(await holdingReminders(held, { random })), {}, () => ({ limit: 33 }));
    // Where the vendor deals its rows anew each time, it may never show all of them: then the page says so.
    expect(new Set(reading.ids).size).toBe(reading.ids.length);
    if (!reading.unsure) expect(reading.ids).toEqual(inOrder(held));
    const steady = await readAll(connect(await holdingReminders(held)), {}, () => ({ limit: 33 }));
    expect([steady.ids, steady.unsure]).toEqual([inOrder(held), false]);
  });

  test('those without a time come last, each once', async () => {
    const held = [...numbered(40), ...Array.from({ length: 30 }, (_, i) => ({ id: `n${i}`, state: 'none', at: null }))];
    const reading = await readAll(connect(await holdingReminders(held, { random: randomFrom(3) })), {}, () => ({
      limit: 7,
    }));
    expect(reading.ids).toEqual(inOrder(held));
    expect(reading.places.at(-1)?.t).toBeNull();
    expect(reading.places[0]?.t).toBe(secondOf(39));
  });

  test('rows that cannot be read hide no other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 30 }),
        async (dice, limit) => {
          // The oldest can be read: a page of which no row can be is a fault.
          const held = dice.map((roll, i) => ({ id: String(i), state: 'none', at: i, junk: roll === 0 && i > 0 }));
          const reading = await readAll(connect(await holdingReminders(held)), {}, () => ({ limit }));
          expect(reading.ids).toEqual(inOrder(held));
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
    expect([reading.ids, reading.pages]).toEqual([inOrder(held), pages]);
  });

  test('costs one call for a page of 20, and two for one of 100', async () => {
    const vendor = await holdingReminders(numbered(1_000));
    const source = connect(vendor);
    for (const limit of [20, 100]) {
      let after: ReminderPosition | null = null;
      for (let pages = 0; pages < 8; pages += 1) {
        vendor.forgetCalls();
        const page: ReminderPage = await pageOf(source, { after, limit });
        expect(page.rows).toHaveLength(limit);
        expect(vendor.calls.length).toBeLessThanOrEqual(limit === 20 ? 1 : 2);
        after = page.end;
      }
    }
  });

  test('a page of which nothing can be read is a fault, not an end', async () => {
    const held = numbered(50).map((one) => ({ ...one, junk: true }));
    const source = connect(await holdingReminders(held));
    for (const after of [null, { t: 10, id: '10', offset: 10 }])
      await expect(pageOf(source, { after, limit: 10 })).rejects.toMatchObject({ kind: 'BAD_ANSWER' });
  });
});

test("an order's reminders are all of them, however many share a second and whatever the page of the vendor", async () => {
  const random = randomFrom(11);
  const held = Array.from({ length: 320 }, (_, i): Held => ({ id: String(i), state: 'none', at: Math.floor(i / 40) }));
  const source = connect(await holdingReminders(held, { random }));
  const orders = held.map(({ id }) => keyOf(`o${id}`));
  const answers = (await source.remindersOf?.(orders, call)) ?? [];
  expect(answers.map((answer) => sound(answer).map(({ reminderId }) => reminderId))).toEqual(
    held.map(({ id }) => [id]),
  );
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
          expect(reading.ids).toEqual(inOrder(held.filter(({ state }) => wanted.some((one) => one === named[state]))));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('while they change', async () => {
    const wrong: string[] = [];
    for (let seed = 101; seed <= 130; seed += 1) {
      const problems = await walkWhileChanging({
        seed,
        count: seed * 2,
        seconds: 40,
        states: ['NOT_REPLIED', 'REPLIED'],
      });
      if (problems.length > 0) wrong.push(`seed ${seed}: ${problems.slice(0, 3).join(', ')}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test('a rare one is found however far back it is: a page that has none says where to go on', async () => {
    const held = numbered(2_500, (i) => (i === 3 || i === 2_400 ? 'string' : 'none'));
    const vendor = await holdingReminders(held);
    const reading = await readAll(connect(vendor), { states: ['UNKNOWN', 'INVALID'] });
    expect(reading.ids).toEqual(['2400', '3']);
    expect(vendor.calls.length).toBeLessThan(45);
  });

  test('none at all is the end', async () => {
    const source = connect(await holdingReminders(numbered(1_250)));
    expect((await readAll(source, { states: ['REPLIED', 'INVALID'] })).ids).toEqual([]);
  });
});
