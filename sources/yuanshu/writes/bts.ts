/** Writes to the BTS: 流水上报, 追加包裹单, 物流单变更 and its V2. Pure. A bill is an order (01) or a return bill (02). */
import { type Instant, milliseconds } from '../../values/time.ts';
import {
  beyondTheOrder,
  findItem,
  type RequestedLine,
  type ArgumentPath,
  positive,
  required,
} from '../../domain/input-checks.ts';
import { userErrorOf } from '../../domain/user-errors.ts';
import type { Order } from '../../model.ts';
import type { VendorRequest } from '../../ports/calls.ts';
import type { WriteOperation, UserError } from '../../ports/writes.ts';
import { noOrder, prepared, withItems } from './prepared.ts';
import type { ParcelDetails } from '../../ports/write-input-parts.ts';

interface BtsWrite {
  readonly operation: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}
/**
 * † Where the pages contradict themselves, this is how they are read. Times: the introduction says seconds, but the
 * sample of 追加包裹单 has milliseconds, which are sent there. Path: its menu entry has `/saas` and its sample has not;
 * the entry is followed, since it is like its neighbours. uploadTime equals optTime in every sample. `signKey` is missing in
 * one sample of 流水上报, but the introduction asks for it in all calls, so it is sent.
 */
const upload: BtsWrite = { operation: 'upload', path: '/bts-web/saas/ifs/upload.do' };
const addParcel: BtsWrite = {
  operation: 'addParcel',
  path: '/bts-web/saas/ifs/addParcel.do',
  headers: { 'content-type': 'application/json' },
};
const changeLogisticalInfo: BtsWrite = {
  operation: 'changeLogisticalInfo',
  path: '/bts-web/saas/ifs/changeLogisticalInfo.do',
};
export const changeLogistical: BtsWrite = {
  operation: 'changeLogistical',
  path: '/bts-web/saas/ifs/changeLogistical.do',
};
const inSeconds = (at: Instant): number => Math.floor(milliseconds(at) / 1000);

/** The node of 追加包裹单. The nodes of 流水上报 are the customer's own. */
const parcelAddedNode = '0503';
const platformCode = '01';
/** The client adds the key to `param` when it sends. */
const report = (write: BtsWrite, param: Readonly<Record<string, unknown>>): VendorRequest => ({
  ...write,
  method: 'GET',
  query: new URLSearchParams({ param: JSON.stringify(param) }),
  write: true,
});

/** 01 is the order, 02 its return bill. A bill's number stays a text, since it has more digits than a number keeps. */
const billOf = (order: Order, returnNo: string | null | undefined): { readonly code: string; readonly type: string } =>
  returnNo ? { code: returnNo, type: '02' } : { code: order.key.nativeId, type: '01' };

type Parcels = readonly ParcelDetails[];
const parcelAt = (i: number): ArgumentPath => ['input', 'parcels', String(i)];

/** The contents of all parcels together must not exceed what was bought. */
export function parcelErrors(order: Order, parcels: Parcels): readonly UserError[] {
  const asked = parcels.flatMap(({ contents }, i) =>
    (contents ?? []).map((one, j): RequestedLine => ({ ...one, at: [...parcelAt(i), 'contents', String(j)] })),
  );
  return [
    ...parcels.flatMap(({ trackingNo, carrierCode }, i) =>
      required(parcelAt(i), { trackingNo, carrierCode }, 'a parcel is known by both.'),
    ),
    ...asked.flatMap(({ at, quantity }) => positive(at, quantity)),
    ...beyondTheOrder(order, asked),
  ];
}

/** † The message for the buyer stands with each parcel, as in the first sample, or with the bill without any. */
const relativeCodes = (order: Order, parcels: Parcels, uploadMessage: string | undefined) =>
  parcels.map(({ trackingNo, carrierCode, carrierName, phone, contents }) => ({
    contains: contents?.map(({ itemKey, quantity }) => {
      const item = findItem(order, itemKey);
      return { goodsId: item?.sku.code, goodsName: item?.title ?? undefined, goodsNum: quantity };
    }),
    expressCmpCode: carrierCode,
    expressCompany: carrierName ?? undefined,
    mobileTelephone: phone ?? undefined,
    relativeCode: trackingNo,
    relativeCodeType: '01',
    uploadMessage,
  }));

