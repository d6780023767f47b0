/**
 * SOMS as its document describes it, reads and writes: a real HTTP server that holds the document's own samples, a set
 * of invented orders and two orders for demonstrations. Writes change what it holds until it is closed. What the
 * document leaves open is an option here.
 */
import { Buffer } from 'node:buffer';
import { randomOf } from '../sales/random.ts';
import { generateSales, showcase, showcasePickup, usualSales, usualUntil } from '../sales/generator.ts';
import { type Sandbox, type SandboxAnswer, type SandboxRequest, startSandboxServer } from '../server/server.ts';
import { vendorTime } from '../../sources/values/time.ts';
import { type Book, bookOf } from './book.ts';
import { refusal } from './holdings.ts';
import { routesOf } from './operations.ts';
import { remindersOf } from './reminders.ts';

export interface SomsCredentials {
  readonly tenantId: string;
  readonly user: string;
  readonly password: string;
}
export interface SomsSandboxOptions extends Partial<SomsCredentials> {
  readonly port?: number;
  /** "Now" of the invented orders. */
  readonly until?: Date;
  /** The clock of the writes, in milliseconds. They are never dated earlier than `until`. */
  readonly now?: () => number;
  readonly seed?: number;
  /** The answer when there is no such order, which the document does not tell. */
  readonly absent?: keyof typeof absences;
  /** The list read leaves out what the other reads show only on request. */
  readonly leanQuery?: boolean;
}
export type SomsSandbox = Sandbox & {
  readonly credentials: SomsCredentials;
  /** The orders that it holds, which tests may read and change. */
  readonly book: Book;
};

const absences = {
  status404: { status: 404, body: refusal('NOT_FOUND', '订单不存在') },
  empty: { body: undefined },
  emptyObject: { body: {} },
  refused: { body: refusal('NOT_FOUND', '订单不存在') },
} satisfies Record<string, SandboxAnswer>;

/** Checks HTTP Basic, then the tenant. */
const guardOf =
  ({ tenantId, user, password }: SomsCredentials) =>
  ({ headers, params }: SandboxRequest): SandboxAnswer | undefined => {
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (headers.authorization !== expected) {
      const challenge = { 'www-authenticate': 'Basic realm="soms"' };
      return { status: 401, headers: challenge, body: refusal('UNAUTHORIZED', '用户名或密码不正确') };
    }
    if (params['tenant_id'] === tenantId) return undefined;
    return { status: 404, body: refusal('NOT_FOUND', '租户不存在') };
  };

export async function startSomsSandbox(options: SomsSandboxOptions = {}): Promise<SomsSandbox> {
  const { tenantId = 'sandbox', user = 'sandbox', password = 'sandbox-password', port = 0 } = options;
  const { until = usualUntil(), seed = usualSales.seed, absent = 'status404', leanQuery = false } = options;
  const { now = Date.now } = options;
  const credentials = { tenantId, user, password };
  const sales = [...generateSales({ count: usualSales.count, seed, until }), showcase, showcasePickup];
  const book = bookOf(sales, tenantId);
  const server = await startSandboxServer({
    about: '海鼎 SOMS 订单服务, reads and writes, simulated',
    port,
    routes: routesOf({
      book,
      reminders: remindersOf(sales),
      random: randomOf(seed, 2),
      none: absences[absent],
      leanQuery,
      now: () => vendorTime(Math.max(now(), until.getTime())),
    }),
    guard: guardOf(credentials),
    refusal: (message) => ({ body: refusal('REFUSED', message) }),
  });
  return Object.assign(server, { credentials, book });
}
