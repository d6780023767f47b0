/** The codes that Yuanshu gives to a sale at each stage. Where a stage has several codes, the sale's salt decides. */
import { choice } from '../sales/random.ts';
import type { Sale, Stage } from '../sales/sale.ts';
import type { Wire } from '../server/wire.ts';

interface Codes {
  readonly order: string;
  readonly pick: string;
  readonly risk: readonly string[];
  readonly cancelAudit?: readonly (string | null)[];
}
const waiting = { order: '50', pick: '10' } as const;
const gone = { order: '60', pick: '40', risk: ['2'] } as const;
const over = { order: '20', pick: '20' } as const;

const codes: Readonly<Record<Stage, Codes>> = {
  unpaid: { order: '10', pick: '10', risk: ['1'] },
  deposit: { order: '10', pick: '10', risk: ['1', '2'] },
  placed: { ...waiting, risk: ['1', '2'] },
  stuck: { ...waiting, risk: ['3'] },
  reviewing: { ...waiting, risk: ['1'] },
  reviewed: { ...waiting, risk: ['2'] },
  allocating: { ...waiting, risk: ['2'] },
  ready: { ...waiting, pick: '40', risk: ['2'], cancelAudit: [null, null, '3'] },
  partlyShipped: gone,
  shipped: gone,
  redelivering: gone,
  refused: gone,
  // Yuanshu has no state "delivered": an order is shipped until the buyer confirms it.
  delivered: gone,
  finished: { ...gone, order: '40' },
  cancelling: { ...waiting, pick: '40', risk: ['2'], cancelAudit: ['1'] },
  cancelled: { ...over, risk: ['1', '2'], cancelAudit: ['2', null] },
  voided: { ...over, risk: ['2', '3'], cancelAudit: ['2'] },
};

export function codesOf(sale: Sale) {
  const { order, pick, risk, cancelAudit = [null] } = codes[sale.stage];
  const { salt } = sale;
  return {
    orderStatus: atStore(sale) ?? order,
    payStatus: payStatusOf(sale),
    pickOrderStatus: pick,
    riskAuditStatus: choice(risk, salt, 1),
    cancelAuditStatus: choice(cancelAudit, salt, 2),
  };
}

/** An order that the buyer collects waits for redemption (待核销) and is finished by it. */
function atStore({ handover, stage }: Sale): string | undefined {
  if (handover !== 'pickup') return undefined;
  if (stage === 'ready' || stage === 'allocating') return '11';
  return stage === 'delivered' ? '40' : undefined;
}

function payStatusOf({ payment, after, stage }: Sale): string {
  if (payment.state !== 'paid') return '0';
  if (stage === 'cancelled' || stage === 'voided') return '3';
  if (after === null || after.kind === 'exchange' || !after.whole) return '1';
  return after.progress === 'done' ? '3' : '2';
}

const activities: Readonly<Record<Sale['kind'], string | null>> = {
  plain: null,
  groupBuy: '1',
  points: '3',
  booking: '2',
  presale: null,
  compensation: null,
  // 接龙 is a group without an activity of its own.
  relay: null,
};
export const activityOf = ({ kind, salt }: Sale): Wire => ({
  activityType: activities[kind],
  groupStatus: kind === 'groupBuy' ? choice(['1', '2', '3'], salt, 3) : kind === 'relay' ? '2' : null,
});

/** The code 3 (厂商直发) exists for the order only, not for its delivery. */
export function distributionOf({ handover, from, salt }: Sale): { order: string; delivery: string | null } {
  // Now and then an order that waits for its buyer says that it is delivered, so that the check for this finds some.
  if (handover === 'pickup') return salt % 6 === 4 ? { order: '2', delivery: '2' } : { order: '1', delivery: '1' };
  return from === 'vendor' ? { order: '3', delivery: null } : { order: '2', delivery: '2' };
}

const paymentTypes = { online: ['0', '全款'], earnest: ['1', '定金'], cod: ['2', '货到付款'] } as const;
export const paymentTypeOf = ({ payment }: Sale): readonly [code: string, label: string] => paymentTypes[payment.type];

/** Codes that no document lists. A marked sale shows one of them, and so do some more sales of this vendor. */
const unlisted: readonly Wire[] = [
  { orderStatus: '70' },
  { payStatus: '9' },
  { pickOrderStatus: '30' },
  { riskAuditStatus: '4' },
  { activityType: '4' },
  { distributionType: '4' },
];
export const unlistedOf = ({ unlistedCodes, salt }: Sale): Wire =>
  unlistedCodes || salt % 37 === 6 ? choice(unlisted, salt, 4) : {};
