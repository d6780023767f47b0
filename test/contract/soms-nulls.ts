import type { Nullables } from './schemas.ts';

/**
 * Fields that the SOMS simulator sends as null though the document's schema does not say so: the access guide wants
 * "null or absent" for what is not set.
 */
export const somsNulls: Nullables = {
  Order: [
    'cancel_type',
    'cancel_reason',
    'suspend_info',
    'customer_note',
    'seller_note',
    'source_order_id',
    'reissue_reason',
    'waybill_id',
  ],
  FrontOrder: ['main_order_id', 'third_order_id', 'finished_time'],
  Payment: ['pay_time'],
  Delivery: ['waybill_id', 'selftake_code'],
};
