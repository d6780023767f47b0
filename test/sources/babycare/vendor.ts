/** A Babycare source over HTTP to a vendor that holds what the test says. */
import { babycareSource, type BabycareSourceOptions } from '../../../sources/babycare/adapter.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { Outcome, Source } from '../../../sources/ports/source.ts';
import { startStub, type Stub, type StubAnswer } from './answers.ts';
import type { VendorCall } from '../../../sources/ports/calls.ts';

/** What the vendor holds for a platform order number: its two answers, an object as `data` of an envelope. */
export interface Held {
  readonly orders?: readonly unknown[] | StubAnswer;
  readonly rows?: readonly unknown[] | StubAnswer;
}
export interface Setup {
  readonly source: Source;
  readonly stub: Stub;
  readonly seen: readonly VendorCall[];
  /** "orders P1", "packages P1", …, in the order of arrival. */
  readonly asked: () => readonly string[];
  readonly call: Parameters<Source['orders']>[2];
}
export const none = new Set<never>();
const open: { close(): Promise<void> }[] = [];
/** Closes every source and vendor that was started. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.close()));
}

const isAnswer = (held: readonly unknown[] | StubAnswer): held is StubAnswer => !Array.isArray(held);
const numberIn = (text: string): string =>
  String(new Map(Object.entries(Object(JSON.parse(text)))).get('platformOrderNo'));

export async function start(
  held: Readonly<Record<string, Held>>,
  more: Partial<BabycareSourceOptions> = {},
): Promise<Setup> {
  const stub = await startStub(({ path, text }) => {
    const own = new Map(Object.entries(held)).get(numberIn(text));
    const packages = path.endsWith('/order/package/list');
    const answer = packages ? own?.rows : own?.orders;
    if (answer === undefined) return { text: '{"code":0,"data":null,"message":null}' };
    if (isAnswer(answer)) return answer;
    const data = packages ? { orderPackageList: answer } : { orderList: answer };
    return { text: JSON.stringify({ code: 0, data, message: null }) };
  });
  const source = babycareSource({
    url: stub.url,
    appId: 'app-1',
    appSecret: 's3cret',
    publicParams: 'query',
    sign: 'md5',
    timeoutMs: 2_000,
    now: Date.now,
    random: () => 'r-1',
    ...more,
  });
  open.push(source, stub);
  const seen: VendorCall[] = [];
  return {
    source,
    stub,
    seen,
    asked: () =>
      stub.calls.map(({ path, text }) => `${path.includes('package') ? 'packages' : 'orders'} ${numberIn(text)}`),
    call: { signal: new AbortController().signal, onCall: (one) => seen.push(one) },
  };
}

export function sound<T>(outcome: Outcome<T> | undefined): T {
  if (outcome instanceof SourceFault) throw outcome;
  if (outcome === undefined) throw new Error('no answer');
  return outcome;
}
