/** When things happened: how likely each stage is, how old a sale in it can be, and the moments that follow. */
import type { Random } from './random.ts';
import type { Moment, Sale, SalePayment, Stage } from './sale.ts';

const minute = 60;
const hour = 3600;
const day = 24 * hour;
/** No sale is older than this many hours. */
const reach = 60 * 24;

interface StagePlan {
  readonly weight: number;
  /** Hours since the order was placed, enough for all that comes before the stage. */
  readonly least: number;
  readonly most: number;
  /** A rider's or a store's own delivery takes hours, not days. */
  readonly quick?: readonly [least: number, most: number];
}
const plans: Readonly<Record<Stage, StagePlan>> = {
  unpaid: { weight: 4, least: 0, most: 24 },
  deposit: { weight: 3, least: 1, most: 240 },
  placed: { weight: 5, least: 0, most: 12 },
  stuck: { weight: 5, least: 2, most: 400 },
  reviewing: { weight: 5, least: 1, most: 24 },
  reviewed: { weight: 5, least: 2, most: 36 },
  allocating: { weight: 6, least: 3, most: 48 },
  ready: { weight: 7, least: 4, most: 72 },
  partlyShipped: { weight: 4, least: 30, most: 120, quick: [2, 3] },
  shipped: { weight: 10, least: 30, most: 120, quick: [2, 3] },
  redelivering: { weight: 4, least: 60, most: 200, quick: [2, 3] },
  refused: { weight: 4, least: 80, most: reach },
  delivered: { weight: 12, least: 120, most: 360 },
  finished: { weight: 40, least: 340, most: reach },
  cancelling: { weight: 3, least: 2, most: 72 },
  cancelled: { weight: 8, least: 2, most: reach },
  voided: { weight: 4, least: 2, most: reach },
};
const weighed = (names: readonly Stage[]): (readonly [number, Stage])[] =>
  names.map((stage) => [plans[stage].weight, stage]);

/** A flash sale: more orders than a page of one hundred holds, all placed in one second three weeks ago. */
export const crowdedSecond = (now: Moment): Moment => now - 20 * day - (now % hour);
const crowd = { first: 300, count: 190 };
const isInCrowd = (index: number): boolean => index >= crowd.first && index < crowd.first + crowd.count;

const isQuick = (handover: Sale['handover']): boolean => handover === 'rider' || handover === 'storeCourier';

export function chooseStage(random: Random, index: number, names: readonly Stage[]): Stage {
  // What was sold three weeks ago has ended by now, one way or the other.
  if (isInCrowd(index)) return random.weighted(weighed(['finished', 'cancelled', 'voided']));
  // Few sales can be at the stage `deposit`, so those that can are there often.
  return names.includes('deposit') && random.chance(0.25) ? 'deposit' : random.weighted(weighed(names));
}

export function choosePlacedAt(random: Random, sale: Pick<Sale, 'index' | 'stage' | 'handover'>, now: Moment): Moment {
  if (isInCrowd(sale.index)) return crowdedSecond(now);
  const plan = plans[sale.stage];
  const [least, most] = (isQuick(sale.handover) ? plan.quick : undefined) ?? [plan.least, plan.most];
  return now - least * hour - random.int((most - least) * hour);
}

type Moments = 'placedAt' | 'receivedAt' | 'shippedAt' | 'deliveredAt' | 'finishedAt' | 'modifiedAt';
export interface Course {
  readonly moments: Pick<Sale, Moments>;
  readonly paidAt: Moment | null;
  /** When the carrier's last line was written. */
  readonly tracedUntil: Moment;
}

/** The stages at which goods have left the warehouse or the store. */
export const hasLeft: ReadonlySet<Stage> = new Set<Stage>([
  'partlyShipped',
  'shipped',
  'redelivering',
  'refused',
  'delivered',
  'finished',
]);
const hasArrived: ReadonlySet<Stage> = new Set<Stage>(['delivered', 'finished']);
const onTheRoad: ReadonlySet<Stage> = new Set<Stage>(['partlyShipped', 'shipped']);

type Span = readonly [least: number, most: number];
/** How long each step takes, in seconds. */
const paces: Readonly<Record<'express' | 'near', Readonly<Record<'sent' | 'handedOver' | 'halfWay', Span>>>> = {
  express: { sent: [4 * hour, 26 * hour], handedOver: [30 * hour, 80 * hour], halfWay: [20 * hour, 50 * hour] },
  near: {
    sent: [20 * minute, 55 * minute],
    handedOver: [30 * minute, 60 * minute],
    halfWay: [10 * minute, 40 * minute],
  },
};

type Facts = Pick<Sale, 'placedAt' | 'stage' | 'handover'> & { readonly payment: SalePayment['type'] };

export function courseOf(random: Random, { placedAt, stage, handover, payment }: Facts, now: Moment): Course {
  const pace = paces[handover === 'express' ? 'express' : 'near'];
  const after = (from: Moment, [least, most]: Span): Moment => from + least + random.int(most - least);
  const past = (moment: Moment): Moment => Math.min(moment, now);

  const paidNow = past(after(placedAt, [5, 25 * minute]));
  const receivedAt = past(after(placedAt, [minute, 10 * minute]));
  const sent = after(placedAt, pace.sent);
  const shippedAt = hasLeft.has(stage) && handover !== 'pickup' ? past(sent) : null;
  const handedOver = after(sent, pace.handedOver);
  const deliveredAt = hasArrived.has(stage) ? past(handedOver) : null;
  const finishedAt = stage === 'finished' ? past(handedOver + 7 * day) : null;
  const paidAt = payment === 'cod' ? deliveredAt : stage === 'unpaid' ? null : paidNow;
  const halfWay = past(after(sent, pace.halfWay));
  const tracedUntil = deliveredAt ?? (onTheRoad.has(stage) ? now - random.int(20 * minute) : halfWay);
  const touched = past(after(receivedAt, [minute, 3 * hour]));
  const modifiedAt = Math.max(touched, ...[paidAt, shippedAt, deliveredAt, finishedAt].map((moment) => moment ?? 0));
  const moments = { placedAt, receivedAt, shippedAt, deliveredAt, finishedAt, modifiedAt };
  return { moments, paidAt, tracedUntil };
}
