/** The newest orders of each vendor by the end of the recipient's phone. The digits go into no error and no log. */
import { noFilter } from '../../sources/lists/filter.ts';
import { newestFirst } from '../../sources/lists/order-lists.ts';
import { looseForm } from '../../sources/values/number-text.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Hit } from '../models.ts';
import type { Asked, Place, Search } from './lookup-search.ts';

/** Fewer digits are the end of too many phones, and no phone has more. */
const phoneDigits = /^\d{4,11}$/;
const mostOfPhone = 20;

/** Null where the text is no end of a phone. */
export function phoneDigitsOf(number: string): string | null {
  const digits = looseForm(number).replace(/^(?:\+?86|0086)(?=1\d{10}$)/, '');
  return phoneDigits.test(digits) ? digits : null;
}

export interface PhoneHits {
  readonly hits: readonly Hit[];
  readonly asked: readonly Asked[];
  /** There may be more than the newest that are shown. */
  readonly cut: readonly Place[];
}
const nobody: PhoneHits = { hits: [], asked: [], cut: [] };

export async function phoneHits({ number, wants, parts, context }: Search): Promise<PhoneHits> {
  const digits = phoneDigitsOf(number);
  if (!wants('PHONE_SUFFIX') || digits === null) return nobody;
  const { registry, orderLists, loaders, call, now } = context;
  context.searched('PHONE_SUFFIX');
  const ofVendor = async (vendor: Vendor): Promise<PhoneHits> => {
    const filter = { ...noFilter, vendors: [vendor], recipientPhoneSuffix: digits };
    const question = { filter, sort: newestFirst, backward: false, cursor: null, size: mostOfPhone, parts };
    const { rows, reports } = await orderLists.page(question, { call, now });
    rows.forEach(({ order }) => loaders.remember(order));
    const fault = reports.flatMap((report) => report.fault ?? [])[0] ?? null;
    return {
      hits: rows.map(({ order }) => {
        const exact = order.recipient?.phone.plain === digits;
        return { node: order, matchedNamespace: 'PHONE_SUFFIX', exact };
      }),
      asked: [{ vendor, namespace: 'PHONE_SUFFIX', fault }],
      cut: rows.length < mostOfPhone ? [] : [{ vendor, namespace: 'PHONE_SUFFIX' }],
    };
  };
  const found = await Promise.all(registry.sources.map(({ vendor }) => ofVendor(vendor)));
  return {
    hits: found.flatMap(({ hits }) => hits),
    asked: found.flatMap(({ asked }) => asked),
    cut: found.flatMap(({ cut }) => cut),
  };
}
