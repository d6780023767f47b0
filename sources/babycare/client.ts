/**
 * One function per read of Babycare's 开放平台-订单模块, and one for all of its writes. All calls are POST with JSON; an
 * answer is `{code, data, message}` and code 0 is success. The document lists the public parameters only for two of the
 * writes, not where they are placed, no error codes and no paging: each of these is a table or an option here.
 */
import type { z } from 'zod';
import { SourceFault } from '../fault.ts';
import { isRefusedByStatus } from '../kit/exchange.ts';
import { vendorHttp } from '../kit/http.ts';
import type { Instant } from '../values/time.ts';
import { type Deviation, read } from '../kit/wire.ts';
import { type PublicParamsOptions, shown, signed } from './public-params.ts';
import {
  envelope,
  listWithin,
  type SalesOrder,
  salesOrder,
  type SalesOrderPackage,
  salesOrderPackage,
} from './wire.ts';
import type { CallContext, ShownRequest, VendorAnswer, VendorHealth, VendorRequest } from '../ports/calls.ts';

export interface BabycareClientOptions extends PublicParamsOptions {
  /** Up to and including `/open/v5`. */
  readonly url: string;
  readonly timeoutMs: number;
}

/** One element of the vendor's list: parsed, and as it came. */
export interface Row<T> {
  readonly wire: T;
  readonly raw: unknown;
}
interface Rows<T> {
  readonly rows: readonly Row<T>[];
  /** What was set aside on the way. */
  readonly deviations: readonly Deviation[];
  readonly fetchedAt: Instant;
}

/** What the vendor said to a write: yes is code "0". `data` as it came. */
export interface Word {
  readonly code: string;
  readonly message: string | null;
  readonly data: unknown;
}

/** Both reads take one platform order number (平台交易号), answer [] when the vendor has none, else throw a SourceFault. */
export interface BabycareClient {
  salesDetailList(platformOrderNo: string, call: CallContext): Promise<Rows<SalesOrder>>;
  packageList(platformOrderNo: string, call: CallContext): Promise<Rows<SalesOrderPackage>>;
  /** Signs now and sends once. Throws a SourceFault when there is no word that can be read. */
  write(request: VendorRequest, call: CallContext): Promise<Word>;
  /** What `write` would send, with application and sign masked. */
  show(request: VendorRequest): ShownRequest;
  health(): VendorHealth;
  close(): Promise<void>;
}

export function babycareClient(options: BabycareClientOptions): BabycareClient {
  const http = vendorHttp({ vendor: 'BABYCARE', url: options.url, timeoutMs: options.timeoutMs, now: options.now });
  const withSignature = (request: VendorRequest): VendorRequest => ({
    ...request,
    ...signed(options, request.body ?? '{}'),
  });

  function ask<T>(endpoint: Endpoint<T>, business: Business, call: CallContext): Promise<Rows<T>> {
    const { operation, path } = endpoint;
    const request: VendorRequest = { operation, method: 'POST', path, body: JSON.stringify(business) };
    return http.askFor(withSignature(request), call, (answer) => rowsOf(endpoint, answer));
  }

  return {
    salesDetailList: (platformOrderNo, call) => ask(salesDetailList, { platformOrderNo }, call),
    packageList: (platformOrderNo, call) => ask(packageList, { platformOrderNo }, call),
    write: (request, call) => http.askFor(withSignature(request), call, (answer) => wordOf(request.operation, answer)),
    show: (request) => http.show({ ...request, ...shown(options, request.body ?? '{}') }),
    health: () => http.health(),
    close: () => http.close(),
  };
}

type Business = Readonly<Record<string, string>>;

