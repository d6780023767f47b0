/**
 * One number pasted from any label: what is known here by any number, and what vendors find when they are asked; few
 * digits also as the end of a recipient's phone. Beside the hits stands which vendor was asked by which kind of number.
 */
import { numbersOf } from '../../sources/domain/index-row.ts';
import type { SourceFault } from '../../sources/fault.ts';
import { type Order, orderKeyText } from '../../sources/model.ts';
import type { NumberHit } from '../../sources/ports/changes.ts';
import type { Source } from '../../sources/ports/source.ts';
import { numberForm, pastedNumber, sameNumber, spellingsOf } from '../../sources/values/number-text.ts';
import { type IdNamespace, vendors } from '../../sources/vocabulary.ts';
import { typed } from '../arguments/references.ts';
import type { Context } from '../context.ts';
import { needScope } from '../directives/requires-scopes.ts';
import { userError } from '../errors.ts';
import type { Hit } from '../models.ts';
import type { QueryLookupArgs } from '../types.generated.ts';
import type { Parts } from '../../sources/loading/loaders.ts';
import { phoneHits } from './lookup-phones.ts';
import type { Asked, Place, Search } from './lookup-search.ts';
import { answersAndFaults } from './order.ts';
import { isServed } from '../../sources/registry.ts';

/** How long a text may be that is looked up: a shorter one would be found in everything, and no label has a longer one. */
const fewestLetters = 2;
const mostLetters = 128;
/** A number with more hits is not that of one sale, and no person would read them all. */
const mostHits = 50;

export interface Found {
  readonly search: Search;
  readonly hits: readonly Hit[];
  readonly faults: readonly SourceFault[];
  readonly asked: readonly Asked[];
  /** More orders carry the number than are shown: of these vendors, by these kinds. */
  readonly cut: readonly Place[];
}

export async function lookup(args: QueryLookupArgs, parts: Parts, context: Context): Promise<Found> {
  const search = searchOf(args, parts, context);
  const numbers = context.readModel.ordersByAnyNumber([search.number], null);
  // Vendors first: what they show need not be read again for being known here.
  const [live, phone, kept] = await Promise.all([liveHits(search), phoneHits(search), numbers]);
  const known = await knownHits(kept, search);
  const all = sorted([...live.hits, ...known.hits, ...phone.hits]);
  const asked = [...live.asked, ...known.asked, ...phone.asked];
  const dropped = all.slice(mostHits).map(({ node, matchedNamespace }) => ({
    vendor: node.key.vendor,
    namespace: matchedNamespace,
  }));
  return {
    search,
    hits: all.slice(0, mostHits),
    // Each vendor is told of once, however many of its answers are missing: the others have answered.
    faults: [...new Map(asked.flatMap(({ fault }) => (fault ? [[fault.vendor, fault] as const] : []))).values()],
    asked,
    cut: [...known.unread, ...phone.cut, ...dropped],
  };
}

function searchOf({ text, namespaces }: QueryLookupArgs, parts: Parts, context: Context): Search {
  const { client } = context;
  const number = pastedNumber(typed(text, 'text', mostLetters));
  if (numberForm(number).length < fewestLetters)
    throw userError('BAD_USER_INPUT', `text must have at least ${fewestLetters} letters or digits.`, {
      argument: 'text',
    });
  const named = namespaces ? new Set(namespaces) : null;
  if (named?.has('PHONE_SUFFIX')) needScope('pii:reveal', 'PHONE_SUFFIX', client);
  const wants = (namespace: IdNamespace): boolean =>
    named?.has(namespace) ?? (namespace !== 'PHONE_SUFFIX' || client.scopes.has('pii:reveal'));
  return { number, wants, named, parts, context };
}

