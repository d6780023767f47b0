/** A vendor's own words, for people who may not see personal data: runs of seven digits and more are hidden. */
export const scrub = (text: string | null): string | null =>
  text === null ? null : text.replace(/\d{7,}/g, (digits) => `${'*'.repeat(digits.length - 2)}${digits.slice(-2)}`);
