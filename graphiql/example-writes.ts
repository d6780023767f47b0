import type { ExampleTab } from './example-tab.ts';

/** A dry run, so that trying it changes nothing. */
export const write = (somsOrderId: string): ExampleTab => ({
  title: 'Change an order, dry run first · 写操作试运行',
  query: `# A write (写操作). dryRun: true shows what would be sent and
# sends nothing; set it to false to do it. The same
# idempotencyKey gives the first outcome again, never a second
# effect. userErrors say why something was not done.
mutation TagOrder($id: String!, $key: String!, $dryRun: Boolean!) {
  orderTagsUpdate(
    order: { vendorId: { vendor: SOMS, nativeId: $id } }
    add: ["加急"]
    options: { idempotencyKey: $key, operator: "李明", dryRun: $dryRun }
  ) {
    order { nativeId status tags }
    operation { id state vendorRequest }
    userErrors { code message path retryable nativeMessage }
  }
}
`,
  variables: JSON.stringify({ id: somsOrderId, key: 'example-1', dryRun: true }, null, 2),
});

export const operations: ExampleTab = {
  title: 'Who changed what · 操作审计',
  query: `# Every write that was asked for (操作审计), newest first:
# who, what, when, on which order, with which outcome.
query Operations {
  operations(first: 20) {
    nodes {
      id
      name
      state
      vendor
      operator
      startedAt
      finishedAt
      orderIds
      userErrors { code message }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
};
