import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium of the system, or undefined: playwright-core downloads none, and neither do we. */
function findChromium(): string | undefined {
  const found = PLACES.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const message = `No Chromium: none of ${PLACES.join(', ')} exists.`;
  if (process.env['REQUIRE_CHROMIUM'] === '1') throw new Error(message);
  console.warn(
    `${message} The browser tests are skipped (Debian: apt-get install chromium; to insist: REQUIRE_CHROMIUM=1).`,
  );
  return undefined;
}

export const chromiumPath = findChromium();

/** A browser with a new, empty user folder that is deleted when it closes. */
export async function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('launchChromium needs a Chromium: skip on `chromiumPath` first');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The browser's own requests, which no page makes and no route below stops, reach no other host either.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

export interface WatchedPage {
  page: Page;
  /** Requests to any other host. They were stopped, and there should be none. */
  foreign: string[];
  /** Errors in the console (a broken Content-Security-Policy is one) and uncaught exceptions. */
  problems: string[];
}

/** A page in a context of its own, which has no storage of another test and reaches nothing but `origin`. */
export async function openWatched(browser: Browser, origin: string): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const foreign: string[] = [];
  const problems: string[] = [];
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => {
      foreign.push(route.request().url());
      return route.abort();
    },
  );
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return { page, foreign, problems };
}
