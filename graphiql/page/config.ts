import type { ExampleTab } from '../example-tab.ts';

/** What server/http/pages.ts writes into the page. */
export interface PageConfig {
  /** Path or URL of the GraphQL endpoint. */
  endpoint: string;
  /** Opened for a first-time visitor, and listed in the Examples pane for everybody. */
  tabs: readonly ExampleTab[];
}

/** Reads the block that the server wrote; without one (plain `vite` preview) the page talks to /graphql. */
export function readConfig(): PageConfig {
  const text = document.getElementById('ordergraph-config')?.textContent ?? '{}';
  // Our own server wrote the block from the same type, so it is not checked again.
  const written: Partial<PageConfig> = JSON.parse(text);
  return { endpoint: written.endpoint ?? '/graphql', tabs: written.tabs ?? [] };
}
