/** Walks through pages of reminders, and what is wrong with a walk. */
import type { ReminderPage, ReminderPosition, ReminderQuery, Source } from '../../../sources/ports/source.ts';
import type { ReminderState } from '../../../sources/vocabulary.ts';
import { randomFrom } from '../../lists/world.ts';
import { type Held, holdingReminders, pageOf, remindersIn } from './reminder-vendor.ts';
import { connect } from './source.ts';

/** The ids of those that can be read, as pages have to show them. */
export const inOrder = (held: readonly Held[]): readonly string[] =>
  held
    .filter(({ junk }) => !junk)
    .toSorted((a, b) => (b.at ?? -1) - (a.at ?? -1) || (a.id > b.id ? -1 : 1))
    .map(({ id }) => id);

interface Reading {
  readonly ids: readonly string[];
  readonly places: readonly ReminderPosition[];
  readonly pages: number;
  readonly unsure: boolean;
}
/** Reads on from where each page ends, as a client does, until there is no more. */
export async function readAll(
  source: Source,
  query: Partial<ReminderQuery>,
  between: (page: number) => { readonly limit: number } = () => ({ limit: 20 }),
): Promise<Reading> {
  const [ids, places]: [string[], ReminderPosition[]] = [[], []];
  let after: ReminderPosition | null = null;
  let unsure = false;
  for (let pages = 1; ; pages += 1) {
    const page: ReminderPage = await pageOf(source, { ...query, after, ...between(pages) });
    ids.push(...remindersIn(page));
    places.push(...page.rows.map(({ at }) => at));
    unsure ||= page.reason !== null;
    if (!page.more) return { ids, places, pages, unsure };
    if (!page.end) throw new Error('more is promised, and nothing says where to go on');
    if (pages > 2_000) throw new Error('the pages have no end');
    after = page.end;
  }
}

/** What a walk may not do: `before` were there when it began. */
function judge(reading: Reading, before: readonly Held[], now: readonly Held[]): readonly string[] {
  const seen = new Set(reading.ids);
  const still = new Map(now.map((one) => [one.id, one]));
  const lost = before.filter(({ id, state }) => !seen.has(id) && still.get(id)?.state === state);
  const disorder = reading.places.filter((place, i) => {
    const previous = reading.places[i - 1];
    return previous && (previous.t === place.t ? previous.id <= place.id : (previous.t ?? -1) < (place.t ?? -1));
  });
  return [
    ...lost.map(({ id }) => `${id} lost`),
    ...(seen.size < reading.ids.length ? ['twice'] : []),
    ...disorder.map(({ id }) => `disorder at ${id}`),
  ];
}

interface Shape {
  readonly seed: number;
  readonly count: number;
  /** How many seconds the reminders share. */
  readonly seconds: number;
  readonly states?: readonly ReminderState[];
  readonly largest?: number;
}
/** What is wrong with a walk over reminders that change all the time. */
export async function walkWhileChanging({ seed, count, seconds, states = ['NOT_REPLIED'], largest = 100 }: Shape) {
  const random = randomFrom(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  let serial = 0;
  const fresh = (at: number): Held => ({ id: `${pick(1_000)}-${(serial += 1)}`, state: 'none', at });
  const held: Held[] = Array.from({ length: count }, () => fresh(pick(seconds)));
  const stir = (): void => {
    for (let times = pick(4); times > 0; times -= 1) {
      const kind = random();
      const one = pick(held.length);
      const { id, at } = held[one] ?? fresh(0);
      if (kind < 0.3) held.push(fresh(seconds + pick(5)));
      else if (kind < 0.4) held.push(fresh(pick(seconds)));
      else if (kind < 0.7) held.splice(one, 1);
      // Replied to: it leaves the filter.
      else held[one] = { id, at, state: 'replied' };
    }
  };
  const source = connect(await holdingReminders(held, { random, stir }));
  const before = held.filter(({ state }) => state === 'none');
  const reading = await readAll(source, { states }, () => {
    stir();
    // Not below 10, so that a long list does not take hundreds of calls.
    return { limit: Math.max(1 + pick(largest), Math.floor(count / 30)) };
  });
  return judge(
    reading,
    before,
    held.filter(({ state }) => state === 'none' || states.length > 1),
  );
}
