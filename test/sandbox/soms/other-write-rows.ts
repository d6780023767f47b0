/** The writes of SOMS that name their order in the body, or make one, or are about a reminder. */
import { expect } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import { order, paged, texts } from '../ask.ts';
import { firstSku, idOf, now, type SomsWorld, text } from './world.ts';
import { open, pickedUp, pickup, type Row } from './write-rows.ts';

let counter = 0;
export const newNumber = (): string => `77${(counter += 1).toString().padStart(8, '0')}`;
export const submission = (frontOrderId: string) => ({
  shop: { id: 'D1', name: '样例店' },
  front: { order_id: frontOrderId, platform: { id: 'own', name: '自有' } },
  payment: {
    type: 'online',
    state: 'notPay',
    amount: 12.5,
    freight: 0,
    package_total: 0,
    cod_amount: 0,
    earnest_amount: 0,
  },
  delivery: { receiver: { contact: { name: '甲' }, address: { city: '杭州市' } } },
  items: [
    {
      sku_id: '1',
      quantity: 1,
      unit_price: 12.5,
      total: 12.5,
      pay_amount: 12.5,
      discount_amount: 0,
      apported_discount_amount: 0,
      weight: 1,
    },
  ],
  item_count: 1,
  sku_quantity: 1,
  real_total: 99,
});

const submitRow = ({ ask }: SomsWorld, path: string): Row => ({
  scene: () => {
    const number = newNumber();
    return { path, body: submission(number), read: () => ask(paged(0, 100), { front_order_id: number }) };
  },
  effect: {
    total: 1,
    orders: [
      {
        state: 'confirmed',
        approve_state: 'none',
        real_total: 12.5,
        settle_amount: 12.5,
        created: now,
        creator: 'zhangsan',
        front: { created: now, order_type: { id: 'ECOM' } },
        delivery: { state: 'none', type: 'deliver' },
      },
    ],
  },
  refusal: () => ({ path, body: { ...submission(newNumber()), shop: undefined }, says: 'shop 必填' }),
  unknown: null,
});
const newId = { order_id: expect.stringMatching(/^8881020000\d+$/) };

export const reminders = '/orderremindservice';
export const remindersIn = async ({ ask }: SomsWorld, reply_state_eq: string): Promise<string[]> =>
  texts(await ask(`${reminders}/reminds/query?desc=true&page_size=100`, { reply_state_eq }), 'reminds.[].remind_id');

export const otherWriteRows = (world: SomsWorld): Readonly<Record<string, Row>> => ({
  replyOrderRemind: {
    scene: async () => {
      const [id = ''] = await remindersIn(world, 'none');
      return {
        path: `${reminders}/remind/${id}/reply`,
        body: { reply_content: '已加急', reply_time: '2026-11-22 16:30:00' },
        read: () => world.ask(`${reminders}/orderremind/${id}`),
      };
    },
    effect: {
      reply_state: expect.stringMatching(/^(?:replied|已回复)$/),
      reply_content: '已加急',
      reply_time: '2026-11-22 16:30:00',
      reply_operator: 'zhangsan',
      modified: now,
    },
    refusal: () => ({
      path: `${reminders}/remind/${showcaseIds.reminderId}/reply`,
      body: { reply_time: '今天' },
      says: 'reply_time 类型不正确',
    }),
    unknown: () => ({ path: `${reminders}/remind/1/reply`, body: {} }),
  },
  submitOrder: { ...submitRow(world, `${order}/submit`), answer: newId },
  submitOrderLegacy: submitRow(world, order),
  confirmSelftakeV2: {
    scene: () => {
      const row = world.fresh(pickup);
      return {
        path: `${order}/action/v2/selftake`,
        body: {
          selftake_qrcode: text(row, 'delivery.selftake_code'),
          platform_id: text(row, 'front.platform.id'),
          store_id: text(row, 'delivery.station.id'),
        },
        read: () => world.read(idOf(row)),
      };
    },
    effect: pickedUp,
    refusal: () => ({
      path: `${order}/action/v2/selftake`,
      body: { store_id: '0001' },
      says: '订单号和自提二维码不能同时为空',
    }),
    unknown: () => ({ path: `${order}/action/v2/selftake`, body: { order_id: '1' } }),
    answer: { order_id: expect.any(String) },
  },
  batchModifyOrderStore: {
    scene: () => {
      const id = idOf(world.fresh(open));
      return {
        path: `${order}/mod/store`,
        body: { mods: [{ order_id: id, order_store: { id: '0999', name: '新店' } }] },
        read: () => world.read(id),
      };
    },
    effect: { order_store: { id: '0999', name: '新店' }, modified: now, modifier: 'zhangsan' },
    refusal: () => ({ path: `${order}/mod/store`, body: { mods: [] }, says: 'mods 不能为空' }),
    // It names several orders, of which each has an answer of its own: writes.test.ts has a test for that.
    unknown: null,
  },
  reissueOrder: {
    scene: () => {
      const row = world.fresh({ state: 'delivered', 'items.0.item_no': '1' });
      return {
        path: `${order}/reissue`,
        body: { ...reissue(idOf(row), firstSku(row)), reissue_reason: '弄丢了' },
        read: () => world.ask(paged(0, 100), { source_order_id_eq: idOf(row) }),
      };
    },
    effect: {
      total: 1,
      orders: [
        {
          state: 'confirmed',
          reissue_reason: '弄丢了',
          responsible_party: 'carrier',
          real_total: 0,
          payment: { amount: 0, state: 'paid' },
          item_count: 1,
          items: [{ item_no: '1', quantity: 1, pay_amount: 0 }],
          created: now,
        },
      ],
    },
    refusal: () => ({
      path: `${order}/reissue`,
      body: reissue(showcaseIds.somsOrderId, 'other'),
      says: '来源订单没有商品: other',
    }),
    unknown: () => ({ path: `${order}/reissue`, body: reissue('1', '1') }),
    answer: newId,
  },
});

const reissue = (sourceOrderId: string, skuId: string) => ({
  source_order_id: sourceOrderId,
  reissue_order_items: [{ item_no: '1', sku_id: skuId, quantity: 1 }],
  responsible_party: 'carrier',
});
