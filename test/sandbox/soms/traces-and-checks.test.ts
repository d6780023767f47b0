import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { showcaseIds } from '../../../sandbox/sales/generator.ts';
import { sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { type SomsSandbox, startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { askSoms, order, paged, pick, texts } from '../ask.ts';

const until = new Date('2026-11-22T08:00:00Z');
let soms: SomsSandbox;
beforeAll(async () => {
  soms = await startSomsSandbox({ until });
});
afterEach(() => soms.behave());
afterAll(() => soms.close());

const query = async (filter: object) => (await askSoms(soms, paged(0, 100), filter)).body;

describe('traces', () => {
  const { somsOrderId: id, trackingNos } = showcaseIds;

  it('tell of the waybill that is asked for, else of the first', async () => {
    const ask = async (more: string): Promise<unknown> =>
      (await askSoms(soms, `${order}/${id}/delivery/trace${more}`)).body;
    expect(texts(await ask(''), 'waybill_id')).toEqual([trackingNos[0]]);
    expect(texts(await ask(`?waybill_id=${trackingNos[1]}`), 'waybill_id')).toEqual([trackingNos[1]]);
    expect(await ask('?waybill_id=1')).toMatchObject({ success: false, message: '运单不存在' });
  });

  it('of express parcels only in the express read', async () => {
    const kd = async (one: string): Promise<unknown> =>
      (await askSoms(soms, `${order}/${one}/kd/trace?operator=t`)).body;
    expect(await kd(id)).toMatchObject({ success: true, state: 'delivered', waybill_id: trackingNos[0] });
    expect(await kd(showcaseIds.pickup.somsOrderId)).toMatchObject({ success: false, code: 'NOT_EXPRESS' });
  });

  it('are the same in both reads, blanks apart', async () => {
    const orders = pick(await query({ carrier_types: ['express'], delivery_states: ['signed'] }), 'orders.[].id').slice(
      0,
      10,
    );
    const folded = (body: unknown, list: string): string[] =>
      texts(body, `${list}.[].message`)
        .map((text) => text.replaceAll(/\s+/g, ' ').trim())
        .toSorted();
    for (const one of orders.map(String)) {
      const delivery = await askSoms(soms, `${order}/${one}/delivery/trace`);
      const kd = await askSoms(soms, `${order}/${one}/kd/trace?operator=t`);
      expect(folded(kd.body, 'details')).toEqual(folded(delivery.body, 'traces'));
    }
  });
});

describe('reminders', () => {
  const list = async (filter: object, more = '&page_size=100'): Promise<unknown> =>
    (await askSoms(soms, `/orderremindservice/reminds/query?desc=true${more}`, filter)).body;

  it('come in pages of 20 unless told otherwise', async () => {
    expect(await list({}, '')).toMatchObject({ page: 0, page_size: 20 });
    expect((await askSoms(soms, '/orderremindservice/reminds/query', {})).status).toBe(400);
  });

  it.each([
    ['none', ['none', '未回复']],
    ['replied', ['replied', '已回复']],
    ['invalid', ['invalid', '已失效']],
  ])('are found by state %s, however the record spells it', async (reply_state_eq, spellings) => {
    const states = new Set(texts(await list({ reply_state_eq }), 'reminds.[].reply_state'));
    expect(states).toEqual(new Set(spellings));
  });

  it('are found by order, store, platform and id', async () => {
    const { reminderId, somsOrderId } = showcaseIds;
    const found = [
      { order_id_eq: somsOrderId },
      { order_id_in: [somsOrderId] },
      { id_eq: reminderId },
      { id_in: [reminderId] },
    ];
    for (const filter of found) expect(texts(await list(filter), 'reminds.[].remind_id')).toEqual([reminderId]);
    expect(
      texts(await list({ store_id_eq: '0001', platform_id_eq: showcaseIds.platformId }), 'reminds.[].remind_id'),
    ).toContain(reminderId);
    expect((await askSoms(soms, '/orderremindservice/reminds/query?desc=true', { state: 'none' })).status).toBe(400);
  });
});

describe('checks', () => {
  const check = async (more: object): Promise<unknown> =>
    (await askSoms(soms, `${order}/check?operator=t`, { type: 'deliverycheck', ...more })).body;
  const here = { latitude: 30.21, longtitude: 120.21 };

  it('deliver nearby and light', async () => {
    expect(await check({ receiver_address: here, weight: 20_000 })).toMatchObject({ success: true });
    expect(await check({ order_id: showcaseIds.pickup.somsOrderId })).toMatchObject({ success: true });
  });

  it.each([
    ['too heavy', { receiver_address: here, weight: 20_001 }],
    ['too far by position', { receiver_address: { latitude: 31.2, longtitude: 121.5 } }],
    ['too far by name', { receiver_address: { street: '远郊村1号' } }],
    ['too far as a known order', { order_id: showcaseIds.somsOrderId }],
  ])('refuse what is %s', async (_name, more) => {
    expect(await check(more)).toMatchObject({ success: false, code: 'OUT_OF_RANGE' });
  });

  it('need a type', async () => {
    expect((await askSoms(soms, `${order}/check?operator=t`, {})).status).toBe(400);
  });

  it('find a pickup by store and code', async () => {
    const { pickup } = showcaseIds;
    const take = (more: object) =>
      askSoms(soms, `${order}/action/selftake/check?operator=t`, {
        store_id: pickup.storeId,
        selftake_code: pickup.code,
        selftake_qrcode: pickup.code,
        ...more,
      });
    expect((await take({})).body).toMatchObject({ success: true, order_id: pickup.somsOrderId });
    expect((await take({ platform_id: pickup.platformId })).body).toMatchObject({ success: true });
    expect((await take({ platform_id: 'meituan' })).body).toMatchObject({ success: false, code: 'NOT_FOUND' });
    expect((await take({ store_id: '0002' })).body).toMatchObject({ success: false, code: 'NOT_FOUND' });
    expect((await take({ selftake_qrcode: undefined })).status).toBe(400);
    const done = pick(await query({ delivery_types: ['selftake'], delivery_states: ['signed'] }), 'orders.[]')[0];
    const taken = await take({
      store_id: texts(done, 'delivery.station.id')[0],
      selftake_code: texts(done, 'delivery.selftake_code')[0],
    });
    expect(taken.body).toMatchObject({ success: false, code: 'ALREADY_TAKEN', order_id: texts(done, 'id')[0] });
  });
});

describe('scripted faults', () => {
  it('meet one operation', async () => {
    soms.misbehave({ kind: 'refuse', message: '系统繁忙', operation: 'getOrder', times: 1 });
    expect((await askSoms(soms, `${order}/${sampleOrderId}`)).body).toEqual({
      success: false,
      code: 'REFUSED',
      message: '系统繁忙',
    });
    expect((await askSoms(soms, `${order}/${sampleOrderId}`)).body).toHaveProperty('id', sampleOrderId);
  });
});

describe('an operator', () => {
  it.each([
    ['getKdTrace', `${order}/${sampleOrderId}/kd/trace`, undefined],
    ['checkOrder', `${order}/check`, { type: 'deliverycheck' }],
    ['checkSelftake', `${order}/action/selftake/check`, { store_id: '1', selftake_code: '1', selftake_qrcode: '1' }],
  ])('is needed for %s', async (_name, path, body) => {
    expect(await askSoms(soms, path, body)).toMatchObject({
      status: 400,
      body: { success: false, message: 'operator 必填' },
    });
  });
});
