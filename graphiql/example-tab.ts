/** One tab of the analysts' page: a query that runs as it stands. */
export interface ExampleTab {
  /** For people, with the Chinese term. GraphiQL itself labels a tab with the operation's name. */
  readonly title: string;
  readonly query: string;
  /** JSON text, as the variables editor shows it. */
  readonly variables?: string;
}
