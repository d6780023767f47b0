import { describe, expect, it } from 'vitest';
import { sampleOrderId } from '../../../sandbox/soms/samples.ts';
import { startSomsSandbox } from '../../../sandbox/soms/sandbox.ts';
import { allParts } from '../../contract/everything.ts';
import { somsWriteOperations } from '../../contract/schemas.ts';
import { askSoms, basic, order } from '../ask.ts';
import { otherWriteRows } from './other-write-rows.ts';
import { by, firstSku, idOf, now, refusedWith, somsWorld, succeeded, until } from './world.ts';
import { open, orderWriteRows } from './write-rows.ts';

const world = somsWorld();
const { fresh, ask, tell, read, found } = world;
const rows = { ...orderWriteRows(world), ...otherWriteRows(world) };

describe('every write', () => {
  it('of the document has a row', () => {
    const documented = somsWriteOperations().map(({ operationId }) => operationId);
    expect(documented).toHaveLength(22);
    expect(Object.keys(rows).toSorted()).toEqual(documented.toSorted());
  });

  describe.each(Object.entries(rows))('%s', (name, row) => {
    it('is shown by a later read', async () => {
      const { path, body, read: later } = await row.scene();
      expect(await later()).not.toMatchObject(row.effect);
      world.soms.forgetCalls();
      const { status, body: said, text: raw } = await askSoms(world.soms, by(path), body);
      expect(status).toBe(200);
      if (name === 'submitOrderLegacy') expect(raw).toBe('');
      else expect(said).toEqual({ success: true, code: '0', message: '成功', ...row.answer });
      expect(world.soms.calls).toEqual([
        expect.objectContaining({ operation: name, status: 200, text: JSON.stringify(body) }),
      ]);
      expect(await later()).toMatchObject(row.effect);
    });

    it('is refused in the way of the vendor', async () => {
      const { path, body, says } = row.refusal();
      expect(await askSoms(world.soms, by(path), body)).toMatchObject({ status: 200, body: refusedWith(says) });
    });

    it('needs an operator and an object of known fields', async () => {
      const { path, body, read: later } = await row.scene();
      const before = await later();
      expect(await askSoms(world.soms, path, body)).toMatchObject({ status: 200, body: refusedWith('operator 必填') });
      expect(await ask(by(path), [body])).toMatchObject(refusedWith('请求体必须是JSON对象'));
      // A whole order may have fields that the simulator does not know.
      const misspelt = name.startsWith('submitOrder') ? '' : await ask(by(path), { ...body, opertaor: 'x' });
      if (misspelt !== '') expect(misspelt).toMatchObject(refusedWith('不支持的字段: opertaor'));
      expect(await later()).toEqual(before);
    });
  });
});

const naming = Object.entries(rows).flatMap(([name, { unknown }]) => (unknown ? [{ name, unknown }] : []));

describe('an order that is not there', () => {
  it.each(naming)('is said to $name as it is said to the reads', async ({ unknown }) => {
    const { path, body } = unknown();
    const said = await askSoms(world.soms, by(path), body);
    const asked = await askSoms(world.soms, `${order}/1`);
    expect([said.status, said.body]).toEqual([asked.status, asked.body]);
    expect(said.body).toMatchObject(refusedWith('不存在'));
  });

  it('fails alone where stores are changed for many', async () => {
    const [id, gone] = [idOf(fresh(open)), idOf(fresh({ state: 'canceled' }))];
    const mods = [id, '1', gone].map((order_id) => ({ order_id, order_store: { id: '0998', name: '店' } }));
    expect(await ask(by(`${order}/mod/store`), { mods })).toMatchObject({
      success: false,
      errors: [
        { id: '1', message: '订单不存在' },
        { id: gone, message: '订单已取消' },
      ],
    });
    expect(await read(id)).toMatchObject({ order_store: { id: '0998' } });
    const many = await ask(by(`${order}/mod/store`), { mods: Array.from({ length: 101 }, () => mods[0]) });
    expect(many).toMatchObject(refusedWith('最多100条'));
    expect(many).not.toHaveProperty('errors');
  });
});

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
    const { url, credentials } = world.soms;
    const body = '{"details":[{"name":"支付宝","amount":12.30,"score":9007199254740993}]}';
    const headers = { authorization: basic('sandbox', 'sandbox-password') };
    const pay = by(`${order}/${id}/pay`);
    await fetch(`${url}/${credentials.tenantId}/soms${pay}`, { method: 'POST', headers, body });
    expect(world.soms.calls.at(-1)?.text).toBe(body);
    const { text: raw } = await askSoms(world.soms, `${order}/${id}?parts=paymentDetails`);
    expect(raw).toContain('"amount":12.30,"score":9007199254740993');
  });

  it('loses its note when none is sent, also as null', async () => {
    for (const body of [{}, { customer_note: null }]) {
      const id = idOf(fresh({ customer_note: '*', state: 'delivered' }));
      expect(await tell(id, 'updateCustomerNote', body)).toMatchObject(succeeded);
      expect(await read(id)).not.toHaveProperty('customer_note');
    }
  });

  it.each<[string, (row: unknown) => object]>([
    ['action/deliver', () => ({ delivery_state: 'shipped' })],
    ['action/carrier', () => ({ carrier: { state: 'created' } })],
    ['mod/carrier', () => ({ type: 'self' })],
    ['pickInfo', () => ({ pick_info: {} })],
    ['invoices', () => ({ invoice: { required: false } })],
    ['applyrtn', (row) => ({ approve_state: 'none', items: [{ sku_id: firstSku(row), refund_amount: 0 }] })],
  ])('that is cancelled takes no %s', async (path, body) => {
    const row = fresh({ state: 'canceled', 'payment.state': 'paid' });
    expect(await tell(idOf(row), path, body(row))).toMatchObject(refusedWith('订单已取消'));
  });
});
