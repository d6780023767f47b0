/** The audits of graphql-http against the real server: the specification of GraphQL over HTTP, clause by clause. */
import { serverAudits } from 'graphql-http';
import { fetch } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

/** What the specification recommends or permits and we do otherwise; the list is exact. */
const refusedIsNot200 =
  'a refused request is a 4xx for every media type: proxies and alarms see it, and the body says the same';
const noPlainGet =
  'a GET without a header that no form can send is refused: any page could make a browser send it (CSRF)';
const otherwise: Readonly<Record<string, string>> = {
  'warn SHOULD 572B': refusedIsNot200,
  'warn SHOULD FDE2': refusedIsNot200,
  'warn SHOULD 7B9B': refusedIsNot200,
  'notice MAY 5A70': noPlainGet,
  'notice MAY D6D5': noPlainGet,
  'notice MAY 6A70': noPlainGet,
};

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest();
});
afterAll(() => facade.close());

const audits = serverAudits({
  url: () => `${facade.url}/graphql`,
  fetchFn: fetch,
});

it('knows all audits', () => {
  expect(audits.length).toBe(61);
});

it('fails none that it must pass, and of the others the ones that are listed', async () => {
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failed.push(`${result.status} ${audit.name.split(' ', 1)[0]} ${audit.id}`);
  }
  expect(failed.filter((text) => text.includes('MUST'))).toEqual([]);
  expect(failed.toSorted()).toEqual(Object.keys(otherwise).toSorted());
});
