import { describe, expect, test } from 'vitest';
import type { OrderPart } from '../../../../sources/model.ts';
import { documentCodes } from '../../document-codes.ts';
import { type Fields, orderFrom } from '../source.ts';

describe('what is absent', () => {
  test('an empty text says nothing: neither number, nor name, nor note', () => {
    const mapped = orderFrom({
      front: { order_id: '', platform: { id: '', name: '' }, state: ' ' },
      sale_order_id: '',
      shop: { id: '', name: '门店' },
      customer_note: '',
      cancel_type: '',
    });
    expect(mapped).toMatchObject({
      platformOrderNo: null,
      platform: null,
      platformStatus: null,
      shop: { id: null, name: '门店' },
      notes: { buyer: null },
      identifiers: [{ namespace: 'VENDOR_ID', value: '1' }],
    });
  });

  test.each([
    [{ order_store: { id: 'A' }, delivery: { station: { id: 'B' } } }, 'A'],
    [{ order_store: {}, delivery: { station: { id: 'B' } } }, 'B'],
    [{ delivery: { station: { id: 'B' } } }, 'B'],
    [{}, null],
  ])('the store of %j is %j', (fields, id) => expect(orderFrom(fields).store?.id ?? null).toBe(id));

  test.each([
    [{}, null],
    [{ pre_selftake_time: '03月05日 晚上' }, { start: null, end: null, text: '03月05日 晚上' }],
    [{ pre_start_delivery_time: '2016-03-02 12:00:01' }, { start: '2016-03-02T12:00:01+08:00', end: null, text: null }],
  ])('the promise of %j is %j', (delivery, promised) =>
    expect(orderFrom({ delivery }).promisedDelivery).toEqual(promised),
  );
});

describe('the parts that are there', () => {
  test.each<[string, Fields, readonly OrderPart[], readonly OrderPart[]]>([
    ['what was asked for', {}, ['items', 'logs'], ['items', 'logs']],
    ['nothing that was not', { items: [] }, [], []],
    ['all of a row that came whole', { items: [{}] }, [], ['items', 'components', 'payments', 'invoice', 'exceptions']],
    ['no lines, where the order counts none', { item_count: 0 }, [], ['items', 'components']],
    ['payments that came unasked', { payment: { details: [] } }, [], ['payments']],
    ['an invoice that is not wanted', { invoice: { required: false } }, [], ['invoice']],
    ['no exceptions, where there are none', { has_exception: false }, [], ['exceptions']],
    ['a log that came unasked', { logs: [] }, [], ['logs']],
  ])('%s', (_what, fields, asked, loaded) => {
    expect([...orderFrom(fields, ...asked).loaded].toSorted()).toEqual([...loaded].toSorted());
  });
});

describe('what stops an order', () => {
  test.each([
    [{ suspended: true, caption: '缺货', code: 'S1' }, true, '缺货'],
    [{ suspended: true, code: 'S1' }, true, 'S1'],
    [{ suspended: true }, true, null],
    [{ suspended: false, caption: '缺货' }, false, null],
    [{ caption: '缺货' }, null, null],
    [null, null, null],
  ])('suspend_info %j is a flag, at any status', (suspend, onHold, holdReason) => {
    for (const [state, status] of [
      ['confirmed', 'PENDING_REVIEW'],
      ['delivering', 'SHIPPED'],
    ])
      expect(orderFrom({ state, suspend_info: suspend })).toMatchObject({ status, onHold, holdReason });
  });

  test.each([
    ...[...documentCodes('soms', 'Order.exception_codes')].map(([code, label]) => [code, [[code, label]]] as const),
    ['unheardOf', [['unheardOf', null]]] as const,
    [
      'sku,carrier',
      [
        ['sku', '商品异常'],
        ['carrier', '承运异常'],
      ],
    ] as const,
    ['', []] as const,
    [null, []] as const,
  ])('exception_codes %j are told, and change no status', (codes, told) => {
    const mapped = orderFrom({ state: 'delivering', exception_codes: codes });
    expect(mapped.exceptions.map(({ code, title }) => [code, title])).toEqual(told);
    expect(mapped.status).toBe('SHIPPED');
  });
});
