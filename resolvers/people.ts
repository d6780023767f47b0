import { maskAddress, maskName, maskPhone, shown } from '../sources/domain/mask.ts';
import type { OrderKey, Personal } from '../sources/model.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './types.generated.ts';

/** Whose order a person's record belongs to, for the note that is kept of what was revealed. */
const owners = new WeakMap<object, OrderKey>();
export function owned<T extends object>(person: T | null, order: OrderKey): T | null {
  if (person) owners.set(person, order);
  return person;
}

/** guard.ts sees to it that only who may asks to reveal. */
const field =
  <T extends object>(name: string, of: (person: T) => Personal, mask: (plain: string, person: T) => string) =>
  (person: T, { reveal }: { readonly reveal?: boolean | null }, { disclosed }: Context): string | null => {
    const value = of(person);
    if (reveal && value.plain !== null) disclosed(owners.get(person) ?? null, name);
    return shown(value, reveal ?? false, (plain) => mask(plain, person));
  };

/** Personal data is masked unless it is asked to be revealed; a vendor's own mask is shown as it came. */
export const peopleResolvers: Pick<Resolvers, 'Buyer' | 'Recipient' | 'Courier'> = {
  Buyer: {
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
};
