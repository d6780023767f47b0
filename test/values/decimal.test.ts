import fc from '../property.ts';
import { describe, expect, test } from 'vitest';
import {
  add,
  canonical,
  type Decimal,
  decimal,
  decimalOf,
  equal,
  isPositive,
  isZero,
  minorUnits,
  mostDigits,
  multiply,
  subtract,
  sum,
} from '../../sources/values/decimal.ts';

interface Exact {
  readonly units: bigint;
  readonly scale: number;
}
/** units / 10^scale as text, made in another way than in the code under test. */
function written({ units, scale }: Exact): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  return decimalOf(`${units < 0n ? '-' : ''}${digits.slice(0, cut)}${scale === 0 ? '' : `.${digits.slice(cut)}`}`);
}
const power = (n: number): bigint => 10n ** BigInt(n);
const exact = fc.record({ units: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), scale: fc.nat(18) });
const at = ({ units, scale }: Exact, to: number): bigint => units * power(to - scale);

describe('reading a decimal', () => {
  test.each(['0', '14.02', '122.2222', '122.2222000', '-0.05', '500.0', '9007199254740993', '0.00'])(
    '%s keeps its digits and its scale',
    (text) => expect(decimal(text)).toBe(text),
  );

  test.each([
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['1e3', '1000'],
    ['1E+3', '1000'],
    ['1.50e1', '15.0'],
    ['1.5e-3', '0.0015'],
    ['-2.5E-1', '-0.25'],
    ['9007199254740993e2', '900719925474099300'],
    ['0e5', '0'],
    ['1.230e0', '1.230'],
  ])('%s is %s, without an exponent', (text, plain) => expect(decimal(text)).toBe(plain));

  test.each([
    ...['', ' ', '-', '1.', '.5', '+1', '--1', '1,000', '1 000', ' 1', '12\n', '0x10', '1e', '1e9999', '1e1.5'],
    ...['NaN', 'Infinity', '-Infinity', 'null', '一', '１２', '12元', '45.3,范围0-90'],
  ])('%j is no decimal number', (text) => {
    expect(decimal(text)).toBeNull();
    expect(() => decimalOf(text)).toThrow(TypeError);
  });

  test('any number with an exponent is the same number without one', () => {
    fc.assert(
      fc.property(exact, fc.integer({ min: -60, max: 60 }), (value, exponent) => {
        const read = decimal(`${written(value)}e${exponent}`);
        const scale = Math.max(0, value.scale - exponent);
        expect(read).toBe(written({ units: value.units * power(scale - value.scale + exponent), scale }));
      }),
    );
  });

  test('any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+.\deE]{0,12}$/)), (text) => {
        const read = decimal(text);
        // Number does not keep all digits, but it tells whether a text is a number.
        expect(read === null ? null : Number(read)).toBe(read === null ? null : Number(text));
      }),
    );
  });
});

describe('arithmetic', () => {
  test('adds and subtracts exactly, at the larger scale', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        expect(add(written(a), written(b))).toBe(written({ units: at(a, scale) + at(b, scale), scale }));
        expect(subtract(written(a), written(b))).toBe(written({ units: at(a, scale) - at(b, scale), scale }));
      }),
    );
  });

  test('multiplies exactly, the scales adding up', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        expect(multiply(written(a), written(b))).toBe(written({ units: a.units * b.units, scale: a.scale + b.scale }));
      }),
    );
  });

  test('is equal whatever the scale, and only then', () => {
    fc.assert(
      fc.property(exact, fc.nat(6), fc.bigInt(-3n, 3n), (a, zeros, off) => {
        const longer = { units: a.units * power(zeros) + off, scale: a.scale + zeros };
        expect(equal(written(a), written(longer))).toBe(off === 0n);
        expect(equal(written(longer), written(a))).toBe(off === 0n);
      }),
    );
  });

  test('tells zero and positive', () => {
    fc.assert(
      fc.property(exact, (a) => {
        expect(isZero(written(a))).toBe(a.units === 0n);
        expect(isPositive(written(a))).toBe(a.units > 0n);
      }),
    );
    expect([isZero(decimalOf('-0.00')), isPositive(decimalOf('-0'))]).toEqual([true, false]);
  });

  test('passes no amount through a double', () => {
    expect(add(decimalOf('0.1'), decimalOf('0.2'))).toBe('0.3');
    expect(add(decimalOf('9007199254740993'), decimalOf('0'))).toBe('9007199254740993');
    expect(multiply(decimalOf('9007199254740993'), decimalOf('1.0'))).toBe('9007199254740993.0');
    expect(subtract(decimalOf('122.2222000'), decimalOf('122.2222'))).toBe('0.0000000');
    expect(add(decimalOf('-0.05'), decimalOf('0.05'))).toBe('0.00');
    expect(equal(decimalOf('9007199254740993'), decimalOf('9007199254740992'))).toBe(false);
  });
});

