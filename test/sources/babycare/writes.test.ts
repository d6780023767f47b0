/** Babycare's writes: exact numbers, and what a later read tells of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../sources/model.ts';
import { line } from './answers.ts';
import { bodyOf, d, handlerOf, expectationOf, operation, requestOf, ticket } from './handler.ts';
import {
  handler,
  create,
  cancel,
  exchange,
  reissue,
  giveBack,
  read,
  sale,
  given,
  creating,
  cancelling,
  exchanging,
  reissuing,
  returning,
} from './write-commands.ts';

describe('what is sent is exact', () => {
  test('ids above 2^53 and every digit of an amount', () => {
    const of = read({ storeCode: 'S', orderDetailList: [line(1, { id: '9007199254740993' })] }, '9007199254740995');
    const { body } = requestOf(returning({ items: [{ itemKey: '9007199254740993', quantity: d('1') }] }, of)).request;
    expect(body).toContain('"salesOrderId":9007199254740995');
    expect(body).toContain('"salesOrderDetailId":9007199254740993');
    const [first] = given.lines;
    const made = creating({ lines: first ? [{ ...first, settlementFee: d('122.2222000'), price: d('007.10') }] : [] });
    expect(requestOf(made).request.body).toContain('"settlementFee":122.2222000');
    expect(requestOf(made).request.body).toContain('"price":7.10');
  });

  test('what was not given is not sent, and an address is copied unless another is given', () => {
    expect(bodyOf(reissuing())).toEqual({
      ...ticket,
      isAutoFillAddress: true,
      platformOrderNo: 'P1',
      storeCode: '01TM1001',
      supplyOrderDetailList: [{ platformNo: 'N12', qty: 1, skuCode: 'SKU12' }],
      supplyOrderExt: { platformPayTime: '2023-01-09 17:23:45' },
    });
    expect(bodyOf(reissuing({ recipient: { city: '杭州市' } }))).toMatchObject({ isAutoFillAddress: false });
    expect(bodyOf(exchanging({ recipient: { name: '章' } }))).toMatchObject({ isAutoFillAddress: true });
  });

  test('vendorFields say what the model has no words for, and what the order did not tell', () => {
    expect(bodyOf(creating({ vendorFields: { openExtensions: '{"a":1}' } }))).toMatchObject({
      openExtensions: '{"a":1}',
    });
    const silent = read({ orderDetailList: [line(12)] });
    const vendorFields = { storeCode: 'S9', supplyOrderExt: { platformPayTime: '2023-01-10 00:00:00' } };
    expect(bodyOf(reissuing({ vendorFields }, silent))).toMatchObject(vendorFields);
    expect(bodyOf(reissuing({ vendorFields }))).toMatchObject(vendorFields);
  });

  test('a reissue is created as orderType 3', () => {
    expect(bodyOf(creating({ reissue: true }))).toMatchObject({ orderType: 3 });
  });
});

describe('settled by reading', () => {
  test('a creation, when an order of its kind has its lines, be it split', () => {
    const [first] = given.lines;
    const two = first ? [first, { ...first, platformLineNo: 'N2', skuCode: 'B', quantity: 2 }] : [];
    const expectation = expectationOf(creating({ lines: two }));
    if (!expectation) throw new Error('none');
    expect(expectation.find).toEqual({ platformOrderNo: given.platformOrderNo });
    const one = { platformNo: '3XXXXXXXXXX', skuCode: '6926523450105', qty: 1 };
    const settled = (...orders: readonly (readonly object[])[]) =>
      create.reconcile?.(
        expectation,
        orders.map((orderDetailList, i) => read({ orderType: 0, orderDetailList }, i + 1)),
        null,
      );
    const other = (qty: number) => ({ platformNo: 'N2', skuCode: 'B', qty });
    expect(settled()).toBe('NOT_SEEN');
    expect(settled([one])).toBe('NOT_SEEN');
    expect(settled([one, other(1)])).toBe('NOT_SEEN');
    expect(settled([one, { ...other(2), skuCode: 'C' }])).toBe('NOT_SEEN');
    expect(settled([one], [other(1), other(1)])).toBe('DONE');
    const again = read({ orderType: 3, orderDetailList: [one, other(2)] });
    expect(create.reconcile?.(expectation, [again], null)).toBe('NOT_SEEN');
    expect(expectationOf(creating({ reissue: true }))).toBeNull();
  });

  test('a cancellation, when its own order is cancelled', () => {
    const expectation = expectationOf(cancelling(sale));
    if (!expectation) throw new Error('none');
    const settled = (orderStatus: number, id = 1) => cancel.reconcile?.(expectation, [read({ orderStatus }, id)], null);
    expect([settled(20), settled(60), settled(50), settled(60, 2)]).toEqual(['NOT_SEEN', 'DONE', 'DONE', 'NOT_SEEN']);
  });

  const lineWith = (more: object) => read({ orderDetailList: [line(11, { qty: 2, ...more }), line(12)] });
  test('a return, when its lines have a case that they had not', () => {
    const expectation = expectationOf(returning());
    if (!expectation) throw new Error('none');
    expect(expectation.find).toEqual({ order: sale.key });
    const settled = (more: object) => giveBack.reconcile?.(expectation, [lineWith(more)], null);
    expect(settled({})).toBe('NOT_SEEN');
    expect(settled({ refundStatus: 10, refundType: '0' })).toBe('DONE');
    expect(settled({ refundStatus: 10, refundType: '1' })).toBe('NOT_SEEN');
    expect(settled({ refundStatus: 10, refundType: '2' })).toBe('NOT_SEEN');
    const before = read({ storeCode: 'S', orderDetailList: [line(11, { qty: 2, refundStatus: 10 })] });
    expect(expectationOf(returning({}, before))).toBeNull();
  });

  const exchangeOrder = (id: number, more: object = {}) =>
    read({ orderType: 2, originalOrderId: 1, orderDetailList: [line(90, { skuCode: 'SKU9' })], ...more }, id);
  test('an exchange, by its lines or by an order that was not there before', () => {
    const by = operation(handlerOf([sale, exchangeOrder(2)]), 'exchangeCreate');
    const expectation = expectationOf(exchanging({}, sale, by));
    if (!expectation) throw new Error('none');
    const settled = (...orders: readonly Order[]) => exchange.reconcile?.(expectation, orders, null);
    expect(settled(sale, exchangeOrder(2))).toBe('NOT_SEEN');
    expect(settled(sale, exchangeOrder(2), exchangeOrder(3))).toBe('DONE');
    expect(settled(sale, exchangeOrder(3, { originalOrderId: 8 }))).toBe('NOT_SEEN');
    expect(settled(sale, exchangeOrder(3, { orderDetailList: [line(90)] }))).toBe('NOT_SEEN');
    expect(settled(sale, exchangeOrder(3, { orderType: 3 }))).toBe('NOT_SEEN');
    expect(settled(lineWith({ refundStatus: 10, refundType: '2' }))).toBe('DONE');
    expect(settled(lineWith({ refundStatus: 10, refundType: '0' }))).toBe('NOT_SEEN');
  });

  test('an exchange whose before nobody knows is settled by its lines alone, else not at all', () => {
    const expectation = expectationOf(exchanging());
    if (!expectation) throw new Error('none');
    expect(exchange.reconcile?.(expectation, [sale, exchangeOrder(3)], null)).toBe('NOT_SEEN');
    expect(expectationOf(exchanging({}, lineWith({ refundStatus: 10, refundType: '2' })))).toBeNull();
  });

  const reissueOrder = (id: number, qty = 1) =>
    read({ orderType: 3, orderDetailList: [line(80, { skuCode: 'SKU12', qty })] }, id);
  test('a reissue, by an order that was not there before', () => {
    const by = operation(handlerOf([sale, reissueOrder(2)]), 'reissueCreate');
    const expectation = expectationOf(reissuing({}, sale, by));
    if (!expectation) throw new Error('none');
    const settled = (...orders: readonly Order[]) => reissue.reconcile?.(expectation, orders, null);
    expect(settled(sale, reissueOrder(2))).toBe('NOT_SEEN');
    expect(settled(reissueOrder(2), reissueOrder(3))).toBe('DONE');
    expect(settled(reissueOrder(3, 0))).toBe('NOT_SEEN');
    expect(expectationOf(reissuing())).toBeNull();
  });

  test('what is kept to settle by holds nothing of a person', () => {
    const kept = [
      expectationOf(creating()),
      expectationOf(exchanging({ recipient: { name: '章三', mobile: '13800138000', address: '闻堰街道' } })),
    ];
    expect(JSON.stringify(kept)).not.toMatch(/章三|13800138000|闻堰|陈/);
  });
});

test('every write of the document is in an operation, and no other', () => {
  const document = JSON.parse(
    readFileSync(new URL('../../contract/documents/babycare.openapi.json', import.meta.url), 'utf8'),
  ) as { paths: Record<string, Record<string, { operationId?: string }>> };
  const operations = Object.values(document.paths).flatMap((path) =>
    Object.values(path).flatMap(({ operationId }) => operationId ?? []),
  );
  const offered = Object.values(handler.operations).flatMap((one) => one.vendorOperations);
  expect(offered.toSorted()).toEqual(operations.filter((name) => !name.startsWith('list')).toSorted());
  expect(offered).toHaveLength(5);
});
