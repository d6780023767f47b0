/**
 * One number pasted from any label: what is known here by any number, and what vendors find when they are asked; few
 * digits also as the end of a recipient's phone.
 */
import type { SourceFault } from '../../sources/fault.ts';
import { noFilter } from '../../sources/lists/filter.ts';
import { newestFirst } from '../../sources/lists/order-lists.ts';
import { type Order, orderKeyText } from '../../sources/model.ts';
import type { NumberHit } from '../../sources/ports/changes.ts';
import { type IdNamespace, type Vendor, vendors } from '../../sources/vocabulary.ts';
import { typed } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import { needScope } from '../directives/requires-scopes.ts';
import { userError } from '../errors.ts';
import type { Hit } from '../models.ts';
import type { QueryLookupArgs } from '../types.generated.ts';
import type { Parts } from '../../sources/loading/loaders.ts';
import { answersAndFaults } from './order.ts';
import { isServed } from '../../sources/registry.ts';

/** How long a text may be that is looked up: a shorter one would be found in everything, and no label has a longer one. */
const fewestLetters = 2;
const mostLetters = 128;
/** Fewer digits are the end of too many phones, and no phone has more. */
const phoneDigits = /^\d{4,11}$/;
const mostOfPhone = 20;
/** A number with more hits is not that of one sale, and no person would read them all. */
const mostHits = 50;

interface Search {
  readonly number: string;
  readonly wants: (namespace: IdNamespace) => boolean;
  readonly parts: Parts;
  readonly context: Context;
}

export async function lookup(
  { text, namespaces }: QueryLookupArgs,
  parts: Parts,
  context: Context,
): Promise<{ readonly hits: readonly Hit[]; readonly faults: readonly SourceFault[] }> {
  const { client, readModel } = context;
  const number = typed(text, 'text', mostLetters);
  if (number.length < fewestLetters)
    throw userError('BAD_USER_INPUT', `text must have at least ${fewestLetters} characters.`, { argument: 'text' });
  const among = namespaces ? new Set(namespaces) : null;
  if (among?.has('PHONE_SUFFIX')) needScope('pii:reveal', 'PHONE_SUFFIX', client);
  const wants = (namespace: IdNamespace): boolean =>
    among?.has(namespace) ?? (namespace !== 'PHONE_SUFFIX' || client.scopes.has('pii:reveal'));
  const search: Search = { number, wants, parts, context };
  const numbers = readModel.ordersByAnyNumber(spellings(number), null);
  // Vendors first: what they show need not be read again for being known here.
  const [live, phone, kept] = await Promise.all([liveHits(search), phoneHits(search), numbers]);
  const known = await knownHits(kept, search);
  const faults = [...live.faults, ...known.faults, ...phone.faults];
  return {
    hits: sorted([...live.answers.flat(), ...known.answers, ...phone.answers]).slice(0, mostHits),
    // Each vendor is told of once, however many of its answers are missing: the others have answered.
    faults: [...new Map(faults.map((one) => [one.vendor, one])).values()],
  };
}

/** The number as it was typed, and as a label would print it. */
function spellings(number: string): readonly string[] {
  const plain = plainOf(number);
  return plain.length < fewestLetters || plain === number ? [number] : [number, plain];
}
const plainOf = (number: string): string => number.replace(/[\s-]+/g, '').toUpperCase();

/** The orders that are known here by the number, each read as it is now. */
async function knownHits(numbers: readonly NumberHit[], { number, wants, parts, context }: Search) {
  const { loaders, registry } = context;
  const wanted = numbers.filter(({ key, namespace }) => wants(namespace) && isServed(registry, key)).slice(0, mostHits);
  const { answers, faults } = await answersAndFaults(
    wanted.map(async ({ key, namespace, value }) => {
      const node = await loaders.order(key, parts);
      return node && { node, matchedNamespace: namespace, exact: value === number };
    }),
  );
  return { answers: answers.filter((hit) => hit !== null), faults };
}

/** Vendors are asked for the number as each kind that they can be asked for. */
function liveHits({ number, wants, parts, context }: Search) {
  const { loaders, registry, call } = context;
  const asked = registry.sources.flatMap((source) => {
    const { vendor } = source;
    // Several tenants may have an order of this number, and all of them are known here.
    const key = source.hasTenants ? undefined : source.keyOf?.(number);
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
  return answersAndFaults(asked);
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
async function phoneHits({ number, wants, parts, context }: Search): Promise<PhoneHits> {
  const digits = plainOf(number);
  if (!wants('PHONE_SUFFIX') || !phoneDigits.test(digits)) return { answers: [], faults: [] };
  const { registry, orderLists, loaders, call, now } = context;
  context.searched('PHONE_SUFFIX');
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
function sorted(hits: readonly Hit[]): readonly Hit[] {
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
