import { afterAll } from 'vitest';
import type { Order } from '../../../sources/model.ts';
import type { CommandNamed } from '../../../sources/ports/writes.ts';
import { line, mapped, order } from './answers.ts';
import { closeAll, d, handlerOf, operation, ticket, time } from './handler.ts';
import type { BabycareOrderInput } from '../../../sources/ports/write-input-parts.ts';

afterAll(closeAll);

export const handler = handlerOf();
export const create = operation(handler, 'orderCreate');
export const cancel = operation(handler, 'orderCancel');
export const exchange = operation(handler, 'exchangeCreate');
export const reissue = operation(handler, 'reissueCreate');
export const giveBack = operation(handler, 'returnCreate');

/** One order, as the vendor would tell it. */
export function read(more: Readonly<Record<string, unknown>>, id: unknown = 1, number = 'P1'): Order {
  const [found] = mapped([order(id, { platformOrderNo: number, ...more })], number).orders;
  if (!found) throw new Error('no order');
  return found;
}
export const sale = read({
  salesOrderCode: 'SO1',
  storeCode: '01TM1001',
  orderType: 0,
  orderExt: { platformPayTime: '2023-01-09 17:23:45' },
  orderDetailList: [line(11, { qty: 2 }), line(12)],
});

export const given: BabycareOrderInput = {
  platformOrderNo: '331XXXXX7710XX',
  platformStatus: 'WAIT_SELLER_SEND_GOODS',
  storeCode: '01XX1XXXX',
  reissue: false,
  memberName: 'member',
  placedAt: time('2023-04-19 11:17:57'),
  // The same moment, told at another zone.
  paidAt: time('2023-04-19T03:17:57Z'),
  recipient: {
    name: '陈**',
    mobile: '136****6086',
    phone: '',
    country: '中国',
    province: '广东省',
    city: '湛江市',
    district: '霞山区',
    address: 'XXXXXXXXX',
  },
  lines: [
    {
      platformLineNo: '3XXXXXXXXXX',
      skuCode: '6926523450105',
      quantity: 1,
      settlementFee: d('0'),
      settlementPrice: d('0'),
      price: d('0'),
      actualPrice: d('0'),
      total: d('0'),
      payment: d('0'),
      discount: d('0'),
    },
  ],
  shipping: d('0'),
  reissueReason: '会员发货订单',
};
export const creating = (more: Partial<BabycareOrderInput> = {}) =>
  create.prepare(
    { name: 'orderCreate', input: { babycare: { ...given, ...more } }, order: null, operator: null },
    null,
  );
export const cancelling = (of: Order | null, input: CommandNamed<'orderCancel'>['input'] = {}) =>
  cancel.prepare({ name: 'orderCancel', input, order: of?.key ?? null, operator: null }, of);

export const exchanged: CommandNamed<'exchangeCreate'>['input'] = {
  ticket,
  in: [{ itemKey: '11', quantity: d('1') }],
  out: [{ itemKey: null, skuCode: 'SKU9', quantity: d('1') }],
  shipFirst: false,
};
export const exchanging = (more: Partial<typeof exchanged> = {}, of: Order | null = sale, by = exchange) =>
  by.prepare({ name: 'exchangeCreate', input: { ...exchanged, ...more }, order: of?.key ?? null, operator: null }, of);
export const reissued: CommandNamed<'reissueCreate'>['input'] = {
  ticket,
  items: [{ itemKey: '12', skuCode: 'SKU12', quantity: d('1') }],
};
export const reissuing = (more: Partial<typeof reissued> = {}, of: Order | null = sale, by = reissue) =>
  by.prepare({ name: 'reissueCreate', input: { ...reissued, ...more }, order: of?.key ?? null, operator: null }, of);
export const returned: CommandNamed<'returnCreate'>['input'] = {
  kind: 'RETURN_AND_REFUND',
  ticket,
  platformReturnNo: 'R1',
  inbound: { carrierCode: 'shunfeng', trackingNo: 'SF1' },
  items: [{ itemKey: '11', quantity: d('2') }],
};
export const returning = (more: Partial<typeof returned> = {}, of: Order | null = sale) =>
  giveBack.prepare(
    { name: 'returnCreate', input: { ...returned, ...more }, order: of?.key ?? null, operator: null },
    of,
  );
