import { decimalOf } from '../../../../sources/values/decimal.ts';
import {
  type Sandbox,
  type SandboxAnswer,
  type SandboxRequest,
  startSandboxServer,
} from '../../../../sandbox/server/server.ts';
import { type Instant, instant } from '../../../../sources/values/time.ts';
import type { Source } from '../../../../sources/ports/source.ts';
import type { Prepared, WriteHandler, WriteRequest } from '../../../../sources/ports/writes.ts';
import { yuanshuSource } from '../../../../sources/yuanshu/adapter.ts';
import { memoryOf } from '../bts-stub.ts';
import { isSigned, readAuthorization, rsaPublicKey } from '../../../../sources/yuanshu/sign.ts';
import { payload } from '../states.ts';
import type { CallContext } from '../../../../sources/ports/calls.ts';

export const signKey = 'a2V5LW9mLW91cnM=';
export const tenantId = '153658';
export const now = 1_695_124_849_500;
export const call: CallContext = { signal: new AbortController().signal, onCall: () => {} };
export const d = decimalOf;
export const time = (text: string): Instant => {
  const value = instant(text);
  if (value === null) throw new TypeError(text);
  return value;
};

const routes = [
  ['getFlowInfo', 'GET', '/bts-web/saas/ifs/getFlowInfo.do'],
  ['getFlowInfo2', 'GET', '/bts-web/saas/ifs/getFlowInfo2.do'],
  ['upload', 'GET', '/bts-web/saas/ifs/upload.do'],
  ['addParcel', 'GET', '/bts-web/saas/ifs/addParcel.do'],
  ['changeLogisticalInfo', 'GET', '/bts-web/saas/ifs/changeLogisticalInfo.do'],
  ['changeLogistical', 'GET', '/bts-web/saas/ifs/changeLogistical.do'],
  ['deliverMulti', 'POST', '/retail-data-exchange/notify/order/delivery/multi'],
  ['notifyRefund', 'POST', '/retail-data-exchange/notify/afterSale/refund'],
  ['notifyWarehouse', 'POST', '/retail-data-exchange/notify/aftersale/warehouse'],
  ['syncStock', 'POST', '/retail-data-exchange/stock/sync'],
] as const;
type Operation = (typeof routes)[number][0];
export type Answers = Partial<Record<Operation, SandboxAnswer>>;

const open: { close(): Promise<void> }[] = [];
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.close()));
}

export interface Setup {
  readonly source: Source;
  readonly handler: WriteHandler;
  readonly vendor: Sandbox;
  readonly requests: readonly SandboxRequest[];
}
export interface Connections {
  readonly bts?: boolean;
  readonly platform?: boolean;
  /** The path of the platform's URL. */
  readonly prefix?: string;
}
export async function startHandler(answers: Answers = {}, connections: Connections = {}): Promise<Setup> {
  const { bts = true, platform = true, prefix = '' } = connections;
  const requests: SandboxRequest[] = [];
  const vendor = await startSandboxServer({
    about: 'a Yuanshu of this test',
    basePath: prefix,
    routes: routes.map(([operation, method, path]) => ({
      operation,
      method,
      path,
      answer: (request) => {
        requests.push(request);
        const fine = method === 'GET' ? { msg: '成功', code: '1' } : { traceId: 't-1', code: '0', success: true };
        return answers[operation] ?? { body: fine };
      },
    })),
    refusal: (msg) => ({ body: { msg, code: '0', success: false } }),
  });
  const connected = { url: vendor.url, tenantId, timeoutMs: 2_000 };
  const source = yuanshuSource({
    pushed: memoryOf([]),
    now: () => now,
    bts: bts ? { ...connected, signKey } : null,
    platform: platform ? { ...connected, privateKeyPem: payload('test-only.private.pem') } : null,
  });
  open.push(source, vendor);
  const { writes } = source;
  if (!writes) throw new Error('no handler');
  return { source, handler: writes, vendor, requests };
}

export function operationOf<N extends keyof WriteHandler['operations']>(handler: WriteHandler, name: N) {
  const found = handler.operations[name];
  if (!found) throw new Error(`no offer of ${name}`);
  return found;
}
export function requestOf(prepared: Prepared): WriteRequest {
  if ('userErrors' in prepared) throw new Error(JSON.stringify(prepared.userErrors));
  const [only, ...rest] = prepared.requests;
  if (!only || rest.length > 0) throw new Error('expected one request');
  return only;
}
/** The parsed body of the only request, or its parsed `param`. */
export function bodyOf(prepared: Prepared): unknown {
  const { request } = requestOf(prepared);
  return JSON.parse(request.body ?? request.query?.get('param') ?? '');
}
/** The user errors as "CODE path". */
export const errorsOf = (prepared: Prepared): readonly string[] =>
  'userErrors' in prepared
    ? prepared.userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`.trim())
    : [];

const key = rsaPublicKey(payload('test-only.public.pem'));
/** Verifies what the platform got, as the platform would. */
export function isVerified({ method, headers, text }: SandboxRequest, path: string, query = ''): boolean {
  const read = readAuthorization(headers.authorization ?? '');
  if (!read || read.timestamp !== String(Math.floor(now / 1000)) || !/^[0-9A-F]{32}$/.test(read.nonce)) return false;
  return isSigned(key, { method, path, query, body: Buffer.from(text), ...read }, read.signature);
}
