/**
 * Of every vendor: `personalFields` names every field of what it was recorded to say that tells who somebody is. What gets
 * out of the facade is searched for the values of these fields, so that a forgotten one would not be looked for.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { definitionOf, listedVendors } from '../../server/vendors.ts';
import { maskText } from '../../sources/domain/personal/mask-text.ts';
import { jsonIn } from '../../sources/values/json.ts';
import { type Vendor, vendors } from '../../sources/vocabulary.ts';
import { fixtures } from './fixtures.ts';
import { leaves } from './world.ts';

/** Answers that were recorded or printed, and what a simulator pushes. */
async function recordOf(vendor: Vendor): Promise<readonly unknown[]> {
  const folders = ['sandbox', 'payloads'].map(
    (top) => new URL(`../../${top}/${vendor.toLowerCase()}/`, import.meta.url),
  );
  const files = folders.flatMap((folder) =>
    existsSync(folder) ? globSync('**/*.json', { cwd: folder }).map((name) => new URL(name, folder)) : [],
  );
  const { simulator } = await listedVendors[vendor].simulator();
  const pushes = simulator.pushes({ until: usualUntil(), seed: usualSales.seed });
  return [...files.map((file) => readFileSync(file, 'utf8')), ...pushes.map(({ body }) => body)].map(jsonIn);
}

const person =
  '(?:buyer|member|customer|consignee|receiver|receive|recipient|recv|contacts?|linkman|delivery_?man|courier|guider|inviter|weike|manager)';
/** Names of fields that tell who somebody is in all documents that we have, and in any other of the field. */
const telling = new RegExp(
  [
    '(?:mobile|phone|telephone|(?:^|_)tel|[a-z]Tel|(?:^|_)fax|e_?mail|street|nick_?(?:name)?|id_?card(?:_?no)?)$',
    `${person}_?(?:name|address|addr)$`,
    '^(?:receiver|consignee|recvconsignee|deliveryman|linkman|address)$',
  ].join('|'),
  'i',
);
/** A name is also told by its value: a phone, a mail address, an identity number or an account. */
const tellsBy = (name: string, value: unknown): boolean =>
  typeof value === 'string' &&
  value !== '' &&
  (telling.test(name) || (!/^[\d-]{4,} ?[\d:]*$/.test(value) && maskText(value) !== value));

describe.each(vendors)('%s', (vendor) => {
  it('names in personalFields every field of its record that tells who somebody is', async () => {
    const record = await recordOf(vendor);
    expect(record.length).toBeGreaterThan(0);
    const known = new Set([...definitionOf(vendor).personalFields, ...fixtures[vendor].texts]);
    const found = [...leaves(record)].flatMap(([name, value]) => (tellsBy(name, value) ? name : []));
    // What people write goes into the fixture's `texts` instead; a field that only looks so does as well.
    expect([...new Set(found)].filter((name) => !known.has(name)).toSorted()).toEqual([]);
  });
});
