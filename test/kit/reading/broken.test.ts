/** Text that is not JSON, wholly or in part; what JSON is, the engine says. */
import fc from '../../property.ts';
import { describe, expect, test } from 'vitest';
import { plain } from '../../plain.ts';
import * as wire from '../../../sources/kit/wire.ts';
import { isJson, JsonSpan, parseJson } from '../../../sources/values/json.ts';
import { type Declared, marked, numberTexts, outcome, written } from './declared.ts';
import * as zod from './zod-wire.ts';

/** Declares the same members at each of its levels, so that nothing in a body of them goes unread. */
const levels = (depth: number): { readonly reader: wire.Reader<unknown>; readonly body: fc.Arbitrary<object> } => {
  const below = depth === 0 ? null : levels(depth - 1);
  const leaf = {
    a: wire.maybe(wire.text),
    b: wire.maybe(wire.decimalNumber),
    e: wire.maybe(wire.flag),
    f: wire.maybe(wire.time),
  };
  const bodies = {
    a: fc.string({ maxLength: 4 }),
    b: marked,
    e: fc.boolean(),
    f: fc.constantFrom('2016-03-02 12:00:01', null),
  };
  if (!below) return { reader: wire.record(leaf), body: fc.record(bodies, { requiredKeys: [] }) };
  return {
    reader: wire.record({ ...leaf, c: wire.list(below.reader), d: wire.maybe(below.reader) }),
    body: fc.record({ ...bodies, c: fc.array(below.body, { maxLength: 3 }), d: below.body }, { requiredKeys: [] }),
  };
};
const { reader: wholly, body: whole } = levels(2);
const rows = wire.record({ rows: wire.rowsOf(wholly as wire.RecordReader<wire.Opened>) });
const isKnown = (text: string): boolean =>
  [...text.matchAll(/"([^"]*)"\s*:/g)].every(([, name]) => /^[a-f]$/.test(name ?? ''));
const bits = ['"', '{', '}', '[', ']', ',', ':', '\\', 'x', '1', '.', '-', ' ', '\n', '\u0001', 'e', 'null', 'tru', ''];

const zodLevels = (depth: number): Declared['theirs'] => {
  const leaf = {
    a: zod.maybe(zod.text),
    b: zod.maybe(zod.decimalNumber),
    e: zod.maybe(zod.flag),
    f: zod.maybe(zod.time),
  };
  const below = depth === 0 ? null : zodLevels(depth - 1);
  return below ? zod.record({ ...leaf, c: zod.list(below), d: zod.maybe(below) }) : zod.record(leaf);
};
const wholeOfZod = zodLevels(2);

