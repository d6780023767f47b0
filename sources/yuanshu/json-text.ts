/** Elements of a JSON array as texts, so that each can be kept exactly as it was written. Nothing here recurses. */

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const isOpening = (code: number): boolean => code === 0x5b || code === 0x7b;
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d;

/** The index of the closing quote of the string that starts at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}

/** Each element without the blanks around it. `text` must be valid JSON. */
export function arrayElements(text: string): readonly string[] {
  const open = text.indexOf('[');
  const close = text.lastIndexOf(']');
  const elements: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = start; at < close; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (isOpening(code)) depth += 1;
    else if (isClosing(code)) depth -= 1;
    else if (code === comma && depth === 0) {
      elements.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  const last = text.slice(start, close).trim();
  return last === '' && elements.length === 0 ? [] : [...elements, last];
}
