/** Amounts and quantities of invented sales: whole numbers of 1/10000, written as exact decimal text. */
export type TenThousandths = bigint;

const one = 10_000n;
export const cent = 100n;

export function units(text: string): TenThousandths {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) throw new RangeError(`not an amount: ${text}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const value = BigInt(whole) * one + BigInt(fraction.padEnd(4, '0'));
  return sign === '-' ? -value : value;
}

function written(value: TenThousandths, scale: 1 | 2 | 4): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  return `${sign}${digits.slice(0, -4)}.${digits.slice(-4, scale === 4 ? undefined : scale - 4)}`;
}

/** With two decimals, or with four where two would lose something. */
export const money = (value: TenThousandths): string => written(value, value % cent === 0n ? 2 : 4);

/** With one decimal, as the vendors print quantities (`2.0`), or with more where one would lose something. */
export const quantityText = (value: TenThousandths): string => {
  if (value % 1000n === 0n) return written(value, 1);
  return written(value, value % cent === 0n ? 2 : 4);
};

/** Whole pieces of a quantity such as `2.0`. */
export const piecesIn = (quantity: string): number => Number(units(quantity) / one);

/** Throws when the product needs more than four decimals, because no invented sale has such an amount. */
export function product(a: TenThousandths, b: TenThousandths): TenThousandths {
  if ((a * b) % one !== 0n) throw new RangeError('a product of more than four decimals');
  return (a * b) / one;
}

export const sumOf = (values: readonly TenThousandths[]): TenThousandths =>
  values.reduce((sum, value) => sum + value, 0n);

/** `percent` of a value, cut to whole `step`s. */
export const share = (value: TenThousandths, percent: bigint, step: TenThousandths = cent): TenThousandths =>
  ((value * percent) / 100n / step) * step;
