/**
 * What a filter means, said once more and as simply as it can be: no index, no vendor's words, nothing of the product but
 * its records. An order that does not say what is asked is UNKNOWN, and so is its opposite.
 */
import type { Order, OrderItem, Party } from '../../../sources/model.ts';
import type { Filter, Range } from '../../../sources/ports/lists.ts';
import type { Vendor } from '../../../sources/vocabulary.ts';

export type Answer = 'YES' | 'NO' | 'UNKNOWN';
type Name = Exclude<keyof Filter, 'and' | 'not'>;

/** What each system has no field for, by the mappings (mappings.md §11) and its document. */
const pushed: readonly Name[] = ['createdAt', 'modifiedAt', 'shopIds', 'tags', 'onHold', 'hasException', 'hasInvoice'];
export const unheardOf: Record<Vendor, ReadonlySet<Name>> = {
  YUANSHU: new Set([...pushed, 'deliveredAt', 'shipBy']),
  SOMS: new Set(['returnStatus', 'deliveredAt', 'hasReturn', 'shipBy']),
  BABYCARE: new Set([
    'createdAt',
    'modifiedAt',
    'deliveredAt',
    'deliverBy',
    'platformIds',
    'storeIds',
    'recipientPhoneSuffix',
    'recipientName',
    'tags',
    'hasInvoice',
  ]),
  EZR: new Set([...pushed, 'deliveredAt', 'deliverBy', 'trackingNo', 'productText']),
};

/** Where some parcels of every order are not told, it is of none known that it has no such parcel. */
export const neverDenied: Record<Vendor, ReadonlySet<Name>> = {
  YUANSHU: new Set(['trackingNo']),
  SOMS: new Set(),
  BABYCARE: new Set(['trackingNo']),
  EZR: new Set(),
};

const given = ([, wanted]: [string, unknown]): boolean => wanted !== null;

export function answerOf(order: Order, filter: Filter, silent = unheardOf[order.key.vendor]): Answer {
  const answers = new Set(
    Object.entries(filter)
      .filter(given)
      .flatMap(([name]): readonly Answer[] => {
        if (name === 'and') return (filter.and ?? []).map((one) => answerOf(order, one, silent));
        if (name === 'not') return filter.not ? [opposite[answerOf(order, filter.not, silent)]] : [];
        return [silent.has(name as Name) ? 'UNKNOWN' : asked(order, name as Name, filter)];
      }),
  );
  if (answers.has('NO')) return 'NO';
  return answers.has('UNKNOWN') ? 'UNKNOWN' : 'YES';
}
const opposite: Record<Answer, Answer> = { YES: 'NO', NO: 'YES', UNKNOWN: 'UNKNOWN' };

/** Whether any order of the system could be known to fit (or not to), whatever its fields say. */
export function canAnswer(vendor: Vendor, filter: Filter, fits = true): boolean {
  const parts = Object.entries(filter)
    .filter(given)
    .flatMap(([name]): readonly boolean[] => {
      if (name === 'and') return (filter.and ?? []).map((one) => canAnswer(vendor, one, fits));
      if (name === 'not') return filter.not ? [canAnswer(vendor, filter.not, !fits)] : [];
      return [!unheardOf[vendor].has(name as Name) && (fits || !neverDenied[vendor].has(name as Name))];
    });
  return fits ? parts.every(Boolean) : parts.length === 0 || parts.some(Boolean);
}

const yes = (fits: boolean): Answer => (fits ? 'YES' : 'NO');
const same = (value: unknown, wanted: unknown): Answer => (value === null ? 'UNKNOWN' : yes(value === wanted));
/** `values`: null stands for one that the order does not say. */
const oneOf = (values: readonly (string | null)[], wanted: readonly string[]): Answer => {
  if (values.some((value) => value !== null && wanted.includes(value))) return 'YES';
  return values.includes(null) ? 'UNKNOWN' : 'NO';
};
const named = (party: Party | null): readonly (string | null)[] => {
  const names = [party?.id, party?.code].filter((name) => typeof name === 'string');
  return names.length === 0 ? [null] : names;
};
const between = (at: string | null, { from, to }: Range): Answer => {
  if (at === null) return 'UNKNOWN';
  const second = Math.floor(Date.parse(at) / 1000);
  return yes(second >= (from ?? -Infinity) && second < (to ?? Infinity));
};
const lines = ({ items }: Order): readonly OrderItem[] => items.flatMap((one) => [one, ...(one.components ?? [])]);
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
const carried = (order: Order, namespace: string): readonly string[] =>
  order.identifiers.filter((one) => one.namespace === namespace).map(({ value }) => value);

