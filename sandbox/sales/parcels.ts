/** The parcels of a sale: who carries what, and what became of it. */
import { money, quantityText, units } from './amount.ts';
import { type Carrier, expressCarriers, mobileOf, ownCourier, riderCarriers, surnames } from './catalogue.ts';
import type { Course } from './course.ts';
import { type Fate, type Trip, tripTrace } from './journeys.ts';
import type { Random } from './random.ts';
import type { Sale, SaleLine, SaleParcel, Stage } from './sale.ts';

/** What the carrier has to say at each stage. At the other stages no carrier has been asked yet. */
const fates: { readonly [K in Stage]?: Fate } = {
  allocating: 'labelled',
  ready: 'labelled',
  partlyShipped: 'moving',
  shipped: 'moving',
  redelivering: 'redelivering',
  refused: 'refused',
  delivered: 'signed',
  finished: 'signed',
  cancelling: 'labelled',
  cancelled: 'cancelled',
};
/** At these stages only some sales have come as far as a label. */
const sometimes = new Set<Stage>(['allocating', 'ready', 'cancelled']);

type Contents = SaleParcel['contents'];

/** Divides the lines among the parcels; a single line of several pieces is divided by the piece. */
function deal(lines: readonly SaleLine[], wanted: number): Contents[] {
  const [only] = lines;
  if (wanted > 1 && lines.length === 1 && only && units(only.quantity) >= 20_000n && only.quantity.endsWith('.0')) {
    const rest = units(only.quantity) - 10_000n;
    return [10_000n, rest].map((quantity) => [{ lineNo: only.no, quantity: quantityText(quantity) }]);
  }
  const parcels = Array.from({ length: Math.min(wanted, lines.length) }, (): SaleLine[] => []);
  for (const [index, line] of lines.entries()) parcels[index % parcels.length]?.push(line);
  return parcels.map((mine) => mine.map(({ no, quantity }) => ({ lineNo: no, quantity })));
}

function carrierOf(random: Random, mode: SaleParcel['mode']): Carrier {
  if (mode === 'storeCourier') return ownCourier;
  return random.pick(mode === 'rider' ? riderCarriers : expressCarriers);
}

/** Carriers use their numbers again, so these sales have the same number though they are not related. */
const reused = (index: number): boolean => index % 211 === 5;

type Facts = Pick<Sale, 'index' | 'stage' | 'handover' | 'receiver' | 'lines'>;

export function parcelsOf(random: Random, sale: Facts, course: Course): SaleParcel[] {
  const { stage, handover, lines } = sale;
  const fate = fates[stage];
  if (!fate || handover === 'pickup' || (sometimes.has(stage) && random.chance(0.5))) return [];
  const counts: readonly (readonly [number, number])[] = [
    [7, 1],
    [2, 2],
    [1, 3],
  ];
  const several = stage === 'partlyShipped' ? 2 : random.weighted(counts);
  const parts = deal(lines, handover === 'express' ? several : 1);
  return parts.map((contents, nth) => {
    // The last parcel of a partly shipped sale still waits.
    const waits = stage === 'partlyShipped' && nth === parts.length - 1;
    const troubled = fate === 'moving' && random.chance(0.15);
    const own = waits ? 'labelled' : troubled ? 'troubled' : fate;
    const parcel = { mode: handover, contents, nth, fate: own, alone: parts.length === 1 };
    return oneParcel(random, parcel, { ...sale, course });
  });
}

interface Load {
  readonly mode: SaleParcel['mode'];
  readonly contents: Contents;
  readonly nth: number;
  readonly fate: Fate;
  readonly alone: boolean;
}

function oneParcel(random: Random, load: Load, sale: Facts & { readonly course: Course }): SaleParcel {
  const { mode, contents, nth, fate, alone } = load;
  const { index, lines, course } = sale;
  const isExpress = mode === 'express';
  const recycled = isExpress && nth === 0 && reused(index);
  const carrier = recycled ? firstExpress() : carrierOf(random, mode);
  const courier = courierOf(random);
  const hasLeft = fate !== 'labelled' && fate !== 'cancelled';
  const { city, district } = sale.receiver;
  return {
    carrier: { id: carrier.id, name: carrier.name },
    mode,
    trackingNo: carrier.numbers(recycled ? 7 : 1_000_000 + index * 4 + nth),
    onlyInTrace: alone && isExpress && index % 23 === 4,
    contents,
    grams: contents.reduce((sum, { lineNo }) => sum + (lines.find(({ no }) => no === lineNo)?.grams ?? 0), 0),
    freight: money(BigInt(300 + random.int(900)) * 100n),
    courier,
    shippedAt: hasLeft ? course.moments.shippedAt : null,
    deliveredAt: fate === 'signed' ? course.moments.deliveredAt : null,
    trace: tripTrace(random, {
      mode,
      fate,
      carrier: carrier.name,
      courier,
      city,
      district,
      ...spanOf(course, hasLeft),
    }),
  };
}

function courierOf(random: Random): SaleParcel['courier'] {
  const n = 1 + random.int(surnames.length - 1);
  return { id: `KD${n}`, name: `${surnames[n] ?? ''}师傅`, mobile: mobileOf(9000 + n) };
}

/** The time from the carrier's first line to the last. */
function spanOf({ moments, tracedUntil }: Course, hasLeft: boolean): Pick<Trip, 'from' | 'to'> {
  const { shippedAt, receivedAt, modifiedAt } = moments;
  const from = hasLeft ? (shippedAt ?? receivedAt) : receivedAt;
  return { from, to: Math.max(from, hasLeft ? tracedUntil : modifiedAt) };
}

function firstExpress(): Carrier {
  const zhongtong = expressCarriers.find(({ id }) => id === 'zhongtong');
  if (!zhongtong) throw new RangeError('the carriers lack zhongtong');
  return zhongtong;
}
