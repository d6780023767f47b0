/** The load of the crash test, the same in the process that dies and in the one that looks afterwards. */
import type { Fact } from '../../sources/ports/pushes.ts';
import type { Arrival } from '../../store/store.ts';
import { arrivalOf, factOf } from './facts.ts';

/** Every fourth brings two refunds, every third a newer version of the order before it. */
export function crashArrival(round: number, n: number): Arrival {
  const text = `${round}-${n} `.repeat(200);
  const fact = (parts: Partial<Fact>): Fact =>
    factOf({ modifiedAt: n, body: JSON.stringify({ text, status: n }), ...parts });
  const orderNo = (number: number): string => `K${round}-${number}`;
  const refund = (key: string): Fact =>
    fact({ kind: 'AFTER_SALE', orderNo: orderNo(n - 3), key, body: JSON.stringify({ text, key }) });
  const facts = n % 4 === 3 ? [refund('R1'), refund('R2')] : [fact({ orderNo: orderNo(n % 3 === 2 ? n - 1 : n) })];
  const unusable = n % 10 === 0 ? [unusableOf(round, n)] : [];
  return arrivalOf(facts, { receivedAt: 1_000 + n, unusable });
}

const unusableOf = (round: number, n: number) => ({
  vendor: 'EZR' as const,
  endpoint: '/push/ezr/2001',
  receivedAt: n,
  reason: `${round}-${n}`,
  headers: {},
  body: Buffer.from([round % 256, n % 256]),
  verified: true,
  acknowledged: false,
});
