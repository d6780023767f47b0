/** The writes of Babycare's document. */
import { expect } from 'vitest';
import type { Facade } from '../harness.ts';
import { babycareSubject, byId, firstLine, newNo, type Subject } from './subjects.ts';
import type { WriteRow, WriteRows } from './table.ts';

interface Member {
  readonly id: string;
  readonly vendor: string;
  readonly kind: string;
  readonly status: string;
  readonly returns: readonly { readonly kind: string }[] | null;
}
/** Babycare's orders of a platform order number, as they are now. */
export async function membersOf(facade: Facade, number: string): Promise<readonly Member[]> {
  const { data, errors } = await facade.ask(
    `{ orderGroup(by: {platformOrderNo: "${number}"}) { members { id vendor kind status returns { kind } } } }`,
  );
  expect(errors).toEqual([]);
  const members: readonly Member[] = data.orderGroup?.members ?? [];
  return members.filter(({ vendor }) => vendor === 'BABYCARE');
}

export const ticket = { appId: 'a', projectId: 'p', taskId: 't', userId: 'u' };
export const newOrder = (platformOrderNo: string): object => ({
  platformOrderNo,
  platformStatus: 'WAIT_SELLER_SEND_GOODS',
  storeCode: '01TM1001',
  memberName: 'm',
  placedAt: '2026-11-20T10:00:00+08:00',
  paidAt: '2026-11-20T10:01:00+08:00',
  recipient: {
    name: '张三',
    mobile: '13900001111',
    country: '中国',
    province: '浙江省',
    city: '杭州市',
    district: '滨江区',
    address: '江南大道1号',
  },
  lines: [
    {
      platformLineNo: `${platformOrderNo}1`,
      skuCode: 'SKU-1',
      quantity: 2,
      settlementFee: '10.00',
      settlementPrice: '20.00',
      payment: '20.00',
    },
  ],
});

type Kind = 'Return' | 'Exchange' | 'Reissue';
const inputs: Readonly<Record<Kind, (subject: Subject) => object>> = {
  Return: (subject) => ({
    kind: 'RETURN_AND_REFUND',
    ticket,
    platformReturnNo: `R${newNo()}`,
    inbound: { carrierCode: 'ZT', trackingNo: `ZT${newNo()}` },
    items: [{ itemId: firstLine(subject).id, quantity: '1' }],
  }),
  Exchange: (subject) => {
    const { id: itemId, sku } = firstLine(subject);
    const out = [{ itemId, skuCode: sku.code, quantity: '1' }];
    return { ticket, exchangeCode: `X${newNo()}`, in: [{ itemId, quantity: '1' }], out, shipFirst: true };
  },
  Reissue: (subject) => {
    const { id: itemId, sku } = firstLine(subject);
    return { ticket, reason: '漏发', items: [{ itemId, skuCode: sku.code, quantity: '1' }] };
  },
};
export const inputOf = (kind: Kind, subject: Subject): object => inputs[kind](subject);

const readBefore = ['listSalesDetails', '*', 'listSalesDetails'];

/** `held`: what the number's orders show of the write. */
function afterSale(kind: Kind, mutation: string, held: (member: Member) => boolean): WriteRow {
  const returns =
    kind === 'Reissue' ? {} : { returns: [{ kind: kind === 'Return' ? 'RETURN_AND_REFUND' : 'EXCHANGE' }] };
  return {
    mutation,
    args: { order: 'OrderRef!', input: `${kind}CreateInput!` },
    selection: 'returns { kind } order { id relations { kind role from to } }',
    scene: async (facade) => {
      const subject = await babycareSubject(facade, 'SHIPPED');
      const input = inputOf(kind, subject);
      return {
        variables: { order: byId(subject), input },
        other: { order: byId(subject), input: { ...input, ticket: { ...ticket, userId: 'another' } } },
        orderId: subject.id,
        held: async () => (await membersOf(facade, subject.platformOrderNo)).some(held),
        shows: { order: { id: subject.id }, ...returns },
      };
    },
    calls: readBefore,
    reconciles: true,
  };
}

export const babycareRows: WriteRows = {
  createSalesOrderV2: {
    mutation: 'orderCreate',
    args: { input: 'OrderCreateInput!' },
    selection: 'order { id status kind }',
    scene: (facade) => {
      const number = newNo();
      const order = newOrder(number);
      return {
        variables: { input: { babycare: order } },
        other: { input: { babycare: { ...order, buyerNote: 'other' } } },
        orderId: null,
        held: async () => (await membersOf(facade, number)).length,
        shows: { order: { status: 'PENDING_REVIEW', kind: 'SALE' } },
      };
    },
    calls: ['*', 'listSalesDetails'],
    reconciles: true,
  },
  cancelSalesOrder: {
    mutation: 'orderCancel',
    args: { order: 'OrderRef!', input: 'OrderCancelInput!' },
    selection: 'order { id status }',
    scene: async (facade) => {
      const subject = await babycareSubject(facade, 'AWAITING_SHIPMENT');
      return {
        variables: { order: byId(subject), input: { reason: '不想要了' } },
        other: { order: byId(subject), input: { reason: 'another' } },
        orderId: subject.id,
        held: async () => (await membersOf(facade, subject.platformOrderNo)).map(({ status }) => status),
        shows: { order: { id: subject.id, status: 'CANCELLED' } },
      };
    },
    calls: readBefore,
    reconciles: true,
  },
  createReturn: afterSale('Return', 'returnCreate', ({ returns }) => (returns ?? []).length > 0),
  createExchange: afterSale('Exchange', 'exchangeCreate', ({ kind }) => kind === 'EXCHANGE'),
  createSupplyOrder: afterSale('Reissue', 'reissueCreate', ({ kind }) => kind === 'REISSUE'),
};