function phone(order: Order, wanted: string): Answer {
  const { plain: clear = null, masked = null } = order.recipient?.phone ?? {};
  const shown = clear ?? (masked && /[A-Za-z]/.test(masked) ? null : masked);
  if (shown === null) return 'UNKNOWN';
  if (shown.endsWith(wanted)) return 'YES';
  const tail = shown.slice(shown.lastIndexOf('*') + 1);
  return tail.length < shown.length && tail.length < wanted.length ? 'UNKNOWN' : 'NO';
}

function parcels(order: Order, wanted: string): Answer {
  const own = [...(order.packages ?? [null]), ...(order.returns ?? []).map(({ inbound }) => inbound)];
  const numbers = [...own.map((one) => one?.trackingNo), ...order.items.map(({ trackingNo }) => trackingNo)];
  if ([...numbers, ...carried(order, 'WAYBILL')].includes(wanted)) return 'YES';
  return order.packages === null ? 'UNKNOWN' : 'NO';
}

function asked(order: Order, name: Name, filter: Filter): Answer {
  const listed = (value: string): Answer => oneOf([value], filter[name] as readonly string[]);
  const texts = (filter[name] ?? []) as readonly string[];
  const text = String(filter[name]);
  switch (name) {
    case 'vendors':
      return listed(order.key.vendor);
    case 'status':
    case 'paymentStatus':
    case 'fulfillmentStatus':
    case 'kind':
    case 'deliveryMethod':
      return listed(order[name]);
    case 'returnStatus':
      if (order.returnStatus !== null) return listed(order.returnStatus);
      return order.returns === null ? 'UNKNOWN' : 'NO';
    case 'nativeStatus':
      return yes(order.statusNative.some(({ code }) => code !== null && texts.includes(code)));
    case 'placedAt':
    case 'createdAt':
    case 'modifiedAt':
      return between(order[name], filter[name] as Range);
    case 'shipBy':
    case 'deliverBy':
      return between(order[name]?.at ?? null, filter[name] as Range);
    case 'deliveredAt':
      return 'UNKNOWN';
    case 'platformOrderNos':
      return yes(
        [order.platformOrderNo, ...carried(order, 'PLATFORM_ORDER')].some((no) => no !== null && texts.includes(no)),
      );
    case 'platformIds':
      return oneOf(named(order.platform), texts);
    case 'shopIds':
      return oneOf(named(order.shop), texts);
    case 'storeIds':
      return oneOf(named(order.store), texts);
    case 'warehouseIds':
      return oneOf(named(order.warehouse), texts);
    case 'trackingNo':
      return parcels(order, text);
    case 'skuCodes':
      return oneOf(
        lines(order).map(({ sku }) => (sku.code === '' ? null : sku.code)),
        texts,
      );
    case 'productText': {
      const titles = lines(order).map(({ title }) => title);
      if (titles.some((title) => title !== null && plain(title).includes(plain(text)))) return 'YES';
      return titles.includes(null) ? 'UNKNOWN' : 'NO';
    }
    case 'recipientPhoneSuffix':
      return phone(order, text);
    case 'recipientName':
      return same(order.recipient?.name.plain ?? null, text);
    case 'tags':
      return order.tags === null ? 'UNKNOWN' : oneOf(order.tags, texts);
    case 'onHold':
      return same(order.onHold, filter.onHold);
    case 'hasException':
      return same(order.status === 'EXCEPTION' || order.exceptions.length > 0, filter.hasException);
    case 'hasReturn':
      return same(
        order.returnStatus === null && order.returns === null
          ? null
          : (order.returns ?? []).length > 0 || order.returnStatus !== null,
        filter.hasReturn,
      );
    case 'hasInvoice': {
      const { invoice } = order;
      if (invoice === null) return 'UNKNOWN';
      const told = [invoice.title, invoice.taxId, invoice.serialNo, invoice.url].some((one) => one !== null);
      return same(invoice.required ?? told, filter.hasInvoice);
    }
    case 'hasUnmappedStatus':
      return same(
        order.statusNative.some(({ documented, code }) => !documented && code !== null),
        filter.hasUnmappedStatus,
      );
  }
}
