import { SourceFault } from '../../sources/fault.ts';
import { instant, instantAt, milliseconds } from '../../sources/values/time.ts';
import type { IndexRow, OrderIndex, OrderListReader, SortKey } from '../../sources/ports/lists.ts';
import { indexRowOf } from '../../sources/domain/index-row.ts';
import type { Order } from '../../sources/model.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import { matches } from '../../sources/lists/filter.ts';
import { indexReader } from '../../sources/lists/index-reader.ts';
import { comparePositions, isAfter, positionOfRow } from '../../sources/lists/position.ts';
import type { Source } from '../../sources/ports/source.ts';
import type { AskSoms, SomsQuestion } from '../../sources/soms/list/crowded-second.ts';
import { somsListReader } from '../../sources/soms/list/reader.ts';
import type { CallContext } from '../../sources/ports/calls.ts';
import { bareKey, bareOrder } from '../domain/bare-order.ts';

export const call: CallContext = { signal: new AbortController().signal, onCall: () => undefined };

/** A small generator of our own: a failing walk can be told by its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const at = (seconds: number | null): Order['placedAt'] => (seconds === null ? null : instantAt(seconds * 1000));

interface Made {
  readonly vendor: Vendor;
  readonly nativeId: string;
  readonly platformOrderNo?: string | null;
  readonly placedAt?: number | null;
  readonly createdAt?: number | null;
  readonly modifiedAt?: number | null;
}
/** An order of which only what a list looks at says anything. */
export function orderMade(made: Made, also: Partial<Order> = {}): Order {
  const { vendor, nativeId, platformOrderNo = null, placedAt = null, createdAt = null, modifiedAt = null } = made;
  return {
    ...bareOrder(bareKey(vendor, nativeId)),
    loaded: new Set(['items', 'components', 'payments', 'invoice', 'exceptions']),
    identifiers: platformOrderNo
      ? [{ namespace: 'PLATFORM_ORDER', value: platformOrderNo, field: 'front.order_id' }]
      : [],
    platformOrderNo,
    status: 'PROCESSING',
    paymentStatus: 'PAID',
    fulfillmentStatus: 'UNFULFILLED',
    reviewStatus: 'APPROVED',
    placedAt: at(placedAt),
    createdAt: at(createdAt),
    modifiedAt: at(modifiedAt),
    deliveryMethod: 'EXPRESS',
    ...also,
  };
}

const timeOf = { front_created: 'placedAt', created: 'createdAt', modified: 'modifiedAt' } as const;
const secondsIn = (order: Order, key: 'placedAt' | 'createdAt' | 'modifiedAt'): number | null => {
  const time = order[key];
  return time === null ? null : Math.floor(milliseconds(time) / 1000);
};

/** queryOrders over these orders as its document has it, ties dealt anew at every call. */
export function somsStub(orders: () => readonly Order[], random: () => number, exclusiveEnd = false): AskSoms {
  return ({ filter, sortKey, desc, page, pageSize }: SomsQuestion) => {
    const tests = Object.entries(filter).map(([name, wanted]) => testOf(name, wanted, exclusiveEnd));
    const found = orders().filter((order) => tests.every((test) => test(order)));
    const sorted = found
      .map((order) => ({ order, t: secondsIn(order, timeOf[sortKey]), deal: random() }))
      .toSorted((a, b) => {
        if (a.t === b.t) return a.deal - b.deal;
        if (a.t === null || b.t === null) return a.t === null ? 1 : -1;
        return desc ? b.t - a.t : a.t - b.t;
      });
    const rows = sorted.slice(page * pageSize, (page + 1) * pageSize).map(({ order }) => order);
    return Promise.resolve({ orders: rows, unread: 0, total: found.length });
  };
}

function testOf(name: string, wanted: unknown, exclusiveEnd: boolean): (order: Order) => boolean {
  const window = /^(front_created|created|modified)_(start|end)$/.exec(name);
  if (window) {
    const [, key = '', side] = window;
    const read = instant(String(wanted));
    const bound = read === null ? Number.NaN : milliseconds(read) / 1000;
    return (order) => {
      const t = secondsIn(order, timeOf[key as keyof typeof timeOf]);
      if (t === null) return false;
      if (side === 'start') return t >= bound;
      return exclusiveEnd ? t < bound : t <= bound;
    };
  }
  if (name === 'front_order_id_prefix') return (order) => order.platformOrderNo?.startsWith(String(wanted)) ?? false;
  if (name === 'front_order_ids')
    return (order) => order.platformOrderNo !== null && (wanted as string[]).includes(order.platformOrderNo);
  if (name === 'suspended') return (order) => (order.onHold === true) === wanted;
  throw new Error(`the stub does not know the condition ${name}`);
}

/** The index as the store has it, in memory. */
export function indexStub(orders: () => readonly Order[]): OrderIndex {
  return {
    rows: ({ vendors, sort, backward, after, asOf, filter, limit }) => {
      const place = (row: IndexRow) => positionOfRow(row, sort.key);
      const rows = orders()
        .filter((order) => vendors.includes(order.key.vendor) && matches(order, filter))
        .map(indexRowOf)
        .filter((row) => (place(row).t ?? asOf) <= asOf && isAfter(place(row), after, { sort, backward }))
        .toSorted((a, b) => comparePositions(place(a), place(b), { sort, backward }));
      return Promise.resolve({ keys: rows.slice(0, limit), more: rows.length > limit, exact: true });
    },
    count: ({ vendors, filter }) =>
      Promise.resolve(orders().filter((order) => vendors.includes(order.key.vendor) && matches(order, filter)).length),
  };
}

