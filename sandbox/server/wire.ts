/** The JSON of the simulators: read with every digit of its numbers, and searched without trusting its shape. */
import { readFileSync } from 'node:fs';
import { at, JsonNumber, parseJson } from '../../sources/values/json.ts';

export type Wire = Readonly<Record<string, unknown>>;

export const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);

/** undefined when the text is not JSON. */
export function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Text, or the digits of a number, because ids have more digits than a double holds; '' when it is neither. */
export function textOf(value: unknown): string {
  if (value instanceof JsonNumber) return value.text;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
export const textIn = (value: unknown, path: string): string => textOf(at(value, path));

/** The elements of the list at a path; none when there is no list. */
export function elementsAt(value: unknown, path: string): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}
export const wiresAt = (value: unknown, path: string): readonly Wire[] => elementsAt(value, path).filter(isWire);

/** A body that a document prints, from the folder `samples` beside the module whose `import.meta.url` this gets. */
export const sampleText = (module: string, file: string): string =>
  readFileSync(new URL(`samples/${file}.json`, module), 'utf8');
