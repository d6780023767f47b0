import { explorerPlugin } from '@graphiql/plugin-explorer';
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './page.css';
import { readConfig } from './config.ts';
import { examplesPlugin } from './examples-pane.tsx';
import { createFetcher, hasRememberedHeaders, rememberHeaders } from './headers.ts';
import { isFirstVisit, persistsHeaders, storage } from './storage.ts';

const config = readConfig();
const fetcher = createFetcher(config.endpoint);
const plugins = [HISTORY_PLUGIN, explorerPlugin(), examplesPlugin(config.tabs)];
const defaultTabs = config.tabs.map(({ query, variables = null }) => ({ query, variables, headers: null }));
// GraphiQL fills the first tab's query from defaultTabs but not its variables.
const firstVariables = isFirstVisit() ? config.tabs[0]?.variables : undefined;
const shouldPersistHeaders = persistsHeaders();

function Page() {
  const [headers, setHeaders] = useState('');
  const [borrowed, setBorrowed] = useState(false);
  const onEditHeaders = (text: string): void => {
    setHeaders(rememberHeaders(text));
    setBorrowed(text.trim() === '' && hasRememberedHeaders());
  };
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={plugins}
      defaultTabs={defaultTabs}
      {...(firstVariables === undefined ? {} : { initialVariables: firstVariables })}
      isHeadersEditorEnabled
      shouldPersistHeaders={shouldPersistHeaders}
      showPersistHeadersSettings
      onEditHeaders={onEditHeaders}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <Brand headers={headers} />
      </GraphiQL.Logo>
      {borrowed && (
        <GraphiQL.Footer>
          <p className="headers-note">No headers in this tab: the last ones typed are sent. {'{}'} sends none.</p>
        </GraphiQL.Footer>
      )}
    </GraphiQL>
  );
}

/** Also asks for the schema again once headers arrive that may open it (an API key). */
function Brand({ headers }: { headers: string }) {
  const { schema } = useGraphiQL(pick('schema'));
  const actions = useGraphiQLActions();
  useEffect(() => {
    if (headers === '' || schema) return undefined;
    // Every keystroke inside the quotes is valid JSON: wait for a pause, or each would be a refused request.
    const timer = setTimeout(() => void actions.introspect(), 600);
    return () => clearTimeout(timer);
  }, [headers, schema, actions]);
  return (
    <a className="brand" href="/">
      Ordergraph
    </a>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
