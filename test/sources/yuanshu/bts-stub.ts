/** A BTS on a real socket that answers what the test says, and a store of pushed orders in memory. */
import { createServer } from 'node:http';
import type { Outcome, Source } from '../../../sources/ports/source.ts';
import { SourceFault } from '../../../sources/fault.ts';
import type { OrderState, PushedOrders } from '../../../sources/ports/pushes.ts';
import { yuanshuProjector, yuanshuSource, type YuanshuSourceOptions } from '../../../sources/yuanshu/adapter.ts';
import type { VendorCall } from '../../../sources/ports/calls.ts';

type Operation = 'getFlowInfo' | 'getFlowInfo2';
export interface Asked {
  readonly operation: Operation;
  readonly param: Readonly<Record<string, unknown>>;
  readonly tenant: string | null;
}
export interface StubAnswer {
  readonly status?: number;
  /** The body, sent as it is. */
  readonly text: string;
}
export type Answers = Partial<Record<Operation, StubAnswer | ((asked: Asked) => StubAnswer)>>;

export const fine = (data: unknown): StubAnswer => ({ text: JSON.stringify({ msg: '成功', code: '1', data }) });
export const refusal = (msg: string): StubAnswer => ({ text: JSON.stringify({ msg, code: '0' }) });
export const event = (at: string, expressStatus: unknown, words: string | null, transferMessage = ''): object => ({
  transferTimeFormat: at,
  transferTime: Date.parse(`${at.replace(' ', 'T')}+08:00`),
  expressStatus,
  expressStatusDesc: words,
  transferMessage,
});

export function memoryOf(states: readonly OrderState[]): PushedOrders {
  return {
    states: (_vendor, tenantId, orderNos) =>
      Promise.resolve(
        orderNos.map((no) => states.find((one) => one.orderNo === no && one.tenantId === tenantId) ?? null),
      ),
    statesByNumber: (_vendor, namespace, values) =>
      Promise.resolve(
        values.map((value) =>
          states.filter((one) =>
            yuanshuProjector(one).numbers.some((number) => number.namespace === namespace && number.value === value),
          ),
        ),
      ),
  };
}

const open: { close(): Promise<void> }[] = [];
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.close()));
}

export interface Setup {
  readonly source: Source;
  readonly asked: readonly Asked[];
  readonly seen: readonly VendorCall[];
  readonly newCall: () => Parameters<Source['orders']>[2];
}
export async function start(
  answers: Answers,
  states: readonly OrderState[] = [],
  more: Partial<YuanshuSourceOptions> = {},
): Promise<Setup> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const url = new URL(`http://bts${request.url ?? ''}`);
    const operation = url.pathname.endsWith('/getFlowInfo2.do') ? 'getFlowInfo2' : 'getFlowInfo';
    const question = {
      operation,
      param: JSON.parse(url.searchParams.get('param') ?? '{}') as Readonly<Record<string, unknown>>,
      tenant: url.searchParams.get('_platform_num'),
    } as const;
    asked.push(question);
    const told = answers[operation];
    const { status = 200, text } = (typeof told === 'function' ? told(question) : told) ?? refusal('失败(单据不存在)');
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const bts = { url: `http://127.0.0.1:${port}`, tenantId: '153658', signKey: 'key==', timeoutMs: 2_000 };
  const source = yuanshuSource({ pushed: memoryOf(states), bts, now: Date.now, ...more });
  open.push(source, { close: () => new Promise((resolve) => server.close(() => resolve())) });
  const seen: VendorCall[] = [];
  return {
    source,
    asked,
    seen,
    newCall: () => ({ signal: new AbortController().signal, onCall: (one) => seen.push(one) }),
  };
}

export function sound<T>(outcome: Outcome<T> | undefined): T {
  if (outcome instanceof SourceFault) throw outcome;
  if (outcome === undefined) throw new Error('no answer');
  return outcome;
}
