/** 更新开票 and 更新开票结果. */
import { numberOf } from '../../domain/input-checks.ts';
import { at } from '../../values/json.ts';
import { somsError } from './checks.ts';
import { agrees, agreesWithOneOf, digestOf, expecting, shows } from './expectation.ts';
import { onOrder } from './operation.ts';
import { invoiceResults } from './tables.ts';
import { digest, timeOf } from './values.ts';

export const invoiceSet = onOrder<'invoiceSet'>({
  operation: 'updateOrderInvoice',
  path: '/orderservice/order/{id}/invoices',
  form: 'OrderInvoiceRequest',
  compose({ input }, key) {
    const { required, printNumber, amount, title, taxId, kind, type, email, vendorFields } = input;
    const missing = (field: string) =>
      somsError('REQUIRED', `${field}: SOMS takes no invoice without it.`, { path: ['input', field], target: key });
    const hasAmount = (amount ?? at(vendorFields, 'invoice.details.0.amount') ?? null) !== null;
    const detail = { print_number: printNumber, title, taxer_id: taxId, kind, type, amount: numberOf(amount), email };
    return {
      userErrors: [...(printNumber ? [] : [missing('printNumber')]), ...(hasAmount ? [] : [missing('amount')])],
      typed: { invoice: { required, details: [detail] } },
      fields: vendorFields,
      expectation: expecting(key, { required: String(required), print: digest(key.nativeId, printNumber ?? '') }),
    };
  },
  reconcile: shows((wire, { required, print }) => {
    const numbers = (wire.invoice?.details ?? []).map(({ print_number }) => print_number);
    return agrees(required, String(wire.invoice?.required)) && agreesWithOneOf(wire, print, numbers);
  }),
});

export const invoiceResultRecord = onOrder<'invoiceResultRecord'>({
  operation: 'updateInvoiceResult',
  path: '/orderservice/order/{id}/invoice/result',
  form: 'OrderInvoiceResultRequest',
  compose({ input: { success, serialNo, url, errorReason, issuedAt, vendorFields } }, key) {
    const result = success ? invoiceResults.done : invoiceResults.failed;
    return {
      typed: { result, serial_no: serialNo, url, error_reason: errorReason, time: timeOf(issuedAt) },
      fields: vendorFields,
      expectation: expecting(key, { result, serial: digestOf(key, serialNo), url: digestOf(key, url) }),
    };
  },
  // The same result may have been there before the write, so the other fields are compared as well.
  reconcile: shows((wire, { result, serial, url }) => {
    const details = wire.invoice?.details ?? [];
    const [serials, urls] = [details.map(({ serial_no }) => serial_no), details.map((detail) => detail.url)];
    return (
      agrees(result, wire.invoice?.result) && agreesWithOneOf(wire, serial, serials) && agreesWithOneOf(wire, url, urls)
    );
  }),
});
