import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { JsonNumber, parseJson } from '../../sources/values/json.ts';
import { units } from '../../sandbox/sales/amount.ts';
import { showcaseIds } from '../../sandbox/sales/generator.ts';
import { vendorTime } from '../../sources/values/time.ts';
import { sampleOrderId } from '../../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../../sandbox/soms/sandbox.ts';
import type { SomsSandbox } from '../../sandbox/soms/sandbox.ts';
import { allParts, allSomsOrders } from '../contract/everything.ts';
import { somsWriteOperations } from '../contract/schemas.ts';
import { askSoms, basic, order, paged, pick, texts } from './ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
/** The moment of every write here, an hour after the invented world ends. */
const moment = until.getTime() + 3_600_000;
const now = vendorTime(moment);

let soms: SomsSandbox;
let rows: readonly unknown[];
let unanswered: string[];
beforeAll(async () => {
  soms = await startSomsSandbox({ until, now: () => moment });
  rows = await allSomsOrders(soms);
  const { body } = await askSoms(soms, '/orderremindservice/reminds/query?desc=true&page_size=100', {
    reply_state_eq: 'none',
  });
  unanswered = texts(body, 'reminds.[].remind_id');
});
afterEach(() => soms.behave());
afterAll(() => soms.close());

type Facts = Readonly<Record<string, string | ((text: string) => boolean)>>;
const isMoney = (amount: string): boolean => Number(amount) > 1;
const used = new Set<string>([sampleOrderId, showcaseIds.somsOrderId]);
/** An order that shows these facts at these paths and that no test has touched yet; `*` is anything but nothing. */
function fresh(facts: Facts): unknown {
  const fits = (row: unknown): boolean =>
    Object.entries(facts).every(([path, wanted]) => {
      const found = texts(row, path).filter((text) => text !== 'null');
      if (typeof wanted === 'function') return found.some(wanted);
      return wanted === '*' ? found.length > 0 : found.includes(wanted);
    });
  const found = rows.find((row) => !used.has(idOf(row)) && pick(row, 'items.[]').length > 0 && fits(row));
  if (found === undefined) throw new RangeError(`no order is left with ${Object.keys(facts).join(', ')}`);
  used.add(idOf(found));
  return found;
}
const idOf = (row: unknown): string => texts(row, 'id').join('');
const text = (row: unknown, path: string): string => texts(row, path)[0] ?? '';

const read = async (id: string): Promise<unknown> => {
  const { body } = await askSoms(soms, `${order}/${id}?parts=${allParts.one}`);
  return body;
};
const found = async (filter: object): Promise<string[]> =>
  texts((await askSoms(soms, paged(0, 100), filter)).body, 'orders.[].id');
const by = (path: string, operator = 'zhangsan'): string => `${path}?operator=${encodeURIComponent(operator)}`;

/** A write that can be made, and how a later read shows whether it was. */
interface Scene {
  readonly path: string;
  readonly body: object;
  readonly read: () => Promise<unknown>;
}
interface Refusal {
  readonly path: string;
  readonly body: unknown;
  readonly says: string;
}
interface Row {
  readonly scene: () => Scene;
  /** What the later read shows. */
  readonly effect: object;
  readonly refusal: () => Refusal;
  /** null where a write names no order. */
  readonly unknown: (() => { readonly path: string; readonly body: object }) | null;
  /** Beyond success, code and message. */
  readonly answer?: object;
}

const open = { state: 'approved', 'delivery.type': 'deliver', 'payment.state': 'paid', 'items.0.item_no': '1' };
const firstSku = (row: unknown): string => text(row, 'items.[].sku_id');

/** A write on one order by its path. */
const onOrder = (
  path: string,
  facts: Facts,
  body: (row: unknown) => object,
  more: Omit<Row, 'scene' | 'unknown' | 'refusal'> & {
    readonly refused: { readonly facts?: Facts; readonly body?: unknown; readonly says: string };
  },
): Row => {
  const { refused, ...rest } = more;
  const at = (id: string): string => `${order}/${id}/${path}`;
  return {
    ...rest,
    scene: () => {
      const row = fresh(facts);
      return { path: at(idOf(row)), body: body(row), read: () => read(idOf(row)) };
    },
    refusal: () => {
      const row = fresh(refused.facts ?? facts);
      return { path: at(idOf(row)), body: refused.body ?? body(row), says: refused.says };
    },
    unknown: () => ({ path: at('1'), body: body(fresh(facts)) }),
  };
};

