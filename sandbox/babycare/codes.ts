/** The codes that Babycare gives to a sale at each stage. Where a stage has several codes, the sale's salt decides. */
import { choice } from '../sales/random.ts';
import type { Sale, Stage } from '../sales/sale.ts';

interface Codes {
  readonly order: readonly number[];
  readonly dispatch: readonly number[];
  readonly delivery: number;
  readonly detail: readonly number[];
  readonly platform: readonly string[];
}
const paid = 'WAIT_SELLER_SEND_GOODS';
const waiting = { dispatch: [10], delivery: 10, detail: [20], platform: [paid] } as const;
const onTheWay = { order: [40], dispatch: [40], delivery: 30, detail: [40] } as const;
const confirming = 'WAIT_BUYER_CONFIRM_GOODS';

const codes: Readonly<Record<Stage, Codes>> = {
  // No document of Babycare lists this status, but the platforms themselves do.
  unpaid: { ...waiting, order: [0], platform: ['WAIT_BUYER_PAY'] },
  deposit: { ...waiting, order: [0, 10], platform: ['WAIT_BUYER_PAY'] },
  placed: { ...waiting, order: [0, 10] },
  stuck: { ...waiting, order: [-10, -15, -20] },
  reviewing: { ...waiting, order: [10] },
  reviewed: { ...waiting, order: [20] },
  allocating: { ...waiting, order: [20, 30], dispatch: [10, 60, 70] },
  ready: { ...waiting, order: [30], dispatch: [20], detail: [30] },
  partlyShipped: { order: [40], dispatch: [30], delivery: 20, detail: [40], platform: [paid, confirming] },
  shipped: { ...onTheWay, platform: [confirming] },
  redelivering: { ...onTheWay, platform: [confirming] },
  refused: { ...onTheWay, platform: ['TRADE_CLOSED'] },
  delivered: { ...onTheWay, order: [40, 70], detail: [40, 70], platform: [confirming, 'TRADE_FINISHED'] },
  finished: { ...onTheWay, order: [70], detail: [70], platform: ['TRADE_FINISHED'] },
  cancelling: { ...waiting, order: [30], dispatch: [80], detail: [30] },
  cancelled: { order: [60], dispatch: [50], delivery: 60, detail: [60], platform: ['TRADE_CLOSED'] },
  voided: { order: [50], dispatch: [50], delivery: 50, detail: [50], platform: ['TRADE_CLOSED'] },
};

export type OrderCodes = ReturnType<typeof codesOf>;
export function codesOf({ stage, salt }: Pick<Sale, 'stage' | 'salt'>) {
  const { order, dispatch, delivery, detail, platform } = codes[stage];
  // The document's own sample disagrees with itself in the same way: all of it is shipped, and a part is dispatched.
  const disagrees = delivery === 30 && salt % 10 === 3;
  return {
    orderStatus: disagrees ? 40 : choice(order, salt, 1),
    dispatchStatus: disagrees ? 30 : choice(dispatch, salt, 2),
    deliveryStatus: delivery,
    detailStatus: choice(detail, salt, 3),
    platformOrderStatus: disagrees ? paid : choice(platform, salt, 4),
  };
}

/** 0 is a sales order, 1 a prepaid order, 2 an exchange, 3 a reissue. */
export function orderType({ follows, kind }: Pick<Sale, 'follows' | 'kind'>): number {
  if (follows) return follows.kind === 'exchange' ? 2 : 3;
  return kind === 'presale' ? 1 : 0;
}

/** Babycare's own codes, which follow none of the public lists throughout. */
const expressCodes: Readonly<Record<string, string>> = {
  shunfeng: 'shunfeng',
  zhongtong: 'ZT',
  yuantong: 'YT',
  shentong: 'STO',
  yunda: 'YD',
  jd: 'JD',
  ems: 'EMS',
  jtexpress: 'JTSD',
  meituan: 'MTPS',
  fengniao: 'FNJP',
  dada: 'DADA',
  self: 'ZPS',
};
export const expressCode = (carrierId: string): string => expressCodes[carrierId] ?? carrierId;

/** Codes that no document lists; a marked sale shows one of them on the order, on its lines, or in orderExt. */
const unlistedCodes: readonly (readonly [place: 'order' | 'line' | 'ext', field: string, code: number | string])[] = [
  ['order', 'orderStatus', 35],
  ['order', 'deliveryStatus', 40],
  ['order', 'dispatchStatus', 90],
  ['line', 'detailStatus', 45],
  ['line', 'refundStatus', 30],
  ['line', 'refundType', '9'],
  ['order', 'orderType', 9],
  ['ext', 'platformOrderStatus', 'SELLER_CONSIGNED_PART'],
];
export function unlistedAt(sale: Sale, place: 'order' | 'line' | 'ext'): Readonly<Record<string, number | string>> {
  if (!sale.unlistedCodes) return {};
  const [where, field, code] = choice(unlistedCodes, sale.salt, 9);
  return where === place ? { [field]: code } : {};
}
