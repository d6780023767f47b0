import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { ExampleTab } from '../example-tab.ts';

/** A side pane that opens an example again after its tab was edited or closed. */
export function examplesPlugin(tabs: readonly ExampleTab[]): GraphiQLPlugin {
  return { title: 'Examples', icon: ExamplesIcon, content: () => <Examples tabs={tabs} /> };
}

function Examples({ tabs }: { tabs: readonly ExampleTab[] }) {
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  const actions = useGraphiQLActions();
  const open = ({ query, variables }: ExampleTab): void => {
    actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ?? '');
  };
  return (
    <section className="examples" aria-label="Examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.title}>
            <button type="button" onClick={() => open(tab)}>
              {tab.title}
            </button>
          </li>
        ))}
      </ul>
      <p>Each opens in a new tab.</p>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg height="1em" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round">
      <title>Examples</title>
      <rect x="2" y="2" width="12" height="12" rx="2" />
      <path d="M5 5.5h6M5 8h6M5 10.5h3.5" />
    </svg>
  );
}
