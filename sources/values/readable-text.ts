/**
 * A text as a person reads it, with the way back to the text as it was written: full-width signs are usual ones, every
 * digit is one of 0 to 9 (⒈, ❶ and the like too), every blank, dash and middle dot is the usual one, and what cannot be
 * seen is not there. Patterns are tried on the form that is read; what they hide is replaced in the text as it was written, and nothing else changes.
 */
export interface ReadableText {
  readonly written: string;
  readonly read: string;
  /** The place in `written` of a place in `read`. */
  readonly placeOf: (place: number) => number;
}

/** A part of `read`, and what stands there instead. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** Zero-width and soft characters, marks of direction, and signs that only change how the character before them looks. */
// oxlint-disable-next-line no-misleading-character-class -- each of them stands alone here
const unseen = /^[\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFE00-\uFE0F\u0300-\u036F\u20D0-\u20FF]$/u;
const dash = /^\p{Pd}$|^[\u2212\u02D7\uFF5E~\u301C]$/u;
const middleDot = /^[\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65\u0387\u25CF\u2E31]$/u;
/** Nearly all texts that have none of these are read as they are written. */
const special = /[^ -\u007D\u4E00-\u9FFF\u3001\u3002\u300A-\u3011]/u;

/** Digits in a circle, with a point and the like that Unicode does not name as forms of digits: the first of each row. */
const rowsOfDigits: readonly (readonly [first: number, digit: number, count: number])[] = [
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
  [0x24f5, 1, 9],
  [0x24ff, 0, 1],
  [0x1f10b, 0, 1],
  [0x1f10c, 0, 1],
  [0x3021, 1, 9],
];
function numberOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const row = rowsOfDigits.find(([first, , count]) => code >= first && code < first + count);
  if (row) return String(code - row[0] + row[1]);
  // ⒈ and ⑴ stand for a digit, and the signs in them divide nothing.
  const usual = character.normalize('NFKC');
  return /^\(?(?<inner>\d+|\p{Script=Han})[).,]?$/u.exec(usual)?.groups?.['inner'] ?? usual;
}

/** Most characters of a text are read as they are. */
const usualCharacter = /^[ -\u007D\u4E00-\u9FFF\u3001\u3002\u300A-\u3011]$/u;
const fullWidth = /^[\uFF01-\uFF5D]$/u;

function readingOf(character: string): string {
  if (usualCharacter.test(character)) return character;
  if (fullWidth.test(character) && character !== '\uFF0D') return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  if (unseen.test(character)) return '';
  if (/^\s$/u.test(character)) return ' ';
  if (dash.test(character)) return '-';
  if (middleDot.test(character)) return '·';
  if (/^[\p{No}\p{Nl}]$/u.test(character)) return numberOf(character);
  const usual = character.normalize('NFKC');
  return /^\p{Nd}$/u.test(usual) ? digitOf(usual) : usual;
}

/** The digits of each script stand one after the other in Unicode, from 0 to 9. */
function digitOf(digit: string): string {
  if (/^[0-9]$/.test(digit)) return digit;
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

export function readable(written: string): ReadableText {
  if (!special.test(written) && !written.includes('~')) return { written, read: written, placeOf: (i) => i };
  let read = '';
  const places: number[] = [];
  let place = 0;
  for (const character of written) {
    const reading = readingOf(character);
    for (let i = 0; i < reading.length; i += 1) places.push(place);
    read += reading;
    place += character.length;
  }
  return { written, read, placeOf: (i) => places[i] ?? written.length };
}

/** The text as it was written, with the spans replaced. Where two overlap, the one that begins first and is longer counts. */
export function replaceSpans({ written, placeOf }: ReadableText, spans: readonly Span[]): string {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let text = '';
  let [at, end] = [0, 0];
  for (const span of sorted) {
    if (span.end <= end) continue;
    // What reaches beyond the span before it is hidden as well, and what it would show in its place is left out.
    const overlaps = span.start < end;
    if (!overlaps) text += written.slice(at, placeOf(span.start));
    text += overlaps ? '*' : span.instead;
    end = span.end;
    const last = placeOf(end - 1);
    at = last + characterAt(written, last).length;
  }
  return text + written.slice(at);
}
const characterAt = (text: string, place: number): string => String.fromCodePoint(text.codePointAt(place) ?? 0);
