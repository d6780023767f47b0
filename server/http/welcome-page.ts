/** The page at `/`, which says what this is and where the data comes from. It has one style element and no script. */
import { createHash } from 'node:crypto';
import type { ExampleTab } from '../../graphiql/example-tab.ts';
import type { VendorDefinition } from '../../sources/ports/vendor.ts';
import type { VendorMode } from '../../sources/registry.ts';

export interface WelcomeOptions {
  /** Path of the GraphQL endpoint on this host. */
  readonly endpoint: string;
  readonly tabs: readonly ExampleTab[];
  readonly vendors: readonly (Pick<VendorDefinition, 'vendor' | 'displayName' | 'description'> & {
    readonly mode: VendorMode;
  })[];
}

/** No page of ours may be framed, nor send a form anywhere. */
export const NOWHERE = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

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
export const WELCOME_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; ${NOWHERE}`;

export function welcome({ endpoint, tabs, vendors }: WelcomeOptions, base: string): string {
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
