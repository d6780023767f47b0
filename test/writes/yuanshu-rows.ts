/** The writes of Yuanshu: of its platform (notices) and of its BTS (the courses of parcels). */
import { expect } from 'vitest';
import type { Facade } from '../harness.ts';
import { byId, firstLine, newNo, type Subject, yuanshuSubject } from './subjects.ts';
import type { Scene, WriteRow, WriteRows } from './table.ts';

/** What a write on an order of Yuanshu needs, beside what is the same for all of them. */
interface OnSubject extends Pick<WriteRow, 'calls'> {
  readonly args: WriteRow['args'];
  /** Whether it is about the order's after-sale case. */
  readonly isOnCase?: true;
  readonly input: (subject: Subject, no: string) => object;
  readonly other: object;
  readonly held: (facade: Facade, subject: Subject, no: string) => unknown;
}

const onSubject = (mutation: string, { args, isOnCase, input, other, held, calls = ['*'] }: OnSubject): WriteRow => ({
  mutation,
  args: { order: 'OrderRef!', ...args },
  selection: 'order { id status }',
  scene: async (facade): Promise<Scene> => {
    const subject = await yuanshuSubject(facade, isOnCase ?? false);
    const no = newNo();
    const given = input(subject, no);
    return {
      variables: { order: byId(subject), input: given },
      other: { order: byId(subject), input: { ...given, ...other } },
      orderId: subject.id,
      held: () => held(facade, subject, no),
      // What Yuanshu is told changes nothing that it has pushed.
      shows: { order: { id: subject.id, status: subject.status } },
    };
  },
  calls,
  reconciles: false,
  untold: true,
});

const told = (operation: string) => (facade: Facade, subject: Subject) =>
  facade.platform?.told(operation, operation === 'deliverMulti' ? subject.nativeId : subject.returnNo).length;
export async function parcelsOf(facade: Facade, { id }: Subject): Promise<readonly string[]> {
  const { data, errors } = await facade.ask(`{ node(id: "${id}") { ... on Order { packages { trackingNo } } } }`);
  expect(errors).toEqual([]);
  return data.node.packages.map(({ trackingNo }: { trackingNo: string }) => trackingNo);
}
async function messagesOf(facade: Facade, { id }: Subject): Promise<readonly string[]> {
  const { data, errors } = await facade.ask(
    `{ node(id: "${id}") { ... on Order { packages { trace { events(setAside: true) { message } } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.node.packages.flatMap(({ trace }: { trace: { events: { message: string }[] } | null }) =>
    (trace?.events ?? []).map(({ message }) => message),
  );
}

export const reportedAt = '2026-11-20T10:00:00+08:00';
export const parcel = (subject: Subject, no: string): object => ({
  trackingNo: `SF${no}`,
  carrierCode: '0030',
  carrierName: '顺丰速运',
  contents: [{ itemId: firstLine(subject).id, quantity: '1' }],
});
const trackingChange = { args: { input: 'TrackingChangeInput!' }, other: { newCarrierCode: 'JD' }, held: parcelsOf };

export const noticeRows: WriteRows = {
  deliverMulti: onSubject('shipmentNotify', {
    args: { input: 'ShipmentNotifyInput!' },
    input: (subject, no) => ({ parcels: [parcel(subject, no)] }),
    other: { memberId: 'another' },
    held: told('deliverMulti'),
  }),
  notifyRefund: onSubject('refundPaymentNotify', {
    args: { input: 'RefundPaymentInput!' },
    isOnCase: true,
    input: ({ returnNo }) => ({
      returnNo,
      refundPaymentNo: 'M-1',
      state: 'REFUNDED',
      amount: '12.30',
      details: [{ detailNo: 'D-1', amount: '12.30' }],
    }),
    other: { state: 'REFUND_FAILED' },
    held: told('notifyRefund'),
  }),
  notifyWarehouse: onSubject('returnStockIn', {
    args: { input: 'ReturnStockInInput!' },
    isOnCase: true,
    input: ({ returnNo }) => ({
      returnNo,
      accepted: true,
      goods: [{ lineNo: '1', refundable: '5.00', receivedCount: 1 }],
    }),
    other: { accepted: false },
    held: told('notifyWarehouse'),
  }),
  syncStock: {
    mutation: 'stockSync',
    args: { input: 'StockSyncInput!' },
    selection: '',
    scene: (facade) => {
      const no = newNo();
      const input = { rows: [{ outWarehouseCode: 'W1', outSkuCode: no, quantity: '7' }] };
      return {
        variables: { input },
        other: { input: { ...input, sourceFlag: 6 } },
        orderId: null,
        held: () => facade.platform?.stockOf('W1', no),
        shows: {},
      };
    },
    calls: ['*'],
    reconciles: false,
    untold: true,
  },
};

export const btsRows: WriteRows = {
  upload: onSubject('flowReport', {
    args: { input: 'FlowReportInput!' },
    input: (_subject, no) => ({ node: '1203', at: reportedAt, source: 's', message: `出发 ${no}` }),
    other: { node: '1204' },
    held: messagesOf,
  }),
  addParcel: onSubject('parcelAdd', {
    args: { input: 'ParcelAddInput!' },
    input: (subject, no) => ({ at: reportedAt, source: 's', parcels: [parcel(subject, no)] }),
    other: { source: 'another' },
    held: parcelsOf,
  }),
  changeLogistical: onSubject('trackingChange', {
    ...trackingChange,
    input: (_subject, no) => ({ newTrackingNo: `SF${no}`, newCarrierCode: '0030' }),
    calls: ['getFlowInfo', '*'],
  }),
  changeLogisticalInfo: onSubject('trackingChange', {
    ...trackingChange,
    input: ({ parcel: { trackingNo, carrierCode } }, no) => ({
      newTrackingNo: `SF${no}`,
      newCarrierCode: '0030',
      oldTrackingNo: trackingNo,
      oldCarrierCode: carrierCode,
      phone: '13900001111',
    }),
  }),
};