interface Endpoint<T> {
  readonly operation: string;
  readonly path: string;
  /** The name of the list within `data`. */
  readonly list: string;
  readonly row: z.ZodType<T>;
}
/** 班牛销售订单明细信息查询 */
const salesDetailList: Endpoint<SalesOrder> = {
  operation: 'listSalesDetails',
  path: '/order/salesDetail/list',
  list: 'orderList',
  row: salesOrder,
};
/** 班牛订单包裹信息查询 */
const packageList: Endpoint<SalesOrderPackage> = {
  operation: 'listPackages',
  path: '/order/package/list',
  list: 'orderPackageList',
  row: salesOrderPackage,
};

/** The vendor's own codes, of which the document names only 0; the first row that fits, else REFUSED. */
const faults: readonly { readonly code: RegExp; readonly kind: SourceFault['kind'] }[] = [
  // 401, 40101, 403 …: the numbers of the HTTP statuses that the document lists as Unauthorized and Forbidden.
  { code: /^40[13]\d{0,2}$/, kind: 'AUTH' },
];
/** "There is no such order", which the document does not describe … */
const absent = /不存在|未找到|找不到|没有找到|未查询到|查询不到|查无|not (?:found|exist)/i;
/** … unless it is something of ours that does not exist. */
const ours = /应用|接口|服务|店铺|用户|签名|参数|版本|权限|app|api|sign|token|store|user|param/i;

/** Throws a SourceFault unless the vendor has answered with its list, or has said that there is none. */
function rowsOf<T>(endpoint: Endpoint<T>, { body, status, fetchedAt }: VendorAnswer): Rows<T> {
  const { operation } = endpoint;
  const none: Rows<T> = { rows: [], deviations: [], fetchedAt };
  const told = read(envelope, body)?.value;
  if (told && told.code !== '0') {
    const fault = faultOf(operation, told.code);
    const message = told.message ?? '';
    if (fault.kind === 'REFUSED' && absent.test(message) && !ours.test(message)) return none;
    throw fault;
  }
  // A 404 without a code of the vendor's own is a wrong address, never "no such order".
  if (status >= 400) throw new SourceFault('BABYCARE', 'REFUSED', { operation });
  const elements = told && listWithin(endpoint.list).safeParse(told.data).data;
  if (!elements) throw new SourceFault('BABYCARE', 'BAD_ANSWER', { operation });
  return { ...readEach(endpoint, elements), fetchedAt };
}

function wordOf(operation: string, { body, status }: VendorAnswer): Word {
  const told = read(envelope, body)?.value;
  if (!told && isRefusedByStatus(status)) return { code: `HTTP ${status}`, message: null, data: null };
  // A yes in an answer whose status says no is neither.
  if (!told || (told.code === '0' && status >= 300)) throw new SourceFault('BABYCARE', 'BAD_ANSWER', { operation });
  const fault = told.code === '0' ? null : faultOf(operation, told.code);
  if (fault?.kind === 'AUTH') throw fault;
  return { code: told.code, message: told.message, data: told.data };
}

/** Element by element, so that a hopeless one is set aside alone and each keeps its raw text. */
function readEach<T>(endpoint: Endpoint<T>, elements: readonly unknown[]): Omit<Rows<T>, 'fetchedAt'> {
  const deviations: Deviation[] = [];
  const path = `data.${endpoint.list}.[]`;
  const rows = elements.flatMap((raw) => {
    const reading = read(endpoint.row, raw);
    if (!reading) {
      deviations.push({ path, reason: 'not an object' });
      return [];
    }
    deviations.push(...reading.deviations.map((one) => ({ ...one, path: `${path}.${one.path}` })));
    return [{ wire: reading.value, raw }];
  });
  return { rows, deviations };
}

function faultOf(operation: string, code: string): SourceFault {
  const kind = faults.find((row) => row.code.test(code))?.kind ?? 'REFUSED';
  // A number says nothing about a person and helps who has to ask the vendor; other text stays out.
  const explain =
    kind === 'REFUSED' && /^-?\d{1,9}$/.test(code) ? { explain: `refused the question with code ${code}` } : {};
  return new SourceFault('BABYCARE', kind, { operation, ...explain });
}