/** A source of these orders that answers for its keys. */
export function sourceStub(vendor: Vendor, orders: () => readonly Order[]): Source {
  return {
    vendor,
    tenantId: null,
    capabilities: [],
    mappings: [],
    health: () => ({ lastSuccessAt: null, lastFault: null, circuitOpen: false }),
    close: () => Promise.resolve(),
    orders: (keys) =>
      Promise.resolve(keys.map(({ nativeId }) => orders().find(({ key }) => key.nativeId === nativeId) ?? null)),
    ordersByPlatformNo: (numbers) =>
      Promise.resolve(numbers.map((number) => orders().filter(({ platformOrderNo }) => platformOrderNo === number))),
  };
}

export interface World {
  readonly orders: Order[];
  readonly random: () => number;
  /** Changes something, now and then. */
  stir(): void;
  /** True from now on until it is false: SOMS does not answer. */
  down: boolean;
  readonly listReaders: ReadonlyMap<Vendor, OrderListReader>;
}
export interface Shape {
  readonly orders: number;
  readonly crowded: boolean;
  /** Nothing changes in the crowded second. */
  readonly calm: boolean;
  readonly now: number;
  readonly sortKey: SortKey;
  /** The end of a window does not belong to it: the document does not say. */
  readonly exclusiveEnd?: boolean;
}

export const timeField = { PLACED_AT: 'placedAt', CREATED_AT: 'createdAt', MODIFIED_AT: 'modifiedAt' } as const;
const names: readonly Vendor[] = ['SOMS', 'SOMS', 'SOMS', 'YUANSHU', 'BABYCARE', 'EZR'];

export function worldOf(random: () => number, shape: Shape): World {
  const span = 40;
  let serial = 0;
  const pick = (below: number): number => Math.floor(random() * below);
  const fresh = (vendor: Vendor, t: number | null): Order => {
    serial += 1;
    const near = (): number | null => (t === null ? null : t + pick(3));
    const times = { placedAt: t, createdAt: near(), modifiedAt: near(), [timeField[shape.sortKey]]: t };
    const number = String(1 + pick(9)) + String(pick(1_000_000));
    return orderMade({ vendor, nativeId: `${pick(1_000_000)}-${serial}`, platformOrderNo: number, ...times });
  };
  const orders: Order[] = [];
  for (let i = 0; i < shape.orders; i += 1) {
    const vendor = names[pick(names.length)] ?? 'SOMS';
    const timeless = vendor !== 'SOMS' && random() < 0.1;
    orders.push(fresh(vendor, timeless ? null : shape.now - 3 - pick(span)));
  }
  const crowdedAt = shape.now - 3 - pick(span);
  if (shape.crowded) for (let i = 0; i < 105 + pick(60); i += 1) orders.push(fresh('SOMS', crowdedAt));

  const world: World = {
    orders,
    random,
    down: false,
    stir() {
      for (let i = pick(4); i > 0; i -= 1) {
        const kind = random();
        const vendor = names[pick(names.length)] ?? 'SOMS';
        const one = pick(orders.length);
        if (kind < 0.35) orders.push(fresh(vendor, shape.now + pick(5)));
        else if (kind < 0.6) {
          const t = shape.now - 3 - pick(span);
          if (!shape.calm || t !== crowdedAt) orders.push(fresh(vendor, t));
        } else if (kind < 0.65 && shape.crowded && !shape.calm) orders.push(fresh('SOMS', crowdedAt));
        else if (isCalm(one)) continue;
        else if (kind < 0.85) orders.splice(one, 1);
        else touch(one);
      }
    },
    listReaders: new Map(),
  };

  function isCalm(i: number): boolean {
    const order = orders[i];
    return shape.calm && order !== undefined && secondsIn(order, timeField[shape.sortKey]) === crowdedAt;
  }

  /** Changing an order gives it a new time of change; the other times stay. */
  function touch(i: number): void {
    const order = orders[i];
    if (order) orders[i] = { ...order, modifiedAt: instantAt((shape.now + 1 + pick(5)) * 1000) };
  }

  const of = (vendor: Vendor) => () => orders.filter(({ key }) => key.vendor === vendor);
  const stub = somsStub(of('SOMS'), random, shape.exclusiveEnd);
  const ask: AskSoms = (question, context) => {
    world.stir();
    if (world.down) return Promise.reject(new SourceFault('SOMS', 'SERVER_ERROR', { operation: 'queryOrders' }));
    return stub(question, context);
  };
  const index = indexStub(() => orders);
  const listed = (vendor: Vendor): [Vendor, OrderListReader] => [
    vendor,
    indexReader({
      source: sourceStub(vendor, of(vendor)),
      index,
      knownOnly: vendor === 'BABYCARE' ? 'known ones only' : null,
      readAtMost: 100,
    }),
  ];
  return Object.assign(world, {
    listReaders: new Map<Vendor, OrderListReader>([
      listed('YUANSHU'),
      [
        'SOMS',
        somsListReader({ ask, whole: (all) => Promise.resolve(all), load: () => Promise.resolve([]), scanBudget: 10 }),
      ],
      listed('BABYCARE'),
      listed('EZR'),
    ]),
  });
}
