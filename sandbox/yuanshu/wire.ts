/** How Yuanshu writes things: whole 分, weights of 0.1 g, China time in one of two forms, ids as text. */
import { createHash } from 'node:crypto';
import { cent, units } from '../sales/amount.ts';
import type { Moment, Sale } from '../sales/sale.ts';
import { time as chinaTime } from '../sales/time.ts';

/** The tenant of the document's message. */
export const sandboxTenant = '153658';

/** 元 → 分; throws when there are parts of a 分, which no invented order of this vendor has. */
export function fen(yuan: string): number {
  const value = units(yuan);
  if (value % cent !== 0n) throw new RangeError(`not whole 分: ${yuan}`);
  return Number(value / cent);
}
export const isWholeFen = (yuan: string): boolean => units(yuan) % cent === 0n;
export const tenthGrams = (grams: number): number => grams * 10;

/** As the table says, and now and then as the generated example shows it, which is ISO with Z. */
export const time = (moment: Moment, { salt }: Pick<Sale, 'salt'>): string =>
  salt % 6 === 5 ? new Date(moment * 1000).toISOString() : chinaTime(moment);

/** Twenty-three digits, as in the document's message, but never the number of that message. */
export const orderNo = (index: number): string => `1001170000${String(index).padStart(13, '0')}`;
export const lineNo = (no: number): string => String(1000 + no);

/** Looks like the message's `mobile`: 16 bytes as base64, which cannot be turned back into the number. */
export const encrypted = (value: string): string => createHash('md5').update(value).digest('base64');
