/** A small caching proxy after RFC 9111: freshness, revalidation, Vary, and what a shared cache may not keep. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { request } from 'undici';

interface Stored {
  readonly vary: readonly (readonly [string, string | undefined])[];
  readonly headers: IncomingHttpHeaders;
  readonly status: number;
  readonly text: string;
  readonly freshUntil: number;
}
export interface Proxied {
  readonly status: number;
  readonly text: string;
  readonly cache: 'HIT' | 'REVALIDATED' | 'MISS';
  readonly bytesFromOrigin: number;
}
export interface CachingProxy {
  get(key: string, parameters: Readonly<Record<string, string>>): Promise<Proxied>;
  kept(): number;
  close(): Promise<void>;
}

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

export async function startCachingProxy(origin: string, { shared }: { shared: boolean }): Promise<CachingProxy> {
  // Deliberately one store for all keys: only what the answers say keeps them apart.
  const stored = new Map<string, Stored[]>();

  async function answer(path: string, headers: IncomingHttpHeaders): Promise<Proxied> {
    const all = stored.get(path) ?? [];
    const match = all.find(({ vary }) => vary.every(([name, value]) => one(headers[name]) === value));
    if (match && match.freshUntil > Date.now())
      return { status: match.status, text: match.text, cache: 'HIT', bytesFromOrigin: 0 };
    const etag = one(match?.headers.etag);
    const forwarded = Object.fromEntries(
      ['x-api-key', 'authorization', 'accept'].flatMap((name) => {
        const value = one(headers[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const response = await request(origin + path, {
      headers: { ...forwarded, ...(etag === undefined ? {} : { 'if-none-match': etag }) },
    });
    const text = await response.body.text();
    if (response.statusCode === 304 && match)
      return { status: match.status, text: match.text, cache: 'REVALIDATED', bytesFromOrigin: text.length };
    keep(path, headers, { status: response.statusCode, headers: response.headers, text });
    return { status: response.statusCode, text, cache: 'MISS', bytesFromOrigin: text.length };
  }

  function keep(path: string, asked: IncomingHttpHeaders, got: Pick<Stored, 'status' | 'headers' | 'text'>): void {
    const directives = (one(got.headers['cache-control']) ?? '').split(',').map((directive) => directive.trim());
    const age = directives.map((directive) => /^max-age=(\d+)$/.exec(directive)?.[1]).find((found) => found);
    const vary = (one(got.headers.vary) ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim());
    if (got.status !== 200 || directives.includes('no-store') || vary.includes('*')) return;
    if (shared && (directives.includes('private') || (asked.authorization && !directives.includes('public')))) return;
    const names = vary.filter((name) => name !== '');
    const entry: Stored = {
      ...got,
      vary: names.map((name) => [name, one(asked[name])] as const),
      freshUntil: directives.includes('no-cache') || age === undefined ? 0 : Date.now() + Number(age) * 1_000,
    };
    const others = (stored.get(path) ?? []).filter(
      (other) => JSON.stringify(other.vary) !== JSON.stringify(entry.vary),
    );
    stored.set(path, [...others, entry]);
  }

  const server = createServer((req, res) => {
    void answer(req.url ?? '/', req.headers)
      .catch((error: unknown) => ({ status: 502, text: String(error), cache: 'MISS', bytesFromOrigin: 0 }))
      .then(({ status, text, cache, bytesFromOrigin }) => {
        res.writeHead(status, { 'x-cache': cache, 'x-bytes': String(bytesFromOrigin) });
        return res.end(text);
      });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    async get(key, parameters) {
      const url = `http://127.0.0.1:${port}/graphql?${new URLSearchParams(parameters).toString()}`;
      const { statusCode, headers, body } = await request(url, { headers: key === '' ? {} : { 'x-api-key': key } });
      const cache = one(headers['x-cache']);
      return {
        status: statusCode,
        text: await body.text(),
        cache: cache === 'HIT' || cache === 'REVALIDATED' ? cache : 'MISS',
        bytesFromOrigin: Number(headers['x-bytes']),
      };
    },
    kept: () => [...stored.values()].flat().length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
