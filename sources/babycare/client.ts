/**
 * One function per read of Babycare's 开放平台-订单模块, and one for all of its writes. All calls are POST with JSON. An
 * answer is `{code, data, message}`, and code 0 is success. The document lists the public parameters for two of the writes
 * only. It does not say where they are placed, and it has no error codes and no paging. What it leaves open is a table or
 * an option here.
 */
import { append } from '../values/lists.ts';
import { SourceFault } from '../fault.ts';
import { isRefusedByStatus } from '../kit/exchange.ts';
import { vendorHttp } from '../kit/http.ts';
import type { Instant } from '../values/time.ts';
import { type Deviation, type ListReading, read, type Reader } from '../kit/wire.ts';
import type { JsonSpan } from '../values/json.ts';
import { type PublicParamsOptions, shown, signed } from './public-params.ts';
import {
  envelope,
  listWithin,
  orderList,
  orderPackageList,
  type SalesOrder,
  salesOrder,
  type SalesOrderPackage,
  salesOrderPackage,
} from './wire.ts';
import type {
  CallContext,
  OnCircuit,
  ShownRequest,
  VendorAnswer,
  VendorHealth,
  VendorRequest,
} from '../ports/calls.ts';

export interface BabycareClientOptions extends PublicParamsOptions {
  /** Up to and including `/open/v5`. */
  readonly url: string;
  readonly timeoutMs: number;
  readonly onCircuit?: OnCircuit;
}

/** One element of the vendor's list: parsed, and as it came. */
export interface Row<T> {
  readonly wire: T;
  readonly raw: JsonSpan;
}
interface Rows<T> {
  readonly rows: readonly Row<T>[];
  /** What was set aside in reading. */
  readonly deviations: readonly Deviation[];
  readonly fetchedAt: Instant;
}

/** The answer to a write. Code "0" is success. `data` is as it came. */
export interface WriteAnswer {
  readonly code: string;
  readonly message: string | null;
  readonly data: JsonSpan | null;
}

/** Both reads take one platform order number (平台交易号). They give [] when the vendor has nothing, and throw a SourceFault. */
export interface BabycareClient {
  salesDetailList(platformOrderNo: string, call: CallContext): Promise<Rows<SalesOrder>>;
  packageList(platformOrderNo: string, call: CallContext): Promise<Rows<SalesOrderPackage>>;
  /** Signs now and sends once. Throws a SourceFault when there is no answer that can be read. */
  write(request: VendorRequest, call: CallContext): Promise<WriteAnswer>;
  /** What `write` would send, with `appId` and `sign` masked. */
  show(request: VendorRequest): ShownRequest;
  health(): VendorHealth;
  close(): Promise<void>;
}

export function babycareClient(options: BabycareClientOptions): BabycareClient {
  const { url, timeoutMs, now, onCircuit } = options;
  const http = vendorHttp({ vendor: 'BABYCARE', url, timeoutMs, now, onCircuit });
  const withSignature = (request: VendorRequest): VendorRequest => ({
    ...request,
    ...signed(options, request.body ?? '{}'),
  });

  function ask<T>(endpoint: ReadEndpoint<T>, business: Business, call: CallContext): Promise<Rows<T>> {
    const { operation, path } = endpoint;
    const request: VendorRequest = { operation, method: 'POST', path, body: JSON.stringify(business) };
    return http.askFor(withSignature(request), call, (answer) => rowsOf(endpoint, answer));
  }

  return {
    salesDetailList: (platformOrderNo, call) => ask(salesDetailList, { platformOrderNo }, call),
    packageList: (platformOrderNo, call) => ask(packageList, { platformOrderNo }, call),
    write: (request, call) =>
      http.askFor(withSignature(request), call, (answer) => writeAnswerOf(request.operation, answer)),
    show: (request) => http.show({ ...request, ...shown(options, request.body ?? '{}') }),
    health: () => http.health(),
    close: () => http.close(),
  };
}

type Business = Readonly<Record<string, string>>;

