/**
 * What of an order can change, as short texts: the projections of two versions of an order differ in the same fields as
 * the graph does. Personal data is hashed, so that a digest can be kept and compared anywhere.
 */
import { createHash } from 'node:crypto';
import { type Order, type OrderPart, orderParts } from '../model.ts';
import type { Projection } from '../ports/pushes.ts';
import { attributesOf, indexedOrderOf, numbersOf, untoldNumbers } from './index-row.ts';
import { linkFactsOf } from './links.ts';

/** Fields of the graph whose change is reported. Freshness and raw are not among them. */
const plain = [
  'status',
  'paymentStatus',
  'fulfillmentStatus',
  'returnStatus',
  'reviewStatus',
  'onHold',
  'kind',
] as const;
const hashed = [
  'statusNative',
  'platformOrderNo',
  'holdReason',
  'placedAt',
  'paidAt',
  'finishedAt',
  'confirmDeadline',
  'promisedDelivery',
  'shop',
  'store',
  'warehouse',
  'deliveryMethod',
  'amounts',
  'recipient',
  'buyer',
  'notes',
  'tags',
] as const;
const promises = ['shipBy', 'deliverBy'] as const;
/** Parts that are compared only where they were read. */
const parts = ['exceptions', 'items', 'payments', 'invoice'] as const;
/** The log is not kept, so that an order is whole without it. */
const isWhole = ({ loaded }: Order): boolean =>
  orderParts.every((part: OrderPart) => part === 'logs' || loaded.has(part));

export function projectionOf(order: Order): Projection {
  const digest: Record<string, string> = {};
  for (const field of plain) digest[field] = String(order[field]);
  for (const field of hashed) digest[field] = hash(order[field]);
  // An order without a promise has the digest that it had before these were told.
  for (const field of promises) if (order[field] !== null) digest[field] = hash(order[field]);
  for (const part of parts) if (order.loaded.has(part)) digest[part] = hash(order[part]);
  // What is in a parcel is told by the lines.
  if (order.packages !== null && order.loaded.has('items'))
    digest['packages'] = hash(order.packages.map(({ freshness: _read, ...parcel }) => parcel));
  if (order.returns !== null)
    digest['returns'] = hash(
      order.returns.map(({ inbound, ...one }) => ({ ...one, inbound: inbound?.trackingNo ?? null })),
    );
  return {
    numbers: numbersOf(order),
    untold: untoldNumbers(order),
    digest,
    row: indexedOrderOf(order),
    attributes: attributesOf(order),
    link: linkFactsOf(order),
    ...(isWhole(order) ? {} : { partial: true }),
  };
}

/** Of facts that make no order: they are found by their numbers, and change nothing that the graph shows. */
export const projectionOfFacts = (numbers: Projection['numbers']): Projection => ({
  numbers,
  digest: {},
  row: null,
  attributes: {},
  link: null,
});

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
