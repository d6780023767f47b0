/** What a client hands in is bounded before anything is computed of it, and what is out of bounds is named. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { JsonSpan, parseClientJson, parseJson } from '../../sources/values/json.ts';
import { decimal } from '../../sources/values/decimal.ts';
import { read, decimalNumber, list, record } from '../../sources/kit/wire.ts';

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());

/** Milliseconds of CPU; the smallest of several runs, since the first one pays for compiling. */
function cpuOf(work: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
const filled = (one: string, bytes = 1024 * 1024): string =>
  `[${Array.from({ length: Math.floor(bytes / (one.length + 1)) }, () => one).join(',')}]`;

describe('a mebibyte of numbers', () => {
  let ordinary = 0;
  beforeAll(() => {
    ordinary = cpuOf(() => parseJson(filled('12.50')));
  });

  test.each(['1e999', '1e99', '-1E+308', '9e-99', '9'.repeat(400), '9'.repeat(100_000)])(
    'like %.8s costs a reader no more than ordinary numbers do',
    (one) => {
      expect(cpuOf(() => parseClientJson(filled(one)))).toBeLessThan(4 * ordinary + 50);
      const numbers = parseJson(filled(one));
      const texts = Array.isArray(numbers) ? numbers.map(({ text }: { text: string }) => text) : [];
      expect(texts.length).toBeGreaterThan(0);
      expect(cpuOf(() => texts.map(decimal))).toBeLessThan(4 * ordinary + 50);
    },
  );

  test('is set aside where they are wrong, and nowhere else', () => {
    const schema = record({ values: list(decimalNumber) });
    const values = new JsonSpan(`{"values":${filled('1e999,5,1e-999,6')}}`);
    const reading = read(schema, values);
    expect(new Set(reading?.value.values)).toEqual(new Set(['5', '6']));
    expect(reading?.deviations.length).toBe(reading?.value.values?.length);
  });
});

describe('a number out of bounds', () => {
  const quote =
    'query ($n: Decimal) { deliveryQuote(input: {storeId: "1", addressText: "x", weightGrams: $n, kind: PRICE}) { __typename } }';

  test.each(['1e999', '9'.repeat(200), '1e-999'])('Decimal %.6s in a variable names the variable', async (n) => {
    const { status, errors } = await facade.ask(quote, { n });
    expect(status).toBe(400);
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/"\$n".*Decimal takes a text .* of at most 128 digits/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('is named in the text of an operation, too', async () => {
    const { status, errors } = await facade.ask(quote.replace('query ($n: Decimal)', '').replace('$n', '"1e999"'));
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ message: expect.stringContaining('Decimal takes a text') }]);
  });

  it('of any other type is refused without being INTERNAL', async () => {
    const { status, errors } = await facade.ask('query ($n: Int) { orders(first: $n) { nodes { id } } }', {
      n: '1e999',
    });
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('a position that is none', () => {
  it.each([
    ['latitude', 'latitude: 1e999, longitude: 1'],
    ['longitude', 'latitude: 1, longitude: -1e999'],
    ['latitude', 'latitude: 91, longitude: 1'],
  ])('names %s: %s', async (name, position) => {
    const { errors } = await facade.ask(
      `{ deliveryQuote(input: {storeId: "1", ${position}, kind: DELIVERABLE}) { __typename } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: `input.${name}` } }]);
  });
});

describe('the lists of a filter', () => {
  const ids = (count: number, at: number): readonly string[] =>
    Array.from({ length: count }, (_, i) => `no-${at}-${i}`);
  const ask = (parts: readonly object[]) =>
    facade.ask(
      'query ($filter: OrderFilter) { orders(first: 1, filter: $filter) { nodes { id } } orderStats(filter: $filter, groupBy: [VENDOR]) { asOf } }',
      { filter: { and: parts } },
    );

  it('have a bound in all, which the error names with the place', async () => {
    const { data, errors } = await ask(Array.from({ length: 10 }, (_, at) => ({ platformOrderNos: ids(1_000, at) })));
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/^filter\.and\.2\.platformOrderNos: .* 2000 values in all/),
      extensions: { code: 'BAD_USER_INPUT', argument: 'filter.and.2.platformOrderNos' },
    });
  });

  it('may hold as many as that, of any kind', async () => {
    for (const name of ['platformOrderNos', 'skuCodes', 'tags', 'storeIds']) {
      const { errors } = await ask([{ [name]: ids(1_000, 0) }, { [name]: ids(1_000, 1) }]);
      expect(errors.filter(({ extensions }) => extensions['code'] === 'INTERNAL')).toEqual([]);
    }
  });

  it('are refused in the same words when they are many times that', async () => {
    const { errors } = await ask(Array.from({ length: 45 }, (_, at) => ({ platformOrderNos: ids(1_000, at) })));
    expect(errors[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'filter.and.2.platformOrderNos' },
    });
  });
});
