import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import {
  type EpochMs,
  type EpochSeconds,
  type Instant,
  instant,
  instantAt,
  isUnset,
  localDate,
  milliseconds,
  promisedWindow,
  toldDate,
  toldInstant,
  toldOrUnset,
  vendorTime,
} from '../../sources/values/time.ts';

function known(text: string): Instant {
  const at = instant(text);
  if (at === null) throw new Error(`no time: ${text}`);
  return at;
}

describe('a vendor time', () => {
  test.each([
    ['2016-03-02 12:00:01', '2016-03-02T12:00:01+08:00'],
    ['  2016-03-02 12:00:01 ', '2016-03-02T12:00:01+08:00'],
    ['2016-03-02', '2016-03-02T00:00:00+08:00'],
    ['2024-02-29 23:59:59', '2024-02-29T23:59:59+08:00'],
    ['2016-03-02T12:00:01', '2016-03-02T12:00:01+08:00'],
    ['2016-03-02T12:00:01Z', '2016-03-02T20:00:01+08:00'],
    ['2016-03-02T12:00:01.5Z', '2016-03-02T20:00:01.5+08:00'],
    ['2016-03-02T12:00:01.123456789+09:00', '2016-03-02T11:00:01.123456789+08:00'],
    ['2016-03-02 12:00:01.250', '2016-03-02T12:00:01.250+08:00'],
    ['2016-03-02 12:00:01-0530', '2016-03-03T01:30:01+08:00'],
    ['2016-03-02 12:00:01+00:00', '2016-03-02T20:00:01+08:00'],
    ['2016-02-28 24:00:00', '2016-02-29T00:00:00+08:00'],
    ['2016-12-31T24:00:00.000Z', '2017-01-01T08:00:00.000+08:00'],
    // Beyond the years that can be written, a time keeps the zone in which it can be.
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
    ['1970-01-01 00:00:00', '1970-01-01T00:00:00+08:00'],
  ])('%j is %s', (text, expected) => expect(instant(text)).toBe(expected));

  test.each([
    ...['', ' ', '0', '1457000000', '2016', '2016-03', '2016-3-2 12:00:01', '16-03-02 12:00:01', '2016/03/02 12:00:01'],
    ...['2016-02-30 12:00:00', '2023-02-29', '2016-13-01 00:00:00', '2016-00-10 00:00:00', '2016-04-31', '2016-01-00'],
    ...[
      '2016-03-02 25:00:00',
      '2016-03-02 24:00:01',
      '2016-03-02 24:01:00',
      '2016-03-02 24:00:00.5',
      '2016-03-02 12:60:00',
      '2016-03-02 12:00:60',
    ],
    ...['2016-03-02 12:00', '2016-03-02 12:00:01 下午', '03月05日 晚上', '2022-06-30 12:00:00 或者 2022-06-30'],
    ...['2016-03-02T12:00:01+25:00', '2016-03-02T12:00:01+08:99', '2016-03-02T12:00:01+99:99', '2016-03-02 12:00:01z'],
  ])('%j names no real moment', (text) => expect(instant(text)).toBeNull());

  test('without a zone is China time, whatever the machine thinks', () => {
    const moment = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9998, 11, 31) }).map((ms) => ms - (ms % 1000));
    fc.assert(
      fc.property(moment, (ms) => {
        const text = vendorTime(ms);
        expect(text).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
        expect(milliseconds(known(text))).toBe(ms);
        expect(milliseconds(instantAt(ms))).toBe(ms);
      }),
    );
  });

  test('with an offset is that moment', () => {
    expect(milliseconds(known('2016-03-02 12:00:01'))).toBe(Date.UTC(2016, 2, 2, 4, 0, 1));
    expect(milliseconds(known('2016-03-02T12:00:01Z'))).toBe(Date.UTC(2016, 2, 2, 12, 0, 1));
    expect(milliseconds(known('2016-03-02T12:00:01-0530'))).toBe(Date.UTC(2016, 2, 2, 17, 30, 1));
  });

  test('is either read as a moment that exists or refused', () => {
    const digits = fc.stringMatching(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/);
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        const at = instant(text);
        expect(at === null || Number.isFinite(milliseconds(at))).toBe(true);
      }),
    );
  });
});

