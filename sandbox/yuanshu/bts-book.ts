/** The parcels of each bill as the BTS tells them, with all that was reported to it. */
import { vendorTime } from '../../sources/values/time.ts';
import type { Sale } from '../sales/sale.ts';
import { textOf, type Wire, wiresAt } from '../server/wire.ts';
import { afterSaleOf } from './facts.ts';
import { type BtsParcel, parcelsOf } from './flows.ts';
import { orderNo } from './wire.ts';

export interface Bill {
  readonly billCode: string;
  /** Chooses among the ways in which the BTS writes about a bill. */
  readonly salt: number;
  readonly parcels: readonly BtsParcel[];
}

/** The bills by type (01 order, 02 return bill) and number. */
export type Bills = Map<string, Bill>;
export const billKey = (type: unknown, code: unknown): string => `${textOf(type)} ${textOf(code)}`;

export function billsOf(sales: readonly Sale[]): Bills {
  const bills: Bills = new Map();
  for (const sale of sales) {
    const { salt } = sale;
    const billCode = orderNo(sale.index);
    bills.set(billKey('01', billCode), { billCode, salt, parcels: parcelsOf(sale) });
    const afterSale = afterSaleOf(sale);
    const refundId = textOf(afterSale?.['refundId']);
    if (afterSale) bills.set(billKey('02', refundId), { billCode: refundId, salt, parcels: sentBack(afterSale) });
  }
  return bills;
}

/** What the buyer has sent back. No page shows the course of such a parcel. */
const sentBack = (afterSale: Wire): readonly BtsParcel[] =>
  wiresAt(afterSale, 'afterSaleExpressList').map(({ expressCompanyCode, expressNumber }) => ({
    carrier: textOf(expressCompanyCode),
    trackingNumber: textOf(expressNumber),
    packageInfo: null,
    flow: [],
    secondFlow: [],
  }));

/** getFlowInfo.do */
export const flowInfo = ({ billCode, parcels }: Bill): Wire => ({
  billCode,
  flowInfo: parcels.map(({ carrier, trackingNumber, packageInfo, flow }) => ({
    packageInfo,
    expressCmpCode: carrier,
    trackingNumber,
    flow,
  })),
});
/** getFlowInfo2.do */
export const expressFlow = ({ parcels }: Bill): Wire => ({
  expressFlow: parcels.map(({ carrier, trackingNumber, secondFlow }) => ({
    expressCmpCode: carrier,
    trackingNumber,
    flow: secondFlow,
  })),
});

/** The samples report in seconds and in milliseconds. A smaller number of milliseconds would lie before March 1973. */
const leastMilliseconds = 100_000_000_000;

/** An event that was reported to the BTS. No page shows one; here it has a message and no status of a carrier. */
export function reportedEvent(optTime: number, message: string): Wire {
  const at = optTime < leastMilliseconds ? optTime * 1000 : optTime;
  return {
    transferTimeFormat: vendorTime(at),
    transferTime: at,
    expressStatus: null,
    expressStatusDesc: null,
    transferMessage: message,
  };
}

const newestFirst = (events: readonly Wire[]): readonly Wire[] =>
  events.toSorted((a, b) => textOf(b['transferTimeFormat']).localeCompare(textOf(a['transferTimeFormat'])));

export const withEvent = (parcel: BtsParcel, event: Wire): BtsParcel => ({
  ...parcel,
  flow: newestFirst([event, ...parcel.flow]),
  secondFlow: newestFirst([event, ...parcel.secondFlow]),
});
