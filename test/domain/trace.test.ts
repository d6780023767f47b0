import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import {
  mergeTraces,
  packageOfTrace,
  packageStatusOf,
  stalledSince,
  timeline,
  traceOf,
} from '../../sources/domain/trace.ts';
import { type Instant, instant, milliseconds } from '../../sources/values/time.ts';
import type { Trace, TraceEvent } from '../../sources/model.ts';
import type { TraceSource, TraceStatus } from '../../sources/vocabulary.ts';
import { bareKey, bareOrder } from './bare-order.ts';

function known(text: string): Instant {
  const at = instant(text);
  if (at === null) throw new Error(`no time: ${text}`);
  return at;
}
interface EventFacts {
  readonly at: string | null;
  readonly message?: string;
  readonly status?: TraceStatus;
  readonly source?: TraceSource;
  readonly place?: string;
}
const event = ({
  at,
  message = 'm',
  status = 'IN_TRANSIT',
  source = 'SOMS_DELIVERY',
  place,
}: EventFacts): TraceEvent => ({
  at: at === null ? null : instant(at),
  atRaw: at ?? '',
  status,
  message,
  place: place ?? null,
  native: { field: 'status', code: null, label: null, documented: false },
  classifiedBy: 'RULE',
  evidence: null,
  retracts: false,
  leg: null,
  setAside: null,
  source,
});
const fetchedAt = known('2026-11-02 10:00:00');
const trace = (events: readonly TraceEvent[], more: Partial<Trace> = {}): Trace => ({
  ...traceOf(events, { trackingNo: '123', sources: ['SOMS_DELIVERY'], fetchedAt }),
  ...more,
});

const told$ = fc
  .record({
    at: fc.oneof(
      { arbitrary: fc.nat(4).map((second) => `2022-04-07 08:39:0${second}`), weight: 8 },
      { arbitrary: fc.nat(4).map((second) => `2022-04-07T00:39:0${second}.5Z`), weight: 2 },
      { arbitrary: fc.constant(null), weight: 1 },
    ),
    message: fc.constantFrom('到达 厦门', '到达厦门', ' 到达  厦门\n', '离开厦门', ''),
    status: fc.constantFrom<TraceStatus>('IN_TRANSIT', 'DELIVERED', 'UNKNOWN'),
    source: fc.constantFrom<TraceSource>('SOMS_DELIVERY', 'SOMS_EXPRESS'),
  })
  .map(event);
const events$ = fc.array(told$, { maxLength: 12 });
/** Two events are the same when they are of one second and have the same words, apart from blanks. */
const sameKey = ({ at, atRaw, message }: TraceEvent): string =>
  `${at === null ? atRaw : Math.floor(milliseconds(at) / 1000)}/${message.replaceAll(/\s/g, '')}`;
const sameKeys = (events: readonly TraceEvent[]): readonly string[] => events.map(sameKey).toSorted();

describe('a timeline', () => {
  test('tells every event once, in whatever order they come', () => {
    fc.assert(
      fc.property(
        events$.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const once = [...new Set(sameKeys(events))];
          expect(sameKeys(timeline(events))).toEqual(once);
          expect(sameKeys(timeline(shuffled))).toEqual(once);
        },
      ),
    );
  });

  test('stays the same when events are repeated', () => {
    fc.assert(
      fc.property(events$, (events) => {
        const once = timeline(events);
        expect(timeline(once)).toEqual(once);
        expect(timeline(once, once)).toEqual(once);
        expect(timeline(once, once.toReversed()).length).toBe(once.length);
      }),
    );
  });

  test('is in the order of time, then of the source, then of arrival', () => {
    fc.assert(
      fc.property(events$, (events) => {
        const line = timeline(events).filter(({ at }) => at !== null);
        const rank = { SOMS_DELIVERY: 0, SOMS_EXPRESS: 1, YUANSHU_BTS: 2 };
        line.slice(1).forEach((later, i) => {
          const earlier = line[i];
          if (!earlier) throw new Error('no event before the second');
          const [a, b] = [earlier, later].map(({ at }) => (at === null ? Number.NaN : milliseconds(at)));
          expect(a).toBeLessThanOrEqual(Number(b));
          if (a !== b) return;
          expect(rank[earlier.source]).toBeLessThanOrEqual(rank[later.source]);
        });
      }),
    );
  });

  test('keeps what the first source says where two tell the same', () => {
    const [delivery, express] = (['SOMS_DELIVERY', 'SOMS_EXPRESS'] as const).map((source) =>
      event({ at: '2022-04-07 08:39:07', message: '顺丰速运 已收取快件', source }),
    );
    if (!delivery || !express) throw new Error('no events');
    expect(timeline([express, delivery])).toEqual([delivery]);
  });

  test('repeats the same words of another second', () => {
    expect(
      timeline([event({ at: '2022-04-07 08:39:08' }), event({ at: '2022-04-07 08:39:07' })]).map(({ at }) => at),
    ).toEqual(['2022-04-07T08:39:07+08:00', '2022-04-07T08:39:08+08:00']);
  });
});

