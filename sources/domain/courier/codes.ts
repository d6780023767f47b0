/**
 * Codes of those who tell of parcels. A number means something only with its source: 2 is 疑难 to 快递100 and under way to
 * 快递鸟. A name such as OutForDelivery means the same to all who write it (mappings.md §6).
 */
import type { TraceStatus } from '../../vocabulary.ts';

export const codeSystems = ['KUAIDI100', 'KDNIAO', 'WECHAT_STORE', 'DADA'] as const;
export type CodeSystem = (typeof codeSystems)[number];

/** Each status with its codes, parted by blanks. */
const table = (...rows: readonly (readonly [TraceStatus, string])[]): ReadonlyMap<string, TraceStatus> =>
  new Map(rows.flatMap(([status, codes]) => codes.split(' ').map((code): [string, TraceStatus] => [code, status])));

export const courierCodes: Readonly<Record<CodeSystem, ReadonlyMap<string, TraceStatus>>> = {
  KUAIDI100: table(
    ['INFO_RECEIVED', '101 102'],
    ['PICKED_UP', '1 103'],
    ['IN_TRANSIT', '0 1002'],
    ['ARRIVED', '1001'],
    ['FORWARDED', '7 1003'],
    ['CUSTOMS', '8 10 11 12'],
    ['OUT_FOR_DELIVERY', '5'],
    ['AVAILABLE_FOR_PICKUP', '501'],
    ['ATTEMPT_FAILED', '206'],
    ['DELIVERED', '3 301 302 303 304'],
    ['REFUSED', '14'],
    ['RETURNING', '6'],
    ['RETURNED', '4'],
    ['EXCEPTION', '2 13 201 202 203 204 205 207 208 209'],
    ['CANCELLED', '210 401'],
  ),
  KDNIAO: table(
    ['INFO_RECEIVED', '0 10'],
    ['PICKED_UP', '1'],
    ['IN_TRANSIT', '2 204 205 206'],
    ['ARRIVED', '201'],
    ['CUSTOMS', '6 601 602 603'],
    ['OUT_FOR_DELIVERY', '202'],
    ['AVAILABLE_FOR_PICKUP', '211'],
    ['ATTEMPT_FAILED', '405 416 419'],
    ['DELIVERED', '3 301 302 304 311'],
    ['REFUSED', '404'],
    ['RETURNING', '407'],
    ['RETURNED', '406'],
    ['FORWARDED', '5'],
    ['EXCEPTION', '4 401 402 403 412 413 414 604'],
    ['CANCELLED', '415'],
  ),
  WECHAT_STORE: table(
    ['INFO_RECEIVED', '0'],
    ['PICKED_UP', '1'],
    ['IN_TRANSIT', '2'],
    ['OUT_FOR_DELIVERY', '3'],
    ['AVAILABLE_FOR_PICKUP', '4'],
    ['DELIVERED', '5 9'],
    ['RETURNING', '6'],
    ['FORWARDED', '7'],
    ['EXCEPTION', '8'],
  ),
  // Orders of 达达: 1 waits for a rider, 9 and 10 are goods that go back and are back.
  DADA: table(
    ['INFO_RECEIVED', '1'],
    ['COURIER_ASSIGNED', '2 8'],
    ['OUT_FOR_DELIVERY', '3'],
    ['DELIVERED', '4'],
    ['CANCELLED', '5'],
    ['RETURNING', '9'],
    ['RETURNED', '10'],
    ['COURIER_AT_ORIGIN', '100'],
    ['EXCEPTION', '1000'],
  ),
};

/** 17TRACK's main states, AfterShip's tags, EasyPost's and Shopify's states, by name. */
export const courierNames: ReadonlyMap<string, TraceStatus> = table(
  ['INFO_RECEIVED', 'inforeceived pending pretransit labelprinted confirmed submitted'],
  ['PICKED_UP', 'carrierpickedup'],
  ['IN_TRANSIT', 'intransit transit delayed'],
  ['OUT_FOR_DELIVERY', 'outfordelivery'],
  ['AVAILABLE_FOR_PICKUP', 'availableforpickup readyforpickup'],
  ['ATTEMPT_FAILED', 'attemptfail deliveryfailure undelivered attempteddelivery'],
  ['DELIVERED', 'delivered'],
  ['RETURNING', 'returntosender'],
  ['EXCEPTION', 'exception expired alert failure error'],
  ['CANCELLED', 'cancelled canceled labelvoided'],
);

/** What a code means: a number by the table of its source, a name by itself. Null when nothing says so. */
export function codeMeaning(word: string | null, system: CodeSystem | null): TraceStatus | null {
  const code = word?.trim() ?? '';
  if (/^\d{1,4}$/.test(code)) return system === null ? null : (courierCodes[system].get(code) ?? null);
  return /^[A-Za-z _-]{4,30}$/.test(code) ? (courierNames.get(code.toLowerCase().replace(/[ _-]/g, '')) ?? null) : null;
}