describe('broken text', () => {
  test('is refused or told, and never read as something else', () => {
    fc.assert(
      fc.property(
        whole,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(2),
        fc.constantFrom(...bits),
        (body, where, cut, bit) => {
          const text = written(body);
          const at = Math.floor(where * text.length);
          const broken = text.slice(0, at) + bit + text.slice(at + cut);
          fc.pre(isKnown(broken));
          const reading = wire.read(wholly, new JsonSpan(broken));
          if (!isJson(broken)) expect(reading === null || reading.deviations.length > 0, broken).toBe(true);
          else
            expect(plain(reading?.value ?? null), broken).toEqual(
              plain(zod.read(wholeOfZod, parseJson(broken))?.value ?? null),
            );
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('is read in a row of a list as it is alone', () => {
    fc.assert(
      fc.property(
        whole,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.constantFrom(...bits),
        (body, where, bit) => {
          const text = written(body);
          const at = Math.floor(where * text.length);
          const broken = text.slice(0, at) + bit + text.slice(at + 1);
          const list = wire.read(rows, new JsonSpan(`{"rows":[{"a":"1"},${broken}]}`))?.value.rows ?? [];
          const [, row] = list;
          fc.pre(list.length === 2 && row?.read().raw.text === broken);
          expect(plain(row?.read().reading?.value)).toEqual(plain(wire.read(wholly, new JsonSpan(broken))?.value));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('that breaks off is refused, wherever it does', () => {
    fc.assert(
      fc.property(whole, (body) => {
        const text = written(body);
        for (let end = 0; end < text.length; end += 1)
          expect(wire.read(wholly, new JsonSpan(text.slice(0, end))), text.slice(0, end)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  const parts = wire.record({
    id: wire.text,
    d: wire.maybe(wire.record({ a: wire.maybe(wire.text) })),
    c: wire.list(wire.record({ a: wire.maybe(wire.text) })),
  });
  test.each<[string, string, unknown, readonly string[]]>([
    ['in a part', '{"d":{"a":"1" "b"},"id":"7"}', { id: '7', d: null, c: null }, ['d: not JSON']],
    ['in a member', '{"d":{"a":bad},"id":"7"}', { id: '7', d: { a: null }, c: null }, ['d.a: not JSON']],
    ['in a number', '{"d":{"a":01},"id":"7"}', { id: '7', d: { a: null }, c: null }, ['d.a: not JSON']],
    ['in a string', '{"d":{"a":"\\x"},"id":"7"}', { id: '7', d: { a: null }, c: null }, ['d.a: not JSON']],
    [
      'in an element',
      '{"c":[{"a":"1"},{"a"},{"a":"3"}],"id":"7"}',
      { id: '7', d: null, c: [{ a: '1' }, { a: '3' }] },
      ['c.[]: not JSON'],
    ],
    ['between elements', '{"c":[{"a":"1"} {"a":"3"}],"id":"7"}', { id: '7', d: null, c: null }, ['c: not JSON']],
    ['where nobody reads', '{"x":[1 2,{"y":tru}],"id":"7"}', { id: '7', d: null, c: null }, []],
  ])('%s is set aside with its part: %s', (_where, json, value, deviations) => {
    expect(outcome(wire.read(parts, new JsonSpan(json)))).toEqual({ value, deviations });
  });

  test.each([
    '{"id":"7"',
    '{"id":"7"}}',
    '{"id":"7",}',
    '{"id" "7"}',
    '{"id":"7"}x',
    '{"x":[},"id":"7"}',
    '{"x":,"id":"7"}',
    "{'id':'7'}",
    '{"i\\x":1,"id":"7"}',
    '\uFEFF{"id":"7"}',
    '{"d":{"a":"1}',
  ])('of the record itself is no record: %s', (json) => expect(wire.read(parts, new JsonSpan(json))).toBeNull());

  test('nested without end is refused without being followed', () => {
    for (const open of ['[', '{"a":', '{"d":', '[{"c":'])
      for (const text of [open.repeat(500_000), `{"id":"7","x":${open.repeat(500_000)}`])
        expect(wire.read(parts, new JsonSpan(text))).toBeNull();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(wire.read(parts, new JsonSpan(`{"id":"7","x":${deep}}`))).toBeNull();
    expect(new JsonSpan(deep).value).toSatisfy((value) => value === deep || Array.isArray(value));
  });
});

describe('what the engine reads', () => {
  const literal = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\\n',
          '\\u0000',
          '\\ud800',
          '\\uD83D\\uDE00',
          '\\\\',
          '\\"',
          '\\/',
          '\\x',
          '\\u12',
          '\\',
          '\u0001',
          '\u2028',
          '\ud800',
          '名',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
    )
    .map((some) => `"${some.join('')}"`);
  test('of a string is what a reader makes of it', () => {
    fc.assert(
      fc.property(literal, (json) => {
        const reading = wire.read(wire.text, new JsonSpan(json));
        expect(reading?.value).toBe(isJson(json) ? JSON.parse(json) : undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of a number is a number, with its digits', () => {
    fc.assert(
      fc.property(fc.oneof(numberTexts, fc.stringMatching(/^[-+0-9.eE]{1,8}$/)), (json) => {
        expect(wire.read(wire.text, new JsonSpan(json))?.value).toBe(isJson(json) ? json : undefined);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a span', () => {
  test('shows every digit, alone and in an answer', () => {
    const span = new JsonSpan('x{"a":2.0,"b":[-0,12345678901234567890.10]}y', 1, 43);
    expect(JSON.stringify({ raw: span })).toBe('{"raw":{"a":2.0,"b":[-0,12345678901234567890.10]}}');
    expect(span.own().json).toBe(span.json);
  });

  test('of what is no JSON shows the text that came', () => {
    expect(new JsonSpan('{"a":bad}').value).toBe('{"a":bad}');
  });

  test('within a text begins behind its byte order mark', () => {
    expect(JsonSpan.within('\uFEFF{"a":1}').json).toBe('{"a":1}');
  });
});
