/**
 * What the document says of the body of each write: fields, types, which are required. A field that the document does
 * not name is refused (a misspelt one would do nothing, silently), save in a whole order, of which only what is
 * required and what the simulator itself reads is told here.
 */
import {
  carrier,
  carrierTypes,
  changeSource,
  changeTarget,
  codes,
  idName,
  invoiceDetail,
  list,
  modAmount,
  modText,
  operationState,
  order,
  paymentDetail,
  pickInfo,
  receiver,
  record,
  returnItem,
  storeOperation,
  traceCodes,
} from './parts.ts';
import type { RecordShape } from './parts.ts';

export const bodyShapes = {
  replyOrderRemind: record({ reply_content: 'text', reply_operator: 'text', reply_time: 'time' }),
  submitOrder: order,
  submitOrderLegacy: order,
  confirmSelftakeV2: record({ order_id: 'text', selftake_qrcode: 'text', platform_id: 'text', store_id: 'text' }),
  confirmSelftake: record({ selftake_qrcode: 'text', store_id: 'text' }),
  batchModifyOrderStore: record({ mods: { list: record({ order_id: 'text', order_store: idName }), most: 100 } }),
  reissueOrder: record(
    {
      source_order_id: 'text',
      reissue_order_items: list(
        record({ item_no: 'text', sku_id: 'text', quantity: 'amount' }, 'item_no', 'quantity', 'sku_id'),
      ),
      responsible_party: 'text',
      reissue_reason: 'text',
      seller_note: 'text',
      receiver,
    },
    'reissue_order_items',
    'responsible_party',
    'source_order_id',
  ),
  cancelOrder: record({
    type: codes('stationRefuse', 'customerCancel', 'refused'),
    reason: 'text',
    frontRtnId: 'text',
  }),
  updateOrderCarrier: record(
    {
      carrier,
      operator: 'text',
      tags: list(record({ name: 'text' })),
      waybill_id: 'text',
      delivery_id: 'text',
      carrier_note: 'text',
      exception_remark: 'text',
      print_info: record({ datas: list(record({ type: 'text', data: 'text' })) }),
      re_calc_carrier: 'flag',
      ignore_check_carrier_state: 'flag',
      ignore_auto_dispatch_carrier: 'flag',
      carrier_proxy_platform: modText,
      carrier_proxy_merchant: modText,
      freight: 'number',
      shop_freight: modAmount,
    },
    'carrier',
  ),
  updateOrderDelivery: record(
    {
      delivery_state: codes('none', 'shipped', 'signed', 'refused', 'redeliver'),
      operator: 'text',
      operation: storeOperation,
      operation_state: operationState,
      carrier,
      carrier_note: 'text',
      waybill_id: 'text',
      ship_id: 'text',
      ship_time: 'time',
      print: 'flag',
      selftake_confirmed: 'flag',
      front_modified: 'time',
      front_finished_time: 'time',
      pick_info: pickInfo,
    },
    'delivery_state',
  ),
  updateStoreOperation: record(
    {
      operation: storeOperation,
      operation_state: operationState,
      store_id: 'text',
      shipping_voucher_urls: list('text'),
      pick_info: pickInfo,
    },
    'operation',
    'operation_state',
    'store_id',
  ),
  applyOrderReturn: record(
    {
      reason: 'text',
      type: codes('refund', 'refundAndRtn'),
      // Its sample prints the whole list as one text, so any text goes.
      policy: 'text',
      freight: 'amount',
      items: list(returnItem),
      front_app: idName,
      rtn_id: 'text',
      apply_type: codes('weight_diff', 'stock_none', 'amount', 'part', 'all', 'freight'),
      approve_state: codes('none', 'serviceApproved', 'serviceRefuse', 'financeApproved', 'financeRefuse'),
      return_delivery: record({ carrier_id: 'text', carrier_name: 'text', waybill_id: 'text' }),
    },
    'approve_state',
    'items',
  ),
  cancelCarrier: record({ carrier_id: 'text', reason: 'text', auto_dispatch: 'flag' }, 'carrier_id'),
  changeOrderItems: record(
    {
      items: list(changeTarget),
      changes: list(
        record(
          { reason: 'text', source_items: list(changeSource), target_items: list(changeTarget) },
          'source_items',
          'target_items',
        ),
      ),
      need_apportion_amount: 'flag',
    },
    'changes',
    'items',
  ),
  updateInvoiceResult: record(
    {
      result: codes('开票成功', '开票失败'),
      time: 'time',
      url: 'text',
      error_reason: 'text',
      serial_no: 'text',
      apply_qrcode: 'text',
    },
    'result',
  ),
  updateOrderInvoice: record({
    invoice: record(
      {
        required: 'flag',
        result: codes('开票成功', '开票失败'),
        details: list(invoiceDetail),
        error_reason: 'text',
        apply_qrcode: 'text',
      },
      'required',
    ),
  }),
  modifyOrderCarrier: record({
    type: carrierTypes,
    carrier: idName,
    merchant: idName,
    deliveryman_id: 'text',
    deliveryman_name: 'text',
    deliveryman_mobile: 'text',
    carrier_proxy_platform: modText,
    carrier_proxy_merchant: modText,
  }),
  payOrder: record({
    payee: idName,
    details: list(paymentDetail),
    pay_state: codes('notPay', 'earnest', 'paid'),
    pay_time: 'time',
    pay_bill_id: 'text',
  }),
  updatePickInfo: record({ pick_info: pickInfo }),
  tagOrder: record({ add_tags: list('text'), remove_tags: list('text') }),
  updateTraceCodes: record({
    items: list(
      record({
        item_no: 'text',
        sku_id: 'text',
        details: list(record({ id: 'text', ...traceCodes })),
        ...traceCodes,
      }),
    ),
  }),
  updateCustomerNote: record({ customer_note: 'text' }),
} as const satisfies Readonly<Record<string, RecordShape>>;
export type WriteName = keyof typeof bodyShapes;
