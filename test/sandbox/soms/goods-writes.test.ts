import { describe, expect, it } from 'vitest';
import { units } from '../../../sandbox/sales/amount.ts';
import { JsonNumber, parseJson } from '../../../sources/values/json.ts';
import { askSoms, order, pick, texts } from '../ask.ts';
import { newNumber, submission } from './other-write-rows.ts';
import { by, firstSku, idOf, refusedWith, somsWorld, succeeded, text } from './world.ts';
import { isMoney, open } from './write-rows.ts';

const world = somsWorld();
const { fresh, ask, tell, read, found } = world;

describe('a new order', () => {
  const submit = (body: object): Promise<unknown> => ask(by(`${order}/submit`), body);

  it('is refused the second time, by platform and number', async () => {
    const body = submission(newNumber());
    expect(await submit(body)).toMatchObject(succeeded);
    expect(await submit(body)).toMatchObject(refusedWith('订单已存在'));
    expect(await ask(by(order), body)).toMatchObject(refusedWith('订单已存在'));
    expect(await submit({ ...body, front: { ...body.front, platform: { id: 'else' } } })).toMatchObject(succeeded);
  });

  it('is read by its ids and has no parcel yet', async () => {
    const body = submission(newNumber());
    const id = text(await submit({ ...body, sale_order_id: 'XS-own' }), 'order_id');
    expect(await read(id)).toMatchObject({ id, sale_order_id: 'XS-own', items: [{ item_no: '1' }] });
    expect(texts(await ask(`${order}/saleorder/XS-own`), 'orders.[].id')).toEqual([id]);
    expect(await ask(`${order}/${id}/delivery/trace`)).toMatchObject(refusedWith('没有运单'));
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

describe('exchanged goods', () => {
  /** Exact sums of what a read shows, in 1/10000. */
  const sums = async (id: string) => {
    const { text: raw } = await askSoms(world.soms, `${order}/${id}?parts=items,item.details`);
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
    const unknown = [{ source_items: [{ sku_id: 'other' }], target_items: [] }];
    const missing = refusedWith('来源商品不存在: other');
    expect(await tell(idOf(row), 'changeitems', { items, changes: unknown })).toMatchObject(missing);
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
