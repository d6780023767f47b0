/** Every way in which a source can be asked, with questions that are found in what its simulator holds. */
import { asFault, SourceFault } from '../../sources/fault.ts';
import type { Order, OrderKey } from '../../sources/model.ts';
import type { CallContext } from '../../sources/ports/calls.ts';
import type { Outcome, Outcomes, PickupCode, Source } from '../../sources/ports/source.ts';
import type { IdNamespace } from '../../sources/vocabulary.ts';
import { calling, sound, type World } from './world.ts';

/** The functions of the port that ask something; a new one without a way does not compile. */
type Asking = {
  [F in keyof Source]-?: NonNullable<Source[F]> extends (...args: never) => PromiseLike<infer R>
    ? [R] extends [void]
      ? never
      : F
    : never;
}[keyof Source];

interface WayOf<Q> {
  /** By its name in `capabilities`; null: every source has it. */
  readonly capability: string | null;
  /** Questions that have an answer. */
  readonly known: (world: World) => readonly Q[] | Promise<readonly Q[]>;
  /** Like them, and about nothing that there is. */
  readonly nothing: (like: Q) => readonly Q[];
  readonly ask: (source: Source, questions: readonly Q[], call: CallContext) => Outcomes<unknown> | undefined;
}
/** Questions by their numbers: first those with an answer, then those about nothing. */
export interface Questions {
  readonly known: number;
  readonly all: number;
  ask(source: Source, numbers: readonly number[], call: CallContext): Outcomes<unknown>;
}
export interface Way {
  readonly capability: string | null;
  questions(world: World): Promise<Questions>;
}

/** As many as make more than one chunk at every vendor. */
const most = 120;

function way<Q>({ capability, known, nothing, ask }: WayOf<Q>): Way {
  return {
    capability,
    async questions(world) {
      const found = await known(world);
      const distinct = [...new Map(found.map((one) => [nameOf(one), one])).values()].slice(0, most);
      const all = [...distinct, ...distinct.slice(0, 1).flatMap(nothing)];
      return {
        known: distinct.length,
        all: all.length,
        ask: async (source, numbers, call) => {
          const questions = numbers.flatMap((number) => all.slice(number, number + 1));
          const answers = await ask(source, questions, call);
          if (answers?.length !== numbers.length) throw new Error('there is not one answer for each question');
          return answers.map(inOrder);
        },
      };
    },
  };
}
/** Orders are told apart by their keys: as a whole they hold more than can be written down. */
const nameOf = (question: unknown): string =>
  JSON.stringify(question, (name, value: unknown) => (name === 'raw' ? undefined : value));

/** Several orders in one answer are in no order that a vendor promises. */
const inOrder = (answer: unknown): unknown =>
  Array.isArray(answer) && answer.every((one) => 'key' in Object(one))
    ? answer.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
    : answer;

const each = <Q>(questions: readonly Q[], ask: (question: Q) => Promise<unknown> | undefined): Outcomes<unknown> =>
  Promise.all(questions.map((question) => Promise.resolve(ask(question)).catch(asFault)));

const none: ReadonlySet<never> = new Set();
const unownedKeys = (key: OrderKey): readonly OrderKey[] => {
  const unknown = { ...key, nativeId: 'nobody' };
  return key.askedBy === null ? [unknown] : [unknown, { ...unknown, askedBy: 'nobody' }];
};
const unownedOrders = (order: Order): readonly Order[] =>
  unownedKeys(order.key).map((key) => ({ ...order, key, packages: null }));
const valuesOf = (orders: readonly Order[], namespace: IdNamespace): readonly string[] =>
  orders.flatMap(({ identifiers }) =>
    identifiers.filter((one) => one.namespace === namespace).map(({ value }) => value),
  );

/** Each order with the numbers of its parcels, those that its record names and those that the vendor is asked for. */
async function parcelsOf({ source, orders }: World) {
  const some = orders.slice(0, 40);
  const asked = await source.packagesOf?.(some, calling().call);
  return some.map((order, i) => {
    const parcels = asked ? sound(asked[i]) : (order.packages ?? []);
    return { order, trackingNos: parcels.flatMap(({ trackingNo }) => trackingNo ?? []) };
  });
}
const pickupCodes = (orders: readonly Order[]): readonly PickupCode[] =>
  orders.flatMap(({ identifiers, store }) =>
    identifiers
      .filter(({ namespace }) => namespace === 'PICKUP_CODE')
      // The next one is the same in the form of a QR code.
      .slice(0, 1)
      .flatMap(({ value }) => (store?.id ? [{ storeId: store.id, code: value, platformId: null }] : [])),
  );
const noPickup = (like: PickupCode): readonly PickupCode[] => [{ ...like, code: 'nobody' }];

