/** The codes that EZR gives to a sale at each stage. Where a stage has several codes, the sale's salt decides. */
import { choice } from '../sales/random.ts';
import type { Sale, SaleKind, Stage } from '../sales/sale.ts';
import type { Wire } from '../server/wire.ts';

const statuses: Readonly<Record<Stage, readonly number[]>> = {
  unpaid: [1],
  deposit: [1],
  placed: [2],
  stuck: [2],
  reviewing: [2],
  reviewed: [2],
  allocating: [2],
  ready: [2],
  // There is no code for "in part".
  partlyShipped: [4],
  shipped: [4],
  redelivering: [4],
  refused: [4],
  delivered: [8],
  finished: [16, 16, 8],
  cancelling: [2],
  cancelled: [0],
  voided: [20],
};
export const statusOf = ({ stage, salt }: Pick<Sale, 'stage' | 'salt'>): number => choice(statuses[stage], salt, 1);

const activities: Readonly<Record<SaleKind, readonly (string | null)[]>> = {
  plain: [null, null, '', null, 'BA', 'LC'],
  groupBuy: ['OG', 'JG', 'DOG', 'DJG'],
  relay: ['JG', 'DJG'],
  presale: ['DPRE', 'PRE'],
  points: [null],
  booking: [null],
  compensation: [null],
};
export function activityOf({ kind, salt, payment }: Pick<Sale, 'kind' | 'salt' | 'payment'>): string | null {
  // A sale of which only the deposit is paid shows the deposit presale.
  return payment.state === 'earnest' ? 'DPRE' : choice(activities[kind], salt, 5);
}

const origins: Readonly<Record<string, readonly number[]>> = {
  taobao: [10],
  tmall: [10],
  jd: [11],
  jdo2o: [11],
  weimall: [6, 7, 20],
  youzan: [1, 2, 3, 4],
  meituan: [0, 9],
};
/** 9 stands for any other mall. */
export const originOf = ({ platform, salt }: Pick<Sale, 'platform' | 'salt'>): number =>
  choice(origins[platform.id] ?? [9], salt, 6);

/** Orders of EZR's own malls have no other number than EZR's. */
export const isOwnShop = ({ platform }: Pick<Sale, 'platform'>): boolean => platform.id === 'weimall';

/** Codes that no document lists; a marked sale shows one of them. */
const unlisted: readonly Wire[] = [
  { OrderStatus: 32 },
  { DelivType: 2 },
  { ActType: 'KJ' },
  { ExchangeType: 9 },
  { ExpressFeeType: 'JF' },
  { DataOrigin: 30 },
];
/** Every 71st sale is marked, and they show the codes in turn. */
export const unlistedOf = ({ unlistedCodes, index }: Sale): Wire =>
  unlistedCodes ? (unlisted[Math.floor(index / 71) % unlisted.length] ?? {}) : {};
