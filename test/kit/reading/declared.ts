/** Declarations in both vocabularies, ours and the reference's, and bodies that fit them more or less. */
import type { z } from 'zod';
import fc from '../../property.ts';
import { plain } from '../../plain.ts';
import * as wire from '../../../sources/kit/wire.ts';
import * as zod from './zod-wire.ts';

/** One declaration in both vocabularies, and names that a body of it may have. */
export interface Declared {
  readonly ours: wire.Reader<unknown>;
  readonly theirs: z.ZodType;
  readonly fitting: fc.Arbitrary<unknown>;
}

const scalarTexts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', ' ', '2016-03-02 12:00:01', '2016-02-30 00:00:00', '2026-11-20T10:00:00Z', '0', '一'),
  fc.constantFrom(
    ' 12.50 ',
    '-0.00',
    '1e3',
    '1',
    'Y',
    'n',
    '是',
    'false',
    '\u0000',
    '\ud800',
    '"\\',
    '[1]',
    '{}',
    '[{"a":1}]',
    '[1',
  ),
);
/** JSON texts of numbers, by which they are put into a body. */
export const numberTexts = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '2.0',
    '1e999',
    '-1E+308',
    '9e-99',
    '12345678901234567890',
    '0.10',
    '-5',
    '2147483648',
    '1.0',
  ),
  fc.stringMatching(/^-?[1-9][0-9]{0,39}(\.[0-9]{1,40})?$/),
);
export const mark = '\uE000';
export const marked = numberTexts.map((text) => `${mark}${text}${mark}`);
/** The text of a value in which a marked text stands for a number. */
export const written = (value: unknown): string =>
  JSON.stringify(value).replaceAll(new RegExp(`"${mark}([^"]*)${mark}"`, 'g'), '$1');

const scalar = fc.oneof(scalarTexts, marked, fc.boolean(), fc.constant(null));
const junk = fc.oneof(
  scalar,
  fc.constantFrom<unknown>([], {}, [[]], { a: 1 }, [null], { id: '1' }),
  fc.jsonValue({ maxDepth: 3 }),
);

const scalars: readonly (readonly [wire.Reader<unknown>, Declared['theirs']])[] = [
  [wire.text, zod.text],
  [wire.decimalNumber, zod.decimalNumber],
  [wire.count, zod.count],
  [wire.coordinate, zod.coordinate],
  [wire.flag, zod.flag],
  [wire.time, zod.time],
];
const words = (value: string): string | null => (value.trim() === '' ? null : value);

const names = ['id', 'sku_id', 'amount', 'total', 'a', 'ab', 'ba', '名', 'details', 'x'.repeat(40)];
const { declared } = fc.letrec<{ declared: Declared; record: Declared; leaf: Declared }>((tie) => ({
  leaf: fc
    .constantFrom(...scalars, [wire.text.transform(words), zod.text.transform(words)] as const)
    .map(([ours, theirs]): Declared => ({ ours: wire.maybe(ours), theirs: zod.maybe(theirs), fitting: scalar })),
  record: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), tie('declared')), {
      minLength: 1,
      maxLength: 5,
      selector: ([name]) => name,
    })
    .map((members): Declared => {
      const shape = <K extends 'ours' | 'theirs'>(kind: K) =>
        Object.fromEntries(members.map(([name, one]) => [name, one[kind]])) as Record<string, Declared[K]>;
      const bodies = Object.fromEntries(
        members.map(([name, one]) => [
          name,
          fc.oneof({ arbitrary: one.fitting, weight: 5 }, { arbitrary: junk, weight: 1 }),
        ]),
      );
      return {
        ours: wire.record(shape('ours')),
        theirs: zod.record(shape('theirs')),
        fitting: fc.record(bodies, { requiredKeys: [] }),
      };
    }),
  declared: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    tie('record').map(({ ours, theirs, fitting }) => ({ ours: wire.maybe(ours), theirs: zod.maybe(theirs), fitting })),
    tie('record').map(({ ours, theirs, fitting }) => ({
      ours: wire.part(ours as ReturnType<typeof wire.record>),
      theirs: zod.part(theirs),
      fitting,
    })),
    fc
      .oneof(
        tie('record'),
        fc.constantFrom(...scalars).map(([ours, theirs]): Declared => ({ ours, theirs, fitting: scalar })),
      )
      .map(({ ours, theirs, fitting }): Declared => ({
        ours: wire.list(ours),
        theirs: zod.list(theirs),
        fitting: fc.oneof(
          { arbitrary: fc.array(fitting, { maxLength: 4 }), weight: 4 },
          { arbitrary: fitting, weight: 1 },
          { arbitrary: fc.array(fitting, { maxLength: 2 }).map(written), weight: 1 },
        ),
      })),
  ),
}));
const sale: fc.Arbitrary<Declared> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), declared), {
    minLength: 1,
    maxLength: 6,
    selector: ([name]) => name,
  })
  .map((members) => ({
    ours: wire.record(Object.fromEntries(members.map(([name, one]) => [name, one.ours]))),
    theirs: zod.record(Object.fromEntries(members.map(([name, one]) => [name, one.theirs]))),
    fitting: fc.record(
      Object.fromEntries(
        members.map(([name, one]) => [
          name,
          fc.oneof({ arbitrary: one.fitting, weight: 6 }, { arbitrary: junk, weight: 1 }),
        ]),
      ),
      { requiredKeys: [] },
    ),
  }));
export const saleAndBody = sale.chain((one) =>
  fc.record({
    one: fc.constant(one),
    body: fc.oneof({ arbitrary: one.fitting, weight: 9 }, { arbitrary: junk, weight: 1 }),
  }),
);

interface Outcome {
  readonly value: unknown;
  readonly deviations: readonly string[];
}
export const outcome = (reading: wire.WireReading<unknown> | null): Outcome | null =>
  reading && {
    value: plain(reading.value),
    deviations: reading.deviations.map(({ path, reason }) => `${path}: ${reason}`).toSorted(),
  };