describe('a sum', () => {
  const values = fc.array(exact, { minLength: 1, maxLength: 8 });

  test('is that of all values, in any order', () => {
    fc.assert(
      fc.property(values, (list) => {
        const scale = Math.max(...list.map((one) => one.scale));
        const total = written({ units: list.reduce((all, one) => all + at(one, scale), 0n), scale });
        expect(sum(list.map(written))).toBe(total);
        expect(sum(list.toReversed().map(written))).toBe(total);
      }),
    );
  });

  test('with a hole is no sum, wherever the hole is', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, place) => {
        const texts = list.map(written);
        const holed: readonly (Decimal | null)[] = texts;
        expect(sum(holed.toSpliced(place % (list.length + 1), 0, null))).toBeNull();
      }),
    );
  });

  test('of nothing is nothing', () => expect(sum([])).toBeNull());
});

describe('minor units', () => {
  test.each([
    ['14.02', '1402'],
    ['-0.05', '-5'],
    ['122.2200', '12222'],
    ['122.2222', null],
    ['0.001', null],
    ['-1.234', null],
    ['5', '500'],
    ['0.00', '0'],
    ['9007199254740993.01', '900719925474099301'],
  ])('of %s are %s', (amount, minor) => expect(minorUnits(decimalOf(amount))).toBe(minor));
});

describe('a number without end', () => {
  test.each([
    ['1e128', null],
    ['1e127', `1${'0'.repeat(127)}`],
    ['1e-127', `0.${'0'.repeat(126)}1`],
    ['1e-128', null],
    ['0e999', null],
    ['9'.repeat(128), '9'.repeat(128)],
    ['9'.repeat(129), null],
    [`-${'9'.repeat(64)}.${'9'.repeat(64)}`, `-${'9'.repeat(64)}.${'9'.repeat(64)}`],
    [`${'9'.repeat(64)}.${'9'.repeat(65)}`, null],
    ['1'.repeat(1_000_000), null],
  ])('%.9s… is no decimal number beyond 128 digits', (text, read) => expect(decimal(text)).toBe(read));

  test('of the largest numbers product, sum and minor units are still exact', () => {
    const largest = decimalOf('9'.repeat(128));
    expect(multiply(largest, largest)).toBe((BigInt(largest) * BigInt(largest)).toString());
    expect(minorUnits(add(largest, largest))).toBe((BigInt(largest) * 200n).toString());
  });

  test.each([
    ['1.50', '0.15e1'],
    ['-0.0', '0'],
    ['100', '1e2'],
    ['1e999', '10e998'],
  ])('%s and %s are one number', (a, b) => expect(canonical(a)).toBe(canonical(b)));

  test('two numbers have the same canonical text exactly when they are equal', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        const [x, y] = [written(a), written(b)];
        expect(canonical(x) === canonical(y)).toBe(equal(x, y));
        expect(canonical(`${x}e0`)).toBe(canonical(`${x.includes('.') ? x : `${x}.0`}00`));
      }),
    );
  });
});

test('a number that is written as usual is read as any other is', () => {
  const text = fc.oneof(fc.stringMatching(/^[-0-9.eE+ ]{0,12}$/), fc.stringMatching(/^[0-9]{1,130}(\.[0-9]{1,130})?$/));
  fc.assert(
    fc.property(text, (told) => {
      fc.pre(!/e/i.test(told));
      const isNumber = /^-?\d+(?:\.\d+)?$/.test(told) && told.replace(/[-.]/g, '').length <= mostDigits;
      expect(decimal(told)).toBe(isNumber ? told.replace(/^-(?=[0.]+$)/, '') : null);
    }),
    { numRuns: 3_000 },
  );
});
