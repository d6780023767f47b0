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
