/**
 * `parts`: what a read returns only when it is asked for. A name that the document does not list for an operation is
 * ignored there, so a field whose part is not listed for it stays out; getOrder has no part for exceptions and
 * shows them always, as its sample does.
 */
import { at } from '../../sources/values/json.ts';
import { isWire, type Wire } from '../server/wire.ts';

const fieldsOf = {
  items: ['items'],
  'item.details': ['items[].details'],
  'item.change.records': ['item_change_records'],
  paymentDetails: ['payment.details'],
  invoiceDetails: ['invoice.details'],
  printBills: ['print_bills'],
  prom: ['promotion', 'items[].promotion'],
  crm: ['crm_info'],
  logs: ['logs'],
  exceptions: ['exceptions'],
  'waybill.printinfo': ['delivery.waybill_print_info'],
} as const;
export type Part = keyof typeof fieldsOf;

const isPart = (name: string): name is Part => Object.hasOwn(fieldsOf, name);
const allParts: readonly Part[] = Object.keys(fieldsOf).filter(isPart);

const onBatches: readonly Part[] = [
  'items',
  'item.details',
  'paymentDetails',
  'invoiceDetails',
  'printBills',
  'prom',
  'exceptions',
  'waybill.printinfo',
];
/** The names that the document lists for each read. */
export const listedParts = {
  getOrder: allParts.filter((part) => part !== 'exceptions'),
  batchGetOrders: onBatches,
  batchGetOrdersV2: onBatches,
  getOrderBySaleOrderId: ['items', 'paymentDetails', 'invoiceDetails'],
} as const satisfies Record<string, readonly Part[]>;
export type ReadWithParts = keyof typeof listedParts;

const shownAnyway: { readonly [K in ReadWithParts]?: readonly Part[] } = { getOrder: ['exceptions'] };

export function withParts(order: Wire, read: ReadWithParts, parts: string | null): Wire {
  const asked = new Set((parts ?? '').split(',').map((name) => name.trim()));
  const listed: readonly Part[] = listedParts[read];
  const shown = (part: Part): boolean =>
    (shownAnyway[read] ?? []).includes(part) || (listed.includes(part) && asked.has(part));
  return withoutParts(
    order,
    allParts.filter((part) => !shown(part)),
  );
}

/** The list read has no parts. It shows whole orders without their logs, or with `lean` orders without any part. */
export const asListed = (order: Wire, lean: boolean): Wire => withoutParts(order, lean ? allParts : ['logs']);

function withoutParts(order: Wire, parts: readonly Part[]): Wire {
  const steps = parts.flatMap((part) => fieldsOf[part].map((field) => field.split('.')));
  return steps.reduce((left, path) => without(left, path), order);
}

function without(record: Wire, [step = '', ...rest]: readonly string[]): Wire {
  const name = step.replace('[]', '');
  const value = at(record, name);
  if (value === undefined || value === null) return record;
  if (rest.length === 0) return { ...record, [name]: undefined };
  if (Array.isArray(value)) {
    const elements: readonly unknown[] = value;
    return { ...record, [name]: elements.map((one) => (isWire(one) ? without(one, rest) : one)) };
  }
  return isWire(value) ? { ...record, [name]: without(value, rest) } : record;
}