/** The orders that are known here by the number, each read as it is now. */
async function knownHits(numbers: readonly NumberHit[], { number, wants, parts, context }: Search) {
  const { loaders, registry } = context;
  const wanted = numbers.filter(({ key, namespace }) => wants(namespace) && isServed(registry, key));
  const placed = (hits: readonly NumberHit[]) => hits.map(({ key, namespace }) => ({ vendor: key.vendor, namespace }));
  const read = wanted.slice(0, mostHits).map(async ({ key, namespace, value }) => {
    const { answers, faults } = await answersAndFaults([loaders.order(key, parts)]);
    const hits = answers.flatMap((node) =>
      node === null ? [] : [{ node, matchedNamespace: namespace, exact: value === number }],
    );
    return { hits, asked: faults.map((fault): Asked => ({ vendor: key.vendor, namespace, fault })) };
  });
  const found = await Promise.all(read);
  return {
    hits: found.flatMap(({ hits }) => hits),
    asked: found.flatMap(({ asked }) => asked),
    unread: placed(wanted.slice(mostHits)),
  };
}

type Finder = () => Promise<readonly Order[]>;
/** How a vendor can be asked, by the kind of number. */
function waysOf(source: Source, { number, parts, context }: Search): Partial<Record<IdNamespace, Finder>> {
  const { loaders, call } = context;
  const { vendor, ordersBySaleNo, ordersByNumber = {} } = source;
  // Several tenants may have an order of this number, and all of them are known here.
  const keyOf = source.hasTenants ? undefined : source.keyOf;
  // Where capitals or blanks may count, each spelling is asked for; both numbers of a batch share a call.
  const spellings = spellingsOf(number);
  const [spelling = number] = spellings;
  const each = async (ask: (spelled: string) => Promise<readonly (Order | null)[]>): Promise<readonly Order[]> => {
    const orders = (await Promise.all(spellings.map(ask))).flat().filter((order) => order !== null);
    return [...new Map(orders.map((order) => [orderKeyText(order.key), order])).values()];
  };
  const others = Object.entries(ordersByNumber).map(([namespace, ask]) => [
    namespace,
    () => ask(spellings, parts, call),
  ]);
  return {
    ...Object.fromEntries(others),
    ...(keyOf && { VENDOR_ID: () => each(async (spelled) => [await loaders.order(keyOf(spelled), parts)]) }),
    PLATFORM_ORDER: () => loaders.ordersOfPlatformNo(vendor, spelling, parts),
    ...(ordersBySaleNo && { SALE_ORDER: () => each((spelled) => ordersBySaleNo(spelled, parts, call)) }),
    ...(source.ordersByTrackingNo && { WAYBILL: () => loaders.ordersOfTrackingNo(vendor, spelling, parts) }),
  };
}

/** Vendors are asked for the number as each kind that they can be asked for. */
async function liveHits(search: Search) {
  const { wants, context } = search;
  const found = await Promise.all(
    context.registry.sources.flatMap((source) => {
      const ways = waysOf(source, search);
      return context.registry
        .definition(source.vendor)
        .numbers.flatMap((namespace) =>
          wants(namespace) && ways[namespace] ? [hitsOf(ways[namespace], { source, namespace }, search)] : [],
        );
    }),
  );
  return { hits: found.flatMap(({ hits }) => hits), asked: found.map(({ asked }) => asked) };
}

interface Way {
  readonly source: Source;
  readonly namespace: IdNamespace;
}
async function hitsOf(ask: Finder, { source, namespace }: Way, { number, context }: Search) {
  const { answers, faults } = await answersAndFaults([ask()]);
  const orders = answers.flat();
  orders.forEach((order) => context.loaders.remember(order));
  return {
    hits: orders.map((node): Hit => ({ node, matchedNamespace: namespace, exact: isExact(node, namespace, number) })),
    asked: { vendor: source.vendor, namespace, fault: faults[0] ?? null },
  };
}

/** A number that the order's record does not show is taken at its vendor's word. */
function isExact(order: Order, namespace: IdNamespace, number: string): boolean {
  const shown = numbersOf(order).filter((one) => one.namespace === namespace && sameNumber(one.value, number));
  return shown.length === 0 || shown.some(({ value }) => value === number);
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
