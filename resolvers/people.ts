import { maskAddress, maskName, maskPhone, shown } from '../sources/domain/mask.ts';
import type { Resolvers } from './types.generated.ts';

/** Personal data is masked unless it is asked to be revealed; a vendor's own mask is shown as it came. */
export const peopleResolvers: Pick<Resolvers, 'Buyer' | 'Recipient' | 'Courier'> = {
  Buyer: {
    nickname: ({ nickname }, { reveal }) => shown(nickname, reveal, maskName),
    phone: ({ phone }, { reveal }) => shown(phone, reveal, maskPhone),
  },
  Recipient: {
    name: ({ name }, { reveal }) => shown(name, reveal, maskName),
    phone: ({ phone }, { reveal }) => shown(phone, reveal, maskPhone),
    address: ({ address, province, city, district }, { reveal }) =>
      shown(address, reveal, () => maskAddress([province, city, district])),
  },
  Courier: {
    name: ({ name }, { reveal }) => shown(name, reveal, maskName),
    phone: ({ phone }, { reveal }) => shown(phone, reveal, maskPhone),
  },
};
