/**
 * Reading what was pushed to us: bytes → JSON, and the number of the order that it is about. Nothing here throws, and no
 * reason repeats a value, since a value may be personal and the reason goes back to the sender.
 */
import { JsonNumber, parseJson } from '../values/json.ts';

export type BodyReading<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly reason: string };
export type JsonBody = BodyReading<{ readonly value: unknown; readonly text: string }>;

/** No order of any vendor is nested as deep, and the engine's parser can stand much more. */
export const maxDepth = 64;
const maxNumberLength = 128;
const strict = new TextDecoder('utf-8', { fatal: true });

const unusable = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/** `text` is the body as it came, without its byte order mark. */
export function readJsonBody(body: Uint8Array): JsonBody {
  try {
    return readJsonText(strict.decode(body));
  } catch {
    return unusable('The body is not valid UTF-8.');
  }
}

/** The same for JSON that comes as text within something else; `what` names it in the reason. */
export function readJsonText(text: string, what = 'The body'): JsonBody {
  if (isTooDeep(text)) return unusable(`${what} is nested deeper than ${maxDepth}.`);
  try {
    return { ok: true, value: parseJson(text), text };
  } catch {
    return unusable(`${what} is not JSON.`);
  }
}

/** Counts brackets outside of strings without recursion, so that it can run before the parser does. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}

/**
 * An order's number: a text, or the digits of an integer. A text with control characters or half a surrogate pair is
 * refused: no engine of the store keeps U+0000, and half a pair would come out of the store as another text.
 */
export function orderNumber(value: unknown, field: string): BodyReading<{ readonly value: string }> {
  if (value === undefined || value === null) return unusable(`${field} is missing.`);
  if (value instanceof JsonNumber) return integer(value.text, field);
  if (typeof value !== 'string') return unusable(`${field} is neither text nor an integer.`);
  const number = value.trim();
  if (number === '') return unusable(`${field} is empty.`);
  if (number.length > maxNumberLength) return unusable(`${field} is longer than ${maxNumberLength} characters.`);
  return isStorable(number) ? { ok: true, value: number } : unusable(`${field} has characters that no number has.`);
}

function integer(digits: string, field: string): BodyReading<{ readonly value: string }> {
  if (!/^-?\d+$/.test(digits)) return unusable(`${field} is a number, yet not an integer.`);
  if (digits.length > maxNumberLength) return unusable(`${field} is longer than ${maxNumberLength} digits.`);
  return { ok: true, value: digits };
}

/** Whether every engine of the store gives the text back as it was. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);
