/** The names that SOMS has for our parts of an order. */
import type { OrderPart } from '../model.ts';

/** For `parts` of the reads. Only getOrder knows `logs`, it knows no `exceptions`, and the read by sale order knows three parts. */
const partNames: Record<OrderPart, string> = {
  items: 'items',
  components: 'item.details',
  payments: 'paymentDetails',
  invoice: 'invoiceDetails',
  exceptions: 'exceptions',
  logs: 'logs',
};
export const saleOrderParts: ReadonlySet<OrderPart> = new Set(['items', 'payments', 'invoice']);

/** `item.details` belong to lines and cannot be had without them. */
export function partsText(parts: ReadonlySet<OrderPart>): string {
  const all = parts.has('components') ? new Set<OrderPart>(['items', ...parts]) : parts;
  return [...all].map((part) => partNames[part]).join(',');
}
