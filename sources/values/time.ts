/**
 * Vendor times. No vendor states a zone: `yyyy-MM-dd HH:mm:ss` is read at +08:00, an explicit offset is honoured
 * (mappings.md §9). An Instant is RFC 3339 text with its offset, so that what is shown is what the shop's clock said.
 */
declare const instantBrand: unique symbol;
export type Instant = string & { readonly [instantBrand]: true };

const shape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

// Only this function makes an Instant, and its callers pass RFC 3339 text.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const branded = (text: string): Instant => text as Instant;

/** Reads a vendor's date-time; null when it is none or names no real moment (30 February, 25 o'clock). */
export function instant(text: string): Instant | null {
  const parts = shape.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = parts;
  const date = realDate(`${year}-${month}-${day}`);
  if (date === null || hour > '23' || minute > '59' || second > '59') return null;
  return branded(`${date}T${hour}:${minute}:${second}${fraction}${offset(zone)}`);
}

/** `yyyy-MM-dd` of a vendor's date or date-time; null when it names no real day. */
export function localDate(text: string): string | null {
  const parts = shape.exec(text.trim());
  return parts ? realDate(`${parts[1]}-${parts[2]}-${parts[3]}`) : null;
}

function realDate(text: string): string | null {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '+08:00';
  return zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** A moment of our own clock (milliseconds) as an Instant. */
declare const epochUnit: unique symbol;
/** Milliseconds since 1970. A plain number is taken for them; seconds are not, since the compiler tells the two apart. */
export type EpochMs = number & { readonly [epochUnit]?: 'ms' };
/** Whole seconds since 1970, as positions in lists and cursors have them. */
export type EpochSeconds = number & { readonly [epochUnit]?: 's' };
export type Clock = () => EpochMs;

export const instantAt = (milliseconds: EpochMs): Instant => branded(new Date(milliseconds).toISOString());

export const milliseconds = (at: Instant): EpochMs => Date.parse(at);

/** `yyyy-MM-dd HH:mm:ss` in China time, as the vendors write it. */
export function vendorTime(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** A promised time as the vendors write it: a date-time, a whole day, or prose that is kept as text. */
export function promisedWindow(
  text: string | null,
): { start: Instant | null; end: Instant | null; text: string | null } | null {
  if (text === null || text.trim() === '') return null;
  const at = instant(text);
  if (at === null) return { start: null, end: null, text };
  const wholeDay = text.trim().length === 10;
  return { start: wholeDay ? at : null, end: wholeDay ? instant(`${text.trim()} 23:59:59`) : at, text: null };
}
