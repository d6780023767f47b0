/**
 * The form in which texts are searched for a part of them: width and case of letters make no difference. Control
 * characters, halves of characters and backslashes become blanks, so that no database needs to escape them.
 */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();

/** The last four digits, by which orders of a phone number are found. Null where it does not end in four digits. */
export const phoneEnd = (phone: string): string | null => /\d{4}$/.exec(phone)?.[0] ?? null;
