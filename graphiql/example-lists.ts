import type { ExampleTab } from './example-tab.ts';

const day = 86_400_000;
/** A midnight in China, that of today or of some days ago, as an ISO 8601 text. `now` is in milliseconds since 1970. */
const chinaMidnight = (now: number, daysAgo: number): string => {
  const shifted = now + 8 * 3_600_000;
  const midnight = shifted - (shifted % day) - daysAgo * day;
  return `${new Date(midnight).toISOString().slice(0, 10)}T00:00:00+08:00`;
};

export const exceptionsSince = (now: number): ExampleTab => ({
  title: 'What went wrong, anywhere · 异常订单',
  query: `# Everything that went wrong since yesterday, in whichever
# system (异常订单): one ordered list that can be paged and
# repeated. sources says who was asked and what is missing.
query Exceptions($from: DateTime!) {
  orders(filter: { hasException: true, placedAt: { from: $from } }, first: 20) {
    totalCount { count precision }
    nodes {
      vendor
      nativeId
      placedAt
      status
      exceptions { code title remark }
      amounts { payable { amount } }
    }
    pageInfo { hasNextPage endCursor }
    complete
    sources { vendor outcome coverage reason vendorCalls }
  }
}
`,
  variables: JSON.stringify({ from: chinaMidnight(now, 1) }, null, 2),
});

export const anyNumber = (text: string): ExampleTab => ({
  title: 'One number, pasted · 查单号',
  query: `# A number from any label (单号): an order, a platform
# order, a payment, a waybill. Each hit says what it matched;
# sources who was asked by what, so that an empty answer can
# be believed or not.
query AnyNumber($text: String!) {
  find(text: $text) {
    hits {
      matchedNamespace
      exact
      node {
        id
        ... on Order { vendor nativeId status placedAt }
      }
    }
    complete
    sources { vendor namespace asked reason }
  }
}
`,
  variables: JSON.stringify({ text }, null, 2),
});

export const salesByDay: ExampleTab = {
  title: 'Sales by day · 销售统计',
  query: `# How many sales, and for how much, by day (销售统计): each
# sale once, however many systems hold it, if it is paid and
# not cancelled. Counted over all orders that are known here.
query SalesByDay {
  orderStats(
    filter: {
      paymentStatus: [PAID]
      not: { status: [CANCELLED, CLOSED, VOIDED] }
    }
    groupBy: [DAY]
  ) {
    precision
    rows {
      keys { field value }
      sales
      salesPayable { amount currency }
      orders
    }
    sources { vendor coverage reason }
  }
}
`,
};

const afterSale: ExampleTab = {
  title: 'Refunds and returns · 售后单',
  query: `# After-sale cases of all systems (退款, 退货, 换货, 补发), by
# the time of their orders, newest first.
query AfterSale {
  returns(first: 20) {
    nodes {
      kind
      status
      returnNo
      reason
      refund { amount }
      derivedFrom
      order { vendor nativeId placedAt status }
    }
    pageInfo { hasNextPage endCursor }
    sources { vendor outcome coverage reason }
  }
}
`,
};

const pendingReturns = (now: number): ExampleTab => ({
  title: 'Refunds pending for a day · 待处理售后',
  query: `# After-sale cases that were requested more than a day ago
# and have not ended (待处理的退款). Not every system tells when:
# sources says which.
query PendingReturns($before: DateTime!) {
  returns(
    status: [REQUESTED, PENDING_REVIEW, APPROVED, IN_TRANSIT, RECEIVED, REFUNDING, UNKNOWN]
    requestedAt: { to: $before }
    first: 20
  ) {
    nodes {
      kind
      status
      returnNo
      requestedAt
      reviewedAt
      finishedAt
      cancelledAt
      order { vendor nativeId placedAt }
    }
    pageInfo { hasNextPage endCursor }
    sources { vendor outcome coverage reason }
  }
}
`,
  variables: JSON.stringify({ before: chinaMidnight(now, 1) }, null, 2),
});

export const afterSaleTabs = (now: number): readonly ExampleTab[] => [afterSale, pendingReturns(now)];

export const unmappedCodes: ExampleTab = {
  title: 'Codes that nobody documented · 未知状态码',
  query: `# Orders whose status code is in no table (未知状态码):
# shown as UNKNOWN beside the code itself, never guessed.
query UnmappedCodes {
  orders(filter: { hasUnmappedStatus: true }, first: 20) {
    nodes {
      vendor
      nativeId
      status
      statusNative { field code documented }
    }
    pageInfo { hasNextPage }
    scanLimited
    sources { vendor outcome coverage reason }
  }
}
`,
};

export const changes: ExampleTab = {
  title: 'What happened to orders · 变更',
  query: `# Everything that was learned about orders (变更), oldest
# first and without a gap: for systems that keep a copy. Go on
# with after: the endCursor of this page.
query Changes {
  changes(first: 20) {
    edges {
      node {
        seq
        at
        kind
        fields
        order { vendor nativeId status freshness { origin ageSeconds } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
};
