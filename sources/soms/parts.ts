/** Our parts of an order as SOMS calls them. */
import type { OrderPart } from '../model.ts';

/** `parts` of the batch reads. getOrder knows `logs` too, and no `exceptions`; the sale order read knows three. */
const partNames: Record<OrderPart, string> = {
  items: 'items',
  components: 'item.details',
  payments: 'paymentDetails',
  invoice: 'invoiceDetails',
  exceptions: 'exceptions',
  logs: 'logs',
};
export const saleOrderParts: ReadonlySet<OrderPart> = new Set(['items', 'payments', 'invoice']);

/** `item.details` are of lines, so they cannot be had without them. */
export function partsText(parts: ReadonlySet<OrderPart>): string {
  const all = parts.has('components') ? new Set<OrderPart>(['items', ...parts]) : parts;
  return [...all].map((part) => partNames[part]).join(',');
}
