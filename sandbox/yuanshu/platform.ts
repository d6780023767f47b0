/**
 * Yuanshu's own platform (retail-data-exchange), the four calls that its customers make: a real HTTP server that checks
 * their signatures with a key pair of its own making and remembers what it was told.
 */
import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { type SalesChoice, usualSales, usualUntil } from '../sales/generator.ts';
import { complaintOf } from '../server/fields.ts';
import { startSandboxServer } from '../server/server.ts';
import type { Sandbox, SandboxAnswer, SandboxRequest, SandboxRoute } from '../server/server.ts';
import { parsed, textIn } from '../server/wire.ts';
import { isAuthorized } from './authorization.ts';
import { PlatformBook } from './platform-book.ts';
import { type PlatformWrite, platformWrites } from './platform-writes.ts';
import { sandboxTenant } from './wire.ts';

export interface YuanshuCredentials {
  readonly tenantId: string;
  /** The key that the customer signs with, PKCS#8 in PEM. Each start makes a new one. */
  readonly privateKeyPem: string;
}
export interface YuanshuSandboxOptions extends Partial<SalesChoice> {
  readonly tenantId?: string;
  readonly port?: number;
  /** Milliseconds since 1970, against which the times of the signatures are checked. */
  readonly now?: () => number;
}
export interface YuanshuSandbox extends Sandbox {
  readonly credentials: YuanshuCredentials;
  /**
   * The bodies that one operation was told and accepted, oldest first: `deliverMulti` about an orderNo, `notifyRefund`
   * about a bizOrderId, `notifyWarehouse` about a refundId; `syncStock` about ''.
   */
  told(operation: string, about: string): readonly unknown[];
  /** The stock under the codes that the calls used; undefined when no call has named them. */
  stockOf(warehouse: string, sku: string): string | undefined;
}

/** The envelope is documented, its codes are not. */
function envelopes() {
  let answers = 0;
  return (code: string, msg: string, success: boolean): SandboxAnswer => {
    answers += 1;
    return { body: { traceId: `sandbox-${answers}`, code, msg, success, data: {} } };
  };
}
type Envelope = ReturnType<typeof envelopes>;

const tenantName = '_platform_num';
const cookieIn = (header: string | undefined, name: string): string | undefined =>
  (header ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];

function tenantOf({ headers, query }: SandboxRequest, place: PlatformWrite['tenantIn']): string | null | undefined {
  return place === 'cookie' ? cookieIn(headers.cookie, tenantName) : query.get(tenantName);
}

interface Platform {
  readonly book: PlatformBook;
  readonly tenantId: string;
  readonly envelope: Envelope;
}
function routeOf({ book, tenantId, envelope }: Platform, write: PlatformWrite): SandboxRoute {
  const { operation, path, fields, about, tenantIn, run } = write;
  const refused = (msg: string): SandboxAnswer => envelope('400', msg, false);
  const answer = (request: SandboxRequest): SandboxAnswer => {
    if (tenantOf(request, tenantIn) !== tenantId) return refused('平台号不正确');
    const body = parsed(request.text);
    if (typeof body !== 'object' || body === null) return refused('请求体不正确');
    const why = complaintOf(fields, body) ?? run(book, body);
    if (why !== undefined) return refused(why);
    book.record(operation, about === null ? '' : textIn(body, about), request.body);
    return envelope('0', 'success', true);
  };
  return { operation, method: 'POST', path, answer };
}

export async function startYuanshuSandbox(options: YuanshuSandboxOptions = {}): Promise<YuanshuSandbox> {
  const { tenantId = sandboxTenant, port = 0, now = () => Date.now() } = options;
  const { until = usualUntil(), seed = usualSales.seed } = options;
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = createPublicKey(pair.publicKey);
  const book = new PlatformBook({ until, seed });
  const envelope = envelopes();
  const server = await startSandboxServer({
    about: '元数 retail-data-exchange, what its customers tell it, simulated',
    port,
    routes: platformWrites.map((write) => routeOf({ book, tenantId, envelope }, write)),
    guard: ({ method, path, query, headers, text }) => {
      // The query is written anew here, which gives the same text for the one parameter that these calls have.
      const target = query.size === 0 ? path : `${path}?${query.toString()}`;
      const { authorization } = headers;
      const isLetIn = isAuthorized(key, { authorization, method, target, body: text }, now());
      return isLetIn ? undefined : { status: 401, ...envelope('401', '非法访问,没有权限', false) };
    },
    refusal: (message) => envelope('500', message, false),
  });
  return Object.assign(server, {
    credentials: { tenantId, privateKeyPem: pair.privateKey },
    told: (operation: string, about: string) => book.told(operation, about),
    stockOf: (warehouse: string, sku: string) => book.stock(warehouse, sku),
  });
}
