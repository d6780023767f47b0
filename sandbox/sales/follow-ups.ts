/** What comes out of earlier sales: exchanges and reissues, and purchases that a platform split. */
import { amountsOf, noFees } from './basket.ts';
import { courseOf } from './course.ts';
import { parcelsOf } from './parcels.ts';
import { type Random, randomOf } from './random.ts';
import type { Moment, Sale, SaleLine, Stage } from './sale.ts';

const hour = 3600;
/** The stage that a follow-up of this age, in hours, has reached. */
const agesOf: readonly (readonly [least: number, stages: readonly Stage[]])[] = [
  [340, ['finished', 'finished', 'cancelled']],
  [120, ['delivered', 'delivered', 'refused']],
  [30, ['shipped']],
  [0, ['placed', 'reviewed', 'allocating', 'ready']],
];
const justPlaced: readonly Stage[] = ['placed'];

const free = (line: SaleLine, no: number): SaleLine => ({
  ...line,
  no,
  parentNo: null,
  kind: line.kind === 'bundle' ? 'bundle' : 'main',
  unitPrice: '0.00',
  total: '0.00',
  lineDiscount: '0.00',
  orderDiscount: '0.00',
  payable: '0.00',
  actualPrice: '0.00',
  settlePrice: '0.00',
  settleTotal: '0.00',
  components: line.components.map((component) => ({ ...component, payable: '0.00' })),
});
/** An exchange order follows an exchange that was granted; now and then something is reissued free of charge. */
function reasonFor(random: Random, sale: Sale): Sale['follows'] {
  const { after, index, placedAt } = sale;
  if (after?.kind === 'exchange' && after.progress === 'done' && sale.inBabycare) {
    return { kind: 'exchange', index, placedAt, reason: random.pick(['尺码不合适', '颜色不符']) };
  }
  if (!random.chance(0.1)) return null;
  return { kind: 'reissue', index, placedAt, reason: random.pick(['少发补寄', '破损补发', '会员发货订单']) };
}

/** What follows a sale, if anything does; `index` is the number of the new sale. */
export function followUpOf(seed: number, sale: Sale, { index, now }: { index: number; now: Moment }): Sale | undefined {
  const random = randomOf(seed, index, 1);
  const { deliveredAt, handover } = sale;
  if (deliveredAt === null || handover === 'pickup' || sale.follows !== null) return undefined;
  const follows = reasonFor(random, sale);
  const placedAt = deliveredAt + hour + random.int(40 * hour);
  if (follows === null || placedAt > now - hour) return undefined;

  const ages = agesOf.find(([least]) => (now - placedAt) / hour >= least);
  const stage = random.pick(ages?.[1] ?? justPlaced);
  const course = courseOf(random, { placedAt, stage, handover, payment: 'online' }, now);
  const chosen = sale.after?.lineNos ?? [1];
  const lines = sale.lines.filter(({ no }) => chosen.includes(no)).map((line, nth) => free(line, nth + 1));
  const { moments, paidAt } = course;
  return {
    ...sale,
    index,
    salt: random.int(1_000_000_000),
    follows,
    stage,
    ...moments,
    kind: 'plain',
    lines,
    amounts: amountsOf([], noFees),
    payment: { type: 'online', state: 'paid', deposit: '0.00', paidAt, billNo: sale.payment.billNo, details: [] },
    parcels: parcelsOf(random, { index, stage, handover, receiver: sale.receiver, lines }, course),
    after: null,
    reminders: [],
    invoice: null,
    onHold: false,
    cancelledBy: stage === 'cancelled' ? 'customer' : null,
    // Only Babycare's document knows exchange orders; a reissue is known to both.
    inSoms: sale.inSoms && follows.kind === 'reissue',
    splitInSoms: 1,
    splitInBabycare: 1,
    arithmeticBroken: false,
    unlistedCodes: false,
  };
}

/** Some purchases were split by the platform itself: each part has its own number, and both have one main number. */
export function pairUp(sales: readonly Sale[]): Sale[] {
  const waiting = new Map<string, Sale>();
  const renamed = new Map<number, Sale>();
  const lonely = (sale: Sale): boolean =>
    sale.inSoms && !sale.inBabycare && sale.follows === null && sale.splitInSoms === 1;
  const first = sales.filter((sale) => lonely(sale) && sale.index % 9 === 2);
  for (const sale of first) {
    const key = sale.platform.id;
    const other = waiting.get(key);
    if (other) {
      const mainOrderNo = `M${other.platformOrderNo.slice(1)}`;
      const { shop, member, receiver } = other;
      renamed.set(other.index, { ...other, mainOrderNo });
      renamed.set(sale.index, { ...sale, mainOrderNo, shop, member, receiver });
      waiting.delete(key);
    } else {
      waiting.set(key, sale);
    }
  }
  return sales.map((sale) => renamed.get(sale.index) ?? sale);
}
