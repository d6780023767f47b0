/**
 * What the document says of the body of each write: fields, types, which are required. A field that the document does
 * not name is refused, save in a whole order, of which only what is required and what the simulator itself reads is
 * told here.
 */
import { amount, anyNumber, codes, each, type Field, list, text, time, truth } from '../../server/fields.ts';
import {
  carrier,
  carrierTypes,
  changeSource,
  changeTarget,
  idName,
  invoiceDetail,
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

export const bodyShapes = {
  replyOrderRemind: record({ ...each(text, 'reply_content', 'reply_operator'), reply_time: time }),
  submitOrder: order,
  submitOrderLegacy: order,
  confirmSelftakeV2: record(each(text, 'order_id', 'selftake_qrcode', 'platform_id', 'store_id')),
  confirmSelftake: record(each(text, 'selftake_qrcode', 'store_id')),
  batchModifyOrderStore: record({
    mods: { ...list(record({ order_id: text, order_store: idName })), mostElements: 100 },
  }),
  reissueOrder: record(
    { ...each(text, 'reissue_reason', 'seller_note'), receiver },
    {
      reissue_order_items: list(record({}, { item_no: text, quantity: amount, sku_id: text })),
      ...each(text, 'responsible_party', 'source_order_id'),
    },
  ),
  cancelOrder: record({
    type: codes('stationRefuse', 'customerCancel', 'refused'),
    ...each(text, 'reason', 'frontRtnId'),
  }),
  updateOrderCarrier: record(
    {
      ...each(text, 'operator', 'waybill_id', 'delivery_id', 'carrier_note', 'exception_remark'),
      tags: list(record({ name: text })),
      print_info: record({ datas: list(record(each(text, 'type', 'data'))) }),
      ...each(truth, 're_calc_carrier', 'ignore_check_carrier_state', 'ignore_auto_dispatch_carrier'),
      ...each(modText, 'carrier_proxy_platform', 'carrier_proxy_merchant'),
      freight: anyNumber,
      shop_freight: modAmount,
    },
    { carrier },
  ),
  updateOrderDelivery: record(
    {
      ...each(text, 'operator', 'carrier_note', 'waybill_id', 'ship_id'),
      operation: storeOperation,
      operation_state: operationState,
      carrier,
      ...each(time, 'ship_time', 'front_modified', 'front_finished_time'),
      ...each(truth, 'print', 'selftake_confirmed'),
      pick_info: pickInfo,
    },
    { delivery_state: codes('none', 'shipped', 'signed', 'refused', 'redeliver') },
  ),
  updateStoreOperation: record(
    { shipping_voucher_urls: list(text), pick_info: pickInfo },
    { operation: storeOperation, operation_state: operationState, store_id: text },
  ),
  applyOrderReturn: record(
    {
      type: codes('refund', 'refundAndRtn'),
      // Its sample prints the whole list as one text, so any text is taken.
      policy: text,
      freight: amount,
      front_app: idName,
      ...each(text, 'reason', 'rtn_id'),
      apply_type: codes('weight_diff', 'stock_none', 'amount', 'part', 'all', 'freight'),
      return_delivery: record(each(text, 'carrier_id', 'carrier_name', 'waybill_id')),
    },
    {
      approve_state: codes('none', 'serviceApproved', 'serviceRefuse', 'financeApproved', 'financeRefuse'),
      items: list(returnItem),
    },
  ),
  cancelCarrier: record({ reason: text, auto_dispatch: truth }, { carrier_id: text }),
  changeOrderItems: record(
    { need_apportion_amount: truth },
    {
      changes: list(record({ reason: text }, { source_items: list(changeSource), target_items: list(changeTarget) })),
      items: list(changeTarget),
    },
  ),
  updateInvoiceResult: record(
    { ...each(text, 'url', 'error_reason', 'serial_no', 'apply_qrcode'), time },
    { result: codes('开票成功', '开票失败') },
  ),
  updateOrderInvoice: record({
    invoice: record(
      {
        result: codes('开票成功', '开票失败'),
        details: list(invoiceDetail),
        ...each(text, 'error_reason', 'apply_qrcode'),
      },
      { required: truth },
    ),
  }),
  modifyOrderCarrier: record({
    type: carrierTypes,
    ...each(idName, 'carrier', 'merchant'),
    ...each(text, 'deliveryman_id', 'deliveryman_name', 'deliveryman_mobile'),
    ...each(modText, 'carrier_proxy_platform', 'carrier_proxy_merchant'),
  }),
  payOrder: record({
    payee: idName,
    details: list(paymentDetail),
    pay_state: codes('notPay', 'earnest', 'paid'),
    pay_time: time,
    pay_bill_id: text,
  }),
  updatePickInfo: record({ pick_info: pickInfo }),
  tagOrder: record(each(list(text), 'add_tags', 'remove_tags')),
  updateTraceCodes: record({
    items: list(
      record({
        ...each(text, 'item_no', 'sku_id'),
        details: list(record({ id: text, ...traceCodes })),
        ...traceCodes,
      }),
    ),
  }),
  updateCustomerNote: record({ customer_note: text }),
} as const satisfies Readonly<Record<string, Field>>;
export type WriteName = keyof typeof bodyShapes;
