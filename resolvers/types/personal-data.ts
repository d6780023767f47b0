/** Personal data, in fields of its own and in what people wrote, and whose it is. */
import { isMasked, maskAddress, maskName, maskPhone, shown } from '../../sources/domain/mask.ts';
import { type KnownValue, knownPeople, maskText, maskTitle } from '../../sources/domain/mask-text.ts';
import type { Invoice, Order, OrderKey, Personal, ReturnCase } from '../../sources/model.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../types.generated.ts';

interface Belonging {
  /** Whose record it is, for the note that is kept of what was revealed; null: nobody says. */
  readonly order: OrderKey | null;
  /** The people of that order, as far as they are known: texts may name them. */
  readonly people: readonly KnownValue[];
}
const belongings = new WeakMap<object, Belonging>();
const belongingOf = (record: object): Belonging => belongings.get(record) ?? { order: null, people: [] };

export function owned<T extends object>(
  record: T | null,
  order: OrderKey,
  people: readonly KnownValue[] = [],
): T | null {
  if (record) belongings.set(record, { order, people });
  return record;
}
/** The order itself is at hand, so that its people are known. */
export const ownedBy = <T extends object>(record: T | null, order: Order): T | null =>
  owned(record, order.key, knownPeople(order));

/** guard.ts sees to it that only who may asks to reveal. */
interface Asked {
  readonly reveal?: boolean | null;
}
const field =
  <T extends object>(name: string, of: (person: T) => Personal, mask: (plain: string, person: T) => string) =>
  (person: T, { reveal }: Asked, { disclosed }: Context): string | null => {
    const value = of(person);
    if (reveal && value.plain !== null && !isMasked(value.plain)) disclosed(belongingOf(person).order, name);
    return shown(value, reveal ?? false, (plain) => mask(plain, person));
  };

interface TextOptions<T> {
  readonly mask?: (text: string, people: readonly KnownValue[], record: T) => string;
  readonly whose?: (record: T) => Belonging;
}
/** What people wrote: only what the mask hides is a disclosure. */
const words =
  <T extends object, V extends string | null>(
    name: string,
    of: (record: T) => V,
    { mask = maskText, whose = belongingOf }: TextOptions<T> = {},
  ) =>
  (record: T, { reveal }: Asked, { disclosed }: Context): V | string => {
    const plain = of(record);
    if (plain === null) return plain;
    const { order, people } = whose(record);
    const masked = mask(plain, people, record);
    if (!reveal) return masked;
    if (masked !== plain) disclosed(order, name);
    return plain;
  };

/** Personal data is masked unless it is asked to be revealed; a vendor's own mask is shown as it came. */
export const peopleResolvers: Pick<
  Resolvers,
  | 'Buyer'
  | 'Recipient'
  | 'Courier'
  | 'OrderNotes'
  | 'OrderException'
  | 'OrderLogEntry'
  | 'Invoice'
  | 'TraceEvent'
  | 'ReminderReply'
> = {
  Buyer: {
    memberId: words('Buyer.memberId', ({ memberId }) => memberId),
    nickname: field('Buyer.nickname', ({ nickname }) => nickname, maskName),
    phone: field('Buyer.phone', ({ phone }) => phone, maskPhone),
  },
  Recipient: {
    name: field('Recipient.name', ({ name }) => name, maskName),
    phone: field('Recipient.phone', ({ phone }) => phone, maskPhone),
    address: field(
      'Recipient.address',
      ({ address }) => address,
      (_plain, { province, city, district }) => maskAddress([province, city, district]),
    ),
  },
  Courier: {
    name: field('Courier.name', ({ name }) => name, maskName),
    phone: field('Courier.phone', ({ phone }) => phone, maskPhone),
  },
  OrderNotes: {
    buyer: words('OrderNotes.buyer', ({ buyer }) => buyer),
    seller: words('OrderNotes.seller', ({ seller }) => seller),
    service: words('OrderNotes.service', ({ service }) => service),
  },
  OrderException: { remark: words('OrderException.remark', ({ remark }) => remark) },
  OrderLogEntry: { message: words('OrderLogEntry.message', ({ message }) => message) },
  Invoice: {
    title: words('Invoice.title', ({ title }: Invoice) => title, { mask: maskTitle }),
    taxId: words('Invoice.taxId', ({ taxId }) => taxId),
  },
  TraceEvent: {
    message: words('TraceEvent.message', ({ message }) => message),
    place: words('TraceEvent.place', ({ place }) => place),
  },
  ReminderReply: { content: words('ReminderReply.content', ({ content }) => content) },
};

/** The same in records whose other fields are resolved elsewhere. */
export const holdReason = words('Order.holdReason', (order: Order) => order.holdReason, {
  whose: (order) => ({ order: order.key, people: knownPeople(order) }),
});
export const returnReason = words('ReturnCase.reason', ({ reason }: ReturnCase) => reason, {
  whose: ({ order }) => ({ order, people: [] }),
});
