/** Random filters over the values that some orders have, with a value now and then that none of them has. */
import { noFilter } from '../../../sources/lists/filter.ts';
import type { Order } from '../../../sources/model.ts';
import type { Filter } from '../../../sources/ports/lists.ts';
import { vendors } from '../../../sources/vocabulary.ts';

type Random = () => number;
type Draw = (random: Random) => Partial<Filter>;

export const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
};
const distinct = <T>(values: readonly (T | null | undefined)[]): readonly T[] => [
  ...new Set(values.filter((value) => value !== null && value !== undefined)),
];
const parties = (orders: readonly Order[], name: 'platform' | 'shop' | 'store' | 'warehouse') =>
  distinct(orders.flatMap((order) => [order[name]?.id, order[name]?.code]));
type Timed = 'placedAt' | 'createdAt' | 'modifiedAt' | 'shipBy' | 'deliverBy';
const seconds = (orders: readonly Order[], name: Timed): readonly number[] =>
  distinct(orders.map((order) => timeOf(order, name))).map((at) => Math.floor(Date.parse(at) / 1000));
const timeOf = (order: Order, name: Timed) =>
  name === 'shipBy' || name === 'deliverBy' ? (order[name]?.at ?? null) : order[name];

/** Draws filters of one or two conditions, some with an "and" or a "not" that has more of them. */
export function filtersOver(orders: readonly Order[]): (random: Random) => Filter {
  const draws = drawsOver(orders);
  const draw = (random: Random, depth: number): Filter => {
    const conditions = Array.from({ length: random() < 0.4 ? 2 : 1 }, () => pick(random, draws)(random));
    const inner = (): Filter => draw(random, depth + 1);
    const deeper = depth < 3 ? random() : 1;
    return {
      ...noFilter,
      ...(deeper < 0.2 && random() < 0.5 ? {} : Object.assign({}, ...conditions)),
      and: deeper < 0.2 ? [inner(), ...(random() < 0.3 ? [inner()] : [])] : null,
      not: deeper > 0.1 && deeper < 0.4 ? inner() : null,
    };
  };
  return (random) => draw(random, 0);
}

function drawsOver(orders: readonly Order[]): readonly Draw[] {
  const lines = orders.flatMap(({ items }) => items.flatMap((one) => [one, ...(one.components ?? [])]));
  const few = (values: readonly unknown[]) => {
    const among = values.length === 0 ? ['none of them'] : values;
    return (random: Random) => {
      const some = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, among));
      return random() < 0.1 ? [...some, 'none of them'] : some;
    };
  };
  const list = (name: keyof Filter, values: readonly unknown[]): Draw => {
    const draw = few(values);
    return (random) => ({ [name]: draw(random) });
  };
  const known = (name: keyof Filter, values: readonly unknown[]): Draw => {
    const among = distinct(values);
    return (random) => ({
      [name]: distinct(Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, among))),
    });
  };
  const text = (name: keyof Filter, values: readonly string[]): Draw => {
    const draw = few(values);
    return (random) => ({ [name]: draw(random)[0] });
  };
  const flag =
    (name: keyof Filter): Draw =>
    (random) => ({ [name]: random() < 0.5 });
  const range = (name: Timed): Draw => {
    const times = seconds(orders, name);
    return (random) => {
      const [a, b] = [pick(random, times), pick(random, times) + Math.floor(random() * 2)].toSorted((x, y) => x - y);
      const open = random();
      return { [name]: { from: open < 0.2 ? null : (a ?? null), to: open > 0.8 ? null : (b ?? null) } };
    };
  };
  const phones = distinct(orders.map(({ recipient }) => recipient?.phone.plain ?? recipient?.phone.masked));
  const ends = (length: number) => phones.map((one) => one.slice(-length)).filter((end) => /^\d+$/.test(end));
  return [
    known('vendors', vendors),
    ...(['status', 'paymentStatus', 'fulfillmentStatus', 'kind', 'deliveryMethod'] as const).map((name) =>
      known(
        name,
        orders.map((order) => order[name]),
      ),
    ),
    known('returnStatus', ['REQUESTED', ...orders.map(({ returnStatus }) => returnStatus)]),
    list('nativeStatus', distinct(orders.flatMap(({ statusNative }) => statusNative.map(({ code }) => code)))),
    ...(['placedAt', 'createdAt', 'modifiedAt', 'shipBy', 'deliverBy'] as const).map(range),
    (): Partial<Filter> => ({ deliveredAt: { from: 0, to: 4_000_000_000 } }),
    list('platformOrderNos', distinct(orders.map(({ platformOrderNo }) => platformOrderNo))),
    list('platformIds', parties(orders, 'platform')),
    list('shopIds', parties(orders, 'shop')),
    list('storeIds', parties(orders, 'store')),
    list('warehouseIds', parties(orders, 'warehouse')),
    text(
      'trackingNo',
      distinct([
        ...orders.flatMap((order) => (order.packages ?? []).map(({ trackingNo }) => trackingNo)),
        ...lines.map(({ trackingNo }) => trackingNo),
      ]),
    ),
    list(
      'skuCodes',
      distinct(lines.map(({ sku }) => sku.code)).filter((code) => code !== ''),
    ),
    text(
      'productText',
      distinct(lines.map(({ title }) => title))
        .flatMap((title) => [title, title.slice(0, 2).trim()])
        .filter((part) => part !== ''),
    ),
    text('recipientPhoneSuffix', [...ends(4), ...ends(4), ...ends(8)]),
    text('recipientName', distinct(orders.map(({ recipient }) => recipient?.name.plain))),
    list('tags', distinct(orders.flatMap(({ tags }) => tags ?? []))),
    ...(['onHold', 'hasException', 'hasReturn', 'hasInvoice', 'hasUnmappedStatus'] as const).map(flag),
  ];
}

/** The filter as a client writes it. */
export function inputOf(filter: Filter): Record<string, unknown> {
  const moment = (second: number | null): string | null =>
    second === null ? null : new Date(second * 1000).toISOString();
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, wanted]): readonly [string, unknown][] => {
      if (wanted === null) return [];
      if (name === 'and') return [[name, (filter.and ?? []).map(inputOf)]];
      if (name === 'not') return filter.not ? [[name, inputOf(filter.not)]] : [];
      if (!/(?:At|By)$/.test(name)) return [[name, wanted]];
      const { from, to } = wanted as { from: number | null; to: number | null };
      return [[name, { from: moment(from), to: moment(to) }]];
    }),
  );
}
