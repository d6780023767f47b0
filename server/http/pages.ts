// The two pages for people: `/`, which says what this is, and GraphiQL for analysts. No request leaves the host.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { NOWHERE, welcome, WELCOME_CSP, type WelcomeOptions } from './welcome-page.ts';

/** The pages may only connect to their own origin. */
export interface PagesOptions extends WelcomeOptions {
  /** Folder that `graphiql/build.ts` fills, with a slash at its end. */
  readonly distDir: URL;
  /** How others reach this server, for the curl example; without it the request's Host header is used. */
  readonly publicUrl?: string;
}

type Headers = Record<string, string>;
interface Asset {
  type: string;
  plain: Buffer;
  gzip: Buffer | undefined;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

const SAFE = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };
// Monaco writes <style> elements, so styles need 'unsafe-inline'; scripts and workers are files of our own.
const GRAPHIQL_CSP =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
  `font-src 'self' data:; img-src 'self' data:; connect-src 'self'; ${NOWHERE}`;

/**
 * Returns a handler that answers `/` and everything under `/graphiql`, and returns false for any other path.
 * What the build made is read into memory here, once: a rebuild while the server runs then breaks nothing, and a URL
 * can only ever name a file of that closed list.
 */
export function pages(options: PagesOptions): (req: IncomingMessage, res: ServerResponse) => boolean {
  const assets = readAssets(new URL('assets/', options.distDir));
  const page = readPage(options);
  return (req, res) => {
    const path = req.url?.split('?', 1)[0] ?? '/';
    if (path !== '/' && path !== '/graphiql' && !path.startsWith('/graphiql/')) return false;
    if (req.method !== 'GET' && req.method !== 'HEAD') sendText(res, 405, 'Only GET and HEAD.\n');
    else if (path === '/') sendHtml(res, welcome(options, baseUrl(options, req)), WELCOME_CSP);
    else if (path === '/graphiql' || path === '/graphiql/') sendPage(res, page, path);
    else sendAsset(req, res, assets.get(path));
    return true;
  };
}

function baseUrl({ publicUrl }: PagesOptions, req: IncomingMessage): string {
  if (publicUrl !== undefined) return publicUrl;
  const host = req.headers.host ?? '';
  const url = `http://${host}`;
  // The client chose this text: only what looks like a host goes into the page.
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(url) ? url : 'http://127.0.0.1:4000';
}

/** The page's own links are relative: without the slash they start one level higher. */
function sendPage(res: ServerResponse, page: string | undefined, path: string): void {
  if (page === undefined) sendText(res, 503, 'GraphiQL is not built yet: run `node graphiql/build.ts`.\n');
  else sendHtml(res, path.endsWith('/') ? page : page.replaceAll('"./assets/', '"./graphiql/assets/'), GRAPHIQL_CSP);
}

function readAssets(folder: URL): Map<string, Asset> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const read = (name: string): Buffer => readFileSync(new URL(name, folder));
  return new Map(
    names
      .filter((name) => !name.endsWith('.gz'))
      .map((name) => {
        const type = TYPES[extname(name)] ?? 'application/octet-stream';
        return [
          `/graphiql/assets/${name}`,
          { type, plain: read(name), gzip: names.includes(`${name}.gz`) ? read(`${name}.gz`) : undefined },
        ];
      }),
  );
}

function readPage({ endpoint, tabs, distDir }: PagesOptions): string | undefined {
  const file = new URL('index.html', distDir);
  if (!existsSync(file)) return undefined;
  const html = readFileSync(file, 'utf8');
  const empty = /id="ordergraph-config">\s*\{\}\s*</;
  if (!empty.test(html)) throw new Error('dist/graphiql/index.html has no place for the configuration');
  // `</script>` inside a query would end the block.
  const config = JSON.stringify({ endpoint, tabs }).replaceAll('<', '\\u003c');
  return html.replace(empty, () => `id="ordergraph-config">${config}<`);
}

function sendAsset(req: IncomingMessage, res: ServerResponse, asset: Asset | undefined): void {
  if (asset === undefined) return sendText(res, 404, 'Not found.\n');
  const zipped = /\bgzip\b/.test(req.headers['accept-encoding'] ?? '') ? asset.gzip : undefined;
  send(res, zipped ?? asset.plain, {
    'Content-Type': asset.type,
    ...(zipped && { 'Content-Encoding': 'gzip' }),
    Vary: 'Accept-Encoding',
    // The name holds a hash of the content.
    'Cache-Control': 'public, max-age=31536000, immutable',
    // A worker obeys the policy that came with its own script, not the page's.
    'Content-Security-Policy': GRAPHIQL_CSP,
  });
}

function sendHtml(res: ServerResponse, html: string, csp: string): void {
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' };
  send(res, Buffer.from(html), { ...headers, 'Content-Security-Policy': csp });
}

function sendText(res: ServerResponse, status: 404 | 405 | 503, text: string): void {
  res.statusCode = status;
  if (status === 405) res.setHeader('Allow', 'GET, HEAD');
  send(res, Buffer.from(text), { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
}

function send(res: ServerResponse, body: Buffer, headers: Headers): void {
  // Node leaves the body out of the answer to HEAD by itself.
  res.writeHead(res.statusCode, { ...SAFE, ...headers, 'Content-Length': body.length }).end(body);
}