const page = { states: null, orders: null, storeId: null, after: null, limit: 5 } as const;
async function remindersOf({ source }: World) {
  const found = await source.remindersPage?.({ ...page, limit: 50 }, calling().call);
  return (found?.rows ?? []).map(({ reminder }) => reminder);
}

export const ways = {
  orders: way({
    capability: 'order by id',
    known: ({ orders }) => orders.map(({ key }) => key),
    nothing: unownedKeys,
    ask: (source, keys, call) => source.orders(keys, none, call),
  }),
  ordersByPlatformNo: way({
    capability: 'orders by platform order number',
    known: ({ orders }) => orders.flatMap(({ platformOrderNo }) => platformOrderNo ?? []),
    nothing: () => ['nobody'],
    ask: (source, numbers, call) => source.ordersByPlatformNo(numbers, none, call),
  }),
  ordersBySaleNo: way({
    capability: 'order by sale order number',
    known: ({ orders }) => valuesOf(orders, 'SALE_ORDER').slice(0, 5),
    nothing: () => ['nobody'],
    ask: (source, numbers, call) => each(numbers, (number) => source.ordersBySaleNo?.(number, none, call)),
  }),
  ordersByPickupCode: way({
    capability: 'order by pick-up code',
    known: ({ orders }) => pickupCodes(orders),
    nothing: noPickup,
    ask: (source, codes, call) => each(codes, (code) => source.ordersByPickupCode?.(code, none, call)),
  }),
  ordersByTrackingNo: way({
    capability: 'packages by tracking number',
    known: async (world) => (await parcelsOf(world)).flatMap(({ trackingNos }) => trackingNos),
    nothing: () => ['nobody'],
    ask: (source, numbers, call) => source.ordersByTrackingNo?.(numbers, none, call),
  }),
  packagesOf: way({
    capability: 'packages',
    known: async (world) => (await parcelsOf(world)).flatMap(({ order, trackingNos }) => (trackingNos[0] ? order : [])),
    nothing: unownedOrders,
    ask: (source, orders, call) => source.packagesOf?.(orders, call),
  }),
  tracesOf: way({
    capability: 'traces',
    known: async (world) => (await parcelsOf(world)).filter(({ trackingNos }) => trackingNos.length > 0),
    nothing: ({ order }) => unownedOrders(order).map((one) => ({ order: one, trackingNos: ['nobody'] })),
    ask: (source, questions, call) => source.tracesOf?.(questions, call),
  }),
  reminders: way({
    capability: 'reminders',
    known: async (world) => (await remindersOf(world)).map(({ reminderId }) => reminderId),
    nothing: () => ['nobody'],
    ask: (source, ids, call) => source.reminders?.(ids, call),
  }),
  remindersOf: way({
    capability: 'reminders',
    known: async (world) => (await remindersOf(world)).map(({ order }) => order),
    nothing: unownedKeys,
    ask: (source, keys, call) => source.remindersOf?.(keys, call),
  }),
  remindersPage: way({
    capability: 'reminders',
    known: async (world) => (await remindersOf(world)).slice(0, 3).map(({ order }) => ({ ...page, orders: [order] })),
    nothing: ({ orders: [key] }) => (key ? unownedKeys(key).map((one) => ({ ...page, orders: [one] })) : []),
    ask: (source, queries, call) =>
      each(queries, async (query) => (await source.remindersPage?.(query, call))?.rows.map(({ reminder }) => reminder)),
  }),
  deliveryQuote: way({
    capability: 'delivery quote',
    known: ({ orders }) =>
      orders.slice(0, 2).map(({ key }) => ({
        kind: 'DELIVERABLE' as const,
        storeId: null,
        order: key,
        addressText: null,
        latitude: null,
        longitude: null,
        weightGrams: null,
      })),
    nothing: () => [],
    ask: (source, questions, call) => each(questions, (question) => source.deliveryQuote?.(question, call)),
  }),
  pickupCheck: way({
    capability: 'pick-up check',
    known: ({ orders }) => pickupCodes(orders.filter(({ status }) => status === 'AWAITING_PICKUP')).slice(0, 3),
    nothing: noPickup,
    ask: (source, codes, call) => each(codes, (code) => source.pickupCheck?.(code, call)),
  }),
} satisfies Record<Asking, Way>;

export type WayName = keyof typeof ways;
// The record above has exactly these names.
export const wayNames = Object.keys(ways) as WayName[];
export const offeredBy = (source: Source): readonly WayName[] => wayNames.filter((name) => source[name] !== undefined);

/** The vendor says that there is nothing: null, an empty list, or a check that is not passed. */
export function isNone(answer: Outcome<unknown>): boolean {
  if (answer instanceof SourceFault) return false;
  if (Array.isArray(answer)) return answer.length === 0;
  return answer === null || (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false);
}
