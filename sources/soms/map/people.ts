/** The people of an order. SOMS sends its own masks (`private_*`) beside the plain values, and they are shown as they came. */
import { maskAddress } from '../../domain/mask.ts';
import type { Order, Personal, Recipient } from '../../model.ts';
import { noReceiver, type SomsContact, type SomsOrder } from '../wire.ts';

const nameOf = ({ name, private_name: masked }: SomsContact): Personal => ({ plain: name, masked });
const phoneOf = ({ mobile, telephone, private_mobile: masked }: SomsContact): Personal => ({
  plain: mobile ?? telephone,
  masked,
});

export function buyerOf({ customer, member_info: member }: SomsOrder): Order['buyer'] {
  if (!customer && !member) return null;
  const { contact } = customer ?? noReceiver;
  return { memberId: member?.member_id ?? customer?.id ?? null, nickname: nameOf(contact), phone: phoneOf(contact) };
}

export function recipientOf({ delivery: { receiver }, encrypt_detail: secret }: SomsOrder): Recipient | null {
  if (!receiver && !secret) return null;
  const { contact, address } = receiver ?? noReceiver;
  const { province, city, district, street, private_street: masked } = address;
  const ours = street === null ? null : maskAddress([province, city, district]);
  return {
    name: nameOf(contact),
    phone: phoneOf(contact),
    address: { plain: street, masked: masked ?? ours },
    province,
    city,
    district,
    encrypted: sendsCipherText(secret) && contact.name === null,
  };
}

/** Whether SOMS sends the cipher text instead of a value. */
const sendsCipherText = (secret: SomsOrder['encrypt_detail']): boolean =>
  secret !== null && (secret.encrypt_mobile ?? secret.encrypt_name ?? secret.encrypt_street) !== null;
