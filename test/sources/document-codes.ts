/** The codes that a vendor's document lists for a field, with their labels, read from the copy of the document. */
import { readFileSync } from 'node:fs';
import { at } from '../../sources/values/json.ts';

/** `place` is a schema and a field of it, e.g. `Order.state`. The label is null where the document gives none. */
export function documentCodes(vendor: 'soms' | 'babycare', place: string): ReadonlyMap<string, string | null> {
  const file = new URL(`../contract/documents/${vendor}.openapi.json`, import.meta.url);
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const [schema = '', field = ''] = place.split('.');
  const property = at(document, `components.schemas.${schema}.properties.${field}`);
  const labels: Readonly<Record<string, string>> = Object(
    at(property, 'x-enum-labels') ?? at(property, 'x-values') ?? {},
  );
  const listed = at(property, 'enum');
  const codes: readonly string[] = Array.isArray(listed) ? listed : Object.keys(labels);
  if (codes.length === 0) throw new Error(`the document lists no codes for ${place}`);
  return new Map(codes.map((code) => [code, labels[code] ?? null]));
}
