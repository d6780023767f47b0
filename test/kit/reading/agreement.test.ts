/**
 * The readers of kit/wire.ts against the reference: what the engine's parser and zod made of the same texts (zod-wire.ts).
 *
 * Where the outcome differs on purpose (docs/decisions/0020-reading-by-opening.md):
 * - The reference knew nothing of a text that is broken anywhere. A reader gives null where the record itself is broken,
 *   sets a broken part of it aside and tells so, and does not look into what it does not read.
 * - Of several members of one name the last counts for both; a reader tells what did not fit in the earlier ones, too.
 * - A record within a record that lacks what it must have is set aside; with the reference all of the record was.
 */
import fc from '../../property.ts';
import { describe, expect, test } from 'vitest';
import { plain } from '../../plain.ts';
import * as wire from '../../../sources/kit/wire.ts';
import { JsonSpan, parseJson } from '../../../sources/values/json.ts';
import { type Declared, mark, outcome, saleAndBody, written } from './declared.ts';
import * as zod from './zod-wire.ts';

const ours = (one: Declared, text: string): ReturnType<typeof outcome> =>
  outcome(wire.read(one.ours, new JsonSpan(text)));
const theirs = (one: Declared, text: string): ReturnType<typeof outcome> =>
  outcome(zod.read(one.theirs, parseJson(text)));

describe('a reader', () => {
  test('gives what the reference gives, and tells the same deviations', () => {
    fc.assert(
      fc.property(saleAndBody, ({ one, body }) => {
        const text = written(body);
        expect(ours(one, text)).toEqual(theirs(one, text));
      }),
      { numRuns: 1_500 },
    );
  });

  test('gives the same of a row of a list, which has a text of its own', () => {
    fc.assert(
      fc.property(saleAndBody, ({ one, body }) => {
        const [text, other] = [written(body), '{"id":"1"}'];
        const list = wire.record({ rows: wire.rowsOf(one.ours as wire.RecordReader<wire.Opened>) });
        const rows = wire.read(list, new JsonSpan(`{"rows":[${text}, ${other} ,${text}],"id":2}`))?.value.rows ?? [];
        expect(rows.map((row) => row.read().raw.text)).toEqual([text, other, text]);
        expect(rows.map((row) => outcome(row.read().reading))).toEqual(
          [text, other, text].map((row) => ours(one, row)),
        );
      }),
      { numRuns: 700 },
    );
  });

  test('gives the same with blanks between all that it reads', () => {
    fc.assert(
      fc.property(saleAndBody, fc.constantFrom('\n', '\t', ' ', '\r\n '), ({ one, body }, blank) => {
        const text = written(body);
        fc.pre(!text.includes(mark));
        const spaced = JSON.stringify(JSON.parse(text), null, blank);
        expect(ours(one, `${blank}${spaced}${blank}`)).toEqual(theirs(one, spaced));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['an escape in a name', '{"\\u0061":"1"}', { a: '1' }],
    ['the last of several', '{"a":"1","ab":"x","a":"2"}', { a: '2', ab: 'x' }],
    ['the last, which says nothing', '{"a":"1","a":null}', {}],
    ['__proto__ as any other name', '{"__proto__":{"a":"1"},"ab":"2"}', { ab: '2' }],
    ['names of objects', '{"constructor":1,"toString":2,"a":"3"}', { a: '3' }],
  ])('reads %s', (_what, json, members) => {
    const reading = wire.read(wire.record({ a: wire.maybe(wire.text), ab: wire.maybe(wire.text) }), new JsonSpan(json));
    expect(plain(reading)).toEqual({ value: { a: null, ab: null, ...members }, deviations: [] });
  });

  test('tells what did not fit in each of several members of one name, and takes the last', () => {
    const reading = wire.read(wire.record({ a: wire.maybe(wire.count) }), new JsonSpan('{"a":"x","a":2}'));
    expect(plain(reading)).toEqual({ value: { a: 2 }, deviations: [{ path: 'a', reason: 'custom' }] });
  });

  test('sets a record aside alone that lacks what it must have', () => {
    const reader = wire.record({ a: wire.list(wire.record({ id: wire.text })) });
    expect(plain(wire.read(reader, new JsonSpan('{"a":[{},{"id":"1"}]}')))).toEqual({
      value: { a: [{ id: '1' }] },
      deviations: [{ path: 'a.[]', reason: 'invalid_type' }],
    });
  });

  test('keeps what is not declared where it is asked to, by any name', () => {
    const reading = wire.read(
      wire.looseRecord({ a: wire.maybe(wire.text) }),
      new JsonSpan('{"others":1.0,"a":"2","__proto__":[3]}'),
    );
    expect(reading?.value.a).toBe('2');
    expect([...(reading?.value.others ?? [])].map(([name, { json }]) => [name, json])).toEqual([
      ['others', '1.0'],
      ['__proto__', '[3]'],
    ]);
  });
});
