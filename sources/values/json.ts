/**
 * JSON whose numbers keep every digit. The engine's own parser hands the source text of each number to the reviver
 * (JSON.parse source text access, Node 22 and later), so no parser of ours is needed.
 */
import { canonical } from './decimal.ts';

declare global {
  // Not yet in TypeScript's own library, though every engine that we support has it.
  interface JSON {
    rawJSON(text: string): unknown;
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** Writes the number as it came. */
  toJSON(): unknown {
    return JSON.rawJSON(this.text);
  }
}

/** Throws SyntaxError when the text is not JSON, RangeError when it nests deeper than the stack allows. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context) =>
    typeof value === 'number' ? new JsonNumber(context.source ?? String(value)) : value,
  );
}

/** The same without throwing: undefined when the text is not JSON. A byte order mark before it is skipped. */
export function jsonIn(text: string): unknown {
  try {
    return parseJson(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Whether it is a JSON object. A JsonNumber is none, though it is an object to JavaScript. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

/** A number where a double holds it exactly, else the text as it is written. */
export function numberOrText(text: string): number | string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  // A double holds every number of so few digits, unless it is all but nothing.
  if (text.length <= 15 && (Math.abs(value) > 1e-300 || text === '0')) return value;
  return canonical(text) === canonical(String(value)) ? value : text;
}

/** In valid JSON: its strings, and the numbers that a double may not hold, by an exponent or by their length. */
const perhapsRounded = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.]*[eE][+-]?\d+|-?\d[\d.]{14,}/g;

/**
 * For what clients send: a number that would be rounded becomes a text, others stay numbers. A reviver would be called for
 * each value, which makes a body of many short numbers cost six times what its text does.
 */
export function parseClientJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const exact = text.replace(perhapsRounded, (token) =>
    token.startsWith('"') ? token : JSON.stringify(numberOrText(token)),
  );
  return exact === text ? value : JSON.parse(exact);
}

/** A decimal text as a JSON number of the same digits, for request bodies; JSON knows no leading zeros. */
export const jsonNumber = (text: string): JsonNumber => new JsonNumber(text.replace(/^(-?)0+(?=\d)/, '$1'));

/** Follows a dot path such as `delivery.carrier.state` or `items.0.sku_id`; undefined where there is nothing. */
export function at(value: unknown, path: string): unknown {
  let current = value;
  for (const step of path.split('.').filter((part) => part !== '')) {
    if (typeof current !== 'object' || current === null || current instanceof JsonNumber) return undefined;
    if (!Object.hasOwn(current, step)) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
}