interface ReadEndpoint<T> {
  readonly operation: string;
  readonly path: string;
  /** The name of the list within `data`, and what finds it there. */
  readonly list: string;
  readonly holder: Reader<JsonSpan | null>;
  readonly row: Reader<T>;
}
/** 班牛销售订单明细信息查询 */
const salesDetailList: ReadEndpoint<SalesOrder> = {
  operation: 'listSalesDetails',
  path: '/order/salesDetail/list',
  list: 'orderList',
  holder: orderList,
  row: salesOrder,
};
/** 班牛订单包裹信息查询 */
const packageList: ReadEndpoint<SalesOrderPackage> = {
  operation: 'listPackages',
  path: '/order/package/list',
  list: 'orderPackageList',
  holder: orderPackageList,
  row: salesOrderPackage,
};

/** The first row that fits counts, else it is REFUSED. The document names no code but 0. */
const faultRows: readonly { readonly code: RegExp; readonly kind: SourceFault['kind'] }[] = [
  // 401, 40101, 403 … begin like the HTTP statuses that the document lists as Unauthorized and Forbidden.
  { code: /^40[13]\d{0,2}$/, kind: 'AUTH' },
];
/** Words that say that there is no such order, which the document does not describe … */
const absentWords = /不存在|未找到|找不到|没有找到|未查询到|查询不到|查无|not (?:found|exist)/i;
/** … unless they speak of something of ours that does not exist. */
const ownWords = /应用|接口|服务|店铺|用户|签名|参数|版本|权限|app|api|sign|token|store|user|param/i;

/** Throws a SourceFault unless the answer has its list or says that there is none. */
function rowsOf<T>(endpoint: ReadEndpoint<T>, { body, status, fetchedAt }: VendorAnswer): Rows<T> {
  const { operation } = endpoint;
  const none: Rows<T> = { rows: [], deviations: [], fetchedAt };
  const told = read(envelope, body)?.value;
  if (told && told.code !== '0') {
    const fault = faultOf(operation, told.code);
    const message = told.message ?? '';
    if (fault.kind === 'REFUSED' && absentWords.test(message) && !ownWords.test(message)) return none;
    throw fault;
  }
  // A 404 that Babycare did not write itself is a wrong address, and does not mean that there is no such order.
  if (status >= 400) throw new SourceFault('BABYCARE', 'REFUSED', { operation });
  const list = told && listWithin(told.data, endpoint.holder);
  if (!list) throw new SourceFault('BABYCARE', 'BAD_ANSWER', { operation });
  return { ...readEach(endpoint, list), fetchedAt };
}

function writeAnswerOf(operation: string, { body, status }: VendorAnswer): WriteAnswer {
  const told = read(envelope, body)?.value;
  if (!told && isRefusedByStatus(status)) return { code: `HTTP ${status}`, message: null, data: null };
  // A success that the HTTP status contradicts tells nothing.
  if (!told || (told.code === '0' && status >= 300)) throw new SourceFault('BABYCARE', 'BAD_ANSWER', { operation });
  const fault = told.code === '0' ? null : faultOf(operation, told.code);
  if (fault?.kind === 'AUTH') throw fault;
  return { code: told.code, message: told.message, data: told.data };
}

/** Reads element by element, so that an unreadable one is set aside alone and each keeps its raw value. */
function readEach<T>(endpoint: ReadEndpoint<T>, { elements, reason }: ListReading): Omit<Rows<T>, 'fetchedAt'> {
  const deviations: Deviation[] = reason === null ? [] : [{ path: `data.${endpoint.list}`, reason }];
  const path = `data.${endpoint.list}.[]`;
  const rows = (elements ?? []).flatMap((span) => {
    const raw = span.own();
    const reading = read(endpoint.row, raw);
    if (!reading) {
      deviations.push({ path, reason: 'not an object' });
      return [];
    }
    append(
      deviations,
      reading.deviations.map((one) => ({ ...one, path: `${path}.${one.path}` })),
    );
    return [{ wire: reading.value, raw }];
  });
  return { rows, deviations };
}

function faultOf(operation: string, code: string): SourceFault {
  const kind = faultRows.find((row) => row.code.test(code))?.kind ?? 'REFUSED';
  // A number is not personal, and it helps whoever has to ask the vendor. Other text is left out.
  const explain =
    kind === 'REFUSED' && /^-?\d{1,9}$/.test(code) ? { explain: `refused the question with code ${code}` } : {};
  return new SourceFault('BABYCARE', kind, { operation, ...explain });
}
