import { describe, expect, it } from 'vitest';
import { order, pick, texts } from '../ask.ts';
import { reminders, remindersIn } from './other-write-rows.ts';
import { by, idOf, now, refusedWith, somsWorld, succeeded, text } from './world.ts';
import { open, pickup } from './write-rows.ts';

const world = somsWorld();
const { fresh, ask, tell, read, found } = world;

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
      const body = await ask(`${order}/${id}/delivery/trace${more}`);
      expect(body).toMatchObject({ success: true, waybill_id: 'SF77' });
      expect(texts(body, 'traces.[].status').toSorted()).toEqual(['待揽收', '揽收', '签收'].toSorted());
    }
    const kd = await ask(`${order}/${id}/kd/trace?operator=t`);
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
  it('that prints the whole list of states in a request gets the state of its operation', async () => {
    const id = idOf(fresh(open));
    const body = { operation: 'cancelShipping', operation_state: 'none(空)、accepted(已接单)', store_id: '0001' };
    expect(await tell(id, 'action/storeoperation', body)).toMatchObject(succeeded);
    expect(await read(id)).toMatchObject({ delivery: { operation_state: 'accepted' } });
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
    const confirm = (body: object): Promise<unknown> => ask(by(`${order}/action/v2/selftake`), body);
    expect(await confirm({ selftake_qrcode: '1' })).toMatchObject(refusedWith('平台ID必填'));
    const wrong = { selftake_qrcode: 'none', platform_id: 'weimall' };
    expect(await confirm(wrong)).toMatchObject(refusedWith('自提码不存在'));
    const row = fresh(pickup);
    const platform_id = text(row, 'front.platform.id');
    expect(await confirm({ ...wrong, order_id: idOf(row), platform_id })).toMatchObject(refusedWith('自提码不正确'));
    expect(await confirm({ order_id: idOf(row) })).toMatchObject(succeeded);
  });

  it('answers a reminder anew, but none that expired', async () => {
    const reply = (id: string, reply_content: string): Promise<unknown> =>
      ask(by(`${reminders}/remind/${id}/reply`), { reply_content, reply_operator: 'kf' });
    const [id = ''] = await remindersIn(world, 'none');
    expect(await reply(id, '一')).toMatchObject(succeeded);
    expect(await reply(id, '二')).toMatchObject(succeeded);
    const reminder = await ask(`${reminders}/orderremind/${id}`);
    expect(reminder).toMatchObject({ reply_content: '二', reply_operator: 'kf', reply_time: now });
    expect(await remindersIn(world, 'replied')).toContain(id);
    expect(await remindersIn(world, 'none')).not.toContain(id);
    const [expired = ''] = await remindersIn(world, 'invalid');
    expect(await reply(expired, '一')).toMatchObject(refusedWith('催单已失效'));
  });
});
