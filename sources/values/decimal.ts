/**
 * Exact decimals as text. A value keeps the digits that the vendor sent (122.2222000 stays so); arithmetic runs in
 * BigInt at the larger scale, so no amount ever passes through a double (mappings.md §9).
 */
declare const decimalBrand: unique symbol;
export type Decimal = string & { readonly [decimalBrand]: true };

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

/** No amount, weight or quantity has more digits. What is longer would cost its reader more than text of its length. */
export const mostDigits = 128;

const plain = /^-?\d+(?:\.\d+)?$/;
const isPlain = (text: string): text is Decimal => plain.test(text);
const exponent = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;
/** The digits, a sign, a point, and an exponent with its own sign. */
const mostLetters = mostDigits + 7;

/** Reads a JSON number's text or a numeric string; null when it is not a decimal number of at most `mostDigits` digits. */
export function decimal(text: string): Decimal | null {
  if (text.length > mostLetters) return null;
  if (isUsual(text)) return text;
  const parts = exponent.exec(text);
  const written = parts ? withoutExponent(parts) : text;
  if (written === null || !isPlain(written) || written.replace(/[-.]/g, '').length > mostDigits) return null;
  return withoutMinusZero(written);
}

/** Whether it is a number as nearly all are written: some digits, and perhaps a point and some more. */
function isUsual(text: string): text is Decimal {
  let point = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && point === 0 && at > 0) point = at;
    else if (code < 0x30 || code > 0x39) return false;
  }
  return text.length > 0 && text.length <= mostDigits && (point === 0 || point < text.length - 1);
}

/** Moves the point; null when the number would have too many digits. No digit is computed. */
function withoutExponent([, sign = '', whole = '', fraction = '', power = '0']: readonly string[]): string | null {
  const shift = Number(power) - fraction.length;
  if (Math.abs(shift) > mostDigits) return null;
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  const signed = /^0*$/.test(digits) ? '' : sign;
  if (shift >= 0) return digits === '0' ? '0' : signed + digits + '0'.repeat(shift);
  const padded = digits.padStart(1 - shift, '0');
  return `${signed}${padded.slice(0, shift)}.${padded.slice(shift)}`;
}

/**
 * The same text for the same number, however it is written; null for what is no number. It takes no longer than reading
 * the text does, whatever the exponent is.
 */
export function canonical(text: string): string | null {
  const [, sign, whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/.exec(text) ?? [];
  if (sign === undefined) return null;
  const digits = (whole + fraction).replace(/^0+/, '');
  const end = digits.length - zerosAtEnd(digits);
  if (end === 0) return '0';
  return `${sign}${digits.slice(0, end)}e${Number(power) - fraction.length + digits.length - end}`;
}
/** A regular expression would try the end of the text from each of its zeros. */
function zerosAtEnd(digits: string): number {
  let at = digits.length;
  while (digits[at - 1] === '0') at -= 1;
  return digits.length - at;
}

/** Nothing less is nothing: -0.00 is 0.00. */
function withoutMinusZero(text: Decimal): Decimal {
  const positive = /^-([0.]+)$/.exec(text)?.[1] ?? text;
  return isPlain(positive) ? positive : text;
}

/** For literals of our own; throws on anything that is not a decimal number. */
export function decimalOf(text: string): Decimal {
  const value = decimal(text);
  if (value === null) throw new TypeError(`not a decimal number: ${text}`);
  return value;
}

function scaled(value: Decimal): Scaled {
  const [whole = '0', fraction = ''] = value.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function format({ units, scale }: Scaled): Decimal {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
  // What is computed of bounded numbers may be longer than they are.
  if (isPlain(text)) return text;
  throw new TypeError(`not a decimal number: ${text}`);
}

function aligned(a: Decimal, b: Decimal): { left: bigint; right: bigint; scale: number } {
  const x = scaled(a);
  const y = scaled(b);
  const scale = Math.max(x.scale, y.scale);
  return { left: x.units * 10n ** BigInt(scale - x.scale), right: y.units * 10n ** BigInt(scale - y.scale), scale };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const { left, right, scale } = aligned(a, b);
  return format({ units: left + right, scale });
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const { left, right, scale } = aligned(a, b);
  return format({ units: left - right, scale });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  const x = scaled(a);
  const y = scaled(b);
  return format({ units: x.units * y.units, scale: x.scale + y.scale });
}

export function equal(a: Decimal, b: Decimal): boolean {
  const { left, right } = aligned(a, b);
  return left === right;
}

export const isZero = (value: Decimal): boolean => equal(value, zero);
export const isPositive = (value: Decimal): boolean => scaled(value).units > 0n;

/** The sum of the values. Null without any, and when one of them is missing, since the sum would be wrong. */
export function sum(values: readonly (Decimal | null)[]): Decimal | null {
  const [first, ...rest] = values;
  if (first === undefined || first === null) return null;
  let total = first;
  for (const value of rest) {
    if (value === null) return null;
    total = add(total, value);
  }
  return total;
}

/** amount × 100 as an integer's text. Null when it is no integer: settlement prices of SOMS have four decimals. */
export function minorUnits(amount: Decimal): string | null {
  const { units, scale } = scaled(amount);
  const hundredfold = units * 100n;
  const divisor = 10n ** BigInt(scale);
  return hundredfold % divisor === 0n ? (hundredfold / divisor).toString() : null;
}

export const zero = decimalOf('0');

/** The operation's result; null when either number is missing. */
export const both = (
  a: Decimal | null,
  b: Decimal | null,
  operation: (a: Decimal, b: Decimal) => Decimal,
): Decimal | null => (a === null || b === null ? null : operation(a, b));
