import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { storedHeaders } from './storage.ts';

type Headers = Record<string, string>;

/**
 * The headers last typed in any tab. Two things need them: GraphiQL reads the schema before its headers editor exists,
 * so an API key kept from the last visit would not be sent; and each tab has headers of its own, so a key would have to
 * be pasted into every example. A tab whose headers are empty uses these; `{}` in a tab means: none.
 */
let lastTyped: Headers = parseHeaders(storedHeaders()) ?? {};

function parseHeaders(text: string): Headers | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value).map(([name, content]) => [name, String(content)]));
  } catch {
    return undefined; // half-typed, or empty
  }
}

/** Takes over what the headers editor holds, unless that is empty or unfinished. Returns what is now remembered. */
export function rememberHeaders(text: string): string {
  const typed = parseHeaders(text);
  if (typed && Object.keys(typed).length > 0) lastTyped = typed;
  return JSON.stringify(lastTyped);
}

export const hasRememberedHeaders = (): boolean => Object.keys(lastTyped).length > 0;

export function createFetcher(endpoint: string): Fetcher {
  // Apollo Server refuses requests that a foreign page could send by form; this header shows that ours is none.
  const send = createGraphiQLFetcher({ url: endpoint, headers: { 'apollo-require-preflight': 'true' } });
  return (params, options) => send(params, { ...options, headers: options?.headers ?? lastTyped });
}
