/** The parcels of each bill as the BTS tells them, with all that was reported to it. */
import { vendorTime } from '../../sources/values/time.ts';
import { expressFlowOf, flowInfoOf } from './flows.ts';
import type { Sale } from '../sales/sale.ts';
import { textOf, type Wire, wiresAt } from './wire.ts';

/** One parcel as the two reads tell it. */
export interface BtsParcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly packageInfo: string | null;
  /** Newest first; getFlowInfo and getFlowInfo2 do not always tell the same. */
  readonly flow: readonly Wire[];
  readonly secondFlow: readonly Wire[];
}
export interface Bill {
  readonly billCode: string;
  /** Decides in which of several ways the BTS writes about it. */
  readonly salt: number;
  readonly parcels: readonly BtsParcel[];
}

export function billOf(sale: Sale, billCode: string): Bill {
  const second = expressFlowOf(sale);
  return {
    billCode,
    salt: sale.salt,
    parcels: flowInfoOf(sale).map((row, index) => ({
      carrier: textOf(row['expressCmpCode']),
      trackingNumber: textOf(row['trackingNumber']),
      packageInfo: typeof row['packageInfo'] === 'string' ? row['packageInfo'] : null,
      flow: wiresAt(row, 'flow'),
      secondFlow: wiresAt(second[index], 'flow'),
    })),
  };
}

/** The bill of an after-sale, whose parcel the buyer has sent. No page shows the course of one. */
export const returnBillOf = (afterSale: Wire, billCode: string, salt: number): Bill => ({
  billCode,
  salt,
  parcels: wiresAt(afterSale, 'afterSaleExpressList').map(({ expressCompanyCode, expressNumber }) => ({
    carrier: textOf(expressCompanyCode),
    trackingNumber: textOf(expressNumber),
    packageInfo: null,
    flow: [],
    secondFlow: [],
  })),
});

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

/** Below it a number of milliseconds would lie in 1973: the samples report in seconds and in milliseconds. */
const leastMilliseconds = 100_000_000_000;

/** An event that was reported to the BTS. How it shows one is not documented: as words, without a carrier's status. */
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
