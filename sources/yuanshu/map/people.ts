/** The people of an order. Yuanshu sends its own masks (`…View`) beside the values, and they are used as they come. */
import { maskAddress } from '../../domain/mask.ts';
import type { Buyer, Personal, Recipient } from '../../model.ts';
import type { YuanshuAddress, YuanshuOrder } from '../wire.ts';

/**
 * Base64 of 20 characters or more that is no number. The sample message's `mobile` looks so ("RdqE…fw=="), and no algorithm
 * is documented, so such a value is shown as it came.
 */
export function looksEncrypted(value: string | null): boolean {
  if (value === null || value.length < 20 || value.length % 4 !== 0) return false;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(value) && /[A-Za-z]/.test(value) && /[0-9+/=]/.test(value);
}

/** A cipher text is no plain value. It serves as its own mask, since it hides more than ours. */
const personal = (value: string | null, mask: string | null): Personal =>
  looksEncrypted(value) ? { plain: null, masked: mask ?? value } : { plain: value, masked: mask };

export function buyerOf({ uid, nickName, mobile }: YuanshuOrder): Buyer | null {
  if (uid === null && nickName === null && mobile === null) return null;
  return { memberId: uid, nickname: personal(nickName, null), phone: personal(mobile, null) };
}

/** The address of the last change push, else the order's own. */
export function recipientOf(wire: YuanshuOrder, change: YuanshuAddress | null): Recipient | null {
  if (change) {
    const { province, city, region, recvAddress, recvName, recvMobile } = change;
    return recipient(
      { province, city, district: region },
      { name: recvName, mobile: recvMobile, address: recvAddress },
    );
  }
  const { recvName, recvMobile, recvAddress, recvNameView, recvMobileView, recvAddressView, regionNames } = wire;
  const values = [recvName, recvMobile, recvAddress, recvNameView, recvMobileView, recvAddressView, regionNames];
  if (values.every((value) => value === null)) return null;
  return {
    ...recipient(regionOf(regionNames), { name: recvName, mobile: recvMobile, address: recvAddress }, wire),
    // The buyer's number counts too, since the vendor encrypts it together with the recipient's.
    encrypted: [recvName, recvMobile, recvAddress, wire.mobile].some(looksEncrypted),
  };
}

type Region = Pick<Recipient, 'province' | 'city' | 'district'>;
interface RecipientValues {
  readonly name: string | null;
  readonly mobile: string | null;
  readonly address: string | null;
}
type Masks = Pick<YuanshuOrder, 'recvNameView' | 'recvMobileView' | 'recvAddressView'>;
const noMasks: Masks = { recvNameView: null, recvMobileView: null, recvAddressView: null };

function recipient(region: Region, { name, mobile, address }: RecipientValues, masks: Masks = noMasks): Recipient {
  const ours = address === null ? null : maskAddress([region.province, region.city, region.district]);
  return {
    name: personal(name, masks.recvNameView),
    phone: personal(mobile, masks.recvMobileView),
    address: personal(address, masks.recvAddressView ?? (looksEncrypted(address) ? null : ours)),
    ...region,
    encrypted: [name, mobile, address].some(looksEncrypted),
  };
}

/** Four levels in one text (收件人四级地址名称). The separator is not documented, so every usual one is taken (†). */
function regionOf(names: string | null): Region {
  const [province = null, city = null, district = null] = (names ?? '')
    .split(/[\s,,、;;|/\\_>-]+/)
    .filter((part) => part !== '');
  return { province, city, district };
}
