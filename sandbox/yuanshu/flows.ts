/** What the BTS tells of a sale's parcels: their courses, and their goods in the ways in which it writes them. */
import { choice } from '../sales/random.ts';
import type { Sale, SaleParcel, TraceMeaning, TraceStep } from '../sales/sale.ts';
import { time } from '../sales/time.ts';
import type { Wire } from '../server/wire.ts';

/** 1 and 2 are documented, the others are the codes of 快递鸟, and 99 is invented. */
const statuses: Readonly<Record<TraceMeaning, string>> = {
  INFO_RECEIVED: '10',
  COURIER_ASSIGNED: '10',
  COURIER_AT_ORIGIN: '10',
  PICKED_UP: '1',
  IN_TRANSIT: '2',
  ARRIVED: '2',
  DEPARTED: '2',
  CUSTOMS: '6',
  OUT_FOR_DELIVERY: '202',
  AVAILABLE_FOR_PICKUP: '211',
  ATTEMPT_FAILED: '405',
  DELIVERED: '3',
  REFUSED: '404',
  RETURNING: '407',
  RETURNED: '406',
  FORWARDED: '5',
  EXCEPTION: '4',
  CANCELLED: '415',
  UNKNOWN: '99',
};
const labels: Readonly<Record<string, string>> = { '1': '揽收', '2': '在途' };

function eventOf({ at, status, message, means }: TraceStep, salt: number): Wire {
  const code = statuses[means];
  return {
    transferTimeFormat: time(at),
    // Now and then there is only the text, which has no time zone.
    ...(salt % 9 === 7 ? {} : { transferTime: at * 1000 }),
    expressStatus: code,
    expressStatusDesc: labels[code] ?? (status || null),
    transferMessage: message,
  };
}

/** Yuanshu's own numbers and letter codes stand in one field. 0028 stands for all other carriers. */
const carrierCodes: Readonly<Record<string, string>> = {
  shunfeng: '0030',
  ems: '0032',
  jd: 'JD',
  zhongtong: 'ZTO',
  yuantong: 'YTO',
  shentong: 'STO',
  yunda: 'YUNDA',
};

/** One parcel as the two reads tell it. */
export interface BtsParcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly packageInfo: string | null;
  /** What getFlowInfo.do tells, newest first as in the samples. */
  readonly flow: readonly Wire[];
  /** What getFlowInfo2.do tells. For a part of the orders only this one tells a course. */
  readonly secondFlow: readonly Wire[];
}

export const parcelsOf = (sale: Sale): readonly BtsParcel[] =>
  sale.parcels.map((parcel) => {
    const flow = parcel.trace.map((step) => eventOf(step, sale.salt)).toReversed();
    return {
      carrier: carrierCodes[parcel.carrier.id] ?? '0028',
      trackingNumber: parcel.trackingNo,
      packageInfo: packageInfoOf(sale, parcel),
      flow: sale.salt % 8 === 3 ? [] : flow,
      secondFlow: flow,
    };
  });

/** The goods come as plain JSON, as fastjson with references, as the document's own broken text, or not at all. */
function packageInfoOf(sale: Sale, parcel: SaleParcel): string | null {
  const goods = parcel.contents.flatMap(({ lineNo, quantity }) => {
    const line = sale.lines.find(({ no }) => no === lineNo);
    return line ? [{ goodsId: line.skuCode, goodsName: line.title, goodsNum: quantity }] : [];
  });
  const forms: readonly (() => string | null)[] = [
    () => JSON.stringify(goods),
    () => JSON.stringify(goods.map((one, index) => (index === 0 ? one : { ...one, goodsNum: Number(one.goodsNum) }))),
    () => JSON.stringify(halved(goods)),
    () => JSON.stringify(halved(goods)),
    () => `[${goods.map((one) => `{"goodsId":"${one.goodsId}","goodsName":"${one.goodsName}"}`).join()},{"[0]"}]`,
    () => null,
  ];
  return choice(forms, sale.salt, 16)();
}

interface Goods {
  readonly goodsId: string;
  readonly goodsName: string;
  readonly goodsNum: string;
}
/** An even number of the first goods comes in two equal rows, the second of which fastjson writes as a reference. */
function halved([first, ...rest]: readonly Goods[]): readonly Wire[] {
  const half = Number(first?.goodsNum) / 2;
  if (!first || !Number.isInteger(half)) return [...(first ? [{ ...first }] : []), ...rest.map((one) => ({ ...one }))];
  return [{ ...first, goodsNum: half.toFixed(1) }, { $ref: '$[0]' }, ...rest.map((one) => ({ ...one }))];
}
