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

/**
 * A JSON value as a part of a text, unread. Nothing is known of what stands within it until it is opened: a reader of
 * kit/wire.ts opens only what it declares, `value` opens everything.
 */
export class JsonSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;

  constructor(text: string, start = 0, end = text.length) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /** Of a whole text, before which a byte order mark is skipped. */
  static within(text: string): JsonSpan {
    return new JsonSpan(text, text.startsWith('\uFEFF') ? 1 : 0);
  }

  /** Of a value in memory. Its numbers are JsonNumbers where their digits count. */
  static of(value: unknown): JsonSpan {
    return new JsonSpan(JSON.stringify(value ?? null));
  }

  get json(): string {
    return this.text.slice(this.start, this.end);
  }

  /** For what is kept: a part of a text would keep all of it. */
  own(): JsonSpan {
    if (this.start === 0 && this.end === this.text.length) return this;
    // A slice is a view of its text; only joined pieces are copied.
    return new JsonSpan([this.text.slice(this.start, this.end - 1), this.text.slice(this.end - 1, this.end)].join(''));
  }

  /** With every digit of its numbers. What is no JSON is shown as the text that came. */
  get value(): unknown {
    try {
      return parseJson(this.json);
    } catch {
      return this.json;
    }
  }

  toJSON(): unknown {
    return this.value;
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

/** Whether the engine takes the text for JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
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

/** Follows a dot path, into a span too, such as `delivery.carrier.state` or `items.0.sku_id`; undefined where there is nothing. */
export function at(value: unknown, path: string): unknown {
  let current = value instanceof JsonSpan ? value.value : value;
  for (const step of path.split('.').filter((part) => part !== '')) {
    if (typeof current !== 'object' || current === null || current instanceof JsonNumber) return undefined;
    if (!Object.hasOwn(current, step)) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
}
