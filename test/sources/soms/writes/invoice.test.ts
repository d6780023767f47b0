import { expect, test } from 'vitest';
import type { WriteRequest } from '../../../../sources/ports/writes.ts';
import { decimalOf as d } from '../../../../sources/values/decimal.ts';
import { printsAsDocumented } from './printed.ts';
import { errorsOf, key, type LaterRead, prepare, sentBy, tellsOf, timeAt } from './world.ts';

const bodies: Readonly<Record<string, () => WriteRequest>> = {
  updateOrderInvoice: () =>
    sentBy('invoiceSet', {
      order: key,
      input: {
        required: false,
        printNumber: '123456',
        title: 'XX公司',
        taxId: '1212345046600736XP',
        kind: 'paper',
        type: 'plain',
        amount: d('12.03'),
        email: 'chw@qq.com',
        vendorFields: {
          invoice: {
            result: '开票成功',
            error_reason: 'string',
            apply_qrcode: 'string',
            details: [
              {
                content: '上海股份有限公司',
                tax: '2.32',
                account: '0023415445',
                telephone: '12344545111',
                bank: '中国银行XXX',
                address: '福建厦门XX',
                remark: 'plain',
                time: '2019-07-15 16:56:23',
                url: 'a.jpg',
                title_type: 'person',
                buyer_tax_code: '1232000046600736XP',
                securaty_code: '2114445',
                check_code: '201622',
                serial_no: '454557884564545',
              },
            ],
          },
        },
      },
    }),
  updateInvoiceResult: () =>
    sentBy('invoiceResultRecord', {
      order: key,
      input: {
        success: true,
        serialNo: '45546454454',
        url: 'a.jpg',
        errorReason: '系统异常',
        issuedAt: timeAt('2019-07-15 16:56:23'),
        vendorFields: { apply_qrcode: 'string' },
      },
    }),
};
test.each(Object.entries(bodies))('%s sends the body that the document prints', (...row) => printsAsDocumented(...row));

const errors: Readonly<Record<string, [() => readonly string[], readonly string[]]>> = {
  'an invoice without its number': [
    () => errorsOf('invoiceSet', { order: key, input: { required: true, title: 'x' } }),
    ['REQUIRED input.printNumber', 'REQUIRED input.amount'],
  ],
  'an invoice type that the document does not list': [
    () =>
      errorsOf('invoiceSet', {
        order: key,
        input: { required: true, printNumber: '1', amount: d('1'), type: 'blue' },
      }),
    ['INVALID_INPUT input'],
  ],
};
test.each(Object.entries(errors))('%s is refused before SOMS is asked', (_what, [found, expected]) =>
  expect(found()).toEqual(expected),
);

const laterReads: readonly LaterRead[] = [
  [
    'invoiceSet',
    () => prepare('invoiceSet', { order: key, input: { required: true, printNumber: 'N1', amount: d('1') } }),
    { invoice: { required: true, details: [{ print_number: 'N1' }] } },
    { invoice: { required: true, details: [{ print_number: 'N2' }] } },
  ],
  [
    'invoiceResultRecord',
    () => prepare('invoiceResultRecord', { order: key, input: { success: false, errorReason: 'x' } }),
    { invoice: { result: '开票失败' } },
    { invoice: { result: null } },
  ],
];
test.each(laterReads)('a later read tells of %s', (...row) => tellsOf(...row));
