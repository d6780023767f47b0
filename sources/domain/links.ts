/**
 * Which orders are the same sale (mappings.md §8). Two orders link on a number only inside one namespace; EXACT and
 * STRONG links merge into a group, WEAK ones are shown and never merged. A manual decision outweighs all evidence.
 */
import { equal } from '../values/decimal.ts';
import { milliseconds, vendorTime } from '../values/time.ts';
import type { Decision, LinkEvidence, Linker, LinkFacts } from '../ports/links.ts';
import { type Order, type OrderGroup, type OrderKey, type OrderLink, orderKeyText } from '../model.ts';

const nearMs = 48 * 3_600_000;

/** An EZR order carries the numbers of its lines, so it can belong with several platform orders. */
export const platformNumbersOf = ({ identifiers }: Order): readonly string[] =>
  identifiers.flatMap(({ namespace, value }) => (namespace === 'PLATFORM_ORDER' ? [value] : []));

export function linkFactsOf(order: Order): LinkFacts {
  const { shop, amounts, placedAt } = order;
  const { payable } = amounts;
  return {
    numbers: platformNumbersOf(order),
    platform: order.platform?.id ?? null,
    shops: [...new Set([shop?.id, shop?.code].filter((code) => code !== null && code !== undefined))],
    payable: payable && { amount: payable.amount, currency: payable.currency },
    placedAt: placedAt && milliseconds(placedAt),
  };
}

/** Null when the two share no platform order number. */
export const linkOf: Linker = (a, b) => {
  const shared = a.numbers.filter((number) => b.numbers.includes(number));
  if (shared.length === 0) return null;
  const link = (confidence: LinkEvidence['confidence'], evidence: readonly string[]): LinkEvidence => ({
    confidence,
    evidence: [`same platform order number ${shared.join(', ')}`, ...evidence],
  });
  if (a.platform && b.platform)
    return a.platform === b.platform
      ? link('EXACT', [`same platform ${a.platform}`])
      : link('WEAK', [`different platforms ${a.platform} and ${b.platform}`]);
  const agreeing = agreements(a, b);
  return agreeing.length > 0
    ? link('STRONG', [...agreeing, 'platform not stated on one side'])
    : link('WEAK', ['platform not stated on one side', 'neither shop, amount nor time agree']);
};

function agreements(a: LinkFacts, b: LinkFacts): readonly string[] {
  const found: string[] = [];
  const shop = a.shops.find((code) => b.shops.includes(code));
  if (shop !== undefined) found.push(`same shop ${shop}`);
  const [x, y] = [a.payable, b.payable];
  if (x && y && x.currency === y.currency && equal(x.amount, y.amount)) found.push(`same payable amount ${x.amount}`);
  if (a.placedAt !== null && b.placedAt !== null && Math.abs(a.placedAt - b.placedAt) <= nearMs)
    found.push('placed within 48 hours of each other');
  return found;
}

/** Sorts the earliest placed order first and orders without a time last; equal times are sorted by vendor and id. */
export function byPlacing(a: Order, b: Order): number {
  const [x, y] = [a.placedAt, b.placedAt];
  if (x !== null && y !== null && milliseconds(x) !== milliseconds(y)) return milliseconds(x) - milliseconds(y);
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  return orderKeyText(a.key) < orderKeyText(b.key) ? -1 : 1;
}

/**
 * The group of `of`, or else of the earliest placed order. `decisions` may concern any orders. Null when there are no
 * orders.
 */
export function groupOf(orders: readonly Order[], of?: Order, decisions: readonly Decision[] = []): OrderGroup | null {
  const sorted = orders.toSorted(byPlacing);
  const start = of ?? sorted[0];
  if (!start) return null;
  const links = linksAmong(sorted, decisions);
  const joined = component(start, links);
  const members = sorted.filter(({ key }) => joined.has(orderKeyText(key)));
  const [canonical = start] = members;
  // A number names the group of its earliest order. Another group with the same number is named by one of its orders.
  const names = ({ platformOrderNo: number }: Order): boolean => {
    const earliest = number === null ? undefined : sorted.find((one) => platformNumbersOf(one).includes(number));
    return earliest !== undefined && joined.has(orderKeyText(earliest.key));
  };
  const namer = [start, canonical].find(names);
  return {
    platformOrderNo: (namer ?? canonical).platformOrderNo,
    canonical,
    namedBy: namer ? 'NUMBER' : 'ORDER',
    members: members.length > 0 ? members : [start],
    // A link between two orders of other groups is not shown here.
    links: links.filter(({ from, to }) => joined.has(orderKeyText(from)) || joined.has(orderKeyText(to))),
  };
}

function linksAmong(orders: readonly Order[], decisions: readonly Decision[]): readonly OrderLink[] {
  const compared = orders.map((order) => ({ key: order.key, facts: linkFactsOf(order) }));
  const decided = new Map(decisions.map((decision) => [pairText(decision.a, decision.b), decision]));
  return compared.flatMap((a, i) =>
    compared.slice(i + 1).flatMap((b): readonly OrderLink[] => {
      const decision = decided.get(pairText(a.key, b.key));
      if (decision?.kind === 'CUT') return [];
      const found = linkOf(a.facts, b.facts);
      const link = decision ? manual(decision, found) : found;
      return link ? [{ from: a.key, to: b.key, ...link }] : [];
    }),
  );
}

/** The same text for the same order, by whichever number it was asked for. */
export const nameText = (key: OrderKey): string => orderKeyText({ ...key, askedBy: null });
const pairText = (a: OrderKey, b: OrderKey): string => [nameText(a), nameText(b)].toSorted().join(' ');

const manual = ({ by, at }: Decision, found: LinkEvidence | null): Pick<OrderLink, 'confidence' | 'evidence'> => ({
  confidence: 'MANUAL',
  // The day is the one in China.
  evidence: [`linked by ${by} on ${vendorTime(at).slice(0, 10)}`, ...(found?.evidence ?? [])],
});

/** All orders that links join to the start, WEAK ones apart. */
function component(start: Order, links: readonly OrderLink[]): ReadonlySet<string> {
  const joined = new Set([orderKeyText(start.key)]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { from, to, confidence } of links) {
      const [x, y] = [orderKeyText(from), orderKeyText(to)];
      if (confidence === 'WEAK' || joined.has(x) === joined.has(y)) continue;
      joined.add(x).add(y);
      grown = true;
    }
  }
  return joined;
}
