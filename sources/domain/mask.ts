/** Personal data as it is shown to everyone (mappings.md §11, "Masks"). A vendor's own mask is used as it came. */
import type { Personal } from '../model.ts';
import { sealed } from '../values/cipher.ts';

export const nobody: Personal = { plain: null, masked: null };

/** Keeps the first character and writes `*` for each further one. A single character becomes `*`. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  return characters.length === 1 ? '*' : characters.map((character, i) => (i === 0 ? character : '*')).join('');
}

/** 138****0000 for a mobile of 11 digits. Of another number only the last four characters stay. */
export function maskPhone(phone: string): string {
  if (/^\d{11}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const characters = Array.from(phone);
  return characters.map((character, i) => (i < characters.length - 4 ? '*' : character)).join('');
}

/** Province, city and district as far as known, then `***`. */
export const maskAddress = (parts: readonly (string | null)[]): string => `${parts.filter((part) => part).join('')}***`;

/** Vendors send some values masked and others plain, as they are set up. */
export const isMasked = (value: string): boolean => value.includes('*');

/** For vendors that send one text for both: one with asterisks was masked by the vendor and stays as it came. */
export const personal = (text: string | null): Personal =>
  text !== null && isMasked(text) ? { plain: null, masked: text } : sealed(text);

/** The plain value when it may be revealed, else the vendor's mask, else ours. What came masked stays as it is. */
export function shown(value: Personal, reveal: boolean, mask: (plain: string) => string): string | null {
  if (reveal) return value.plain ?? value.masked;
  const { plain, masked } = value;
  return masked ?? (plain === null || isMasked(plain) ? plain : mask(plain));
}