test('an event whose time cannot be read stays behind the one that it was told after', () => {
  const [picked, unread, arrived] = [
    event({ at: '2022-04-07 08:00:00', message: 'a' }),
    event({ at: null, message: 'b' }),
    event({ at: '2022-04-08 08:00:00', message: 'c' }),
  ];
  for (const told of [
    [picked, unread, arrived],
    [arrived, unread, picked],
  ])
    expect(timeline(told).map(({ message }) => message)).toEqual(['a', 'b', 'c']);
});

test('the status of an event is a status of the parcel too, which knows fewer of them', () => {
  expect(packageStatusOf('DEPARTED')).toBe('IN_TRANSIT');
  expect(packageStatusOf('INFO_RECEIVED')).toBe('LABEL_CREATED');
});

describe('a parcel without news', () => {
  const last = known('2022-04-07 08:00:00');
  const after = (hours: number): number => milliseconds(last) + hours * 3_600_000;
  const silent = trace([event({ at: '2022-04-07 08:00:00' })]);

  test.each([
    [71, null],
    [72, null],
    [73, last],
    [10_000, last],
  ])('after %i hours is stalled since %s', (hours, since) => {
    expect(stalledSince(silent, after(hours))).toBe(since);
  });

  test.each<TraceStatus>(['DELIVERED', 'REFUSED', 'RETURNED', 'CANCELLED'])('is not stalled when %s', (status) => {
    expect(stalledSince(trace([event({ at: '2022-04-07 08:00:00', status })]), after(1_000))).toBeNull();
  });

  test('is not stalled when nothing is known of it', () => expect(stalledSince(trace([]), after(1_000))).toBeNull());
});

describe('two answers about one parcel', () => {
  test('become one, and the first to say a thing is kept', () => {
    const courier = { name: { plain: '张三', masked: null }, phone: { plain: null, masked: null } };
    const first = trace([event({ at: '2022-04-07 08:39:07', message: 'a', status: 'PICKED_UP' })], {
      trackingNo: null,
      courier: { ...courier, latitude: null, longitude: null },
    });
    const second = trace(
      [
        event({ at: '2022-04-07 08:39:07', message: ' a ', status: 'UNKNOWN', source: 'SOMS_EXPRESS' }),
        event({ at: '2022-04-08 09:00:00', message: 'b', status: 'DELIVERED', source: 'SOMS_EXPRESS' }),
      ],
      {
        trackingNo: '123',
        carrier: { code: 'shunfeng', name: '顺丰', normalizedCode: 'SF', mode: 'EXPRESS' },
        sources: ['SOMS_EXPRESS'],
        trackingUrl: 'http://aaa/bbb',
        freshness: { fetchedAt: known('2026-11-02 09:59:00'), sourceModifiedAt: null, origin: 'LIVE' },
      },
    );
    expect(mergeTraces(first, second)).toEqual({
      trackingNo: '123',
      carrier: second.carrier,
      courier: first.courier,
      events: [first.events[0], second.events[1]],
      status: 'DELIVERED',
      sources: ['SOMS_DELIVERY', 'SOMS_EXPRESS'],
      pickedUpAt: '2022-04-07T08:39:07+08:00',
      deliveredAt: '2022-04-08T09:00:00+08:00',
      estimatedDelivery: null,
      trackingUrl: 'http://aaa/bbb',
      faults: [],
      // It is as old as the older answer, and was modified when the newest event happened.
      freshness: {
        fetchedAt: '2026-11-02T09:59:00.000+08:00',
        sourceModifiedAt: '2022-04-08T09:00:00+08:00',
        origin: 'LIVE',
      },
    });
  });

  test('hold the same events whichever comes first', () => {
    fc.assert(
      fc.property(events$, events$, (a, b) => {
        const [one, other] = [trace(timeline(a)), trace(timeline(b))];
        expect(sameKeys(mergeTraces(one, other).events)).toEqual(sameKeys(mergeTraces(other, one).events));
        expect(mergeTraces(one, one).events).toEqual(one.events);
      }),
    );
  });

  test('without events keep the status that one of them has', () => {
    const [nothing, cancelled] = [trace([]), trace([], { status: 'CANCELLED' })];
    expect(mergeTraces(nothing, cancelled).status).toBe('CANCELLED');
    expect(mergeTraces(cancelled, nothing).status).toBe('CANCELLED');
  });
});

test('a parcel that only a trace names says that its status is derived', () => {
  const order = bareOrder(bareKey('SOMS', '1'));
  const delivered = trace([event({ at: '2022-04-07 08:39:07', status: 'DELIVERED' })], {
    trackingNo: '123434354',
    pickedUpAt: known('2022-04-06 08:00:00'),
  });
  expect(packageOfTrace(order, delivered)).toMatchObject({
    order: order.key,
    packageKey: ['', '123434354'],
    direction: 'OUTBOUND',
    status: 'DELIVERED',
    statusDerived: true,
    shippedAt: '2022-04-06T08:00:00+08:00',
  });
});
