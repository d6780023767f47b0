/**
 * Vendor times. No vendor states a zone: `yyyy-MM-dd HH:mm:ss` is read at +08:00, an explicit offset is honoured
 * (mappings.md §9). An Instant is RFC 3339 text at +08:00, so that all times of an answer are those of the shops' clocks.
 */
declare const instantBrand: unique symbol;
export type Instant = string & { readonly [instantBrand]: true };

const shape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

// Only this function makes an Instant, and its callers pass RFC 3339 text.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const branded = (text: string): Instant => text as Instant;

const hour = 3_600_000;

/**
 * Reads a date-time; null when it is none or names no real moment (30 February, 25 o'clock). 24:00:00 is the beginning of
 * the next day. Vendors write moments for "not set" too, so what they tell is read by `toldInstant`.
 */
export function instant(text: string): Instant | null {
  const parts = shape.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, ...rest] = parts;
  const [fraction = '', zone = '+08:00'] = rest.slice(3);
  const date = realDate(`${year}-${month}-${day}`);
  const clock = clockOf(rest, fraction);
  if (date === null || clock === null) return null;
  const written = `${date}T${clock.text}`;
  const at = Date.parse(written + offset(zone)) + clock.later;
  if (Number.isNaN(at)) return null;
  return inChina(at, fraction) ?? branded(written + fraction + offset(zone));
}

/** `later`: the milliseconds by which 24:00:00 lies behind 00:00:00. Minutes and seconds are checked by the engine. */
function clockOf(
  [hours, minute, second]: readonly (string | undefined)[],
  fraction: string,
): { readonly text: string; readonly later: number } | null {
  if (hours === undefined) return { text: '00:00:00', later: 0 };
  const text = `${hours}:${minute}:${second}`;
  if (text < '24') return { text, later: 0 };
  return text === '24:00:00' && /^[.0]*$/.test(fraction) ? { text: '00:00:00', later: 24 * hour } : null;
}

/** Null beyond the years that RFC 3339 can write. */
function inChina(at: EpochMs, fraction: string): Instant | null {
  const text = new Date(at + 8 * hour).toISOString();
  return /^\d{4}-/.test(text) ? branded(`${text.slice(0, 19)}${fraction}+08:00`) : null;
}

/**
 * Whether a vendor's text says that no time is set: nothing, zero or less, a date of zeros, or the day with which a clock or
 * a type begins or ends (0001, 1753, 1899, 1970, 9999). None of the vendors had an order before 2000.
 */
export function isUnset(text: string): boolean {
  const told = text.trim();
  if (/^(?:|[-+]?0+(?:\.0+)?|-\d+(?:\.\d+)?)$/.test(told)) return true;
  const [, year] = /^(\d{4})[-/.年]/.exec(instant(told) ?? told) ?? [];
  return year !== undefined && (year < '2000' || year === '9999');
}

/** A time as a vendor tells it; null when it is unset or cannot be read. */
export const toldInstant = (text: string): Instant | null => (isUnset(text) ? null : instant(text));

/**
 * A time as couriers' systems write it: with slashes, dots or 年月日, with one digit for a month or an hour, without seconds.
 * Null when it is unset or cannot be read.
 */
export function courierInstant(text: string): Instant | null {
  const exact = toldInstant(text);
  if (exact !== null || isUnset(text)) return exact;
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]?\s*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?秒?分?)?$/.exec(
      text.trim(),
    ) ?? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text.trim());
  if (!parts) return null;
  const [year, month, day, hours, minute, seconds] = parts.slice(1).map((part) => (part ?? '0').padStart(2, '0'));
  return toldInstant(`${year}-${month}-${day} ${hours}:${minute}:${seconds}`);
}

/** The day that a vendor tells; null when it is unset or cannot be read. */
export const toldDate = (text: string): string | null => (isUnset(text) ? null : localDate(text));

