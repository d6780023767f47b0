/** The people of an order. SOMS sends its own masks (`private_*`) beside the plain values: they are used as they come. */
import { maskAddress, nobody } from '../../domain/mask.ts';
import type { Order, Personal, Recipient } from '../../model.ts';
import type { SomsContact, SomsOrder } from '../wire.ts';

const personal = (plain: string | null | undefined, masked: string | null | undefined): Personal => ({
  plain: plain || null,
  masked: masked || null,
});
const nameOf = (contact: SomsContact | null | undefined): Personal =>
  contact ? personal(contact.name, contact.private_name) : nobody;
const phoneOf = (contact: SomsContact | null | undefined): Personal =>
  contact ? personal(contact.mobile ?? contact.telephone, contact.private_mobile) : nobody;

export function buyerOf({ customer, member_info: member }: SomsOrder): Order['buyer'] {
  if (!customer && !member) return null;
  return {
    memberId: member?.member_id ?? customer?.id ?? null,
    nickname: nameOf(customer?.contact),
    phone: phoneOf(customer?.contact),
  };
}

export function recipientOf(wire: SomsOrder): Recipient | null {
  const receiver = wire.delivery?.receiver;
  const secret = wire.encrypt_detail;
  if (!receiver && !secret) return null;
  const { province = null, city = null, district = null, street = null } = receiver?.address ?? {};
  const contact = receiver?.contact;
  return {
    name: nameOf(contact),
    phone: phoneOf(contact),
    address: personal(
      street,
      receiver?.address?.private_street ?? (street ? maskAddress([province, city, district]) : null),
    ),
    province,
    city,
    district,
    // The vendor sends the cipher text instead of the value: said, never guessed at.
    encrypted:
      !!secret && (!!secret.encrypt_mobile || !!secret.encrypt_name || !!secret.encrypt_street) && !contact?.name,
  };
}
