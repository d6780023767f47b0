/** Makes one sale out of its number: every sale has a stream of random numbers of its own. */
import { money, share, units } from './amount.ts';
import { type Basket, choose, fill } from './basket.ts';
import { mobileOf, places, surnames } from './catalogue.ts';
import { choosePlacedAt, chooseStage, type Course, courseOf } from './course.ts';
import { parcelsOf } from './parcels.ts';
import { type Random, randomOf } from './random.ts';
import type { Moment, Sale, SaleAfter, SaleInvoice, SaleLine, SalePayment, SaleReminder, Stage } from './sale.ts';
import { chooseSetting, possibleStages } from './setting.ts';

export function assemble(seed: number, index: number, now: Moment): Sale {
  const random = randomOf(seed, index);
  const salt = random.int(1_000_000_000);
  const { platform, kinds, ...setting } = chooseSetting(random);
  const { inSoms, inBabycare, handover } = setting;
  const kind = random.weighted(kinds);
  const stage = chooseStage(random, index, possibleStages(handover, kind));
  const placedAt = choosePlacedAt(random, { index, stage, handover }, now);
  const type = kind === 'presale' ? 'earnest' : random.chance(0.06) && stage !== 'unpaid' ? 'cod' : 'online';
  const course = courseOf(random, { placedAt, stage, handover, payment: type }, now);
  const marks = marksOf(index);
  const platformOrderNo = platform.orderNo(index, salt);
  const { lines, amounts } = buy(random, { platformOrderNo, setting, broken: marks.arithmeticBroken });
  const receiver = receiverOf(random, index, setting.from === 'store' && handover !== 'express');
  return {
    index,
    salt,
    platformOrderNo,
    mainOrderNo: null,
    platform: { id: platform.id, name: platform.name },
    ...setting,
    kind,
    stage,
    member: { id: String(5_000_000 + random.int(400)), nickname: `会员${surnames[index % 8] ?? ''}${index % 400}` },
    receiver,
    pickupCode: handover === 'pickup' ? String(100_000 + (index % 900_000)) : null,
    ...course.moments,
    lines,
    amounts,
    payment: paymentOf(random, { type, stage, payable: amounts.payable, course, index }),
    parcels: parcelsOf(random, { index, stage, handover, receiver, lines }, course),
    after: afterOf(random, stage, lines),
    reminders: remindersOf(random, { index, inSoms, course, now }),
    invoice: random.chance(0.15) ? invoiceOf(random, stage) : null,
    ...remarksOf(random, stage),
    follows: null,
    splitInSoms: inSoms && index % 17 === 3 ? ordersOf(lines, salt) : 1,
    splitInBabycare: inBabycare && index % 19 === 6 ? ordersOf(lines, salt) : 1,
    ...marks,
  };
}

const marksOf = (index: number): Pick<Sale, 'arithmeticBroken' | 'unlistedCodes'> => ({
  arithmeticBroken: index % 41 === 17,
  unlistedCodes: index % 71 === 13,
});

/** Two or three orders, but not more than there are lines that can stand alone. */
const ordersOf = (lines: readonly SaleLine[], salt: number): number =>
  Math.min(lines.filter(({ parentNo }) => parentNo === null).length, 2 + (salt % 2));

interface Buying {
  readonly platformOrderNo: string;
  readonly setting: Pick<Sale, 'inBabycare' | 'handover'>;
  readonly broken: boolean;
}

function buy(random: Random, { platformOrderNo, setting, broken }: Buying): Basket {
  // A sale that only SOMS sees may have fees and weighed goods, for which Babycare has no field.
  const alone = !setting.inBabycare;
  const drink = setting.handover === 'rider' && random.chance(0.5);
  return fill(choose(random, { whole: !alone, drink }), {
    lineNo: (no) => `${platformOrderNo.slice(-10)}${String(no).padStart(2, '0')}`,
    fees: {
      freight: BigInt(random.pick([0, 0, 600, 850, 1200])) * 100n,
      packaging: alone && random.chance(0.3) ? 10_000n : 0n,
      otherFee: alone && random.chance(0.1) ? 5_000n : 0n,
    },
    broken,
  });
}

type Remarks = Pick<Sale, 'onHold' | 'cancelledBy' | 'buyerNote' | 'sellerNote' | 'tags'>;

