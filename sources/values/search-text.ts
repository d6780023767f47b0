/**
 * Texts that are searched for parts of them: the same letters whatever their width and case. Control characters,
 * halves of characters and backslashes are blanks, so that no database needs to escape them.
 */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();

/** The last four digits, by which orders of a phone number are found; null where it does not end in four plain digits. */
export const phoneEnd = (phone: string): string | null => /\d{4}$/.exec(phone)?.[0] ?? null;
