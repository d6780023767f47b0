/** What a parcel's events come to: a table of what leaves an ending, and what was seen never goes back. */
import { describe, expect, it } from 'vitest';
import { endsJourney, journeyOf } from '../../sources/domain/journey.ts';
import { timeline, withSetAside } from '../../sources/domain/trace.ts';
import type { TraceEvent } from '../../sources/model.ts';
import { courierInstant, type Instant, instant, milliseconds } from '../../sources/values/time.ts';
import type { TraceStatus } from '../../sources/vocabulary.ts';
import { statuses } from '../courier/texts.ts';
import fc from '../property.ts';

const day = (n: number): string => `2026-06-${String(n).padStart(2, '0')} 10:00:00`;
function event(status: TraceStatus, at: string | null, also: Partial<TraceEvent> = {}): TraceEvent {
  return {
    at: at === null ? null : courierInstant(at),
    atRaw: at ?? '',
    status,
    message: `${status} ${at ?? ''}`,
    place: null,
    native: { field: 'status', code: null, label: null, documented: false },
    classifiedBy: 'RULE',
    evidence: null,
    retracts: false,
    leg: null,
    setAside: null,
    source: 'SOMS_DELIVERY',
    ...also,
  };
}
const withdrawn = 'WITHDRAWN';
type Step = TraceStatus | typeof withdrawn;
const told = (...steps: readonly Step[]): readonly TraceEvent[] =>
  steps.map((step, i) =>
    step === withdrawn ? event('EXCEPTION', day(i + 1), { retracts: true }) : event(step, day(i + 1)),
  );

