/**
 * The BTS (单据追踪系统) as its public pages describe it: a real HTTP server that tells the parcels of the same invented
 * orders that the sender pushes, and remembers what is reported to it. Its refusals are known in part: code "0" and a
 * reason in brackets.
 */
import { at } from '../../sources/values/json.ts';
import { type SalesChoice, usualSales, usualUntil } from '../sales/generator.ts';
import { complaintOf } from '../server/fields.ts';
import { startSandboxServer } from '../server/server.ts';
import type { Sandbox, SandboxAnswer, SandboxRequest, SandboxRoute } from '../server/server.ts';
import { parsed, type Wire } from '../server/wire.ts';
import { type Bill, billKey, type Bills, billsOf, expressFlow, flowInfo } from './bts-book.ts';
import { type BtsWrite, btsWrites } from './bts-writes.ts';
import { yuanshuSales } from './selection.ts';
import { sandboxTenant } from './wire.ts';

export interface BtsCredentials {
  readonly tenantId: string;
  readonly signKey: string;
}
export interface BtsSandboxOptions extends Partial<BtsCredentials>, Partial<SalesChoice> {
  readonly port?: number;
}
export type BtsSandbox = Sandbox & { readonly credentials: BtsCredentials };

/** The code is mostly text and now and then a number. */
const fine = (data: Wire, salt: number): SandboxAnswer => ({
  body: { msg: '成功', code: salt % 10 === 6 ? 1 : '1', data },
});
const refused = (reason: string): SandboxAnswer => ({ body: { msg: `失败(${reason})`, code: '0' } });

const paramOf = ({ query }: SandboxRequest): unknown => parsed(query.get('param') ?? '');

/** All samples have a signKey except one of 流水上报, so it is required everywhere. */
const guardOf =
  ({ tenantId, signKey }: BtsCredentials) =>
  (request: SandboxRequest): SandboxAnswer | undefined => {
    if (at(paramOf(request), 'signKey') !== signKey) return refused('signKey不正确');
    return request.query.get('_platform_num') === tenantId ? undefined : refused('平台号不正确');
  };

interface BtsRead {
  readonly operation: string;
  readonly tell: (bill: Bill) => Wire;
  /** Whether the tenant must stand within `param` too. */
  readonly tenantInParam: boolean;
}
const reads: readonly BtsRead[] = [
  { operation: 'getFlowInfo', tell: flowInfo, tenantInParam: true },
  { operation: 'getFlowInfo2', tell: expressFlow, tenantInParam: false },
];

const readRoute = (bills: Bills, tenantId: string, { operation, tell, tenantInParam }: BtsRead): SandboxRoute => ({
  operation,
  method: 'GET',
  path: `/bts-web/saas/ifs/${operation}.do`,
  answer: (request) => {
    const param = paramOf(request);
    const type = at(param, 'billType');
    if (tenantInParam && at(param, 'platform_num') !== tenantId) return refused('参数platform_num不正确');
    if ((type !== '01' && type !== '02') || at(param, 'isApp') !== '1') return refused('参数不正确');
    const bill = bills.get(billKey(type, at(param, 'billCode')));
    if (!bill) return refused('单据不存在');
    // There are three ways of saying that the bill is known and nothing has been sent yet.
    const { parcels, salt } = bill;
    if (parcels.length === 0 && salt % 3 === 0) return refused('暂无物流信息');
    if (parcels.length === 0 && salt % 3 === 1) return { body: { msg: '成功', code: '1', data: null } };
    return fine(tell(bill), salt);
  },
});

function writeRoutes(bills: Bills, { operation, paths, fields, bill: [code, type], run }: BtsWrite): SandboxRoute[] {
  const answer = (request: SandboxRequest): SandboxAnswer => {
    const param = paramOf(request);
    const complaint = complaintOf(fields, param);
    if (complaint !== undefined) return refused(`参数${complaint}`);
    const key = billKey(at(param, type), at(param, code));
    const bill = bills.get(key);
    if (!bill) return refused('单据不存在');
    const outcome = run(bill, param);
    if (typeof outcome === 'string') return refused(outcome);
    bills.set(key, outcome);
    return { body: { msg: '成功', code: '1' } };
  };
  return paths.map((path) => ({ operation, method: 'GET', path, answer }));
}

export async function startBtsSandbox(options: BtsSandboxOptions = {}): Promise<BtsSandbox> {
  const { tenantId = sandboxTenant, signKey = 'c2FuZGJveC1zaWduLWtleQ==', port = 0 } = options;
  const { until = usualUntil(), seed = usualSales.seed } = options;
  const credentials = { tenantId, signKey };
  const bills = billsOf(yuanshuSales({ until, seed }));
  const server = await startSandboxServer({
    about: '元数 BTS 单据追踪系统, simulated',
    port,
    routes: [
      ...reads.map((read) => readRoute(bills, tenantId, read)),
      ...btsWrites.flatMap((write) => writeRoutes(bills, write)),
    ],
    guard: guardOf(credentials),
    refusal: refused,
  });
  return Object.assign(server, { credentials });
}
