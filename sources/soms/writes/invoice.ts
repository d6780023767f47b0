/** 更新开票 and 更新开票结果. */
import { at } from '../../values/json.ts';
import type { WriteOperations, UserError } from '../../ports/writes.ts';
import { digest, given, type Make, number, onOrder, orderPath, refuse, time, unless } from './request.ts';
import { agrees, expecting, shows } from './expectation.ts';
import { invoiceResults } from './tables.ts';

export function invoiceWrites(make: Make): Required<Pick<WriteOperations, 'invoiceSet' | 'invoiceResultRecord'>> {
  return {
    invoiceSet: {
      vendorOperations: ['updateOrderInvoice'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { required, printNumber, title, taxId, kind, type, amount, email, vendorFields } = command.input;
        const missing = (field: string): UserError =>
          refuse('REQUIRED', `${field}: SOMS takes no invoice without it.`, { path: ['input', field], target: key });
        const told = (name: string): boolean => given(at(vendorFields, `invoice.details.0.${name}`)) !== undefined;
        const userErrors = [
          ...(printNumber ? [] : [missing('printNumber')]),
          ...(given(amount) !== undefined || told('amount') ? [] : [missing('amount')]),
        ];
        const draft = {
          operation: 'updateOrderInvoice',
          path: orderPath(key, '/invoices'),
          form: 'OrderInvoiceRequest',
          typed: {
            invoice: {
              required,
              details: [
                {
                  print_number: given(printNumber),
                  title: given(title),
                  taxer_id: given(taxId),
                  kind: given(kind),
                  type: given(type),
                  amount: number(amount),
                  email: given(email),
                },
              ],
            },
          },
          fields: vendorFields,
          targets: [key],
        };
        const values = { required: String(required), print: digest(key.nativeId, printNumber ?? '') };
        return unless(userErrors, () => make(command, draft, expecting(key, values)));
      }),
      reconcile: shows(
        ({ id, invoice }, { required, print }) =>
          agrees(required, String(invoice?.required)) &&
          (invoice?.details ?? []).some(({ print_number: told }) => told !== null && digest(id, told) === print),
      ),
    },

    invoiceResultRecord: {
      vendorOperations: ['updateInvoiceResult'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { success, serialNo, url, errorReason, issuedAt, vendorFields } = command.input;
        const result = success ? invoiceResults.done : invoiceResults.failed;
        const draft = {
          operation: 'updateInvoiceResult',
          path: orderPath(key, '/invoice/result'),
          form: 'OrderInvoiceResultRequest',
          typed: {
            result,
            serial_no: given(serialNo),
            url: given(url),
            error_reason: given(errorReason),
            time: time(issuedAt),
          },
          fields: vendorFields,
          targets: [key],
        };
        const mark = (text: string | null | undefined) => (text ? digest(key.nativeId, text) : undefined);
        return make(command, draft, expecting(key, { result, serial: mark(serialNo), url: mark(url) }));
      }),
      // The same result may have stood there before: what else was said of the invoice must stand there too.
      reconcile: shows(({ id, invoice }, { result, serial, url }) => {
        const details = invoice?.details ?? [];
        const tells = (mark: string | undefined, told: readonly (string | null)[]): boolean =>
          mark === undefined || told.some((text) => text !== null && digest(id, text) === mark);
        return (
          agrees(result, invoice?.result) &&
          tells(
            serial,
            details.map((one) => one.serial_no),
          ) &&
          tells(
            url,
            details.map((one) => one.url),
          )
        );
      }),
    },
  };
}