let counter = 0;
const newNumber = (): string => `77${(counter += 1).toString().padStart(8, '0')}`;
const submission = (frontOrderId: string): object => ({
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
const submitRow = (path: string): Row => ({
  scene: () => {
    const number = newNumber();
    return {
      path,
      body: submission(number),
      read: async () => {
        const { body } = await askSoms(soms, paged(0, 100), { front_order_id: number });
        return body;
      },
    };
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

const pickup = { 'delivery.type': 'selftake', state: 'approved' };
const pickedUp = {
  state: 'delivered',
  modified: now,
  delivery: { state: 'signed', selftake_confirmed: true },
  front: { finished_time: now },
};

const table: Readonly<Record<string, Row>> = {
  replyOrderRemind: {
    scene: () => {
      const id = unanswered.pop() ?? '';
      return {
        path: `/orderremindservice/remind/${id}/reply`,
        body: { reply_content: '已加急', reply_time: '2026-11-22 16:30:00' },
        read: async () => (await askSoms(soms, `/orderremindservice/orderremind/${id}`)).body,
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
      path: `/orderremindservice/remind/${showcaseIds.reminderId}/reply`,
      body: { reply_time: '今天' },
      says: 'reply_time 类型不正确',
    }),
    unknown: () => ({ path: '/orderremindservice/remind/1/reply', body: {} }),
  },
  submitOrder: { ...submitRow(`${order}/submit`), answer: { order_id: expect.stringMatching(/^8881020000\d+$/) } },
  submitOrderLegacy: submitRow(order),
  confirmSelftakeV2: {
    scene: () => {
      const row = fresh(pickup);
      return {
        path: `${order}/action/v2/selftake`,
        body: {
          selftake_qrcode: text(row, 'delivery.selftake_code'),
          platform_id: text(row, 'front.platform.id'),
          store_id: text(row, 'delivery.station.id'),
        },
        read: () => read(idOf(row)),
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
  confirmSelftake: onOrder('action/selftake', pickup, () => ({}), {
    effect: pickedUp,
    refused: { facts: { 'delivery.type': 'deliver' }, says: '非自提订单' },
    answer: { order_id: expect.any(String) },
  }),
  batchModifyOrderStore: {
    scene: () => {
      const id = idOf(fresh(open));
      return {
        path: `${order}/mod/store`,
        body: { mods: [{ order_id: id, order_store: { id: '0999', name: '新店' } }] },
        read: () => read(id),
      };
    },
    effect: { order_store: { id: '0999', name: '新店' }, modified: now, modifier: 'zhangsan' },
    refusal: () => ({ path: `${order}/mod/store`, body: { mods: [] }, says: 'mods 不能为空' }),
    // Each order has an answer of its own, see below.
    unknown: null,
  },
  reissueOrder: {
    scene: () => {
      const row = fresh({ state: 'delivered', 'items.0.item_no': '1' });
      return {
        path: `${order}/reissue`,
        body: {
          source_order_id: idOf(row),
          reissue_order_items: [{ item_no: '1', sku_id: firstSku(row), quantity: 1 }],
          responsible_party: 'carrier',
          reissue_reason: '弄丢了',
        },
        read: async () => (await askSoms(soms, paged(0, 100), { source_order_id_eq: idOf(row) })).body,
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
      body: {
        source_order_id: showcaseIds.somsOrderId,
        reissue_order_items: [{ item_no: '1', sku_id: 'other', quantity: 1 }],
        responsible_party: 'carrier',
      },
      says: '来源订单没有商品: other',
    }),
    unknown: () => ({
      path: `${order}/reissue`,
      body: {
        source_order_id: '1',
        reissue_order_items: [{ item_no: '1', sku_id: '1', quantity: 1 }],
        responsible_party: 'carrier',
      },
    }),
    answer: { order_id: expect.stringMatching(/^8881020000\d+$/) },
  },
  cancelOrder: onOrder('action/cancel', open, () => ({ type: 'customerCancel', reason: '不想要了' }), {
    effect: { state: 'canceled', cancel_type: 'customerCancel', cancel_reason: '不想要了', modified: now },
    refused: { facts: { state: 'canceled' }, says: '订单已取消' },
  }),
  updateOrderCarrier: onOrder(
    'action/carrier',
    open,
    () => ({
      carrier: { state: 'pickup', type: 'express', carrier: { id: 'sf', name: '顺丰' } },
      waybill_id: 'SF1',
      tags: [{ name: '加急' }],
    }),
    {
      effect: {
        delivery: {
          carrier: { state: 'pickup', type: 'express', carrier: { id: 'sf', name: '顺丰' } },
          waybill_id: 'SF1',
          waybills: expect.arrayContaining([expect.objectContaining({ waybill_id: 'SF1' })]),
        },
        tags: expect.arrayContaining([{ name: '加急' }]),
        modified: now,
      },
      refused: {
        facts: { state: 'delivered', 'delivery.carrier.state': 'delivered' },
        says: '承运状态不允许变更',
      },
    },
  ),
  updateOrderDelivery: onOrder(
    'action/deliver',
    open,
    () => ({ delivery_state: 'shipped', waybill_id: 'YT1', ship_time: '2026-11-22 16:45:00' }),
    {
      effect: {
        state: 'delivering',
        wrh_state: 'shipped',
        delivery: { state: 'shipped', waybill_id: 'YT1' },
        modified: now,
        logs: expect.arrayContaining([
          expect.objectContaining({ action: 'deliver', time: '2026-11-22 16:45:00', operator: 'zhangsan' }),
        ]),
      },
      refused: { body: { delivery_state: 'lost' }, says: 'delivery_state 取值范围' },
    },
  ),
  updateStoreOperation: onOrder(
    'action/storeoperation',
    open,
    () => ({ operation: 'recheck', operation_state: 'rechecked', store_id: '0001', shipping_voucher_urls: ['a.jpg'] }),
    {
      effect: { delivery: { operation_state: 'rechecked' }, shipping_voucher_urls: ['a.jpg'], modified: now },
      refused: { body: { operation: 'recheck', store_id: '0001' }, says: 'operation_state 必填' },
    },
  ),
  applyOrderReturn: onOrder(
    'applyrtn',
    { state: 'delivered', 'payment.state': 'paid', 'items.0.item_no': '1', 'items.0.pay_amount': isMoney },
    (row) => ({
      approve_state: 'none',
      type: 'refundAndRtn',
      items: [{ item_no: '1', sku_id: firstSku(row), refund_amount: 0.01 }],
    }),
    {
      effect: { modified: now, logs: expect.arrayContaining([expect.objectContaining({ action: 'applyRtn' })]) },
      refused: { facts: { 'payment.state': 'notPay', state: 'confirmed' }, says: '订单未付款' },
      answer: { apply_id: expect.any(String), apply_ids: [expect.any(String)] },
    },
  ),
  cancelCarrier: onOrder(
    'cancel/carrier',
    { state: 'delivering', 'delivery.carrier.carrier.id': '*' },
    (row) => ({ carrier_id: text(row, 'delivery.carrier.carrier.id'), reason: '客户不要了' }),
    {
      effect: { delivery: { carrier: { state: 'canceled', exception_reason: '客户不要了' } }, modified: now },
      refused: { body: { carrier_id: 'nobody' }, says: '承运商不存在' },
    },
  ),
  changeOrderItems: onOrder(
    'changeitems',
    open,
    (row) => ({
      items: [{ item_no: '1', sku_id: 'NEW', item_title: '新货', quantity: 2, unit_price: 5000, total: 10_000 }],
      changes: [
        {
          reason: '缺货',
          source_items: [{ item_no: '1', sku_id: firstSku(row) }],
          target_items: [{ sku_id: 'NEW', quantity: 2, unit_price: 5000, total: 10_000 }],
        },
      ],
    }),
    {
      effect: {
        items: [{ item_no: '1', sku_id: 'NEW', quantity: 2, total: 10_000 }],
        item_count: 1,
        orig_total: 10_000,
        item_change_records: expect.arrayContaining([expect.objectContaining({ reason: '缺货' })]),
        modified: now,
      },
      refused: { body: { items: [], changes: [] }, says: 'items、changes 不能为空' },
    },
  ),
  updateInvoiceResult: onOrder(
    'invoice/result',
    { 'invoice.required': 'true' },
    () => ({ result: '开票失败', error_reason: '系统异常', serial_no: 'L1' }),
    {
      effect: {
        invoice: { result: '开票失败', error_reason: '系统异常', details: [{ serial_no: 'L1' }] },
        modified: now,
      },
      refused: { facts: { 'invoice.required': 'false' }, says: '订单不需要发票' },
    },
  ),
  updateOrderInvoice: onOrder(
    'invoices',
    { ...open, 'invoice.required': 'false' },
    () => ({ invoice: { required: true, details: [{ amount: 12.03, print_number: '1', title: 'XX公司' }] } }),
    {
      effect: { invoice: { required: true, details: [{ amount: 12.03, title: 'XX公司' }] }, modified: now },
      refused: { body: { invoice: { required: true, details: [{ amount: 1 }] } }, says: 'print_number 必填' },
    },
  ),
  modifyOrderCarrier: onOrder(
    'mod/carrier',
    open,
    () => ({ type: 'thirdparty', carrier: { id: 'dada', name: '达达' }, deliveryman_name: '李某' }),
    {
      effect: {
        delivery: {
          carrier: { type: 'thirdparty', carrier: { id: 'dada' }, deliveryman: { name: '李某' }, state: 'initial' },
        },
        modified: now,
      },
      refused: { body: { type: 'pigeon' }, says: 'type 取值范围' },
    },
  ),
  payOrder: onOrder(
    'pay',
    { 'payment.state': 'notPay', state: 'confirmed' },
    () => ({
      pay_state: 'paid',
      pay_time: '2026-11-22 16:40:00',
      pay_bill_id: 'B1',
      details: [{ name: '支付宝', amount: 12.33 }],
    }),
    {
      effect: {
        payment: {
          state: 'paid',
          pay_time: '2026-11-22 16:40:00',
          pay_bill_id: 'B1',
          details: [{ name: '支付宝', amount: 12.33 }],
        },
        front: { state: '已付款' },
        modified: now,
      },
      refused: { facts: { 'payment.state': 'paid' }, says: '订单已付款' },
    },
  ),
  updatePickInfo: onOrder('pickInfo', open, () => ({ pick_info: { operator_id: 'J9', auto_picked_finish: true } }), {
    effect: { pick_info: { operator_id: 'J9', auto_picked_finish: true }, modified: now },
    refused: { body: {}, says: 'pick_info 必填' },
  }),
  tagOrder: onOrder(
    'tagging',
    { 'tags.[].name': '首单' },
    () => ({ add_tags: ['重点', '重点'], remove_tags: ['首单'] }),
    {
      effect: {
        tags: expect.toSatisfy(
          (tags) => texts(tags, '[].name').join(',').endsWith('重点') && !texts(tags, '[].name').includes('首单'),
        ),
        modified: now,
      },
      refused: { body: {}, says: 'add_tags、remove_tags 不能同时为空' },
    },
  ),
  updateTraceCodes: onOrder(
    'tracecode/update',
    open,
    (row) => ({
      items: [
        { item_no: '1', sku_id: firstSku(row), trace_code_details: [{ code: 'SY9', qty: 1 }], trace_codes: ['x'] },
      ],
    }),
    {
      effect: {
        items: expect.toSatisfy(
          (items) =>
            texts(items, '0.trace_code_details.[].code').join('') === 'SY9' &&
            pick(items, '0.trace_codes').length === 0,
        ),
        modified: now,
      },
      refused: { body: { items: [{ item_no: '99', trace_codes: ['x'] }] }, says: '订单没有商品' },
    },
  ),
  updateCustomerNote: onOrder('updateCustomerNote', open, () => ({ customer_note: '放门口' }), {
    effect: { customer_note: '放门口', modified: now },
    refused: { body: { customer_note: 1 }, says: 'customer_note 类型不正确' },
  }),
};

const refusedWith = (says: string): object => ({
  success: false,
  code: expect.any(String),
  message: expect.stringContaining(says),
});

describe('every write', () => {
  it('of the document is in the table', () => {
    const documented = somsWriteOperations().map(({ operationId }) => operationId);
    expect(documented).toHaveLength(22);
    expect(Object.keys(table).toSorted()).toEqual(documented.toSorted());
  });

  describe.each(Object.entries(table))('%s', (name, row) => {
    it('is shown by a later read', async () => {
      const { path, body, read: later } = row.scene();
      expect(await later()).not.toMatchObject(row.effect);
      soms.forgetCalls();
      const { status, body: said, text: raw } = await askSoms(soms, by(path), body);
      expect(status).toBe(200);
      if (name === 'submitOrderLegacy') expect(raw).toBe('');
      else expect(said).toEqual({ success: true, code: '0', message: '成功', ...row.answer });
      expect(soms.calls).toEqual([
        expect.objectContaining({ operation: name, status: 200, text: JSON.stringify(body) }),
      ]);
      expect(await later()).toMatchObject(row.effect);
    });

    it('is refused in the way of the vendor', async () => {
      const { path, body, says } = row.refusal();
      expect(await askSoms(soms, by(path), body)).toMatchObject({ status: 200, body: refusedWith(says) });
    });

    it('needs an operator', async () => {
      const { path, body, read: later } = row.scene();
      const before = await later();
      expect(await askSoms(soms, path, body)).toMatchObject({ status: 200, body: refusedWith('operator 必填') });
      expect(await later()).toEqual(before);
    });

    it('takes no body but an object of known fields', async () => {
      const { path, body } = row.scene();
      expect(await askSoms(soms, by(path), [body])).toMatchObject({ body: refusedWith('请求体必须是JSON对象') });
      if (name.startsWith('submitOrder')) return;
      const misspelt = { ...body, opertaor: 'x' };
      expect(await askSoms(soms, by(path), misspelt)).toMatchObject({ body: refusedWith('不支持的字段: opertaor') });
    });

    it('has no effect when a fault comes first', async () => {
      const { path, body, read: later } = row.scene();
      const before = await later();
      soms.misbehave({ kind: 'status', status: 503, operation: name, times: 1 });
      expect((await askSoms(soms, by(path), body)).status).toBe(503);
      expect(await later()).toEqual(before);
    });

    it('has its effect when the fault comes after', async () => {
      const { path, body, read: later } = row.scene();
      soms.misbehave({ kind: 'reset', operation: name, times: 1, after: true });
      await expect(askSoms(soms, by(path), body)).rejects.toThrow(/ECONNRESET|other side closed/);
      expect(await later()).toMatchObject(row.effect);
    });
  });
});

const naming = Object.entries(table).flatMap(([name, { unknown }]) => (unknown ? [{ name, unknown }] : []));

describe('an order that is not there', () => {
  it.each(naming)('is said to $name as it is said to the reads', async ({ unknown }) => {
    const { path, body } = unknown();
    const { status, body: said } = await askSoms(soms, by(path), body);
    const asked = await askSoms(soms, `${order}/1`);
    expect([status, said]).toEqual([asked.status, asked.body]);
    expect(said).toMatchObject(refusedWith('不存在'));
  });

  it('fails alone where stores are changed for many', async () => {
    const [id, gone] = [idOf(fresh(open)), idOf(fresh({ state: 'canceled' }))];
    const mods = [id, '1', gone].map((order_id) => ({ order_id, order_store: { id: '0998', name: '店' } }));
    const { body } = await askSoms(soms, by(`${order}/mod/store`), { mods });
    expect(body).toMatchObject({
      success: false,
      errors: [
        { id: '1', message: '订单不存在' },
        { id: gone, message: '订单已取消' },
      ],
    });
    expect(await read(id)).toMatchObject({ order_store: { id: '0998' } });
    const many = Array.from({ length: 101 }, () => mods[0]);
    const whole = await askSoms(soms, by(`${order}/mod/store`), { mods: many });
    expect(whole.body).toMatchObject(refusedWith('最多100条'));
    expect(whole.body).not.toHaveProperty('errors');
  });
});

const tell = async (id: string, path: string, body: object): Promise<unknown> =>
  (await askSoms(soms, by(`${order}/${id}/${path}`), body)).body;
const succeeded = { success: true };

describe('a changed order', () => {
  it('is found by the time of the change and says who made it', async () => {
    const id = idOf(fresh(open));
    expect(await found({ modified_start: now, order_id: id })).toEqual([]);
    await tell(id, 'tagging', { add_tags: ['x'] });
    expect(await found({ modified_start: now, order_id: id })).toEqual([id]);
    expect(await read(id)).toMatchObject({ modified: now, modifier: 'zhangsan' });
  });

  it('is changed in its own simulator only', async () => {
    const other = await startSomsSandbox({ until });
    const path = `${order}/${sampleOrderId}?parts=${allParts.one}`;
    const before = (await askSoms(other, path)).text;
    expect(await tell(sampleOrderId, 'updateCustomerNote', { customer_note: '改' })).toMatchObject(succeeded);
    expect(await read(sampleOrderId)).toMatchObject({ customer_note: '改' });
    expect((await askSoms(other, path)).text).toBe(before);
    await other.close();
  });

  it('keeps the digits that it was sent', async () => {
    const id = idOf(fresh({ 'payment.state': 'notPay', state: 'confirmed' }));
    const { tenantId } = soms.credentials;
    const body = '{"details":[{"name":"支付宝","amount":12.30,"score":9007199254740993}]}';
    const headers = { authorization: basic('sandbox', 'sandbox-password') };
    const url = `${soms.url}/${tenantId}/soms${by(`${order}/${id}/pay`)}`;
    await fetch(url, { method: 'POST', headers, body });
    expect(soms.calls.at(-1)?.text).toBe(body);
    const { text: raw } = await askSoms(soms, `${order}/${id}?parts=paymentDetails`);
    expect(raw).toContain('"amount":12.30,"score":9007199254740993');
  });

  it('loses its note when none is sent, also as null', async () => {
    for (const body of [{}, { customer_note: null }]) {
      const id = idOf(fresh({ customer_note: '*', state: 'delivered' }));
      expect(await tell(id, 'updateCustomerNote', body)).toMatchObject(succeeded);
      expect(await read(id)).not.toHaveProperty('customer_note');
    }
  });

  it('that is cancelled takes no more', async () => {
    const row = fresh({ state: 'canceled', 'payment.state': 'paid' });
    const refused = refusedWith('订单已取消');
    expect(await tell(idOf(row), 'action/deliver', { delivery_state: 'shipped' })).toMatchObject(refused);
    expect(await tell(idOf(row), 'action/carrier', { carrier: { state: 'created' } })).toMatchObject(refused);
    expect(await tell(idOf(row), 'mod/carrier', { type: 'self' })).toMatchObject(refused);
    expect(await tell(idOf(row), 'pickInfo', { pick_info: {} })).toMatchObject(refused);
    expect(await tell(idOf(row), 'invoices', { invoice: { required: false } })).toMatchObject(refused);
    const apply = { approve_state: 'none', items: [{ sku_id: firstSku(row), refund_amount: 0 }] };
    expect(await tell(idOf(row), 'applyrtn', apply)).toMatchObject(refused);
  });
});

describe('cancelling what was shipped', () => {
  it.each(['delivering', 'delivered'])('while %s makes a return of it', async (state) => {
    const id = idOf(fresh({ state, 'payment.state': 'paid' }));
    expect(await found({ order_id: id, have_return: false })).toEqual([id]);
    expect(await tell(id, 'action/cancel', { type: 'customerCancel', frontRtnId: 'R1' })).toMatchObject(succeeded);
    expect(await found({ order_id: id, have_return: true })).toEqual([id]);
    const logs = expect.arrayContaining([expect.objectContaining({ action: 'applyRtn', rtn_id: 'R1' })]);
    expect(await read(id)).toMatchObject({ state, logs });
  });
});

describe('a delivery', () => {
  const trace = async (id: string, more = ''): Promise<unknown> =>
    (await askSoms(soms, `${order}/${id}/delivery/trace${more}`)).body;

  it.each([
    ['signed', 'delivered'],
    ['refused', 'delivering'],
    ['redeliver', 'delivering'],
  ])('that is %s makes the order %s', async (delivery_state, state) => {
    const id = idOf(fresh({ state: 'delivering', 'delivery.state': 'shipped' }));
    expect(await tell(id, 'action/deliver', { delivery_state })).toMatchObject(succeeded);
    expect(await read(id)).toMatchObject({ state, delivery: { state: delivery_state } });
  });

  it('is dated for the filters', async () => {
    const id = idOf(fresh(open));
    const ship_time = '2026-11-22 16:31:00';
    await tell(id, 'action/deliver', { delivery_state: 'shipped', waybill_id: 'YT7', ship_time });
    expect(await found({ delivering_time_start: ship_time, delivering_time_end: ship_time })).toEqual([id]);
    await tell(id, 'action/deliver', { delivery_state: 'signed' });
    expect(await found({ delivered_time_start: now, order_id: id })).toEqual([id]);
  });

  it('shows its way in both traces', async () => {
    const id = idOf(fresh({ ...open, 'delivery.carrier.type': 'express' }));
    const carrier = { state: 'created', type: 'express', carrier: { id: 'sf', name: '顺丰' } };
    await tell(id, 'action/carrier', { carrier, waybill_id: 'SF77' });
    await tell(id, 'action/deliver', { delivery_state: 'shipped' });
    await tell(id, 'action/deliver', { delivery_state: 'signed' });
    for (const more of ['', '?waybill_id=SF77']) {
      const body = await trace(id, more);
      expect(body).toMatchObject({ success: true, waybill_id: 'SF77' });
      expect(texts(body, 'traces.[].status').toSorted()).toEqual(['待揽收', '揽收', '签收'].toSorted());
    }
    const kd = (await askSoms(soms, `${order}/${id}/kd/trace?operator=t`)).body;
    expect(kd).toMatchObject({ success: true, waybill_id: 'SF77', state: 'delivered', carrier: { id: 'sf' } });
    expect(pick(kd, 'details.[]')).toHaveLength(3);
    expect(await found({ waybill_id: 'SF77' })).toEqual([id]);
  });

  it('takes another waybill in the place of its only one', async () => {
    const row = fresh({ state: 'delivering', 'delivery.waybills.0.waybill_id': '*' });
    await tell(idOf(row), 'action/carrier', { carrier: {}, waybill_id: 'NEW9', freight: 8.5 });
    const after = await read(idOf(row));
    expect(texts(after, 'delivery.waybill_id')).toEqual(['NEW9']);
    const ids = texts(after, 'delivery.waybills.[].waybill_id');
    expect(ids).toContain('NEW9');
    expect(ids).not.toContain(text(row, 'delivery.waybill_id'));
    expect(pick(after, 'delivery.waybills.[]')).toContainEqual(expect.objectContaining({ freight: 8.5 }));
  });

  it('goes back from delivered only when the check is to be ignored', async () => {
    const id = idOf(fresh({ state: 'delivered', 'delivery.carrier.state': 'delivered' }));
    const body = { carrier: { state: 'delivering' } };
    expect(await tell(id, 'action/carrier', body)).toMatchObject(refusedWith('承运状态不允许变更'));
    expect(await tell(id, 'action/carrier', { ...body, ignore_check_carrier_state: true })).toMatchObject(succeeded);
  });

  it('is handed to the next carrier when that is asked for', async () => {
    const row = fresh({ state: 'delivering', 'delivery.carrier.carrier.id': '*' });
    const body = { carrier_id: text(row, 'delivery.carrier.carrier.id'), auto_dispatch: true };
    expect(await tell(idOf(row), 'cancel/carrier', body)).toMatchObject(succeeded);
    const after = await read(idOf(row));
    expect(after).toMatchObject({ delivery: { carrier: { state: 'created' } } });
    expect(text(after, 'delivery.carrier.carrier.id')).not.toBe(body.carrier_id);
    expect(await tell(idOf(row), 'cancel/carrier', body)).toMatchObject(refusedWith('承运商不存在'));
  });
});

describe('a store', () => {
  it.each([
    ['accept', 'accepted'],
    ['shipping', 'shipping'],
    ['recheck', 'rechecked'],
    ['handover', 'handover'],
    ['cancelShipping', 'accepted'],
  ])('that says %s leaves the order %s, whatever it was', async (operation, operation_state) => {
    const id = idOf(fresh(open));
    for (const named of [operation_state, 'none(空)、accepted(已接单)']) {
      const body = { operation, operation_state: named, store_id: '0001' };
      expect(await tell(id, 'action/storeoperation', body)).toMatchObject(succeeded);
      expect(await read(id)).toMatchObject({ delivery: { operation_state } });
    }
  });

  it('hands an order out once', async () => {
    const row = fresh(pickup);
    const code = text(row, 'delivery.selftake_code');
    const path = 'action/selftake';
    expect(await tell(idOf(row), path, { selftake_qrcode: 'wrong' })).toMatchObject(refusedWith('自提码不正确'));
    expect(await tell(idOf(row), path, { store_id: 'wrong' })).toMatchObject(refusedWith('自提门店不正确'));
    expect(await tell(idOf(row), path, { selftake_qrcode: code })).toMatchObject(succeeded);
    expect(await tell(idOf(row), path, { selftake_qrcode: code })).toMatchObject({
      success: false,
      code: 'ALREADY_TAKEN',
      order_id: idOf(row),
    });
  });

  it('needs the platform beside a code, and knows a wrong one', async () => {
    const confirm = async (body: object): Promise<unknown> =>
      (await askSoms(soms, by(`${order}/action/v2/selftake`), body)).body;
    expect(await confirm({ selftake_qrcode: '1' })).toMatchObject(refusedWith('平台ID必填'));
    const wrong = { selftake_qrcode: 'none', platform_id: 'weimall' };
    expect(await confirm(wrong)).toMatchObject(refusedWith('自提码不存在'));
    const row = fresh(pickup);
    const platform_id = text(row, 'front.platform.id');
    expect(await confirm({ ...wrong, order_id: idOf(row), platform_id })).toMatchObject(refusedWith('自提码不正确'));
    expect(await confirm({ order_id: idOf(row) })).toMatchObject(succeeded);
  });

  it('answers a reminder anew, but none that expired', async () => {
    const list = async (reply_state_eq: string): Promise<string[]> => {
      const filter = { reply_state_eq };
      const { body } = await askSoms(soms, '/orderremindservice/reminds/query?desc=true&page_size=100', filter);
      return texts(body, 'reminds.[].remind_id');
    };
    const reply = async (id: string, reply_content: string): Promise<unknown> =>
      (await askSoms(soms, by(`/orderremindservice/remind/${id}/reply`), { reply_content, reply_operator: 'kf' })).body;
    const [id = ''] = await list('none');
    expect(await reply(id, '一')).toMatchObject(succeeded);
    expect(await reply(id, '二')).toMatchObject(succeeded);
    const { body } = await askSoms(soms, `/orderremindservice/orderremind/${id}`);
    expect(body).toMatchObject({ reply_content: '二', reply_operator: 'kf', reply_time: now });
    expect(await list('replied')).toContain(id);
    expect(await list('none')).not.toContain(id);
    const [expired = ''] = await list('invalid');
    expect(await reply(expired, '一')).toMatchObject(refusedWith('催单已失效'));
  });
});

describe('a new order', () => {
  const submit = async (body: object): Promise<unknown> => (await askSoms(soms, by(`${order}/submit`), body)).body;

  it('is refused the second time, by platform and number', async () => {
    const body = submission(newNumber());
    expect(await submit(body)).toMatchObject(succeeded);
    expect(await submit(body)).toMatchObject(refusedWith('订单已存在'));
    expect((await askSoms(soms, by(order), body)).body).toMatchObject(refusedWith('订单已存在'));
    expect(await submit({ ...body, front: { ...pickFront(body), platform: { id: 'else' } } })).toMatchObject(succeeded);
  });

  it('is read by its ids and has no parcel yet', async () => {
    const body = submission(newNumber());
    const id = text(await submit({ ...body, sale_order_id: 'XS-own' }), 'order_id');
    expect(await read(id)).toMatchObject({ id, sale_order_id: 'XS-own', items: [{ item_no: '1' }] });
    const sale = await askSoms(soms, `${order}/saleorder/XS-own`);
    expect(texts(sale.body, 'orders.[].id')).toEqual([id]);
    expect((await askSoms(soms, `${order}/${id}/delivery/trace`)).body).toMatchObject(refusedWith('没有运单'));
  });

  it.each([
    ['no lines', { items: [] }, 'items 不能为空'],
    ['a line without amounts', { items: [{ sku_id: '1' }] }, '必填'],
    ['an amount in words', { real_total: '12.50' }, 'real_total 类型不正确'],
    ['an unknown payment state', { payment: { state: 'maybe' } }, '必填'],
  ])('with %s is refused', async (_name, more, says) => {
    expect(await submit({ ...submission(newNumber()), ...more })).toMatchObject(refusedWith(says));
  });
});
const pickFront = (body: object): object => {
  const front: unknown = Reflect.get(body, 'front');
  return typeof front === 'object' && front !== null ? front : {};
};

describe('exchanged goods', () => {
  /** Exact sums of what a read shows, in 1/10000. */
  const sums = async (id: string) => {
    const { text: raw } = await askSoms(soms, `${order}/${id}?parts=items,item.details`);
    const one = parseJson(raw);
    const sum = (path: string): bigint =>
      pick(one, path).reduce<bigint>(
        (left, value) => left + (value instanceof JsonNumber ? units(value.text) : 0n),
        0n,
      );
    return { one, sum };
  };
  const exchange = (row: unknown, unit_price: number, more: object = {}): object => ({
    items: [
      { item_no: '1', sku_id: 'NEW', quantity: 3, unit_price, total: 3 * unit_price },
      ...pick(row, 'items.[]')
        .slice(1)
        .map((line) => ({
          item_no: text(line, 'item_no'),
          sku_id: text(line, 'sku_id'),
          quantity: pick(line, 'quantity')[0],
          unit_price: pick(line, 'unit_price')[0],
          total: pick(line, 'total')[0],
        })),
    ],
    changes: [{ source_items: [{ item_no: '1' }], target_items: [] }],
    ...more,
  });
  const several = { ...open, 'items.1.item_no': '2' };

  it.each([
    ['dearer', 5000, {}, 'same'],
    ['cheaper', 0.01, {}, 'less'],
    ['dearer and not apportioned', 5000, { need_apportion_amount: false }, 'more'],
  ])('that are %s leave sums that are right', async (_name, price, more, pays) => {
    const row = fresh(several);
    const before = (await sums(idOf(row))).sum('payment.amount');
    expect(await tell(idOf(row), 'changeitems', exchange(row, price, more))).toMatchObject(succeeded);
    const { one, sum } = await sums(idOf(row));
    const after = sum('payment.amount');
    expect(after === before ? 'same' : after < before ? 'less' : 'more').toBe(pays);
    for (const line of pick(one, 'items.[]')) {
      const at = (path: string): bigint =>
        pick(line, path).reduce<bigint>((_left, value) => (value instanceof JsonNumber ? units(value.text) : 0n), 0n);
      expect(at('unit_price') * at('quantity')).toBe(at('total') * 10_000n);
      expect(at('total') - at('discount_amount') - at('apported_discount_amount')).toBe(at('pay_amount'));
    }
    expect(sum('real_total')).toBe(sum('items.[].pay_amount'));
    expect(sum('orig_total')).toBe(sum('items.[].total'));
    expect(sum('shop_amount')).toBe(sum('items.[].total') - sum('items.[].discount_amount'));
    expect(sum('sku_quantity')).toBe(sum('items.[].quantity'));
    const fees = sum('payment.freight') + sum('payment.package_total') + sum('payment.other_fee');
    expect(after).toBe(sum('real_total') + fees);
  });

  it('are refused when the price is no price or the source is not there', async () => {
    const row = fresh(open);
    const items = [{ sku_id: 'NEW', quantity: 2, unit_price: 5, total: 11 }];
    const changes = [{ source_items: [{ item_no: '1' }], target_items: [] }];
    const wrong = refusedWith('商品金额不等于单价*数量: NEW');
    expect(await tell(idOf(row), 'changeitems', { items, changes })).toMatchObject(wrong);
    const strange = [{ source_items: [{ sku_id: 'other' }], target_items: [] }];
    const missing = refusedWith('来源商品不存在: other');
    expect(await tell(idOf(row), 'changeitems', { items, changes: strange })).toMatchObject(missing);
  });

  it('make component quantities from the ratio', async () => {
    const row = fresh(open);
    const details = [{ id: 'A', title: 'A', quantity: 1, ratio: 3 }];
    const items = [{ sku_id: 'NEW', quantity: 2, unit_price: 5, total: 10, details }];
    const changes = [{ source_items: [{ item_no: '1' }], target_items: items }];
    await tell(idOf(row), 'changeitems', { items, changes });
    expect(await read(idOf(row))).toMatchObject({ items: [{ details: [{ id: 'A', quantity: 6 }] }] });
  });
});

describe('a refund', () => {
  const paid = { state: 'delivered', 'payment.state': 'paid', 'items.0.item_no': '1', 'items.0.pay_amount': isMoney };
  const line = (row: unknown, more: object): object => ({ item_no: '1', sku_id: firstSku(row), ...more });
  const apply = (row: unknown, body: object): Promise<unknown> =>
    tell(idOf(row), 'applyrtn', { approve_state: 'none', items: [line(row, { refund_amount: 0.01 })], ...body });

  it('is a return for the filters, and is refunded when the finance department says so', async () => {
    const row = fresh(paid);
    expect(await apply(row, {})).toMatchObject(succeeded);
    expect(await found({ order_id: idOf(row), have_return: true, refund_state: 'none' })).toEqual([idOf(row)]);
    expect(await apply(row, { type: 'refund', approve_state: 'financeApproved' })).toMatchObject(succeeded);
    expect(await found({ order_id: idOf(row), refund_state: 'refunded' })).toEqual([idOf(row)]);
  });

  it('that is refused at once is no return', async () => {
    const row = fresh(paid);
    expect(await apply(row, { approve_state: 'serviceRefuse' })).toMatchObject(succeeded);
    expect(await found({ order_id: idOf(row), have_return: true })).toEqual([]);
  });

  it('with the number of an earlier one is that one', async () => {
    const row = fresh(paid);
    const first = await apply(row, { rtn_id: 'T1' });
    expect(await apply(row, { rtn_id: 'T1' })).toEqual(first);
    expect(text(await apply(row, { rtn_id: 'T2' }), 'apply_id')).not.toBe(text(first, 'apply_id'));
    expect(texts(await read(idOf(row)), 'logs.[].rtn_id').filter((id) => id === 'T1')).toHaveLength(1);
  });

  it('is never more than was paid', async () => {
    const row = fresh({ ...paid, 'payment.freight': '0' });
    const refused = refusedWith('超过');
    expect(await apply(row, { items: [line(row, { refund_amount: 100_000 })] })).toMatchObject(refused);
    expect(await apply(row, { items: [line(row, { quantity: 100 })] })).toMatchObject(refused);
    expect(await apply(row, { freight: 100_000 })).toMatchObject(refused);
    expect(await apply(row, { items: [{ sku_id: 'other' }] })).toMatchObject(refusedWith('订单没有商品: other'));
    const whole = pick(row, 'items.[]').map((one) => ({ item_no: text(one, 'item_no'), sku_id: text(one, 'sku_id') }));
    expect(await apply(row, { apply_type: 'all', items: whole })).toMatchObject(succeeded);
    expect(await apply(row, { apply_type: 'all', items: whole })).toMatchObject(refusedWith('退款金额超过实付金额'));
  });
});

describe('trace codes', () => {
  it('of components stand at the component', async () => {
    const row = fresh({ 'items.[].details.[].id': '*', state: 'delivered' });
    const bundle = pick(row, 'items.[]').find((line) => pick(line, 'details.[]').length > 0);
    const [itemNo, id] = [text(bundle, 'item_no'), text(bundle, 'details.[].id')];
    const update = (component: string): object => ({
      items: [{ item_no: itemNo, details: [{ id: component, trace_codes: ['SY5'] }] }],
    });
    expect(await tell(idOf(row), 'tracecode/update', update('other'))).toMatchObject(
      refusedWith('没有原料商品: other'),
    );
    expect(await tell(idOf(row), 'tracecode/update', update(id))).toMatchObject(succeeded);
    expect(texts(await read(idOf(row)), 'items.[].details.[].trace_codes.[]')).toEqual(['SY5']);
  });
});