function remarksOf(random: Random, stage: Stage): Remarks {
  const cancellers: readonly (readonly [number, Sale['cancelledBy']])[] = [
    [3, 'customer'],
    [2, 'store'],
    [1, 'refusal'],
  ];
  return {
    onHold: stage !== 'finished' && random.chance(0.06),
    cancelledBy: stage === 'cancelled' ? random.weighted(cancellers) : null,
    buyerNote: random.chance(0.2) ? random.pick(['尽快发货', '请放门口', '不要放香菜']) : null,
    sellerNote: random.chance(0.15) ? random.pick(['老客户', '易碎', '核对后发']) : null,
    tags: random.chance(0.2) ? [random.pick(['首单', '大客户', '直播'])] : [],
  };
}

/** Whoever is served by a store lives near it, in the first of the places, where all the stores are. */
function receiverOf(random: Random, index: number, near: boolean): Sale['receiver'] {
  const { province, city, district, latitude, longitude } = random.pick(near ? places.slice(0, 1) : places);
  return {
    name: `${surnames[index % surnames.length] ?? ''}某某`,
    mobile: mobileOf(1 + (index % 9000)),
    province,
    city,
    district,
    street: `样例路${1 + random.int(200)}号${1 + random.int(20)}幢`,
    latitude,
    longitude,
  };
}

interface Paying {
  readonly type: SalePayment['type'];
  readonly stage: Stage;
  readonly payable: string;
  readonly course: Course;
  readonly index: number;
}
const ways = [
  { code: 'wxpay', name: '微信支付' },
  { code: 'alipay', name: '支付宝' },
  { code: 'unionpay', name: '银联' },
] as const;

function paymentOf(random: Random, { type, stage, payable, course, index }: Paying): SalePayment {
  const due = units(payable);
  const deposit = type === 'earnest' ? share(due, 20n) : 0n;
  const state = stage === 'deposit' ? 'earnest' : course.paidAt === null ? 'notPay' : 'paid';
  const paid = { notPay: 0n, earnest: deposit, paid: due }[state];
  const card = state === 'paid' && random.chance(0.15) ? share(due, 30n) : 0n;
  const rest = { ...random.pick(ways), amount: money(paid - card) };
  const details = card > 0n ? [rest, { code: 'card', name: '储值卡', amount: money(card) }] : [rest];
  return {
    type,
    state,
    deposit: money(deposit),
    paidAt: state === 'notPay' ? null : course.paidAt,
    billNo: `42${String(index).padStart(12, '0')}`,
    details: state === 'notPay' ? [] : details,
  };
}

const canComeBack = new Set<Stage>(['delivered', 'finished']);

function afterOf(random: Random, stage: Stage, lines: readonly SaleLine[]): SaleAfter | null {
  const all = lines.map(({ no }) => no);
  if (stage === 'voided' || stage === 'refused')
    return { kind: 'refundOnly', progress: 'done', whole: true, lineNos: all };
  if (stage === 'ready' && random.chance(0.1))
    return { kind: 'refundOnly', progress: 'applied', whole: true, lineNos: all };
  if (!canComeBack.has(stage) || !random.chance(0.2)) return null;
  const whole = random.chance(0.4);
  return {
    kind: random.weighted([
      [3, 'returnAndRefund'],
      [3, 'refundOnly'],
      [4, 'exchange'],
    ]),
    progress: random.weighted([
      [2, 'applied'],
      [2, 'goodsBack'],
      [3, 'done'],
    ]),
    whole,
    lineNos: whole ? all : all.slice(0, 1),
  };
}

interface Reminding {
  readonly index: number;
  readonly inSoms: boolean;
  readonly course: Course;
  readonly now: Moment;
}

function remindersOf(random: Random, { index, inSoms, course, now }: Reminding): SaleReminder[] {
  if (!inSoms || !random.chance(0.09)) return [];
  return Array.from({ length: random.chance(0.2) ? 2 : 1 }, (_one, nth) => {
    const state = random.pick(['none', 'replied', 'invalid'] as const);
    const at =
      course.moments.receivedAt + random.int(Math.max(1, course.moments.modifiedAt - course.moments.receivedAt));
    return {
      id: `CD${String(index * 10 + nth).padStart(10, '0')}`,
      at,
      count: nth + 1,
      state,
      inWords: random.chance(0.5),
      repliedAt: state === 'replied' ? Math.min(at + 900, now) : null,
    };
  });
}

function invoiceOf(random: Random, stage: Stage): SaleInvoice {
  const company = random.chance(0.5);
  const closed = stage === 'finished' || stage === 'delivered';
  return {
    title: company ? '样例科技有限公司' : '个人',
    taxId: company ? '91000000MA0000000X' : '',
    paper: random.chance(0.3),
    vat: company && random.chance(0.4),
    company,
    state: closed
      ? random.weighted([
          [5, 'issued'],
          [1, 'failed'],
        ])
      : 'asked',
  };
}
