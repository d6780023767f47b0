import fc from '../property.ts';
import { plain } from '../plain.ts';
import { describe, expect, test } from 'vitest';
import { JsonSpan } from '../../sources/values/json.ts';
import { scrub } from '../../sources/values/scrub.ts';
import {
  coordinate,
  count,
  decimalNumber,
  flag,
  list,
  maybe,
  read,
  record,
  text,
  time,
} from '../../sources/kit/wire.ts';

const line = record({ sku: maybe(text), qty: maybe(decimalNumber) });
const sale = record({
  id: text,
  title: maybe(text),
  total: maybe(decimalNumber),
  created: maybe(time),
  tags: list(text),
  lines: list(line),
  place: maybe(record({ city: maybe(text), lines: list(line) })),
});
const from = (value: unknown): JsonSpan => JsonSpan.of(value);

/** A value, what is left of it after reading, and its deviation. */
interface Piece {
  readonly came: unknown;
  /** undefined when the value was set aside. */
  readonly left: unknown;
  readonly deviations: readonly string[];
}
const good = (came: unknown, left: unknown = came): Piece => ({ came, left, deviations: [] });
const bad = (came: unknown, path: string): Piece => ({ came, left: undefined, deviations: [path] });

const anyText = fc.oneof(
  fc.string().map((word) => good(word)),
  fc.integer().map((number) => good(number, String(number))),
  fc.constant(good(null)),
);
const junkFor = {
  text: fc.constantFrom<unknown>(true, {}, [], { a: 1 }, [[1]]),
  decimal: fc.constantFrom<unknown>(true, {}, [], '', '一', '45.3,范围0-90'),
  time: fc.constantFrom<unknown>(true, {}, 5, '03月05日', '2016-02-30 00:00:00'),
  object: fc.constantFrom<unknown>('string', 5, true, []),
  list: fc.constantFrom<unknown>('none', '[1', 5, true),
};
const text$ = (path: string) =>
  fc.oneof(
    anyText,
    junkFor.text.map((junk) => bad(junk, path)),
  );
const decimal$ = (path: string) =>
  fc.oneof(
    fc.integer().map((number) => good(number, String(number))),
    fc.constantFrom(good('2.00'), good(null)),
    junkFor.decimal.map((junk) => bad(junk, path)),
  );
const time$ = (path: string) =>
  fc.oneof(
    fc.constantFrom(good('2016-03-02 12:00:01', '2016-03-02T12:00:01+08:00'), good('', null), good(null)),
    junkFor.time.map((junk) => bad(junk, path)),
  );

function object(fields: Readonly<Record<string, Piece>>): Piece {
  const entries = Object.entries(fields);
  return {
    came: Object.fromEntries(entries.map(([name, { came }]) => [name, came])),
    left: Object.fromEntries(entries.map(([name, { left }]) => [name, left === undefined ? null : left])),
    deviations: entries.flatMap(([, { deviations }]) => deviations),
  };
}
const array = (elements: readonly Piece[]): Piece => ({
  came: elements.map(({ came }) => came),
  left: elements.flatMap(({ left }) => (left === undefined ? [] : [left])),
  deviations: elements.flatMap(({ deviations }) => deviations),
});
/** A list as JSON text is that list, and counted. */
const asText = ({ came, left, deviations }: Piece, path: string): Piece => ({
  came: JSON.stringify(came),
  left,
  deviations: [path, ...deviations],
});
const array$ = (element: fc.Arbitrary<Piece>, path: string) =>
  fc.oneof(
    { arbitrary: fc.array(element, { maxLength: 6 }).map(array), weight: 4 },
    { arbitrary: fc.constantFrom(good(null), good('', null), good({}, null)), weight: 1 },
    { arbitrary: fc.array(element, { maxLength: 3 }).map((some) => asText(array(some), path)), weight: 1 },
    { arbitrary: junkFor.list.map((junk) => bad(junk, path)), weight: 1 },
  );
const lines$ = (path: string) =>
  array$(
    fc.oneof(
      {
        arbitrary: fc.record({ sku: text$(`${path}.[].sku`), qty: decimal$(`${path}.[].qty`) }).map(object),
        weight: 4,
      },
      { arbitrary: fc.constantFrom<unknown>(null, 'string', 5, []).map((junk) => bad(junk, `${path}.[]`)), weight: 1 },
    ),
    path,
  );
const record$ = fc
  .record({
    title: text$('title'),
    total: decimal$('total'),
    created: time$('created'),
    tags: array$(
      fc.oneof(
        fc.string().map((word) => good(word)),
        fc.constant(bad(null, 'tags.[]')),
      ),
      'tags',
    ),
    lines: lines$('lines'),
    place: fc.oneof(
      fc.record({ city: text$('place.city'), lines: lines$('place.lines') }).map(object),
      junkFor.object.map((junk) => bad(junk, 'place')),
      fc.constant(good(null)),
    ),
  })
  .map((fields) => object({ id: good('1'), ...fields }));

