/** Links and what they follow from, between the tables and the program. */
import type { Kysely } from 'kysely';
import type { LinkFacts } from '../../sources/ports/links.ts';
import { decimal } from '../../sources/values/decimal.ts';
import { inParts } from '../engine/parts.ts';
import { crowdKey, pairText } from '../keys.ts';
import type { DecisionRow, LinkRow, Tables } from '../schema.ts';

/** The group_key of orders that links join to more than a sale has: they are left ungrouped. No hash is like it. */
export const overfull = '*';

/** Equal facts give equal texts. */
export const factsText = ({ numbers, platform, shops, payable, placedAt }: LinkFacts): string =>
  JSON.stringify([numbers, platform, shops, payable && [payable.amount, payable.currency], placedAt]);

/** The reverse of factsText; null for what it has not written. */
export function factsOf(json: string): LinkFacts | null {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value)) return null;
  const [numbers, platform, shops, payable, placedAt]: readonly unknown[] = value;
  return {
    numbers: texts(numbers),
    platform: typeof platform === 'string' ? platform : null,
    shops: texts(shops),
    payable: payableOf(texts(payable)),
    placedAt: typeof placedAt === 'number' ? placedAt : null,
  };
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

function payableOf([text, currency]: readonly string[]): LinkFacts['payable'] {
  const amount = text === undefined ? null : decimal(text);
  return amount === null || currency === undefined ? null : { amount, currency };
}

/** The links of these orders; each link comes once, though both of its ends may be among them. */
export async function linksOf(db: Kysely<Tables>, keys: readonly string[]): Promise<readonly LinkRow[]> {
  const rows = await inParts(keys, (part) => {
    const all = db.selectFrom('links').selectAll();
    return all
      .where('a', 'in', part)
      .union(all.where('b', 'in', part))
      .execute();
  });
  return [...new Map(rows.map((row) => [pairText(row), row])).values()];
}

export async function decisionsOn(db: Kysely<Tables>, keys: readonly string[]): Promise<readonly DecisionRow[]> {
  const rows = await inParts(keys, (part) => {
    const all = db.selectFrom('link_decisions').selectAll();
    return all
      .where('a', 'in', part)
      .union(all.where('b', 'in', part))
      .execute();
  });
  return [...new Map(rows.map((row) => [pairText(row), row])).values()];
}

/** Those of the numbers (in their form) that more orders carry than a sale has. */
export async function crowdedAmong(db: Kysely<Tables>, forms: readonly string[]): Promise<ReadonlySet<string>> {
  const formOf = new Map(forms.map((form) => [crowdKey(form), form]));
  const rows = await inParts([...formOf.keys()], (part) =>
    db.selectFrom('crowded_numbers').select('number_key').where('number_key', 'in', part).execute(),
  );
  return new Set(rows.flatMap((row) => formOf.get(row.number_key) ?? []));
}
