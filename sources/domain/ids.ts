/**
 * Global ids: base64url("1|<Type>|<Vendor>|<tenant>|<parts…>"), parts percent-encoded, so that an id is resolvable
 * without any memory. An order's fourth part is the number that it is asked by, where that is another one than its own
 * (Babycare: the platform order number); at the end of an id it is left out where there is none. The id of a line, parcel
 * or case begins with its order's four parts (mappings.md §8). Clients must not read anything out of an id, and there is no
 * personal data in it.
 */
import type { OrderKey } from '../model.ts';
import { type Vendor, vendors } from '../vocabulary.ts';

export const nodeTypes = [
  'Order',
  'OrderItem',
  'Package',
  'ReturnCase',
  'Reminder',
  'OrderGroup',
  'Operation',
] as const;
export type NodeType = (typeof nodeTypes)[number];

export type GlobalId =
  | { readonly type: 'Order'; readonly order: OrderKey }
  | { readonly type: 'OrderItem'; readonly order: OrderKey; readonly itemKey: string }
  | { readonly type: 'Package'; readonly order: OrderKey; readonly packageKey: readonly string[] }
  | { readonly type: 'ReturnCase'; readonly order: OrderKey; readonly returnKey: string }
  | {
      readonly type: 'Reminder';
      readonly vendor: Vendor;
      readonly tenantId: string | null;
      readonly reminderId: string;
    }
  | { readonly type: 'Operation'; readonly operationId: string }
  | { readonly type: 'OrderGroup'; readonly platformOrderNo: string }
  /** An order without a platform order number is a group by itself. */
  | { readonly type: 'OrderGroup'; readonly order: OrderKey };

const version = '1';
/** No id of ours is nearly as long. A longer text is refused before it is decoded. */
export const maxIdLength = 2_000;

export const encodeId = (id: GlobalId): string => written(id, partsOf(id));
/** As ids were written at first, with an empty last part. They were given out, and lead to their orders for ever. */
const encodeOldId = (id: GlobalId): string =>
  written(id, endsInOrder(id) && id.order.askedBy === null ? [...partsOf(id), ''] : partsOf(id));

const written = (id: GlobalId, parts: readonly string[]): string =>
  Buffer.from([version, id.type, ...parts.map(encodePart)].join('|')).toString('base64url');

/** A text that a vendor cut within a character cannot be percent-encoded, so half a character is replaced first. */
const encodePart = (part: string): string => encodeURIComponent(part.toWellFormed());

function partsOf(id: GlobalId): readonly string[] {
  switch (id.type) {
    case 'Order':
      return lastParts(id.order);
    case 'OrderItem':
      return [...orderParts(id.order), id.itemKey];
    case 'Package':
      return [...orderParts(id.order), ...id.packageKey];
    case 'ReturnCase':
      return [...orderParts(id.order), id.returnKey];
    case 'Reminder':
      return [id.vendor, id.tenantId ?? '', id.reminderId];
    case 'Operation':
      return [id.operationId];
    case 'OrderGroup':
      return 'order' in id ? ['', ...lastParts(id.order)] : [id.platformOrderNo];
  }
}

const orderParts = ({ vendor, tenantId, nativeId, askedBy }: OrderKey): readonly string[] => [
  vendor,
  tenantId ?? '',
  nativeId,
  askedBy ?? '',
];

const lastParts = (order: OrderKey): readonly string[] =>
  order.askedBy === null ? orderParts(order).slice(0, -1) : orderParts(order);
const endsInOrder = (id: GlobalId): id is Extract<GlobalId, { order: OrderKey }> =>
  'order' in id && (id.type === 'Order' || id.type === 'OrderGroup');

/** Null when the text is no id of ours. Never throws. */
export function decodeId(text: string): GlobalId | null {
  if (text.length > maxIdLength || !/^[\w-]+$/.test(text)) return null;
  const [format, type, ...encoded] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const known = nodeTypes.find((one) => one === type);
  const parts = encoded.map(decodePart);
  if (format !== version || !known || !parts.every((part) => part !== null)) return null;
  const id = readers[known](parts);
  // Only the spellings that we write or wrote are accepted. This also refuses parts too many.
  return id !== null && (encodeId(id) === text || encodeOldId(id) === text) ? id : null;
}

function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** Reads what `partsOf` has written. */
type Reader = (parts: readonly string[]) => GlobalId | null;
const ofOrder =
  (read: (order: OrderKey, rest: readonly string[]) => GlobalId | null): Reader =>
  ([name, tenantId = '', nativeId = '', askedBy = '', ...rest]) => {
    const vendor = vendors.find((known) => known === name);
    if (!vendor || nativeId === '') return null;
    return read({ vendor, tenantId: tenantId || null, nativeId, askedBy: askedBy || null }, rest);
  };
const readers: Readonly<Record<NodeType, Reader>> = {
  Order: ofOrder((order) => ({ type: 'Order', order })),
  OrderItem: ofOrder((order, [itemKey = '']) => ({ type: 'OrderItem', order, itemKey })),
  Package: ofOrder((order, packageKey) => (packageKey.length > 0 ? { type: 'Package', order, packageKey } : null)),
  ReturnCase: ofOrder((order, [returnKey = '']) => ({ type: 'ReturnCase', order, returnKey })),
  Reminder([name, tenantId = '', reminderId = '']) {
    const vendor = vendors.find((known) => known === name);
    return vendor && reminderId !== '' ? { type: 'Reminder', vendor, tenantId: tenantId || null, reminderId } : null;
  },
  Operation: ([operationId = '']) => (operationId === '' ? null : { type: 'Operation', operationId }),
  OrderGroup: ([platformOrderNo = '', ...parts]) =>
    platformOrderNo === '' ? groupOfOrder(parts) : { type: 'OrderGroup', platformOrderNo },
};
const groupOfOrder = ofOrder((order) => ({ type: 'OrderGroup', order }));