test.each([
  ['2020-06-17 10:00:00', '2020-06-17'],
  ['2020-06-17', '2020-06-17'],
  ['2020-06-31', null],
  ['', null],
  ['string', null],
])('the day of %j is %s', (text, day) => expect(localDate(text)).toBe(day));

describe('what a vendor tells of a time', () => {
  test.each([
    ...['', ' ', '0', '0.0', '-1', '-62135596800000', '0000-00-00', '0000-00-00 00:00:00', '0001-01-01T00:00:00'],
    ...['0001/1/1 0:00:00', '1970-01-01T00:00:00Z', '1970-01-01 08:00:00', '1969-12-31 16:00:00', '1753-01-01'],
    ...['9999-12-31 23:59:59', '1999-12-31T15:59:59Z'],
  ])('%j is unset', (text) => expect([isUnset(text), toldInstant(text), toldDate(text)]).toEqual([true, null, null]));

  test.each(['2016-03-02 12:00:01', '1999-12-31T16:00:00Z', '03月05日', '1457000000', '-', '25:00'])(
    '%j is not',
    (text) => expect(isUnset(text)).toBe(false),
  );
});

describe('a promised time', () => {
  test.each([
    [null, null],
    ['', null],
    ['  ', null],
    // A moment is the end of the promised time, which has no start then.
    ['2022-06-30 12:00:00', { start: null, end: '2022-06-30T12:00:00+08:00', text: null }],
    ['2022-06-30', { start: '2022-06-30T00:00:00+08:00', end: '2022-06-30T23:59:59+08:00', text: null }],
    [' 2022-06-30 ', { start: '2022-06-30T00:00:00+08:00', end: '2022-06-30T23:59:59+08:00', text: null }],
    ['03月05日 晚上', { start: null, end: null, text: '03月05日 晚上' }],
    ['2022-06-30 12:00:00 或者 2022-06-30', { start: null, end: null, text: '2022-06-30 12:00:00 或者 2022-06-30' }],
    ['2022-02-30', { start: null, end: null, text: '2022-02-30' }],
    ['0000-00-00', null],
    ['1970-01-01 08:00:00', null],
  ])('%j is a window', (text, window) => expect(promisedWindow(text)).toEqual(window));
});

test('seconds since 1970 are never taken for milliseconds, nor milliseconds for seconds', () => {
  const seconds: EpochSeconds = 1_772_000_000;
  const moment: EpochMs = seconds * 1000;
  // @ts-expect-error The compiler tells the units apart.
  const late: EpochMs = seconds;
  // @ts-expect-error And the other way round.
  const early: EpochSeconds = moment;
  expect([late * 1000, early / 1000]).toEqual([moment, seconds]);
});

test('a time that is written as usual is read as any other is', () => {
  const digits = (letters: string) => fc.stringMatching(new RegExp(`^[${letters}]$`));
  const text = fc
    .tuple(
      fc.constantFrom('2016', '2024', '1999', '2000', '9999', '9899', '9900', '0001', '20a6', '201٣'),
      fc.constantFrom('01', '02', '04', '12', '13', '00', '1x'),
      fc.constantFrom('00', '01', '28', '29', '30', '31', '32', ' 1'),
      fc.constantFrom('00', '09', '23', '24', '25'),
      fc.constantFrom('00', '59', '60'),
      fc.constantFrom('00', '59', '60', '5'),
      digits('-/'),
      digits(' T'),
    )
    .map(
      ([year, month, day, hour, minute, second, dash, middle]) =>
        `${year}${dash}${month}${dash}${day}${middle}${hour}:${minute}:${second}`,
    );
  fc.assert(
    fc.property(text, (told) => {
      expect(toldOrUnset(told)).toBe(isUnset(told) ? null : (instant(told) ?? undefined));
    }),
    { numRuns: 3_000 },
  );
});
