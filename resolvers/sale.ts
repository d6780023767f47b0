/** The orders of one sale, asked live of every vendor. */
import { groupOf, platformNumbersOf } from '../sources/domain/links.ts';
import type { SourceFault } from '../sources/kit/fault.ts';
import { type Order, type OrderGroup, type OrderPart, orderKeyText } from '../sources/model.ts';
import type { Context } from './context.ts';
import { settled } from './references.ts';

export interface Found {
  readonly group: OrderGroup | null;
  /** Vendors that could not be asked: the group may lack their members. */
  readonly faults: readonly SourceFault[];
}

/** Every vendor is asked for the number, live. */
export async function groupByNumber(
  number: string,
  parts: ReadonlySet<OrderPart>,
  { registry, loaders }: Context,
): Promise<Found> {
  const { answers, faults } = await settled(
    registry.sources.map(({ vendor }) => loaders.ordersOfPlatformNo(vendor, number, parts)),
  );
  const group = groupOf(answers.flat());
  return { group: group && { ...group, platformOrderNo: number, namedBy: 'NUMBER' }, faults };
}

/** The group of an order; an order without a platform order number is alone in its group. */
export async function groupOfOrder(
  order: Order,
  parts: ReadonlySet<OrderPart>,
  { registry, loaders }: Context,
): Promise<Required<Found>> {
  const { answers, faults } = await settled(
    platformNumbersOf(order).flatMap((number) =>
      registry.sources.map(({ vendor }) => loaders.ordersOfPlatformNo(vendor, number, parts)),
    ),
  );
  // An EZR order is found under each of its numbers.
  const found = new Map(answers.flat().map((one) => [orderKeyText(one.key), one]));
  const itself = found.get(orderKeyText(order.key)) ?? order;
  found.set(orderKeyText(order.key), itself);
  return { group: groupOf([...found.values()], itself), faults };
}
