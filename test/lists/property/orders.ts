/** Random orders of four systems, each with the fields that its system has; few different values, so that they meet. */
import { decimalOf } from '../../../sources/values/decimal.ts';
import { emptyItem, emptyPackage, emptyReturn, emptySku } from '../../../sources/domain/empty.ts';
import { instantAt } from '../../../sources/values/time.ts';
import { type Order, type OrderItem, orderParts, type Package, type Party } from '../../../sources/model.ts';
import type { Vendor } from '../../../sources/vocabulary.ts';
import { orderMade } from '../world.ts';
import { pick } from './filters.ts';
import { unheardOf } from './naive.ts';

type Random = () => number;
const start = 1_767_225_600;
const titles = ['绿茶 Green Tea', 'Ｔ恤 cotton', '奶粉 800g', 'red shirt', 'blue shirt'];

export function randomOrder(random: Random, vendor: Vendor, n: number): Order {
  const silent = unheardOf[vendor];
  const maybe = <T>(value: () => T, chance = 0.85): T | null => (random() < chance ? value() : null);
  const ifTold = <T>(name: Parameters<typeof silent.has>[0], value: () => T, chance?: number): T | null =>
    silent.has(name) ? null : maybe(value, chance);
  const second = (): number => start + Math.floor(random() * 500_000);
  const party = (letter: string): Party => {
    const id = `${letter}${Math.floor(random() * 8)}`;
    const kind = random();
    // Some are named and have neither id nor code.
    return { id: kind < 0.5 ? id : null, code: kind < 0.5 || kind > 0.9 ? null : id, name: `${id} by name` };
  };
  const key = { vendor, tenantId: null, nativeId: `${vendor}-${n}`, askedBy: null };
  const line = (at: number, components: readonly OrderItem[] | null): OrderItem => ({
    ...emptyItem(key),
    itemKey: String(at),
    sku: emptySku(vendor, random() < 0.03 ? '' : `SKU-${Math.floor(random() * 30)}`),
    title: ifTold('productText', () => pick(random, titles), 0.95),
    kind: 'MAIN',
    quantity: decimalOf('1'),
    fulfillmentStatus: 'UNKNOWN',
    trackingNo: vendor === 'BABYCARE' ? maybe(() => `WB${Math.floor(random() * 400)}`, 0.5) : null,
    components,
  });
  const items = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at) =>
    line(at, random() < 0.2 ? [line(100 + at, null), line(200 + at, null)] : null),
  );
  const parcel = (): Package => ({
    ...emptyPackage(key),
    packageKey: ['x'],
    direction: 'OUTBOUND',
    trackingNo: `WB${Math.floor(random() * 400)}`,
    status: 'SHIPPED',
    statusDerived: false,
    freshness: { fetchedAt: instantAt(0), sourceModifiedAt: null, origin: 'LIVE' },
  });
  const returned = maybe(() => pick(random, ['REQUESTED', 'REFUNDED', 'APPROVED'] as const), 0.15);
  const returns = silent.has('hasReturn')
    ? null
    : returned === null
      ? []
      : [
          {
            ...emptyReturn(key),
            returnKey: '1',
            kind: 'REFUND_ONLY' as const,
            status: returned,
            statusNative: [],
            derivedFrom: 'test',
          },
        ];
  const placed = maybe(second, 0.97);
  return orderMade(
    {
      vendor,
      nativeId: key.nativeId,
      platformOrderNo: maybe(() => `P-${vendor}-${Math.floor(n / 2)}`),
      placedAt: placed,
    },
    {
      createdAt: ifTold('createdAt', () => instantAt(second() * 1000)),
      modifiedAt: ifTold('modifiedAt', () => instantAt(second() * 1000)),
      shipBy: ifTold('shipBy', () => ({ at: instantAt(second() * 1000), field: 'x' }), 0.6),
      deliverBy: ifTold('deliverBy', () => ({ at: instantAt(second() * 1000), field: 'x' }), 0.6),
      loaded: new Set(orderParts),
      status: pick(random, ['SHIPPED', 'COMPLETED', 'PENDING_REVIEW', 'CANCELLED', 'UNKNOWN']),
      paymentStatus: pick(random, ['PAID', 'UNPAID', 'UNKNOWN']),
      fulfillmentStatus: pick(random, ['SHIPPED', 'UNFULFILLED', 'DELIVERED']),
      kind: pick(random, ['SALE', 'SALE', 'EXCHANGE', 'REISSUE']),
      deliveryMethod: pick(random, ['EXPRESS', 'STORE_PICKUP']),
      returnStatus: silent.has('returnStatus') ? null : returned,
      returns,
      statusNative: [
        { field: 'state', code: pick(random, ['a', 'b', '10', '20']), label: null, documented: random() < 0.9 },
      ],
      platform: ifTold('platformIds', () => party('p')),
      shop: ifTold('shopIds', () => party('s')),
      store: ifTold('storeIds', () => party('t')),
      warehouse: ifTold('warehouseIds', () => party('w'), 0.5),
      items,
      packages: vendor === 'SOMS' ? (random() < 0.6 ? [parcel()] : []) : vendor === 'EZR' ? [] : null,
      recipient: silent.has('recipientName') ? null : recipient(random),
      tags: ifTold('tags', () => (random() < 0.4 ? [] : [pick(random, ['vip', '加急', 'gift'])])),
      onHold: ifTold('onHold', () => random() < 0.2),
      exceptions:
        !silent.has('hasException') && random() < 0.1
          ? [{ code: 'sku', title: null, remark: null, at: null, operator: null }]
          : [],
      invoice: ifTold('hasInvoice', () => invoice(random)),
    },
  );
}

function recipient(random: Random): Order['recipient'] {
  if (random() < 0.05) return null;
  const number = `1380000${String(Math.floor(random() * 60)).padStart(4, '0')}`;
  const phone = pick(random, [
    { plain: number, masked: null },
    { plain: null, masked: `138****${number.slice(-4)}` },
    { plain: null, masked: 'cipher' },
    { plain: null, masked: null },
  ]);
  const name =
    random() < 0.7 ? { plain: pick(random, ['甲', '乙', '丙']), masked: null } : { plain: null, masked: '*' };
  const address = { plain: null, masked: null };
  return { name, phone, address, province: null, city: null, district: null, encrypted: false };
}

const invoice = (random: Random): Order['invoice'] => ({
  required: pick(random, [true, false, null]),
  title: random() < 0.5 ? 'a company' : null,
  titleIsPerson: null,
  taxId: null,
  kind: null,
  amount: null,
  result: null,
  url: null,
  serialNo: null,
});
