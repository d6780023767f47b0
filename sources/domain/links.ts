/**
 * Which orders are the same sale (mappings.md §8). Two orders link on a number only inside one namespace; EXACT and
 * STRONG links merge into a group, WEAK ones are shown and never merged. A manual decision outweighs all evidence.
 */
import { equal } from '../values/decimal.ts';
import { milliseconds, vendorTime } from '../values/time.ts';
import { namesNothing, numberForm, sameNumber } from '../values/number-text.ts';
import { type Decision, type LinkEvidence, type Linker, type LinkFacts, mostCarriers } from '../ports/links.ts';
import { type Order, type OrderGroup, type OrderKey, type OrderLink, orderKeyText } from '../model.ts';

const nearMs = 48 * 3_600_000;

/** An EZR order carries the numbers of its lines, so it can belong with several platform orders. */
export const platformNumbersOf = ({ identifiers }: Order): readonly string[] =>
  identifiers.flatMap(({ namespace, value }) => (namespace === 'PLATFORM_ORDER' ? [value] : []));

export const carriesPlatformNumber = (order: Order, number: string): boolean =>
  platformNumbersOf(order).some((one) => sameNumber(one, number));
/** In the form in which they are compared; a placeholder (0, -, 无) names no sale. */
const linkingNumbersOf = (order: Order): readonly string[] => [
  ...new Set(
    platformNumbersOf(order)
      .filter((number) => !namesNothing(number))
      .map(numberForm),
  ),
];

export function linkFactsOf(order: Order): LinkFacts {
  const { shop, amounts, placedAt } = order;
  const { payable } = amounts;
  return {
    numbers: linkingNumbersOf(order),
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
  const carriers = carriersAmong(sorted);
  const links = linksAmong(carriers, sorted, decisions);
  const joined = component(start, links);
  const members = sorted.filter(({ key }) => joined.has(orderKeyText(key)));
  const [canonical = start] = members;
  // A number names the group of its earliest order. Another group with the same number is named by one of its orders.
  const names = ({ platformOrderNo: number }: Order): boolean => {
    const earliest = number === null ? undefined : carriers.get(numberForm(number))?.[0];
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
    linkingNothing: notesOfNumbers(start, carriers),
  };
}

/** An order with what it is compared by. */
interface Compared {
  readonly key: OrderKey;
  readonly facts: LinkFacts;
}
type Carriers = ReadonlyMap<string, readonly Compared[]>;

/** The orders of each number, in their order, without numbers that more of them carry than a sale has. */
function carriersAmong(orders: readonly Order[]): Carriers {
  const byNumber = new Map<string, Compared[]>();
  for (const order of orders) {
    const compared = { key: order.key, facts: linkFactsOf(order) };
    for (const number of compared.facts.numbers) {
      const others = byNumber.get(number);
      if (others) others.push(compared);
      else byNumber.set(number, [compared]);
    }
  }
  return new Map([...byNumber].filter(([, some]) => some.length <= mostCarriers));
}

/** Numbers of the order that link nothing, each with the reason, for a person. */
function notesOfNumbers(order: Order, carriers: Carriers): readonly string[] {
  return platformNumbersOf(order).flatMap((number) => {
    if (namesNothing(number))
      return [`The platform order number "${number}" names no sale (it is a placeholder), so it links no orders.`];
    return carriers.has(numberForm(number))
      ? []
      : [
          `The platform order number ${number} is carried by more than ${mostCarriers} orders, so it links none of them.`,
        ];
  });
}

/** Only orders that share a number are compared, and those that a person has decided on. */
function linksAmong(
  carriers: Carriers,
  orders: readonly Order[],
  decisions: readonly Decision[],
): readonly OrderLink[] {
  const decided = new Map(decisions.map((decision) => [pairText(decision.a, decision.b), decision]));
  const found = new Map<string, OrderLink>();
  const compare = (a: Compared, b: Compared): void => {
    const text = pairText(a.key, b.key);
    const decision = decided.get(text);
    if (found.has(text) || decision?.kind === 'CUT') return;
    const evident = linkOf(linking(a.facts, carriers), b.facts);
    const link = decision ? manual(decision, evident) : evident;
    if (link) found.set(text, { from: a.key, to: b.key, ...link });
  };
  for (const some of carriers.values()) some.forEach((a, i) => some.slice(i + 1).forEach((b) => compare(a, b)));
  const byName = new Map(orders.map((order) => [nameText(order.key), order]));
  for (const { a, b } of decisions) {
    const pair = [byName.get(nameText(a)), byName.get(nameText(b))].filter((one) => one !== undefined);
    const [first, second] = pair.toSorted(byPlacing).map((one) => ({ key: one.key, facts: linkFactsOf(one) }));
    if (first && second) compare(first, second);
  }
  return inOrder([...found.values()], orders);
}

const linking = (facts: LinkFacts, carriers: Carriers): LinkFacts => ({
  ...facts,
  numbers: facts.numbers.filter((number) => carriers.has(number)),
});

/** As if all pairs had been compared, from the earliest order on. */
function inOrder(links: readonly OrderLink[], orders: readonly Order[]): readonly OrderLink[] {
  const places = new Map(orders.map(({ key }, place) => [orderKeyText(key), place]));
  const placeOf = (key: OrderKey): number => places.get(orderKeyText(key)) ?? 0;
  return links.toSorted((x, y) => placeOf(x.from) - placeOf(y.from) || placeOf(x.to) - placeOf(y.to));
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
  const neighbours = new Map<string, string[]>();
  const note = (from: string, to: string): void => {
    const known = neighbours.get(from);
    if (known) known.push(to);
    else neighbours.set(from, [to]);
  };
  for (const { from, to, confidence } of links) {
    if (confidence === 'WEAK') continue;
    note(orderKeyText(from), orderKeyText(to));
    note(orderKeyText(to), orderKeyText(from));
  }
  const joined = new Set([orderKeyText(start.key)]);
  // A set is walked through in the order of insertion, with what is added meanwhile.
  for (const key of joined) for (const other of neighbours.get(key) ?? []) joined.add(other);
  return joined;
}
