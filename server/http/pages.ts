// The two pages for people: `/`, which says what this is, and GraphiQL for analysts. No request leaves the host.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { ExampleTab } from '../../graphiql/example-tab.ts';
import type { VendorDefinition } from '../../sources/ports/vendor.ts';
import type { VendorMode } from '../../sources/registry.ts';

export interface PagesOptions {
  /** Path of the GraphQL endpoint on this host: the pages may only connect to their own origin. */
  endpoint: string;
  tabs: readonly ExampleTab[];
  vendors: readonly (Pick<VendorDefinition, 'vendor' | 'displayName' | 'description'> & { mode: VendorMode })[];
  /** Folder that `graphiql/build.ts` fills, with a slash at its end. */
  distDir: URL;
  /** How others reach this server, for the curl example; without it the request's Host header is used. */
  publicUrl?: string;
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
const NOWHERE = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
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
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      sendText(res, 405, 'Only GET and HEAD.\n', { Allow: 'GET, HEAD' });
    } else if (path === '/') {
      sendHtml(res, welcome(options, baseUrl(options, req)), WELCOME_CSP);
    } else if (path === '/graphiql' || path === '/graphiql/') {
      // The page's own links are relative: without the slash they start one level higher.
      if (page === undefined) sendText(res, 503, 'GraphiQL is not built yet: run `node graphiql/build.ts`.\n');
      else
        sendHtml(res, path.endsWith('/') ? page : page.replaceAll('"./assets/', '"./graphiql/assets/'), GRAPHIQL_CSP);
    } else {
      sendAsset(req, res, assets.get(path));
    }
    return true;
  };
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
  send(res, 200, zipped ?? asset.plain, {
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
  send(res, 200, Buffer.from(html), { ...headers, 'Content-Security-Policy': csp });
}

function sendText(res: ServerResponse, status: number, text: string, headers: Headers = {}): void {
  const own = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  send(res, status, Buffer.from(text), { ...own, ...headers });
}

function send(res: ServerResponse, status: number, body: Buffer, headers: Headers): void {
  // Node leaves the body out of the answer to HEAD by itself.
  res.writeHead(status, { ...SAFE, ...headers, 'Content-Length': body.length }).end(body);
}

// ---------- the page at / ----------

const MODES = {
  live: 'the vendor’s own system',
  sandbox: 'a simulator inside this server, with made-up orders',
  absent: 'not configured: no data from it',
};

const STYLE = `
:root { color-scheme: light dark; --ink: #16202b; --soft: #5b6876; --line: #dde3e8; --card: #fff; --page: #f5f7f8;
  --accent: #0f766e; --warn: #9a5b00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e5eaee; --soft: #98a5b1; --line: #2c3742; --card: #1a222a;
  --page: #12181e; --accent: #5eead4; --warn: #fbbf24; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); line-height: 1.55; font-family: system-ui, -apple-system,
  'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
main { max-width: 54rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
h1 { margin: 0 0 .5rem; font-size: 2rem; letter-spacing: -.01em; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.05rem; }
p { margin: 0; }
.lead { max-width: 44rem; color: var(--soft); font-size: 1.075rem; }
a { color: var(--accent); }
nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin-top: 2rem; }
nav a { display: block; padding: 1rem 1.1rem; border: 1px solid var(--line); border-radius: .6rem;
  background: var(--card); color: inherit; text-decoration: none; }
nav a:hover, nav a:focus-visible { border-color: var(--accent); }
nav b { display: block; color: var(--accent); }
nav code { color: var(--accent); font-weight: 600; }
nav span, .note { color: var(--soft); font-size: .9rem; }
table { width: 100%; border-collapse: collapse; border: 1px solid var(--line); background: var(--card); }
th, td { padding: .55rem .9rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-size: .85rem; font-weight: 600; }
.mode { font-weight: 600; }
.live { color: var(--accent); }
.sandbox { color: var(--warn); }
.absent { color: var(--soft); }
ul { margin: 0; padding-left: 1.2rem; }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .9em; }
pre { margin: 0 0 .6rem; padding: .9rem 1.1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem;
  background: var(--card); }
`;

// The one style element is allowed by its hash; nothing else is, and there is no script.
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const WELCOME_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; ${NOWHERE}`;

function baseUrl({ publicUrl }: PagesOptions, req: IncomingMessage): string {
  if (publicUrl !== undefined) return publicUrl;
  const host = req.headers.host ?? '';
  const url = `http://${host}`;
  // The client chose this text: only what looks like a host goes into the page.
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(url) ? url : 'http://127.0.0.1:4000';
}

function welcome({ endpoint, tabs, vendors }: PagesOptions, base: string): string {
  const rows = vendors.map(
    ({ vendor, displayName, description, mode }) =>
      `<tr><td>${escapeHtml(displayName)}<br><span class="note">${escapeHtml(description)}</span></td>` +
      `<td><code>${escapeHtml(vendor)}</code></td>` +
      `<td><span class="mode ${mode}">${mode}</span> <span class="note">${MODES[mode]}</span></td></tr>`,
  );
  const examples = tabs.map(({ title }) => `<li>${escapeHtml(title)}</li>`);
  const curl = [
    `curl ${new URL(endpoint, base).href} \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"query":"{ sources { vendor health lastSuccessAt } }"}'`,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ordergraph</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Ordergraph</h1>
<p class="lead">One GraphQL API over the order systems of Chinese retail. One query reads a sale from every system that
knows it (订单, 金额, 物流, 售后) and says which of them answered.</p>
<nav>
<a href="graphiql"><b>GraphiQL</b><span>Write and run queries in the browser, with worked examples.</span></a>
<a href="${escapeHtml(endpoint)}"><code>${escapeHtml(endpoint)}</code><br><span>For programs: POST JSON to it. A browser
that only opens it is refused, by design.</span></a>
<a href="health/ready"><code>/health/ready</code><br><span>Is everything up, and if not, what is down.</span></a>
</nav>
<h2>Where the data comes from</h2>
<table><thead><tr><th>System</th><th>In queries</th><th>Data</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<h2>Questions that GraphiQL opens with</h2>
<ul>${examples.join('')}</ul>
<h2>From a terminal</h2>
<pre><code>${escapeHtml(curl.join('\n'))}</code></pre>
</main>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