describe('a journey', () => {
  it.each<[readonly Step[], TraceStatus, number | null]>([
    [[], 'UNKNOWN', null],
    [['PICKED_UP', 'OUT_FOR_DELIVERY'], 'OUT_FOR_DELIVERY', null],
    [['AVAILABLE_FOR_PICKUP', 'UNKNOWN'], 'AVAILABLE_FOR_PICKUP', null],
    [['PICKED_UP', 'DELIVERED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION', 'CANCELLED'], 'DELIVERED', 2],
    [['DELIVERED', 'DELIVERED'], 'DELIVERED', 1],
    [['DELIVERED', 'RETURNING'], 'RETURNING', null],
    [['DELIVERED', 'RETURNING', 'ARRIVED', 'OUT_FOR_DELIVERY'], 'RETURNING', null],
    [['DELIVERED', 'RETURNING', 'RETURNED'], 'RETURNED', null],
    [['REFUSED', 'RETURNING', 'DELIVERED'], 'RETURNED', null],
    [['REFUSED', 'ARRIVED'], 'REFUSED', null],
    [['REFUSED', 'OUT_FOR_DELIVERY', 'DELIVERED'], 'DELIVERED', 3],
    [['ATTEMPT_FAILED', 'OUT_FOR_DELIVERY', 'DELIVERED'], 'DELIVERED', 3],
    [['CANCELLED', 'IN_TRANSIT'], 'CANCELLED', null],
    [['CANCELLED', 'PICKED_UP', 'IN_TRANSIT'], 'IN_TRANSIT', null],
    [['RETURNED', 'DELIVERED', 'PICKED_UP'], 'RETURNED', null],
    [['DELIVERED', withdrawn], 'EXCEPTION', null],
    [['DELIVERED', withdrawn, 'OUT_FOR_DELIVERY', 'DELIVERED'], 'DELIVERED', 4],
    [['OUT_FOR_DELIVERY', 'REFUSED', 'RETURNING', withdrawn, 'DELIVERED'], 'DELIVERED', 5],
    [[withdrawn, 'OUT_FOR_DELIVERY'], 'OUT_FOR_DELIVERY', null],
  ])('%j is %s', (steps, status, delivered) => {
    const journey = journeyOf(told(...steps));
    expect([journey.status, journey.deliveredAt]).toEqual([
      status,
      delivered === null ? null : instant(day(delivered)),
    ]);
  });

  it('takes 签收 on the way back for the sender’s, also where a code says it', () => {
    const steps = [event('DELIVERED', day(1)), event('DELIVERED', day(9), { leg: 'RETURN', classifiedBy: 'CODE' })];
    expect(journeyOf(steps)).toMatchObject({ status: 'RETURNED', deliveredAt: null });
  });

  it('is never on its way beside a delivery, whatever is told', () => {
    const anything = fc.array(
      fc.record({
        status: fc.constantFrom(...statuses),
        retracts: fc.boolean(),
        leg: fc.constantFrom(null, 'RETURN' as const),
      }),
    );
    fc.assert(
      fc.property(anything, (steps) => {
        const { status, deliveredAt } = journeyOf(steps.map((step, i) => event(step.status, day((i % 27) + 1), step)));
        expect(deliveredAt === null || status === 'DELIVERED').toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('events that are fetched again', () => {
  it('never take a status back, whichever are dropped and in whatever order they come', () => {
    const step = fc.record({ status: fc.constantFrom(...statuses), at: fc.integer({ min: 1, max: 27 }) });
    fc.assert(
      fc.property(
        fc
          .uniqueArray(step, { minLength: 1, maxLength: 10, selector: ({ at }) => at })
          .chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps))),
        ([first, again]) => {
          const events = (some: typeof first) => some.map(({ status, at }) => event(status, day(at)));
          const seen = timeline(events(first.toSorted((a, b) => a.at - b.at)));
          const merged = timeline(events(again.toSorted((a, b) => a.at - b.at)), seen);
          expect(journeyOf(merged)).toEqual(journeyOf(seen));
          expect(journeyOf(timeline(seen, events(again).toReversed()))).toEqual(journeyOf(seen));
        },
      ),
      { numRuns: 20_000 },
    );
  });
});

describe('an event that cannot be of the journey', () => {
  const placedAt = instant('2026-06-05 12:00:00');
  const now = milliseconds(instant('2026-06-20 12:00:00') as Instant);
  const judged = (events: readonly TraceEvent[], placed = placedAt) =>
    withSetAside(timeline(events), { placedAt: placed, now }).map(({ setAside }) => setAside !== null);

  it.each<[string, boolean]>([
    ['2026-06-04 11:59:59', true],
    ['2026-06-04 12:00:01', false],
    ['2025-12-01 08:00:00', true],
    ['2026-06-21 12:00:01', true],
    ['2026-06-21 11:59:59', false],
    ['1970-01-01 08:00:00', true],
    ['1970-01-01 00:00:00', true],
    ['0000-00-00 00:00:00', true],
    ['0001-01-01 00:00:00', true],
    ['yesterday', false],
    ['', false],
  ])('at %j is set aside: %s', (at, isAside) => expect(judged([event('PICKED_UP', at)])).toEqual([isAside]));

  it('of an earlier life of the number, months before, is set aside also where nobody knows when the order was placed', () => {
    const events = [
      event('PICKED_UP', '2026-01-01 10:00:00'),
      event('DELIVERED', '2026-01-03 10:00:00'),
      event('PICKED_UP', '2026-06-06 10:00:00'),
    ];
    expect(judged(events, null)).toEqual([true, true, false]);
    expect(judged(events)).toEqual([true, true, false]);
    // A parcel that never came to its end may have been silent for long.
    expect(judged([event('PICKED_UP', '2026-01-01 10:00:00'), event('DELIVERED', day(6))], null)).toEqual([
      false,
      false,
    ]);
  });

  it('of a later life of the number decides nothing', () => {
    const placed = instant('2026-01-01 09:00:00');
    const events = [
      event('PICKED_UP', '2026-01-01 10:00:00'),
      event('DELIVERED', '2026-01-03 10:00:00'),
      event('PICKED_UP', '2026-06-06 10:00:00'),
    ];
    expect(judged(events, placed)).toEqual([false, false, true]);
  });

  it('says why, for a person', () => {
    const [first] = withSetAside([event('DELIVERED', '2025-12-01 08:00:00')], { placedAt, now });
    expect(first?.setAside).toBe('it is more than a day older than the order: an earlier life of the number');
  });
});

describe('a courier’s time', () => {
  it.each([
    ['2026/6/8 9:05', '2026-06-08T09:05:00+08:00'],
    ['2026-06-08 09:05', '2026-06-08T09:05:00+08:00'],
    ['2026.06.08 09:05:07', '2026-06-08T09:05:07+08:00'],
    ['2026年06月08日 09:05:07', '2026-06-08T09:05:07+08:00'],
    ['2026年6月8日9时5分', '2026-06-08T09:05:00+08:00'],
    ['20260608090507', '2026-06-08T09:05:07+08:00'],
    ['2026-06-08 24:00:00', '2026-06-09T00:00:00+08:00'],
    ['2026/06/08 24:00', '2026-06-09T00:00:00+08:00'],
    ['2026-06-08T01:05:07Z', '2026-06-08T09:05:07+08:00'],
    ['2026-13-08 09:05', null],
    ['1970/1/1 8:00', null],
    ['soon', null],
  ])('%s is %s', (text, at) => expect(courierInstant(text)).toBe(at));
});

it('endings are those that end', () =>
  expect(statuses.filter(endsJourney).toSorted()).toEqual(['CANCELLED', 'DELIVERED', 'REFUSED', 'RETURNED']));
