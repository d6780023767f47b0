import { expect, test } from 'vitest';
import { codeOfWords } from '../../../../sources/soms/writes/response.ts';

test.each([
  ['订单不存在', 'payOrder', 'NOT_FOUND'],
  ['订单号已存在', 'submitOrder', 'DUPLICATE'],
  ['请勿重复提交', 'submitOrder', 'DUPLICATE'],
  ['订单已取消', 'cancelOrder', 'ALREADY_DONE'],
  ['订单已取消', 'payOrder', 'STATE_CONFLICT'],
  ['订单已付款', 'payOrder', 'ALREADY_DONE'],
  ['订单已付款', 'cancelOrder', 'STATE_CONFLICT'],
  ['订单已自提', 'confirmSelftakeV2', 'ALREADY_DONE'],
  ['催单已回复', 'replyOrderRemind', 'ALREADY_DONE'],
  ['订单状态不正确', 'updateOrderCarrier', 'STATE_CONFLICT'],
  ['门店不营业', 'updateStoreOperation', 'VENDOR_REJECTED'],
  [null, 'payOrder', 'VENDOR_REJECTED'],
])('%s of %s is %s', (words, operation, code) => expect(codeOfWords(words, operation)).toBe(code));
