/** One number pasted from any label: what is known here by any number, and what vendors find when they are asked. */
import type { GraphQLResolveInfo } from 'graphql';
import type { NumberHit } from '../sources/change-port.ts';
import type { SourceFault } from '../sources/kit/fault.ts';
import { type Order, orderKeyText, type OrderPart } from '../sources/model.ts';
import { type IdNamespace, vendors } from '../sources/vocabulary.ts';
import type { Context } from './context.ts';
import { userError } from './errors.ts';
import { settled, typed } from './references.ts';
import { orderParts } from './selection.ts';
import type { QueryResolvers } from './types.generated.ts';

export interface Hit {
  readonly node: Order;
  readonly matchedNamespace: IdNamespace;
  readonly exact: boolean;
}

const [fewest, most] = [2, 128];
/** A person reads them; what has more is no number of one sale. */
const mostHits = 50;

export const lookupQueries: Pick<QueryResolvers, 'lookup'> = {
  lookup: async (_root, { text, namespaces }, context, info) => {
    const number = typed(text, 'text', most);
    if (number.length < fewest)
      throw userError('BAD_USER_INPUT', `text must have at least ${fewest} characters.`, { argument: 'text' });
    const among = namespaces ? new Set(namespaces) : null;
    const parts = orderParts(info, ['LookupHit', 'node']);
    const question: Question = { number, wants: (namespace) => among?.has(namespace) ?? true, parts, context };
    const kept = context.knowledge.ordersByAnyNumber(spellings(number), null);
    // Vendors first: what they show need not be read again for being known here.
    const [live, numbers] = await Promise.all([liveHits(question), kept]);
    const known = await knownHits(numbers, question);
    report([...live.faults, ...known.faults], context, info);
    return sorted([...live.answers.flat(), ...known.answers]).slice(0, mostHits);
  },
};

interface Question {
  readonly number: string;
  readonly wants: (namespace: IdNamespace) => boolean;
  readonly parts: ReadonlySet<OrderPart>;
  readonly context: Context;
}

/** As typed, and as a label would print it. */
function spellings(number: string): readonly string[] {
  const plain = number.replace(/[\s-]+/g, '').toUpperCase();
  return plain.length < fewest || plain === number ? [number] : [number, plain];
}

/** Everything that is kept here, each order as it is now. */
async function knownHits(numbers: readonly NumberHit[], { number, wants, parts, context }: Question) {
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
function liveHits({ number, wants, parts, context }: Question) {
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

/** Each vendor once, however many of its answers are missing: the others have answered. */
function report(faults: readonly SourceFault[], context: Context, info: GraphQLResolveInfo): void {
  for (const fault of new Map(faults.map((one) => [one.vendor, one])).values()) context.report(fault, info.path);
}

/** Each order once for each kind of number; exact ones first, then in the order of vendors. */
function sorted(hits: readonly Hit[]): readonly Hit[] {
  const best = new Map<string, Hit>();
  for (const hit of hits) {
    const name = `${hit.matchedNamespace} ${orderKeyText(hit.node.key)}`;
    if (!best.get(name)?.exact) best.set(name, hit);
  }
  const place = ({ exact, node }: Hit): number => (exact ? 0 : vendors.length) + vendors.indexOf(node.key.vendor);
  return [...best.values()].toSorted((a, b) => place(a) - place(b));
}
