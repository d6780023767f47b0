/** Asking for an invoice, and what came of it. */
import { at } from '../../../sources/values/json.ts';
import { wiresAt } from '../../server/wire.ts';
import { put } from '../wire.ts';
import { no, textAt, unlessCanceled, type Write } from './request.ts';

export const invoice = unlessCanceled(({ stored, body }) => {
  const wanted = at(body, 'invoice');
  // The document does not mark it as required, yet without it there is nothing to do.
  if (wanted === undefined) return no('PARAM_ERROR', 'invoice 必填');
  return { order: put(stored.order, { invoice: wanted }), log: { action: 'invoice', caption: '更新开票' } };
});

/** It is a guess that only an order with a wanted invoice takes a result. */
export const invoiceResult: Write = ({ stored, body }) => {
  if (at(stored.order, 'invoice.required') !== true) return no('STATE_ERROR', '订单不需要发票');
  const [first, ...others] = wiresAt(stored.order, 'invoice.details');
  const issued = put(first ?? {}, {
    time: textAt(body, 'time'),
    url: textAt(body, 'url'),
    serial_no: textAt(body, 'serial_no'),
  });
  return {
    order: put(stored.order, {
      'invoice.result': textAt(body, 'result'),
      'invoice.error_reason': textAt(body, 'error_reason'),
      'invoice.apply_qrcode': textAt(body, 'apply_qrcode'),
      'invoice.details': first && [issued, ...others],
    }),
    log: { action: 'invoiceResult', caption: textAt(body, 'result') ?? '' },
  };
};
