import { afterSaleTabs, anyNumber, changes, exceptionsSince, salesByDay, unmappedCodes } from './example-lists.ts';
import { operations, write } from './example-writes.ts';
import type { ExampleTab } from './example-tab.ts';

/** Numbers that exist in the sandboxes, so that each example answers with something to look at. */
export interface Showcase {
  /** A sale that both SOMS and Babycare know. */
  platformOrderNo: string;
  somsOrderId: string;
  trackingNo: string;
  pickup: { storeId: string; code: string };
  storeId: string;
}

/**
 * The tabs that open for a first-time visitor. There is no showcase when a live vendor is configured, since we know none
 * of its numbers: then there are only the tabs that need no number.
 */
export function exampleTabs(showcase: Showcase | undefined, now: number): readonly ExampleTab[] {
  const lists = [exceptionsSince(now), salesByDay, unmappedCodes];
  if (showcase === undefined) return [...lists, ...afterSaleTabs(now), codes, changes, operations, sources];
  const { platformOrderNo, somsOrderId, trackingNo, pickup, storeId } = showcase;
  return [
    { ...oneSale, variables: json({ platformOrderNo }) },
    ...lists,
    anyNumber(platformOrderNo),
    { ...orderMoney, variables: json({ id: somsOrderId }) },
    { ...parcel, variables: json({ trackingNo }) },
    ...afterSaleTabs(now),
    reminders,
    write(somsOrderId),
    operations,
    codes,
    { ...delivery, variables: json({ storeId, address: '福建省厦门市思明区前埔路 1 号', weightGrams: '2500' }) },
    { ...pickupCode, variables: json({ by: pickup }) },
    changes,
    sources,
  ];
}

const json = (variables: Record<string, unknown>): string => JSON.stringify(variables, null, 2);

const oneSale = {
  title: 'One sale in four systems · 一单四系统',
  query: `# One sale as each system sees it (一单四系统), joined by
# the platform order number (平台单号). Compare status and
# payable amount (应付金额).
query OneSale($platformOrderNo: String!) {
  orderGroup(by: { platformOrderNo: $platformOrderNo }) {
    platformOrderNo
    members {
      vendor
      nativeId
      status
      amounts {
        payable { amount currency }
      }
      items(first: 20) {
        nodes { sku { code } title quantity }
      }
      packages {
        trackingNo
        carrier { name }
        status
        trace {
          status
          events { at status message }
        }
      }
    }
    links { confidence evidence }
  }
}
`,
} satisfies ExampleTab;

const orderMoney = {
  title: 'Money of an order, checked · 金额与对账',
  query: `# The money of one order (金额): goods, discount (优惠),
# freight (运费), payments (支付), and whether the sums that
# should agree do agree (对账).
query OrderMoney($id: String!) {
  order(by: { vendorId: { vendor: SOMS, nativeId: $id } }) {
    vendor
    nativeId
    status
    paymentStatus
    placedAt
    amounts {
      goodsTotal { amount }
      discountTotal { amount }
      goodsPayable { amount }
      shipping { ...charge }
      packaging { amount }
      otherFees { amount }
      payable { amount currency currencyAssumed }
      paid { amount }
      breakdown { code nativeField charge { ...charge } }
    }
    payments {
      method
      amount { amount }
      paidAt
    }
    items(first: 20) {
      nodes {
        sku { code }
        title
        quantity
        unitPrice { amount }
        discount { amount }
        payable { amount }
      }
    }
    reconciliation {
      ok
      checks { code outcome expected actual difference formula message }
    }
  }
}

fragment charge on Charge {
  ... on Money { amount currency }
  ... on Points { points }
}
`,
} satisfies ExampleTab;

const parcel = {
  title: 'Where is my parcel · 物流轨迹',
  query: `# Where is my parcel (物流轨迹): from tracking number
# (运单号) to parcel, order and every scan. status is ours,
# statusNative the vendor's own code.
query Parcel($trackingNo: String!) {
  packages(trackingNo: $trackingNo) {
    trackingNo
    carrier { code name mode }
    status
    statusNative { field code label documented }
    shippedAt
    deliveredAt
    trace {
      status
      stalledSince
      events(order: DESC) { at status message place classifiedBy source }
    }
    order { vendor nativeId platformOrderNo status }
  }
}
`,
} satisfies ExampleTab;

const reminders = {
  title: 'Open reminders · 催单',
  query: `# Buyers who are waiting (催单): reminders not yet answered
# (未回复), and their orders. sources says which system was
# asked and what it answered.
query Reminders {
  reminders(states: [NOT_REPLIED], first: 20) {
    nodes {
      state
      remindedAt
      count
      order { vendor nativeId platformOrderNo status placedAt store { code name } }
    }
    pageInfo { hasNextPage endCursor }
    sources { vendor outcome coverage reason }
  }
}
`,
} satisfies ExampleTab;

const codes = {
  title: 'Codes and what they become · 状态对照',
  query: `# What a vendor's codes become here (状态对照). target
# UNKNOWN means not mapped (未映射). Change the vendor, or
# leave it out to see all.
query Codes {
  statusMappings(vendor: SOMS) { field code label target note version }
}
`,
} satisfies ExampleTab;

const delivery = {
  title: 'Can it be delivered there · 配送范围与运费',
  query: `# Can this store deliver there (配送检测), and what does it
# cost (配送计算)? native is the vendor's own answer.
query Delivery(
  $storeId: String!, $address: String!, $weightGrams: Decimal!
) {
  reachable: deliveryQuote(input: {
    kind: DELIVERABLE, storeId: $storeId
    addressText: $address, weightGrams: $weightGrams
  }) { ...quote }
  price: deliveryQuote(input: {
    kind: PRICE, storeId: $storeId
    addressText: $address, weightGrams: $weightGrams
  }) { ...quote }
}

fragment quote on DeliveryQuote {
  deliverable
  freight { amount currency }
  distanceMeters
  minutes
  suggestedCarrier { id name }
  promised { start end text }
  native { field code label }
}
`,
} satisfies ExampleTab;

const pickupCode = {
  title: 'Does this pick-up code open an order · 自提检查',
  query: `# A customer shows a pick-up code (自提码) at the store: is
# it good, and for which order (自提检查)? Nothing is
# handed over by asking.
query PickupCode($by: PickupCodeInput!) {
  pickupCheck(by: $by) {
    ok
    message
    order {
      vendor
      nativeId
      status
      deliveryMethod
      items(first: 20) { nodes { title quantity } }
    }
    native { field code label }
  }
}
`,
} satisfies ExampleTab;

const sources = {
  title: 'Which systems answer · 数据来源',
  query: `# Which systems answer (数据来源): their health, what each
# can be asked, and how many orders are known from it.
query Sources {
  sources {
    vendor
    health
    lastSuccessAt
    ingestLagSeconds
    knownOrders
    capabilities { name support note }
  }
}
`,
} satisfies ExampleTab;
