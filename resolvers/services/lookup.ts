import type { NumberHit } from '../../sources/ports/changes.ts';
import type { SourceFault } from '../../sources/fault.ts';
import { type Order, orderKeyText, type OrderPart } from '../../sources/model.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { newestFirst } from '../../sources/lists/order-lists.ts';
import { type IdNamespace, type Vendor, vendors } from '../../sources/vocabulary.ts';
import type { Context } from '../context.ts';
import { settled } from '../arguments/references.ts';
import type { Hit } from '../models.ts';

/** A shorter text would be found in everything. */
export const fewestLetters = 2;
/** Fewer digits are the end of too many phones, and no phone has more. */
const phoneDigits = /^\d{4,11}$/;
const mostOfPhone = 20;
/** A person reads them; what has more is no number of one sale. */
export const mostHits = 50;

export interface Question {
  readonly number: string;
  readonly wants: (namespace: IdNamespace) => boolean;
  readonly parts: ReadonlySet<OrderPart>;
  readonly context: Context;
}

/** As typed, and as a label would print it. */
export function spellings(number: string): readonly string[] {
  const plain = plainOf(number);
  return plain.length < fewestLetters || plain === number ? [number] : [number, plain];
}
const plainOf = (number: string): string => number.replace(/[\s-]+/g, '').toUpperCase();

/** Everything that is kept here, each order as it is now. */
export async function knownHits(numbers: readonly NumberHit[], { number, wants, parts, context }: Question) {
  const { loaders, registry } = context;
  const wanted = numbers
    .filter(({ key, namespace }) => wants(namespace) && registry.source(key.vendor)?.tenantId === key.tenantId)
    .slice(0, mostHits);
  const { answers, faults } = await settled(
    wanted.map(async ({ key, namespace, value }) => {
      const node = await loaders.order(key, parts);
      return node && { node, matchedNamespace: namespace, exact: value === number };
    }),
  );
  return { answers: answers.filter((hit) => hit !== null), faults };
}

/** Vendors are asked for the number as each kind that they can be asked for. */
export function liveHits({ number, wants, parts, context }: Question) {
  const { loaders, registry, call } = context;
  const asked = registry.sources.flatMap((source) => {
    const { vendor } = source;
    const key = source.keyOf?.(number);
    const ways: Partial<Record<IdNamespace, (() => Promise<readonly Order[]>) | undefined>> = {
      VENDOR_ID: key && (async () => [await loaders.order(key, parts)].filter((order) => order !== null)),
      PLATFORM_ORDER: () => loaders.ordersOfPlatformNo(vendor, number, parts),
      SALE_ORDER: source.ordersBySaleNo && (async () => (await source.ordersBySaleNo?.(number, parts, call)) ?? []),
      WAYBILL: source.ordersByTrackingNo && (() => loaders.ordersOfTrackingNo(vendor, number, parts)),
    };
    return liveNamespaces.flatMap((namespace) => {
      const ask = wants(namespace) ? ways[namespace] : undefined;
      return ask ? [hitsOf(ask(), namespace, context)] : [];
    });
  });
  return settled(asked);
}
const liveNamespaces = ['VENDOR_ID', 'PLATFORM_ORDER', 'SALE_ORDER', 'WAYBILL'] as const;

async function hitsOf(
  asked: Promise<readonly Order[]>,
  matchedNamespace: IdNamespace,
  { loaders }: Context,
): Promise<readonly Hit[]> {
  const orders = await asked;
  orders.forEach((order) => loaders.remember(order));
  return orders.map((node) => ({ node, matchedNamespace, exact: true }));
}

interface PhoneHits {
  readonly answers: readonly Hit[];
  readonly faults: readonly SourceFault[];
}

/** The newest orders of each vendor by the end of the recipient's phone. The digits go into no error and no log. */
export async function phoneHits({ number, wants, parts, context }: Question): Promise<PhoneHits> {
  const digits = plainOf(number);
  if (!wants('PHONE_SUFFIX') || !phoneDigits.test(digits)) return { answers: [], faults: [] };
  const { registry, orderLists, loaders, call, now } = context;
  const ofVendor = async (vendor: Vendor): Promise<PhoneHits> => {
    const filter = { ...noFilter, vendors: [vendor], recipientPhoneSuffix: digits };
    const question = { filter, sort: newestFirst, backward: false, cursor: null, size: mostOfPhone, parts };
    const { rows, reports } = await orderLists.page(question, { call, now });
    rows.forEach(({ order }) => loaders.remember(order));
    return {
      answers: rows.map(({ order }) => {
        const exact = order.recipient?.phone.plain === number;
        return { node: order, matchedNamespace: 'PHONE_SUFFIX', exact };
      }),
      faults: reports.flatMap(({ fault }) => fault ?? []),
    };
  };
  const found = await Promise.all(registry.sources.map(({ vendor }) => ofVendor(vendor)));
  return { answers: found.flatMap(({ answers }) => answers), faults: found.flatMap(({ faults }) => faults) };
}

/** Each order once for each kind of number; numbers before phones, exact ones first, then in the order of vendors. */
export function sorted(hits: readonly Hit[]): readonly Hit[] {
  const best = new Map<string, Hit>();
  for (const hit of hits) {
    const name = `${hit.matchedNamespace} ${orderKeyText(hit.node.key)}`;
    if (!best.get(name)?.exact) best.set(name, hit);
  }
  const place = ({ exact, matchedNamespace, node }: Hit): number =>
    ((matchedNamespace === 'PHONE_SUFFIX' ? 2 : 0) + (exact ? 0 : 1)) * vendors.length +
    vendors.indexOf(node.key.vendor);
  return [...best.values()].toSorted((a, b) => place(a) - place(b));
}