/** What 流水上报 and 追加包裹单 have in common. */
const billReport = (
  order: Order,
  returnNo: string | null | undefined,
  { node, source, time }: { readonly node: string; readonly source: string; readonly time: number },
) => {
  const { code, type: codeType } = billOf(order, returnNo);
  return { code, codeType, currentNode: node, optTime: time, platformCode, source, uploadTime: time };
};

const flowReport: WriteOperation<'flowReport'> = {
  vendorOperations: [upload.operation],
  reads: withItems,
  prepare({ input, order: key }, order) {
    if (!order) return noOrder(key);
    const { node, at, source, returnNo } = input;
    const parcels = input.parcels ?? [];
    const message = input.message ?? undefined;
    return prepared({
      userErrors: [
        ...required(['input'], { node, source }, 'the BTS hands both out to who reports.'),
        ...parcelErrors(order, parcels),
      ],
      target: order.key,
      request: () =>
        report(upload, {
          ...billReport(order, returnNo, { node, source, time: inSeconds(at) }),
          ...(parcels.length > 0
            ? { relativeCodes: relativeCodes(order, parcels, message) }
            : { uploadMessage: message }),
        }),
    });
  },
};

/** `tenantId` is that of the BTS. This page wants it within `param` too. */
const parcelAdd = (tenantId: string): WriteOperation<'parcelAdd'> => ({
  vendorOperations: [addParcel.operation],
  reads: withItems,
  prepare({ input: { at, source, returnNo, parcels }, order: key }, order) {
    if (!order) return noOrder(key);
    return prepared({
      userErrors: [
        ...required(['input'], { source }, 'the BTS hands it out to who reports.'),
        ...required(['input'], { parcels }, 'no parcel is added.'),
        ...parcelErrors(order, parcels),
      ],
      target: order.key,
      request: () =>
        report(addParcel, {
          ...billReport(order, returnNo, { node: parcelAddedNode, source, time: milliseconds(at) }),
          _platform_num: tenantId,
          relativeCodes: relativeCodes(order, parcels, undefined),
        }),
    });
  },
});

export const severalParcels = userErrorOf(
  'STATE_CONFLICT',
  'The order has several parcels, of which the BTS would change the first: say which one by input.oldTrackingNo.',
  { path: ['input', 'oldTrackingNo'] },
);
const outboundOf = ({ packages }: Order): number =>
  (packages ?? []).filter(({ direction, trackingNo }) => direction === 'OUTBOUND' && trackingNo !== null).length;

const trackingChange: WriteOperation<'trackingChange'> = {
  vendorOperations: [changeLogisticalInfo.operation, changeLogistical.operation],
  reads: withItems,
  prepare({ input, order: key }, order) {
    if (!order) return noOrder(key);
    const { newTrackingNo, newCarrierCode, oldTrackingNo, oldCarrierCode } = input;
    const { code: billCode, type: billType } = billOf(order, input.returnNo);
    const phone = input.phone ?? order.recipient?.phone.plain;
    const named = { oldCarrierCode, phone };
    const written = { billCode, billType, newExpressCmpCode: newCarrierCode, newTrackingNumber: newTrackingNo };
    const both = required(['input'], { newTrackingNo, newCarrierCode }, 'it is what the parcel gets.');
    if (!oldTrackingNo)
      return prepared({
        userErrors: [...both, ...(billType === '01' && outboundOf(order) > 1 ? [severalParcels] : [])],
        target: order.key,
        request: () => report(changeLogistical, written),
      });
    return prepared({
      userErrors: [...both, ...required(['input'], named, 'the BTS wants it of a parcel that is named.')],
      target: order.key,
      request: () =>
        report(changeLogisticalInfo, {
          ...written,
          mobileTelephone: phone,
          oldExpressCmpCode: oldCarrierCode,
          oldTrackingNumber: oldTrackingNo,
        }),
    });
  },
};

export const btsOperations = (tenantId: string) => ({ flowReport, parcelAdd: parcelAdd(tenantId), trackingChange });
