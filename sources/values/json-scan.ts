/**
 * Stepping over JSON text without making values of it. Only what ends a value is looked at: its quotes and its brackets.
 * What stands within them is checked by whoever opens it.
 */
export const quote = 0x22;
export const backslash = 0x5c;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const comma = 0x2c;
export const colon = 0x3a;

/** No answer of a vendor is nested as deep. */
const mostNesting = 512;
/** The closing bracket of each open one. No walk begins within another, so that all can use the same. */
const closing = new Uint8Array(mostNesting);

export const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** The index of the first character from `at` on that is no blank. */
export function afterBlanks(text: string, at: number): number {
  let to = at;
  while (isBlank(text.charCodeAt(to))) to += 1;
  return to;
}

/** The index behind the string whose opening quote is at `from`; -1 when it does not end. */
export function endOfString(text: string, from: number): number {
  const at = text.indexOf('"', from + 1);
  return at >= 0 && text.charCodeAt(at - 1) === backslash ? behindEscapes(text, at) : at < 0 ? -1 : at + 1;
}

/** The same from a quote on that may be escaped. */
function behindEscapes(text: string, from: number): number {
  let at = from;
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at < 0 ? -1 : at + 1;
}

function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from - 1) === backslash) from -= 1;
  return (at - from) % 2 === 1;
}

/** The index behind the value that begins at `from`, which is no blank; -1 when none does, or when it does not end. */
export function endOfValue(text: string, from: number): number {
  const code = text.charCodeAt(from);
  if (code === quote) return endOfString(text, from);
  return code === openBrace || code === openBracket ? endOfBrackets(text, from) : endOfWord(text, from);
}

function endOfBrackets(text: string, from: number): number {
  let at = from;
  let depth = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    at = code === quote ? endOfString(text, at) : at + 1;
    if (at < 0) return -1;
    // Nothing that stands between values is behind these in Unicode.
    if (code < openBracket) continue;
    if (code === openBrace || code === openBracket) {
      if (depth === mostNesting) return -1;
      // In Unicode the closing bracket is the second after the opening one.
      closing[depth++] = code + 2;
    } else if (code === closeBrace || code === closeBracket) {
      if (closing[--depth] !== code) return -1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** A number, true, false or null, or what stands in its place. */
function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !endsWord(text.charCodeAt(at))) at += 1;
  return at === from ? -1 : at;
}
const endsWord = (code: number): boolean =>
  isBlank(code) ||
  code === comma ||
  code === colon ||
  code === quote ||
  code === openBrace ||
  code === openBracket ||
  code === closeBrace ||
  code === closeBracket;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The index behind the number that begins at `from`, as JSON writes numbers; -1 when there is none. */
export function endOfNumber(text: string, from: number): number {
  const whole = text.charCodeAt(from) === 0x2d ? from + 1 : from;
  const first = text.charCodeAt(whole);
  let at = first === 0x30 ? whole + 1 : afterDigits(text, whole);
  if (at >= 0 && text.charCodeAt(at) === 0x2e) at = afterDigits(text, at + 1);
  // e and E, which differ by this bit.
  if (at < 0 || (text.charCodeAt(at) | 0x20) !== 0x65) return at;
  const sign = text.charCodeAt(at + 1);
  return afterDigits(text, sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
}

/** -1 when there is no digit. */
function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at === from ? -1 : at;
}

/** By its ends alone: whether the text begins and ends as an object or a list does. */
export function hasEnds(text: string): boolean {
  const ends = text.trim();
  const first = ends.charCodeAt(0);
  return (first === openBrace || first === openBracket) && ends.charCodeAt(ends.length - 1) === first + 2;
}
