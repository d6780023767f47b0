/** The SDL, one file per domain, as one text. */
import { readdirSync, readFileSync } from 'node:fs';

export const printedFile = new URL('printed.graphql', import.meta.url);

export function typeDefs(): readonly string[] {
  const folder = new URL('.//', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql') && name !== 'printed.graphql')
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}