/** `yyyy-MM-dd` of a date or date-time as it is written; null when it names no real day. */
export function localDate(text: string): string | null {
  const parts = shape.exec(text.trim());
  return parts ? realDate(`${parts[1]}-${parts[2]}-${parts[3]}`) : null;
}

function realDate(text: string): string | null {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

const offset = (zone: string): string =>
  zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;

/** A time as a vendor tells it: null when it is unset, undefined when it cannot be read. */
export const toldOrUnset = (text: string): Instant | null | undefined =>
  usualTime(text) ?? (isUnset(text) ? null : (instant(text) ?? undefined));

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** The two digits at a place of a text, as a number; NaN when they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 0x30, text.charCodeAt(at + 1) - 0x30];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
const marks: readonly (readonly [at: number, mark: string])[] = [
  [4, '-'],
  [7, '-'],
  [10, ' '],
  [13, ':'],
  [16, ':'],
];

/** `yyyy-MM-dd HH:mm:ss`, as nearly all times are written, without what other forms need. Null: it needs that. */
function usualTime(text: string): Instant | null {
  if (text.length !== 19 || !marks.every(([at, mark]) => text[at] === mark)) return null;
  const century = twoDigits(text, 0);
  const day = twoDigits(text, 8);
  const isDay = day > 0 && day <= (monthLengths[twoDigits(text, 5) - 1] ?? 0);
  const isClock = twoDigits(text, 11) < 24 && twoDigits(text, 14) < 60 && twoDigits(text, 17) < 60;
  if (!isDay || !isClock || !(century >= 20 && century < 99) || Number.isNaN(twoDigits(text, 2))) return null;
  return branded(`${text.slice(0, 10)}T${text.slice(11)}+08:00`);
}

declare const epochUnit: unique symbol;
/** Milliseconds since 1970. A plain number is taken for them; seconds are not, since the compiler tells the two apart. */
export type EpochMs = number & { readonly [epochUnit]?: 'ms' };
/** Whole seconds since 1970, as positions in lists and cursors have them. */
export type EpochSeconds = number & { readonly [epochUnit]?: 's' };
export type Clock = () => EpochMs;

/** A moment of our own clock as an Instant, with its milliseconds. */
export const instantAt = (at: EpochMs): Instant =>
  branded(new Date(at + 8 * hour).toISOString().replace('Z', '+08:00'));

export const milliseconds = (at: Instant): EpochMs => Date.parse(at);

/** `yyyy-MM-dd HH:mm:ss` in China time, as the vendors write it. */
export function vendorTime(at: number): string {
  return new Date(at + 8 * hour).toISOString().slice(0, 19).replace('T', ' ');
}

/** A promised time as the vendors write it: a date-time, a whole day, or prose that is kept as text. Null when unset. */
export function promisedWindow(
  text: string | null,
): { start: Instant | null; end: Instant | null; text: string | null } | null {
  if (text === null || isUnset(text)) return null;
  const at = instant(text);
  if (at === null) return { start: null, end: null, text };
  const wholeDay = text.trim().length === 10;
  return { start: wholeDay ? at : null, end: wholeDay ? instant(`${text.trim()} 23:59:59`) : at, text: null };
}

/** A promise, and the vendor's field that makes it. */
interface Promised {
  readonly at: Instant;
  readonly field: string;
}
/** A promise that is a moment or a day, which ends at midnight; null for prose and for none. */
export const deadlineIn = (text: string | null, field: string): Promised | null =>
  deadlineAt(promisedWindow(text)?.end ?? null, field);

export const deadlineAt = (at: Instant | null, field: string): Promised | null => (at === null ? null : { at, field });

/** The first that can be missed. */
export function earliestDeadline(deadlines: readonly (Promised | null)[]): Promised | null {
  const [first] = deadlines.filter((one) => one !== null).toSorted((a, b) => milliseconds(a.at) - milliseconds(b.at));
  return first ?? null;
}
