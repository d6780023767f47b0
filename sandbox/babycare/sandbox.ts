/**
 * Babycare's 订单模块 as its document describes it: a real HTTP server that holds the document's own samples, a set of
 * invented orders and one for demonstrations, and carries out what is written to it, in memory. What the document
 * leaves open is an option here.
 */
import { at } from '../../sources/values/json.ts';
import { partsOf } from '../sales/parts.ts';
import type { Sale } from '../sales/sale.ts';
import { generateSales, type SalesChoice, showcase, usualSales, usualUntil } from '../sales/generator.ts';
import { type Sandbox, type SandboxAnswer, type SandboxRequest, startSandboxServer } from '../server/server.ts';
import type { Wire } from '../server/wire.ts';
import { code, fine, refused } from './answers.ts';
import { Book, type Kept } from './book.ts';
import { orderOf } from './order.ts';
import { packageRowsOf } from './packages.ts';
import { complaint, type Rules } from './public-params.ts';
import { sampleOrders } from './samples.ts';
import { writeRoutes } from './writes.ts';

export interface BabycareCredentials {
  readonly appId: string;
  readonly appSecret: string;
}
export interface BabycareSandboxOptions extends Partial<Rules>, Partial<SalesChoice> {
  readonly port?: number;
}
export type BabycareSandbox = Sandbox & { readonly credentials: BabycareCredentials };

/** Numbers for which "no such order" is said with `data: null` instead of an empty list. */
export const nullDataNumbers: readonly string[] = ['9990000000000000001', '9990000000000000002'];

function keptOf(sales: readonly Sale[]): readonly Kept[] {
  return sales
    .filter(({ inBabycare }) => inBabycare)
    .flatMap((sale) =>
      partsOf(sale, sale.splitInBabycare).map((part) => ({
        order: orderOf(sale, part),
        rows: packageRowsOf({ ...sale, lines: part.lines, parcels: part.parcels }),
      })),
    );
}

/** An empty or absent filter lets everything pass. */
const passes = (wanted: unknown, value: unknown): boolean =>
  wanted === undefined || wanted === null || wanted === '' || wanted === value;

interface BabycareRead {
  readonly list: string;
  readonly rows: (kept: Kept) => readonly Wire[];
  /** From a field of the question to the field of the row that must have the same value. */
  readonly filters: Readonly<Record<string, string>>;
}
const salesDetails: BabycareRead = {
  list: 'orderList',
  rows: ({ order }) => [order],
  filters: { storeCode: 'storeCode' },
};
const packages: BabycareRead = {
  list: 'orderPackageList',
  rows: ({ rows }) => rows,
  filters: { storeCode: 'storeCode', storeName: 'storeName', expressNo: 'expressNo' },
};

const answerOf =
  (book: Book, { list, rows, filters }: BabycareRead) =>
  ({ body }: SandboxRequest): SandboxAnswer => {
    const number = at(body, 'platformOrderNo');
    if (typeof number !== 'string' || number === '') return refused(code.badRequest, 'platformOrderNo不能为空');
    const found = book.under(number).flatMap(rows);
    if (found.length === 0 && nullDataNumbers.includes(number)) return fine(null);
    const fits = (row: Wire): boolean =>
      Object.entries(filters).every(([asked, field]) => passes(at(body, asked), row[field]));
    return fine({ [list]: found.filter(fits) });
  };

export async function startBabycareSandbox(options: BabycareSandboxOptions = {}): Promise<BabycareSandbox> {
  const { appId = 'sandbox-app', appSecret = 'sandbox-secret', publicParams = 'query', sign = 'md5' } = options;
  const { port = 0, until = usualUntil(), seed = usualSales.seed, now = () => Date.now() } = options;
  const rules = { appId, appSecret, publicParams, sign, now };
  const sales = [...generateSales({ count: usualSales.count, seed, until }), showcase];
  const book = new Book([...keptOf(sales), ...sampleOrders]);
  const server = await startSandboxServer({
    about: 'Babycare 开放平台 订单模块, simulated',
    port,
    // The document's hosts end in this path.
    basePath: '/open/v5',
    routes: [
      {
        operation: 'listSalesDetails',
        method: 'POST',
        path: '/order/salesDetail/list',
        answer: answerOf(book, salesDetails),
      },
      { operation: 'listPackages', method: 'POST', path: '/order/package/list', answer: answerOf(book, packages) },
      ...writeRoutes(book, now),
    ],
    guard: (request) => {
      const why = complaint(request, rules);
      return why === undefined ? undefined : refused(code.unauthorized, why);
    },
    refusal: (message) => refused(code.refused, message),
  });
  return Object.assign(server, { credentials: { appId, appSecret } });
}
