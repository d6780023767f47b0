/** The bodies that the document itself prints, served with every digit as printed. */
import { isWire, parsed, sampleText, type Wire } from '../server/wire.ts';

function sample(operation: string): Wire {
  const body = parsed(sampleText(import.meta.url, `${operation}.response`));
  if (!isWire(body)) throw new TypeError(`the sample of ${operation} is not an object`);
  return body;
}

export const sampleOrderId = '88822222222';
export const sampleFrontOrderId = '1223654';
/** The sample prints a placeholder here, so that is its sale order number (销售订单号). */
export const sampleSaleOrderNo = 'string';
export const sampleReminderId = '很好';
/** The order of the document's request for checkOrder. */
export const sampleCheckedOrderId = '121212';
/** The request that the document prints for checkSelftake; it names an order that no other sample has. */
export const samplePickup = {
  storeId: '232434',
  code: '123456',
  platformId: 'youzan',
  orderId: '5745323545453',
} as const;

export const sampleOrder = sample('getOrder');
export const sampleReminder = sample('getOrderRemind');
export const sampleDeliveryTrace = sample('getDeliveryTrace');
export const sampleKdTrace = sample('getKdTrace');
export const sampleCheck = sample('checkOrder');
export const samplePickupCheck = sample('checkSelftake');
