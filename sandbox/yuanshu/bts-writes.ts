/**
 * What can be reported to the BTS: events (流水上报), further parcels (追加包裹单), other tracking numbers (物流单变更, V1
 * and V2). All are GET with `param`. Two of the refusals are documented, in other words; the rest is a guess.
 */
import { at } from '../../sources/values/json.ts';
import { decimalNumber, each, type Field, listOf, optional, type Shape, text, whole } from '../server/fields.ts';
import { textIn, textOf, type Wire, wiresAt } from '../server/wire.ts';
import { type Bill, reportedEvent, withEvent } from './bts-book.ts';
import type { BtsParcel } from './flows.ts';

/** The bill as it is afterwards, or the reason of a refusal. */
type BillOrRefusal = Bill | string;
export interface BtsWrite {
  readonly operation: string;
  readonly paths: readonly string[];
  readonly fields: Shape;
  /** The fields in which the number of the bill and its type stand. */
  readonly bill: readonly [code: string, type: string];
  readonly run: (bill: Bill, param: unknown) => BillOrRefusal;
}

/** A bill number comes as text, and as a number in a sample. */
const textOrNumber: Field = { fits: (value) => text.fits(value) || decimalNumber.fits(value) };

/** relativeCodes: the parcels that an event is about, seven fields each. */
const relativeCode: Shape = {
  ...each(text, 'relativeCode', 'expressCmpCode'),
  ...each(optional(text), 'expressCompany', 'mobileTelephone', 'relativeCodeType', 'uploadMessage'),
  contains: optional(listOf({ goodsId: textOrNumber, goodsName: optional(text), goodsNum: textOrNumber })),
};
const report: Shape = {
  code: textOrNumber,
  ...each(text, 'codeType', 'currentNode'),
  optTime: whole,
  ...each(optional(text), 'platformCode', 'source', 'uploadMessage'),
  uploadTime: optional(whole),
};

/** `goodsNum` is text, as in the samples. */
const goodsOf = (row: Wire): string | null => {
  const goods = wiresAt(row, 'contains').map(({ goodsId, goodsName, goodsNum }) => ({
    goodsId: textOf(goodsId),
    goodsName: textOf(goodsName),
    goodsNum: textOf(goodsNum),
  }));
  return goods.length === 0 ? null : JSON.stringify(goods);
};

/** The parcel that a row of relativeCodes describes, with the row's event if the row has a message. */
function reported(row: Wire, known: BtsParcel | undefined, optTime: number): BtsParcel {
  const parcel = known ?? {
    carrier: textOf(row['expressCmpCode']),
    trackingNumber: textOf(row['relativeCode']),
    packageInfo: goodsOf(row),
    flow: [],
    secondFlow: [],
  };
  const message = textOf(row['uploadMessage']);
  return message === '' ? parcel : withEvent(parcel, reportedEvent(optTime, message));
}

const isOf = (trackingNumber: string) => (parcel: BtsParcel) => parcel.trackingNumber === trackingNumber;
const optTimeOf = (param: unknown): number => Number(textIn(param, 'optTime'));

function upload(bill: Bill, param: unknown): BillOrRefusal {
  const rows = wiresAt(param, 'relativeCodes');
  const message = textIn(param, 'uploadMessage');
  const optTime = optTimeOf(param);
  // An event that names no parcels belongs to the bill, so every parcel's course shows it.
  if (rows.length === 0 && message !== '') {
    const event = reportedEvent(optTime, message);
    return { ...bill, parcels: bill.parcels.map((parcel) => withEvent(parcel, event)) };
  }
  const parcels = [...bill.parcels];
  for (const row of rows) {
    const index = parcels.findIndex(isOf(textOf(row['relativeCode'])));
    parcels.splice(index === -1 ? parcels.length : index, index === -1 ? 0 : 1, reported(row, parcels[index], optTime));
  }
  return { ...bill, parcels };
}

function addParcel(bill: Bill, param: unknown): BillOrRefusal {
  if (at(param, 'currentNode') !== '0503') return '节点不正确,追加包裹单只能上报0503';
  const rows = wiresAt(param, 'relativeCodes');
  const numbers = rows.map((row) => textOf(row['relativeCode']));
  const isTwice = new Set(numbers).size < numbers.length || numbers.some((one) => bill.parcels.some(isOf(one)));
  if (isTwice) return '运单号已存在';
  const optTime = optTimeOf(param);
  return { ...bill, parcels: [...bill.parcels, ...rows.map((row) => reported(row, undefined, optTime))] };
}

/** The events belonged to the former number, so the course of the new one is empty. */
function renumbered(bill: Bill, parcel: BtsParcel, param: unknown): BillOrRefusal {
  const trackingNumber = textIn(param, 'newTrackingNumber');
  const carrier = textIn(param, 'newExpressCmpCode');
  if (bill.parcels.some(isOf(trackingNumber))) return '新运单号已存在';
  const changed: BtsParcel = { ...parcel, trackingNumber, carrier, flow: [], secondFlow: [] };
  return { ...bill, parcels: bill.parcels.map((one) => (one === parcel ? changed : one)) };
}

function changeLogisticalInfo(bill: Bill, param: unknown): BillOrRefusal {
  const former = textIn(param, 'oldTrackingNumber');
  const parcel = bill.parcels.find(isOf(former));
  if (!parcel || parcel.carrier !== at(param, 'oldExpressCmpCode')) return '未找到原物流单,可能使用了之前的运单号';
  return renumbered(bill, parcel, param);
}

/** Where a bill has several parcels, the first one is changed. */
function changeLogistical(bill: Bill, param: unknown): BillOrRefusal {
  const [parcel] = bill.parcels;
  return parcel ? renumbered(bill, parcel, param) : '原上报节点不存在';
}

const change = each(text, 'billType', 'billCode', 'newTrackingNumber', 'newExpressCmpCode');

export const btsWrites: readonly BtsWrite[] = [
  {
    operation: 'upload',
    paths: ['/bts-web/saas/ifs/upload.do'],
    fields: { ...report, relativeCodes: optional(listOf(relativeCode)) },
    bill: ['code', 'codeType'],
    run: upload,
  },
  {
    operation: 'addParcel',
    // The page names the first path, its sample the second.
    paths: ['/bts-web/saas/ifs/addParcel.do', '/bts-web/ifs/addParcel.do'],
    fields: { ...report, relativeCodes: listOf(relativeCode) },
    bill: ['code', 'codeType'],
    run: addParcel,
  },
  {
    operation: 'changeLogisticalInfo',
    paths: ['/bts-web/saas/ifs/changeLogisticalInfo.do'],
    fields: { ...change, ...each(text, 'mobileTelephone', 'oldExpressCmpCode', 'oldTrackingNumber') },
    bill: ['billCode', 'billType'],
    run: changeLogisticalInfo,
  },
  {
    operation: 'changeLogistical',
    paths: ['/bts-web/saas/ifs/changeLogistical.do'],
    // The table has `oldTrackingNumber` with the caption of the carrier's code, which is what the sample sends.
    fields: change,
    bill: ['billCode', 'billType'],
    run: changeLogistical,
  },
];
