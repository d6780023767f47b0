/** The codes that SOMS gives to a sale at each stage. Where a stage has several codes, the sale's salt decides. */
import { choice } from '../sales/random.ts';
import type { Sale, SaleParcel, Stage, TraceMeaning } from '../sales/sale.ts';

interface Codes {
  readonly state: readonly string[];
  readonly approve: readonly string[];
  readonly warehouse: readonly string[];
  readonly work: readonly string[];
  readonly delivery: string;
}
const early = { warehouse: ['initial'], work: ['none'], delivery: 'none' } as const;
const left = {
  state: ['delivering'],
  approve: ['warehouseApproved', 'carrierApproved'],
  warehouse: ['shipped'],
  work: ['handover'],
} as const;

const codes: Readonly<Record<Stage, Codes>> = {
  unpaid: { state: ['confirmed'], approve: ['none'], ...early },
  deposit: { state: ['confirmed'], approve: ['none'], ...early },
  placed: { state: ['confirmed', 'prepared'], approve: ['none'], ...early },
  stuck: { state: ['confirmed', 'prepared'], approve: ['none', 'serviceApproved'], ...early },
  reviewing: { state: ['prepared'], approve: ['serviceApproved', 'financeApproved'], ...early },
  reviewed: { state: ['approved'], approve: ['financeApproved'], ...early, work: ['none', 'accepted'] },
  allocating: {
    state: ['approved'],
    approve: ['warehouseApproved'],
    warehouse: ['notified'],
    work: ['accepted'],
    delivery: 'none',
  },
  ready: {
    state: ['approved'],
    approve: ['warehouseApproved', 'carrierApproved'],
    warehouse: ['notified'],
    work: ['shipping', 'rechecked', 'handover'],
    delivery: 'none',
  },
  partlyShipped: { ...left, delivery: 'shipped' },
  shipped: { ...left, delivery: 'shipped' },
  redelivering: { ...left, delivery: 'redeliver' },
  refused: { ...left, state: ['delivering', 'canceled'], delivery: 'refused' },
  delivered: { ...left, state: ['delivered'], delivery: 'signed' },
  finished: { ...left, state: ['delivered'], delivery: 'signed' },
  cancelling: {
    state: ['approved'],
    approve: ['warehouseApproved'],
    warehouse: ['applyKickBack'],
    work: ['accepted', 'shipping'],
    delivery: 'none',
  },
  cancelled: {
    state: ['canceled'],
    approve: ['none', 'serviceApproved'],
    ...early,
    warehouse: ['initial', 'applyKickBack'],
  },
  voided: { state: ['canceled'], approve: ['none'], ...early },
};

export type OrderCodes = ReturnType<typeof codesOf>;
export function codesOf({ stage, salt }: Pick<Sale, 'stage' | 'salt'>) {
  const { state, approve, warehouse, work, delivery } = codes[stage];
  return {
    state: choice(state, salt, 1),
    approve: choice(approve, salt, 2),
    warehouse: choice(warehouse, salt, 3),
    work: choice(work, salt, 4),
    delivery,
  };
}

/** Everything else that a carrier writes leaves the parcel on its way. */
const carrierStates: { readonly [K in TraceMeaning]?: string } = {
  INFO_RECEIVED: 'created',
  COURIER_ASSIGNED: 'dispatched',
  COURIER_AT_ORIGIN: 'arrived',
  PICKED_UP: 'pickup',
  DELIVERED: 'delivered',
  CANCELLED: 'canceled',
};

/** What the carrier's last clear text means; before there is a parcel, how far the request to the carrier has come. */
export function carrierState(sale: Pick<Sale, 'stage' | 'salt'>, parcels: readonly SaleParcel[]): string {
  const last = parcels[0]?.trace.findLast(({ means }) => means !== 'UNKNOWN');
  if (!last) return sale.stage === 'stuck' ? choice(['createdFailed', 'initial'], sale.salt, 5) : 'initial';
  const failed = last.means === 'INFO_RECEIVED' && sale.salt % 7 === 0;
  return failed ? 'pickupFailed' : (carrierStates[last.means] ?? 'delivering');
}

export const orderTypes: Readonly<Record<Sale['kind'], readonly [id: string, name: string]>> = {
  plain: ['ECOM', '普通订单'],
  groupBuy: ['ShareGroup', '拼团订单'],
  points: ['POINTS_REDEEM', '积分换购订单'],
  booking: ['ENLIST_REDEEM', '预约兑换订单'],
  presale: ['PRESALE', '预售订单'],
  compensation: ['COMPENSATION', '赔付订单'],
  relay: ['RELAY', '接龙订单'],
};

const shipModes = { warehouse: 'wrhShip', store: 'stationShip', vendor: 'vendorShip' } as const;
export const shipMode = ({ from }: Pick<Sale, 'from'>): string => shipModes[from];

export function shipDeliveryMode({ from, handover }: Pick<Sale, 'from' | 'handover'>): string | undefined {
  if (handover === 'pickup') return undefined;
  const deliver = handover === 'express' ? 'CarrierDeli' : 'StationDeli';
  return from === 'vendor' ? 'vendorShipCarrierDeli' : `${shipModes[from]}${deliver}`;
}

export const carrierTypes = { express: 'express', rider: 'thirdparty', storeCourier: 'self' } as const;

/** Codes that no document lists; a marked sale shows one of them. */
const unlistedCodes = [
  ['state', 'archived'],
  ['approve_state', 'riskApproved'],
  ['delivery.state', 'returned'],
  ['payment.state', 'refunding'],
  ['wrh_state', 'packed'],
  ['front.order_type.id', 'LIVE_ROOM'],
] as const;
/** A carrier can say this only when it has a parcel, and then the trace of the parcel says it too. */
const lost = ['delivery.carrier.state', 'lost'] as const;

export function unlistedCode(sale: Sale, parcels: readonly SaleParcel[]): readonly [path: string, code: string] {
  const carried = sale.handover === 'express' && parcels.length > 0;
  return choice(carried ? [lost, ...unlistedCodes] : unlistedCodes, sale.salt, 21);
}
