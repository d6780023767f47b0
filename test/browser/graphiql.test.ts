import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kind, parse } from 'graphql';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTabs } from '../../graphiql/examples.ts';
import { accessWorld, clientLine, clients, keyOf } from '../auth/access-world.ts';
import { startForTest } from '../harness.ts';
import { chromiumPath, launchChromium, openWatched } from './chromium.ts';
import type { ExampleTab } from '../../graphiql/example-tab.ts';

const SHOTS = fileURLToPath(new URL('../../dist/screenshots/', import.meta.url));
const KEY = 'X-API-Key';

describe.skipIf(chromiumPath === undefined)('the pages, in Chromium', { timeout: 120_000 }, () => {
  let server: Awaited<ReturnType<typeof startForTest>>;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    [server, browser] = await Promise.all([startForTest(), launchChromium()]);
    origin = new URL(server.url).origin;
  }, 60_000);

  afterAll(async () => {
    await Promise.all([browser.close(), server.close()]);
  });

  const open = () => openWatched(browser, origin);

  test('/ says what this is and links to the rest', async () => {
    const { page, foreign, problems } = await open();
    await page.goto(`${origin}/`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ordergraph');
    const links = await page.getByRole('link').all();
    const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(hrefs.map((href) => new URL(href ?? '', page.url()).pathname)).toEqual([
      '/graphiql',
      '/graphql',
      '/health/ready',
    ]);
    expect(await page.getByRole('cell', { name: '海鼎 SOMS' }).count()).toBe(1);
    await page.screenshot({ path: `${SHOTS}welcome.png`, fullPage: true });
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
  });

  test.each(['/graphiql', '/graphiql/'])('%s opens the examples, and each of them answers', async (path) => {
    const { page, foreign, problems } = await open();
    const response = await page.goto(origin + path);
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self';");
    await schemaLoaded(page);
    expect(await page.getByRole('link', { name: 'Ordergraph' }).count()).toBe(1);

    const tabs = exampleTabs(server.showcase, Date.now());
    expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(tabs.map(operationName));
    for (const [index, tab] of tabs.entries()) {
      const answer = await run(page, tab);
      expect(answer, tab.title).toEqual({ data: expect.anything() });
      await page.locator('.result-window').getByText('"data"').waitFor();
      if (index === 0) await page.screenshot({ path: `${SHOTS}graphiql.png` });
    }
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
  });

  test('the side panes open: documentation, history, explorer, examples', async () => {
    const { page, foreign, problems } = await open();
    await page.goto(`${origin}/graphiql`);
    await schemaLoaded(page);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    await page.locator('.graphiql-explorer-root').getByText('orderGroup', { exact: true }).waitFor();
    await page.screenshot({ path: `${SHOTS}explorer.png` });

    const last = exampleTabs(server.showcase, Date.now()).at(-1);
    if (last === undefined) throw new Error('no examples');
    const before = await page.getByRole('tab').count();
    await page.getByRole('button', { name: 'Show Examples' }).click();
    await page.getByRole('button', { name: last.title }).click();
    await holds(page, last.query);
    expect(await page.getByRole('tab').count()).toBe(before + 1);
    expect({ foreign, problems }).toEqual({ foreign: [], problems: [] });
  });

  test('the policy stops an inline script', async () => {
    const { page, problems } = await open();
    await page.goto(`${origin}/graphiql`);
    await schemaLoaded(page);
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.body.append(script);
    }`);
    expect(await page.evaluate<unknown>('window.ranInline')).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining('Content Security Policy')]);
  });

  test('a key typed once opens the schema, serves every tab, and is kept only on request', async () => {
    const { page } = await open();
    await page.route(`${origin}/graphql`, (route) => {
      if (route.request().headers()[KEY.toLowerCase()] === 'secret') return route.continue();
      return route.fulfill({ status: 401, json: { errors: [{ message: 'No key.' }] } });
    });
    const [first, second] = exampleTabs(server.showcase, Date.now());
    if (first === undefined || second === undefined) throw new Error('no examples');

    const refused = page.waitForResponse(isIntrospection);
    await page.goto(`${origin}/graphiql`);
    expect((await refused).status()).toBe(401);

    const opened = page.waitForResponse((response) => isIntrospection(response) && response.ok());
    await typeHeaders(page, JSON.stringify({ [KEY]: 'secret' }));
    await opened;
    expect(await run(page, second)).toEqual({ data: expect.anything() }); // this tab's own headers are empty
    await page.getByText('No headers in this tab').waitFor();
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('secret');

    await tabOf(page, first).click();
    await page.getByRole('button', { name: 'Open settings dialog' }).click();
    await page.locator('#enable-persist-headers').click();
    await expect.poll(() => stored(page, 'headers')).toContain('secret');
    const reopened = page.waitForResponse(isIntrospection);
    await page.reload();
    expect((await reopened).status()).toBe(200);
  });

  test('a key of ACCESS_FILE opens the schema; one that may not read it does not', async () => {
    const world = await accessWorld(clients(clientLine('analyst', 'analyst'), clientLine('web', 'frontend')));
    const own = new URL(world.facade.url).origin;
    const { page } = await openWatched(browser, own);
    try {
      const refused = page.waitForResponse(isIntrospection);
      await page.goto(`${own}/graphiql`);
      expect((await refused).status()).toBe(401);
      const forbidden = page.waitForResponse((response) => isIntrospection(response) && response.status() !== 401);
      await typeHeaders(page, JSON.stringify({ [KEY]: keyOf('web') }));
      expect((await forbidden).status()).toBe(403);
      const opened = page.waitForResponse((response) => isIntrospection(response) && response.ok());
      await page.reload();
      await typeHeaders(page, JSON.stringify({ [KEY]: keyOf('analyst') }));
      await opened;
      const [first] = exampleTabs(world.facade.showcase, Date.now());
      if (first === undefined) throw new Error('no examples');
      expect(await run(page, first)).toEqual({ data: expect.anything() });
    } finally {
      await world.close();
    }
  });
});

const postBody = (request: Request): string => (request.method() === 'POST' ? (request.postData() ?? '') : '');
const isIntrospection = (response: { request(): Request }): boolean =>
  postBody(response.request()).includes('"IntrospectionQuery"');

/** GraphiQL is ready when it has the schema: from then on a tab can be run as a user would. */
async function schemaLoaded(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Execute query' }).waitFor();
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
}

const stored = (page: Page, key: string): Promise<string | null> =>
  page.evaluate((name) => localStorage.getItem(name), `ordergraph:graphiql:${key}`);

/** GraphiQL stores the query once it has parsed it; only then does it know the operation's name. */
const holds = (page: Page, query: string) => expect.poll(() => stored(page, 'query'), { timeout: 10_000 }).toBe(query);

function operationName({ query }: ExampleTab): string {
  const operation = parse(query).definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? '';
}

const tabOf = (page: Page, tab: ExampleTab) =>
  page.locator('.graphiql-tab-button').getByText(operationName(tab), { exact: true });

async function run(page: Page, tab: ExampleTab): Promise<unknown> {
  const name = operationName(tab);
  await tabOf(page, tab).click();
  await holds(page, tab.query);
  const answered = page.waitForResponse((response) =>
    postBody(response.request()).includes(`"operationName":"${name}"`),
  );
  await page.getByRole('button', { name: 'Execute query' }).click();
  const response = await answered;
  expect(response.request().headers()['apollo-require-preflight']).toBe('true');
  return response.json();
}

async function typeHeaders(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Headers', exact: true }).click();
  const editor = page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden)');
  await editor.locator('.view-line').first().click(); // not before Monaco is there, or the text is lost
  await page.keyboard.insertText(text);
  await editor.getByText(text).waitFor();
}
