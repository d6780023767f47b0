/**
 * Which orders are the same sale (mappings.md §8). Two orders link on a number only inside one namespace; EXACT and
 * STRONG links merge into a group, WEAK ones are shown and never merged.
 */
import { equal } from '../kit/decimal.ts';
import { milliseconds } from '../kit/time.ts';
import { type Order, type OrderGroup, type OrderLink, orderKeyText } from '../model.ts';

const nearMs = 48 * 3_600_000;

/** An EZR order carries the numbers of its lines, so it can belong with several platform orders. */
export const platformNumbersOf = ({ identifiers }: Order): readonly string[] =>
  identifiers.flatMap(({ namespace, value }) => (namespace === 'PLATFORM_ORDER' ? [value] : []));

/** Null when the two share no platform order number. */
export function linkOf(a: Order, b: Order): OrderLink | null {
  const shared = platformNumbersOf(a).filter((number) => platformNumbersOf(b).includes(number));
  const [number] = shared;
  if (number === undefined) return null;
  const link = (confidence: OrderLink['confidence'], evidence: readonly string[]): OrderLink => ({
    from: a.key,
    to: b.key,
    confidence,
    evidence: [`same platform order number ${shared.join(', ')}`, ...evidence],
  });
  if (a.platform?.id && b.platform?.id)
    return a.platform.id === b.platform.id
      ? link('EXACT', [`same platform ${a.platform.id}`])
      : link('WEAK', [`different platforms ${a.platform.id} and ${b.platform.id}`]);
  const agreeing = agreements(a, b);
  return agreeing.length > 0
    ? link('STRONG', [...agreeing, 'platform not stated on one side'])
    : link('WEAK', ['platform not stated on one side', 'neither shop, amount nor time agree']);
}

function agreements(a: Order, b: Order): readonly string[] {
  const found: string[] = [];
  const shop = sharedShop(a, b);
  if (shop !== null) found.push(`same shop ${shop}`);
  const [x, y] = [a.amounts.payable, b.amounts.payable];
  if (x && y && x.currency === y.currency && equal(x.amount, y.amount)) found.push(`same payable amount ${x.amount}`);
  if (a.placedAt && b.placedAt && Math.abs(milliseconds(a.placedAt) - milliseconds(b.placedAt)) <= nearMs)
    found.push('placed within 48 hours of each other');
  return found;
}

function sharedShop(a: Order, b: Order): string | null {
  const codes = [a.shop?.id, a.shop?.code].filter((code) => code !== null && code !== undefined);
  return codes.find((code) => code === b.shop?.id || code === b.shop?.code) ?? null;
}

/** The earliest placed order first; an order without a time comes last; ties by vendor and id. */
export function byPlacing(a: Order, b: Order): number {
  const [x, y] = [a.placedAt, b.placedAt];
  if (x !== null && y !== null && milliseconds(x) !== milliseconds(y)) return milliseconds(x) - milliseconds(y);
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  return orderKeyText(a.key) < orderKeyText(b.key) ? -1 : 1;
}

/**
 * The group of one of these orders, all of which carry one platform order number: of the earliest placed one, unless
 * another is named. Null when there are no orders.
 */
export function groupOf(orders: readonly Order[], of?: Order): OrderGroup | null {
  const sorted = orders.toSorted(byPlacing);
  const [earliest] = sorted;
  const start = of ?? earliest;
  if (!earliest || !start) return null;
  const links = sorted.flatMap((a, i) => sorted.slice(i + 1).flatMap((b) => linkOf(a, b) ?? []));
  const joined = component(start, links);
  const members = sorted.filter(({ key }) => joined.has(orderKeyText(key)));
  const [canonical = start] = members;
  return {
    platformOrderNo: start.platformOrderNo,
    canonical,
    // The number names the group of its earliest order; a namesake's group is named by an order of its own.
    namedBy: start.platformOrderNo !== null && joined.has(orderKeyText(earliest.key)) ? 'NUMBER' : 'ORDER',
    members: members.length > 0 ? members : [start],
    // A link between two orders that are both strangers to this group is not this group's to tell.
    links: links.filter(({ from, to }) => joined.has(orderKeyText(from)) || joined.has(orderKeyText(to))),
  };
}

/** Everything that EXACT and STRONG links join to the start. */
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
