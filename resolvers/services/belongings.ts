/**
 * Whose records those of an answer are: the people who are hidden in its texts, and the orders that a disclosure is noted
 * for. An order is its own; what hangs below it in the answer belongs to it; a parcel, a line, an after-sale case and a
 * reminder name their order. One for each request, since the same records are shown in several.
 */
import type { GraphQLResolveInfo } from 'graphql';
import { type KnownValue, knownPeople } from '../../sources/domain/personal/mask-text.ts';
import { type Courier, type Order, type OrderKey, orderKeyText } from '../../sources/model.ts';
import type { Loaders } from '../../sources/loading/loaders.ts';

type Path = GraphQLResolveInfo['path'];
type OrderReading = Pick<Loaders, 'order'>;

export interface Belonging {
  readonly orders: readonly OrderKey[];
  readonly people: readonly KnownValue[];
}
const ofNobody: Belonging = { orders: [], people: [] };

export interface Belongings {
  /** Notes below which record the answer goes on at this path. */
  enter(path: Path, source: object): void;
  /** For a record that does not name its orders itself: one may belong to several. */
  note(record: object, orders: readonly Order[], couriers?: readonly (Courier | null)[]): void;
  /** Whose a record at this path is. Throws a SourceFault where its order has to be read and cannot be. */
  of(source: object, path: Path, loaders: OrderReading): Belonging | Promise<Belonging>;
}

export function createBelongings(): Belongings {
  const above = new WeakMap<object, object>();
  const noted = new WeakMap<object, Belonging>();
  const ofOrder = (order: Order): Belonging => {
    const known = noted.get(order);
    if (known) return known;
    const couriers = order.packages?.map(({ courier }) => courier);
    const own = { orders: [order.key], people: knownPeople(order, couriers) };
    noted.set(order, own);
    return own;
  };
  const ofKey = async (key: OrderKey, loaders: OrderReading): Promise<Belonging> => {
    const order = await loaders.order(key, noParts);
    return order ? ofOrder(order) : { orders: [key], people: [] };
  };
  /** The records above, nearest first. */
  function* ancestors(source: object, path: Path): Generator<object> {
    yield source;
    for (let at = path.prev; at; at = at.prev) {
      const record = above.get(at);
      if (record) yield record;
    }
  }
  return {
    enter: (path, source) => void above.set(path, source),
    note(record, orders, couriers = []) {
      const { orders: keys, people } = noted.get(record) ?? ofNobody;
      const added = orders.map((order) => ofOrder(order));
      const all = [
        ...people,
        ...added.flatMap((one) => one.people),
        ...knownPeople({ buyer: null, recipient: null }, couriers),
      ];
      noted.set(record, {
        orders: distinct([...keys, ...added.flatMap((one) => one.orders)]),
        people: [...new Map(all.map((one) => [one.plain, one])).values()],
      });
    },
    of(source, path, loaders) {
      let named: OrderKey | null = null;
      for (const record of ancestors(source, path)) {
        const own = noted.get(record);
        if (own && (named === null || isAmong(named, own.orders))) return own;
        if (isOrder(record)) return named && !isAmong(named, [record.key]) ? ofKey(named, loaders) : ofOrder(record);
        named ??= orderOf(record);
      }
      return named ? ofKey(named, loaders) : ofNobody;
    },
  };
}

const noParts = new Set<never>();
const isOrder = (record: object): record is Order => 'key' in record && 'statusNative' in record;
/** Amounts hold their whole order, which has its key. */
function orderOf(record: object): OrderKey | null {
  const order: unknown = 'order' in record ? record.order : null;
  return isKey(order) ? order : null;
}
const isKey = (value: unknown): value is OrderKey =>
  typeof value === 'object' && value !== null && 'nativeId' in value && 'askedBy' in value;
const isAmong = (key: OrderKey, keys: readonly OrderKey[]): boolean =>
  keys.some((one) => orderKeyText(one) === orderKeyText(key));
const distinct = (keys: readonly OrderKey[]): readonly OrderKey[] => [
  ...new Map(keys.map((key) => [orderKeyText(key), key])).values(),
];
