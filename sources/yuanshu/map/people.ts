/** The people of an order. Yuanshu sends its own masks (`…View`) beside the values, and they are used as they come. */
import { isSealed, sealed } from '../../values/cipher.ts';
import { maskAddress } from '../../domain/personal/mask.ts';
import type { Buyer, Recipient } from '../../model.ts';
import type { YuanshuAddress, YuanshuOrder } from '../wire.ts';

export function buyerOf({ uid, nickName, mobile }: YuanshuOrder): Buyer | null {
  if (uid === null && nickName === null && mobile === null) return null;
  return { memberId: uid, nickname: sealed(nickName), phone: sealed(mobile) };
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
  return recipient(regionOf(regionNames), { name: recvName, mobile: recvMobile, address: recvAddress }, wire);
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
    name: sealed(name, masks.recvNameView),
    phone: sealed(mobile, masks.recvMobileView),
    address: sealed(address, masks.recvAddressView ?? (isSealed(address) ? null : ours)),
    ...region,
    encrypted:
      isSealed(name, masks.recvNameView) ||
      isSealed(mobile, masks.recvMobileView) ||
      isSealed(address, masks.recvAddressView),
  };
}

/** Four levels in one text (收件人四级地址名称). The separator is not documented, so every usual one is taken (†). */
function regionOf(names: string | null): Region {
  const [province = null, city = null, district = null] = (names ?? '')
    .split(/[\s,,、;;|/\\_>-]+/)
    .filter((part) => part !== '');
  return { province, city, district };
}