describe('reading a record', () => {
  test('sets aside exactly what does not fit, names it, and keeps everything else in its order', () => {
    fc.assert(
      fc.property(record$, ({ came, left, deviations }) => {
        const reading = read(sale, from(came));
        expect(plain(reading?.value)).toEqual(left);
        expect(reading?.deviations.map(({ path }) => path).toSorted()).toEqual(deviations.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  test('does not touch what came', () => {
    const raw = from({ id: '1', lines: [null, { sku: {} }, { sku: 'a' }] });
    const before = JSON.stringify(raw);
    expect(plain(read(sale, raw)?.value.lines)).toEqual([
      { sku: null, qty: null },
      { sku: 'a', qty: null },
    ]);
    expect(JSON.stringify(raw)).toBe(before);
  });

  test('never says the value that was set aside', () => {
    const reading = read(sale, from({ id: '1', total: '张三 13800000000', created: '张三' }));
    expect(reading?.deviations).toHaveLength(2);
    expect(JSON.stringify(reading?.deviations)).not.toMatch(/张三|1380/);
  });

  test('gives null when the record as a whole is another thing', () => {
    for (const other of [undefined, null, [], 'string', 5, true, {}, { id: null }, { id: {} }])
      expect(read(sale, other === undefined ? undefined : from(other))).toBeNull();
  });

  test('ends with a value or with null, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (junk) => {
        const reading = read(sale, from({ id: '1', lines: junk, tags: junk, place: junk, total: junk, created: junk }));
        expect(reading?.value.id).toBe('1');
        expect(read(sale, from(junk))).not.toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('ends soon even with very many bad values', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? null : { sku: String(i), qty: {} }));
    const reading = read(sale, from({ id: '1', lines }));
    expect(reading?.value.lines).toHaveLength(10_000);
    expect(plain(reading?.value.lines?.at(-1))).toEqual({ sku: '19999', qty: null });
  });

  test('a key named __proto__ changes nothing', () => {
    const reading = read(sale, new JsonSpan('{"__proto__":{"title":"x"},"id":"1","total":{},"tags":[null,"a"]}'));
    expect(plain(reading?.value)).toMatchObject({ id: '1', title: null, tags: ['a'] });
    expect(Reflect.get({}, 'title')).toBeUndefined();
  });
});

describe('the kinds of values', () => {
  const kinds = { text, decimalNumber, count, coordinate, flag, time };
  test.each<[keyof typeof kinds, string, unknown]>([
    ['text', '"a"', 'a'],
    ['text', '9007199254740993', '9007199254740993'],
    ['text', '1.50', '1.50'],
    ['decimalNumber', '122.2222000', '122.2222000'],
    ['decimalNumber', '" 0.01 "', '0.01'],
    ['decimalNumber', '1.5e1', '15'],
    ['count', '3', 3],
    ['count', '"3"', 3],
    ['count', '3.0', 3],
    ['coordinate', '111.5', 111.5],
    ['coordinate', '"24.4456"', 24.4456],
    ['flag', 'true', true],
    ['flag', '0', false],
    ['flag', '"1"', true],
    ['flag', '"false"', false],
    ...['true', '1', '1.0', '"1"', '"true"', '"True"', '"Y"', '"y"', '"yes"', '" 是 "'].map(
      (json): [keyof typeof kinds, string, unknown] => ['flag', json, true],
    ),
    ...['false', '0', '"0"', '"FALSE"', '"N"', '"no"', '"否"'].map((json): [keyof typeof kinds, string, unknown] => [
      'flag',
      json,
      false,
    ]),
    ['flag', '""', null],
    ['decimalNumber', '-0', '0'],
    ['decimalNumber', '"-0.00"', '0.00'],
    ['count', '-0', 0],
    ['time', '"2016-03-02 12:00:01"', '2016-03-02T12:00:01+08:00'],
    ['time', '""', null],
    ['time', '0', null],
    ['time', '-62135596800000', null],
    ['time', '"1970-01-01T00:00:00Z"', null],
    ['time', '"2016-03-02T04:00:01Z"', '2016-03-02T12:00:01+08:00'],
  ])('%s takes %s as %j', (kind, json, value) => {
    expect(
      plain(read<unknown>(record({ value: maybe<unknown>(kinds[kind]) }), new JsonSpan(`{"value":${json}}`))),
    ).toEqual({
      value: { value },
      deviations: [],
    });
  });

  test.each<[keyof typeof kinds, string]>([
    ['text', 'true'],
    ['text', '{}'],
    ['decimalNumber', '"45.3,范围0-90"'],
    ['decimalNumber', '""'],
    ['decimalNumber', 'false'],
    ['count', '1.5'],
    ['count', '2147483648'],
    ['count', '1e99'],
    ['coordinate', '"北"'],
    ['flag', '2'],
    ['flag', '"maybe"'],
    ['time', '1457000000'],
    ['time', '"2016-02-30 00:00:00"'],
  ])('%s sets %s aside', (kind, json) => {
    const reading = read<unknown>(record({ value: maybe<unknown>(kinds[kind]) }), new JsonSpan(`{"value":${json}}`));
    expect(plain(reading)).toMatchObject({ value: { value: null }, deviations: [{ path: 'value' }] });
  });
});

test.each([
  [null, null],
  ['成功', '成功'],
  ['订单 123456 不存在', '订单 123456 不存在'],
  ['手机 13800138000 不对', '手机 *********00 不对'],
  ['12345678、7654321', '******78、*****21'],
])("of a vendor's words %j only %j is shown", (words, shown) => expect(scrub(words)).toBe(shown));
