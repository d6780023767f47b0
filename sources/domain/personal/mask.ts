/** Personal data as it is shown to everyone (mappings.md §11, "Masks"). A vendor's own mask is used as it came. */
import type { Personal } from '../../model.ts';
import { isCipher, sealed } from '../../values/cipher.ts';
import { readable } from '../../values/readable-text.ts';
import { isRegion, showsRegionsOnly } from './address-shape.ts';

export const nobody: Personal = { plain: null, masked: null };

/** How one kind of personal value is hidden. */
export interface Mask {
  readonly of: (plain: string) => string;
  /** Whether a value has the shape of such a mask, so that it was hidden before it came. A single star hides nothing. */
  readonly fits: (value: string) => boolean;
}

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

/** Province, city and district as far as known, then `***`. What is none of the three is left out. */
export const maskAddress = (parts: readonly (string | null)[]): string =>
  `${parts.filter((part) => part !== null && isRegion(part)).join('')}***`;

/**
 * One character at most, or two with a star between them: 张**, *红, 张*红, J***n, J*** D**. More is a whole name: 张三*,
 * 欧阳*, 张* 小* 明*.
 */
function isMaskedName(value: string): boolean {
  const shown = Array.from(value.replaceAll(/[* ]/g, '')).length;
  return shown < 2 || (shown === 2 && /[^* ] *\*[* ]*[^* ]/u.test(value));
}
/** What some write in a mask instead of a star: 张某. A name can look so, and is no mask of itself. */
const anonymous = /^(?:\S|欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|宇文|南宫)某{1,2}$/u;
/**
 * Stars for at least three digits in the middle of the number, or for its beginning: 138****0000, +86 138****0000,
 * 0571-****1234, *******0000. What hides the end alone is taken too when it hides at least four.
 */
const phoneShape = /^(?:(?:\+|00)?86[- ]?)?(?:\d{0,3}|0\d{3})[- ]?(?:\*{3,}[- ]?\d{0,4}|\*{4}[- ]\*{4})$/;
/** Longer values are no masks, and are not searched for the shape of one. */
const longestMask = 200;

const fitsShape =
  (fits: (value: string) => boolean) =>
  (value: string): boolean => {
    const read = readable(value).read.trim();
    return read.includes('*') && read.length <= longestMask && fits(read);
  };

export const nameMask: Mask = { of: maskName, fits: fitsShape(isMaskedName) };
export const phoneMask: Mask = { of: maskPhone, fits: fitsShape((value) => phoneShape.test(value)) };
export const addressMask = (parts: readonly (string | null)[]): Mask => ({
  of: () => maskAddress(parts),
  fits: fitsShape((value) => showsRegionsOnly(value, parts)),
});

/** For vendors that send one text for both, a plain value or its mask: which of them it is, is told when it is shown. */
export const personal = (text: string | null): Personal => sealed(text);

const hidesItself = (value: string, mask: Mask): boolean => mask.fits(value) || isCipher(value);

/** Whether a value is in clear: it came as no mask and as no cipher text. */
export const isInClear = (value: string, mask: Mask): boolean => !hidesItself(value, mask);

/** What may be revealed, and as everyone may see it: the vendor's mask where it is one, else ours. */
export function bothWays({ plain, masked }: Personal, mask: Mask): BothWays {
  const clear = plain ?? masked;
  if (clear === null) return { clear, masked: null };
  const theirs =
    masked !== null && masked !== plain && anonymous.test(masked)
      ? masked
      : [masked, plain].find((value) => value !== null && hidesItself(value, mask));
  return { clear, masked: theirs ?? mask.of(clear) };
}
interface BothWays {
  readonly clear: string | null;
  readonly masked: string | null;
}
