/** The people of an order. SOMS sends its own masks (`private_*`) beside the plain values, and they are shown as they came. */
import { isSealed, sealed } from '../../values/cipher.ts';
import { maskAddress } from '../../domain/personal/mask.ts';
import type { Order, Personal, Recipient } from '../../model.ts';
import { noReceiver, type SomsContact, type SomsOrder } from '../wire.ts';

const nameOf = ({ name, private_name: masked }: SomsContact): Personal => sealed(name, masked);
const phoneOf = ({ mobile, telephone, private_mobile: masked }: SomsContact): Personal =>
  sealed(mobile ?? telephone, masked);

export function buyerOf({ customer, member_info: member }: SomsOrder): Order['buyer'] {
  if (!customer && !member) return null;
  const { contact } = customer ?? noReceiver;
  return { memberId: member?.member_id ?? customer?.id ?? null, nickname: nameOf(contact), phone: phoneOf(contact) };
}

/** SOMS has an object for cipher texts (encrypt_detail), and hands on those that platforms send in the fields themselves. */
export function recipientOf({ delivery: { receiver }, encrypt_detail: secret }: SomsOrder): Recipient | null {
  if (!receiver && !secret) return null;
  const { contact, address } = receiver ?? noReceiver;
  const { province, city, district, street, private_street: masked } = address;
  const { encrypt_name, encrypt_mobile, encrypt_street } = secret ?? noSecret;
  const ours = street === null || isSealed(street) ? null : maskAddress([province, city, district]);
  const name = withSecret(nameOf(contact), contact.name, encrypt_name);
  const phone = withSecret(phoneOf(contact), contact.mobile ?? contact.telephone, encrypt_mobile);
  const place = withSecret(sealed(street, masked ?? ours), street, encrypt_street);
  return {
    name: name.value,
    phone: phone.value,
    address: place.value,
    province,
    city,
    district,
    encrypted: name.encrypted || phone.encrypted || place.encrypted,
  };
}

const noSecret = { encrypt_name: null, encrypt_mobile: null, encrypt_street: null };

interface Held {
  readonly value: Personal;
  readonly encrypted: boolean;
}
/** A value of which SOMS sends the cipher text only, in the field itself or in encrypt_detail. */
function withSecret(value: Personal, told: string | null, secret: string | null): Held {
  const cipher = told === null ? secret : null;
  return {
    value: cipher === null ? value : { plain: null, masked: value.masked ?? cipher },
    encrypted: cipher !== null || isSealed(told, value.masked),
  };
}
