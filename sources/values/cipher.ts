/**
 * Cipher texts in place of a person's name, phone or address, as the platforms hand them on: `$…$1$` and `~…~1~` (Taobao and
 * others, the number is the key's version), `~Ag…` (Pinduoduo), and base64 alone. Nobody here can read one, so it is shown
 * as it came, and never taken for a value that may be masked or revealed.
 */

const alphabet = /^[\w+/=~$#@:.-]{12,4096}$/;
const base64Run = /[A-Za-z0-9+/=_-]{8}/;

export function isCipher(value: string): boolean {
  const text = value.trim();
  return alphabet.test(text) && (isFramed(text) || isBase64(text));
}

/** Between two of the same sign, with the key's version at the end; Pinduoduo's first bytes are known besides. */
function isFramed(text: string): boolean {
  const [sign = ''] = text;
  if (!'~$#@'.includes(sign) || !base64Run.test(text)) return false;
  if (new RegExp(`[${sign}]\\d{1,3}[${sign}]{1,2}$`).test(text)) return true;
  const body = text.slice(1);
  return /^Ag[\w+/=-]/.test(body) && (/[=~$]$/.test(body) || isMixed(body));
}

/** Only what was encoded ends in `=`; without it a text must look like one, since nicknames are of the same letters. */
function isBase64(text: string): boolean {
  if (text.length % 4 !== 0 || !/^[\w+/-]+={0,2}$/.test(text)) return false;
  return text.endsWith('=') ? /[A-Za-z]/.test(text) : text.length >= 24 && isMixed(text);
}

/**
 * Whether letters of both cases and digits alternate as they do by chance: words and numbers are longer pieces.
 * PudongNewAreaRoad1203No5 has 7 pieces in 24 characters, base64 has about 11 of them.
 */
function isMixed(text: string): boolean {
  if (!/[A-Z]/.test(text) || !/[a-z]/.test(text) || !/\d/.test(text)) return false;
  const pieces = text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^A-Za-z\d]/g) ?? [];
  return pieces.length - 1 >= 0.3 * (text.length - 1);
}

/** A value and the vendor's mask of it. A cipher text is no plain value, and is its own mask where the vendor has none. */
export const sealed = (
  plain: string | null,
  masked: string | null = null,
): { readonly plain: string | null; readonly masked: string | null } =>
  plain !== null && isCipher(plain) ? { plain: null, masked: masked ?? plain } : { plain, masked };

/** Whether a value is held as cipher text alone. `values` are what the vendor sends for it, the best first. */
export const isSealed = (...values: readonly (string | null)[]): boolean => {
  const told = values.find((value) => value !== null);
  return told !== undefined && told !== null && isCipher(told);
};
