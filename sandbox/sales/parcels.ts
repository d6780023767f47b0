/** The parcels of a sale: who carries what, and what became of it. */
import { money, quantityText, units } from './amount.ts';
import { expressCarriers, mobileOf, ownCourier, riderCarriers, surnames } from './catalogue.ts';
import type { Carrier } from './catalogue.ts';
import type { Course } from './course.ts';
import { tripTrace } from './journeys.ts';
import type { Fate } from './journeys.ts';
import type { Random } from './random.ts';
import type { Sale, SaleLine, SaleParcel, Stage } from './sale.ts';

/** What the carrier has to say at each stage; undefined: no carrier has been asked yet. */
const fates: Readonly<Record<Stage, Fate | undefined>> = {
  unpaid: undefined,
  deposit: undefined,
  placed: undefined,
  stuck: undefined,
  reviewing: undefined,
  reviewed: undefined,
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
  voided: undefined,
};
/** At these stages only some sales have come as far as a label. */
const sometimes = new Set<Stage>(['allocating', 'ready', 'cancelled']);

type Contents = SaleParcel['contents'];

/** Deals the lines out; a single line of several pieces is dealt out by the piece. */
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

/** Carriers use their numbers again: these sales share one with sales that have nothing to do with them. */
const reused = (index: number): boolean => index % 211 === 5;

type Facts = Pick<Sale, 'index' | 'stage' | 'handover' | 'receiver'>;

export function parcelsOf(random: Random, sale: Facts, lines: readonly SaleLine[], course: Course): SaleParcel[] {
  const { stage, handover } = sale;
  const fate = fates[stage];
  if (!fate || handover === 'pickup' || (sometimes.has(stage) && random.chance(0.5))) return [];
  const several =
    stage === 'partlyShipped'
      ? 2
      : random.weighted([
          [7, 1],
          [2, 2],
          [1, 3],
        ]);
  const parts = deal(lines, handover === 'express' ? several : 1);
  return parts.map((contents, nth) => {
    // The last parcel of a partly shipped sale still waits.
    const waits = stage === 'partlyShipped' && nth === parts.length - 1;
    const troubled = fate === 'moving' && random.chance(0.15);
    const own = waits ? 'labelled' : troubled ? 'troubled' : fate;
    return oneParcel(random, { sale, lines, course, contents, nth, fate: own, alone: parts.length === 1 });
  });
}

interface Load {
  readonly sale: Facts;
  readonly lines: readonly SaleLine[];
  readonly course: Course;
  readonly contents: Contents;
  readonly nth: number;
  readonly fate: Fate;
  readonly alone: boolean;
}

function oneParcel(random: Random, { sale, lines, course, contents, nth, fate, alone }: Load): SaleParcel {
  const { moments } = course;
  const mode = sale.handover === 'pickup' ? 'express' : sale.handover;
  const recycled = reused(sale.index) && mode === 'express' && nth === 0;
  const carrier = recycled ? firstExpress() : carrierOf(random, mode);
  const n = 1 + random.int(surnames.length - 1);
  const courier = { id: `KD${n}`, name: `${surnames[n] ?? ''}师傅`, mobile: mobileOf(9000 + n) };
  const hasLeft = fate !== 'labelled' && fate !== 'cancelled';
  const from = hasLeft ? (moments.shippedAt ?? moments.receivedAt) : moments.receivedAt;
  const to = hasLeft ? Math.max(course.tracedUntil, from) : Math.max(from, moments.modifiedAt);
  const { city, district } = sale.receiver;
  return {
    carrier: { id: carrier.id, name: carrier.name },
    mode,
    trackingNo: recycled ? carrier.numbers(7) : carrier.numbers(1_000_000 + sale.index * 4 + nth),
    onlyInTrace: alone && mode === 'express' && sale.index % 23 === 4,
    contents,
    grams: contents.reduce((sum, { lineNo }) => sum + (lines.find(({ no }) => no === lineNo)?.grams ?? 0), 0),
    freight: money(BigInt(300 + random.int(900)) * 100n),
    courier,
    shippedAt: hasLeft ? moments.shippedAt : null,
    deliveredAt: fate === 'signed' ? moments.deliveredAt : null,
    trace: tripTrace(random, { mode, fate, carrier: carrier.name, courier, city, district, from, to }),
  };
}

function firstExpress(): Carrier {
  const zhongtong = expressCarriers.find(({ id }) => id === 'zhongtong');
  if (!zhongtong) throw new RangeError('the carriers lack zhongtong');
  return zhongtong;
}
