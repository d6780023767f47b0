/** How SOMS writes things: decimal numbers with all their digits, China time, and what an unset field looks like. */
import { jsonNumber } from '../../sources/values/json.ts';
import { quantityText } from '../sales/amount.ts';
import type { Named, Sale } from '../sales/sale.ts';
import { isWire, type Wire } from '../server/wire.ts';

export const number = jsonNumber;
/** Grams, pieces and metres come with one decimal (`500.0`). */
export const whole = (value: number) => jsonNumber(quantityText(BigInt(value) * 10_000n));
export const idName = ({ id, name }: Named): Wire => ({ id, name });
export const codeName = ({ id, name }: Named): Wire => ({ code: id, name });

/**
 * The access guide wants "null or absent" for what is not set, and both occur: every fifth order prints null.
 * undefined leaves the field out.
 */
export const unset = ({ salt }: Pick<Sale, 'salt'>): null | undefined => (salt % 5 === 0 ? null : undefined);

/** Twelve digits, made of sale and part. No generated order gets the number of a document's sample. */
export const orderId = (index: number, part: number): string => String(888_100_000_000 + index * 10 + part);
export const saleOrderNo = (index: number): string => `XS${orderId(index, 0)}`;

/** The record with values at dot paths; missing records on the path are made. undefined changes nothing. */
export const put = (record: Wire, values: Wire): Wire =>
  Object.entries(values).reduce(
    (left, [path, value]) => (value === undefined ? left : placed(left, path.split('.'), value)),
    record,
  );

function placed(record: Wire, [step, ...rest]: readonly string[], value: unknown): Wire {
  if (step === undefined) return record;
  if (rest.length === 0) return { ...record, [step]: value };
  const inner = record[step];
  return { ...record, [step]: placed(isWire(inner) ? inner : {}, rest, value) };
}
