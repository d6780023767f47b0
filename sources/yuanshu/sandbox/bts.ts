/**
 * The BTS (单据追踪系统) as its public pages describe it, both reads of it: a real HTTP server that tells the parcels of
 * the same invented orders that the sender pushes. How it says no is known in part: code "0" and a reason in brackets.
 */
import { at } from '../../kit/json.ts';
import type { Sale } from '../../kit/sales/sale.ts';
import { usualSales, usualUntil } from '../../kit/sales-generator.ts';
import { startSandboxServer } from '../../kit/sandbox-server.ts';
import type { Sandbox, SandboxAnswer, SandboxRequest } from '../../kit/sandbox-server.ts';
import { expressFlowOf, flowInfoOf } from './flows.ts';
import { yuanshuSales } from './selection.ts';
import { orderNo, sandboxTenant, type Wire } from './wire.ts';

export interface BtsCredentials {
  readonly tenantId: string;
  readonly signKey: string;
}
export interface BtsSandboxOptions extends Partial<BtsCredentials> {
  readonly port?: number;
  /** "Now" of the invented orders. */
  readonly until?: Date;
  readonly seed?: number;
}
export type BtsSandbox = Sandbox & { readonly credentials: BtsCredentials };

/** The code is text, and a number now and then. */
const fine = (data: Wire, salt: number): SandboxAnswer => ({
  body: { msg: '成功', code: salt % 10 === 6 ? 1 : '1', data },
});
const refused = (reason: string): SandboxAnswer => ({ body: { msg: `失败(${reason})`, code: '0' } });

function paramOf(query: URLSearchParams): unknown {
  try {
    return JSON.parse(query.get('param') ?? '');
  } catch {
    return undefined;
  }
}

/** Answers instead of the route: who may not ask, and what is no question. */
const guardOf =
  ({ tenantId, signKey }: BtsCredentials) =>
  ({ query, operation }: SandboxRequest): SandboxAnswer | undefined => {
    const param = paramOf(query);
    if (at(param, 'signKey') !== signKey) return refused('signKey不正确');
    if (query.get('_platform_num') !== tenantId) return refused('平台号不正确');
    if (operation === 'getFlowInfo' && at(param, 'platform_num') !== tenantId) return refused('参数platform_num不正确');
    return at(param, 'billType') === '01' && at(param, 'isApp') === '1' ? undefined : refused('参数不正确');
  };

const answerOf =
  (book: ReadonlyMap<string, Sale>, tell: (sale: Sale) => Wire) =>
  ({ query }: SandboxRequest): SandboxAnswer => {
    const billCode = at(paramOf(query), 'billCode');
    const sale = typeof billCode === 'string' ? book.get(billCode) : undefined;
    if (!sale) return refused('单据不存在');
    // Known, and nothing sent yet: three ways of saying so.
    if (sale.parcels.length === 0 && sale.salt % 3 === 0) return refused('暂无物流信息');
    if (sale.parcels.length === 0 && sale.salt % 3 === 1) return { body: { msg: '成功', code: '1', data: null } };
    return fine(tell(sale), sale.salt);
  };

export async function startBtsSandbox(options: BtsSandboxOptions = {}): Promise<BtsSandbox> {
  const { tenantId = sandboxTenant, signKey = 'c2FuZGJveC1zaWduLWtleQ==', port = 0 } = options;
  const { until = usualUntil(), seed = usualSales.seed } = options;
  const credentials = { tenantId, signKey };
  const book = new Map(yuanshuSales({ until, seed }).map((sale) => [orderNo(sale.index), sale]));
  const server = await startSandboxServer({
    about: '元数 BTS 单据追踪系统, both reads, simulated',
    port,
    routes: [
      {
        operation: 'getFlowInfo',
        method: 'GET',
        path: '/bts-web/saas/ifs/getFlowInfo.do',
        answer: answerOf(book, (sale) => ({ billCode: orderNo(sale.index), flowInfo: flowInfoOf(sale) })),
      },
      {
        operation: 'getFlowInfo2',
        method: 'GET',
        path: '/bts-web/saas/ifs/getFlowInfo2.do',
        answer: answerOf(book, (sale) => ({ expressFlow: expressFlowOf(sale) })),
      },
    ],
    guard: guardOf(credentials),
    refusal: refused,
  });
  return Object.assign(server, { credentials });
}
