/**
 * The trace system of Yuanshu (单据追踪系统 BTS): GET calls with `param=<JSON text>` and `_platform_num=<tenant>`, two of
 * them reads. The answer is `{msg, code, data}`, with code "1" or "0" as text. That there is no such bill is said in
 * words only, and means no parcels.
 */
import { SourceFault } from '../fault.ts';
import { isRefusedByStatus } from '../kit/exchange.ts';
import { vendorHttp } from '../kit/http.ts';
import { type JsonSpan, parseJson } from '../values/json.ts';
import type { Clock, Instant } from '../values/time.ts';
import { type Deviation, read, type Reader } from '../kit/wire.ts';
import type { YuanshuReply, YuanshuWriter } from './platform.ts';
import { type BtsParcel, btsEnvelope, expressFlowSchema, flowInfoSchema } from './wire.ts';
import type { CallContext, VendorAnswer, VendorHealth, VendorRequest } from '../ports/calls.ts';
import type { VendorObserver } from '../ports/vendor.ts';

export interface BtsOptions {
  /** The origin, below which the paths start with `/bts-web/`. */
  readonly url: string;
  readonly tenantId: string;
  /** An opaque base64 text that Yuanshu hands out on application. It goes into `param`. */
  readonly signKey: string;
  readonly timeoutMs: number;
}
export interface BtsClientOptions extends BtsOptions {
  readonly now: Clock;
  readonly onDeviation?: VendorObserver['onDeviation'] | undefined;
  readonly onCircuit?: VendorObserver['onCircuit'] | undefined;
}

export interface BtsAnswer {
  readonly parcels: readonly BtsParcel[];
  readonly fetchedAt: Instant;
  /** Why the events of parcels without any could not be asked for; null when there was no such failure. */
  readonly silence: SourceFault | null;
}
export interface BtsClient extends YuanshuWriter {
  /** The parcels of one order with goods and events, [] when the BTS has none. Throws a SourceFault otherwise. */
  parcelsOf(billCode: string, call: CallContext): Promise<BtsAnswer>;
  health(): VendorHealth;
}

interface Parcels {
  readonly parcels: readonly BtsParcel[];
  readonly deviations: readonly Deviation[];
}
interface BtsRead {
  readonly operation: string;
  readonly path: string;
  /** Only this call wants the tenant within `param` too. */
  readonly tenantInParam: boolean;
  /** Null when the data is of another shape. */
  readonly parcels: (data: JsonSpan) => Parcels | null;
}
const listWithin =
  <T>(schema: Reader<T>, list: (value: T) => readonly BtsParcel[] | null): BtsRead['parcels'] =>
  (data) => {
    const reading = read(schema, data);
    return reading && { parcels: list(reading.value) ?? [], deviations: reading.deviations };
  };
/** 查询订单综合流水信息(含包裹商品信息) */
const getFlowInfo: BtsRead = {
  operation: 'getFlowInfo',
  path: '/bts-web/saas/ifs/getFlowInfo.do',
  tenantInParam: true,
  parcels: listWithin(flowInfoSchema, ({ flowInfo }) => flowInfo),
};
/** 查询订单物流流水信息: events without goods. */
const getFlowInfo2: BtsRead = {
  operation: 'getFlowInfo2',
  path: '/bts-web/saas/ifs/getFlowInfo2.do',
  tenantInParam: false,
  parcels: listWithin(expressFlowSchema, ({ expressFlow }) => expressFlow),
};

export function btsClient(options: BtsClientOptions): BtsClient {
  const { url, tenantId, signKey, timeoutMs, now, onCircuit } = options;
  const http = vendorHttp({ vendor: 'YUANSHU', url, timeoutMs, now, onCircuit });

  function ask(endpoint: BtsRead, billCode: string, call: CallContext): Promise<BtsAnswer> {
    const { operation, path } = endpoint;
    const param = { billCode, billType: '01', isApp: '1', signKey };
    const query = new URLSearchParams({
      param: JSON.stringify(endpoint.tenantInParam ? { ...param, platform_num: tenantId } : param),
      _platform_num: tenantId,
    });
    return http.askFor({ operation, method: 'GET', path, query }, call, (answer) => {
      const { parcels, deviations } = parcelsIn(endpoint, answer);
      for (const { path: where, reason } of deviations) options.onDeviation?.(`${operation}.data.${where}`, reason);
      return { parcels, fetchedAt: answer.fetchedAt, silence: null };
    });
  }

  /** A write is prepared without the key, which is added to its `param` here. */
  const keyed = (request: VendorRequest, key: string): VendorRequest => ({
    ...request,
    query: new URLSearchParams({
      param: JSON.stringify({ ...Object(parseJson(request.query?.get('param') ?? '{}')), signKey: key }),
      _platform_num: tenantId,
    }),
  });

  return {
    tenantId,
    async parcelsOf(billCode, call) {
      const whole = await ask(getFlowInfo, billCode, call).catch(refusedOnly);
      if (whole === null) return ask(getFlowInfo2, billCode, call);
      if (whole.parcels.every(hasCourse)) return whole;
      // The parcels are shown even when their events cannot be had.
      const courses = await ask(getFlowInfo2, billCode, call).catch((error: unknown) => {
        if (error instanceof SourceFault) return error;
        throw error;
      });
      if (courses instanceof SourceFault) return { ...whole, silence: courses };
      return { ...whole, parcels: completed(whole.parcels, courses.parcels) };
    },
    write: (request, call) =>
      http.askFor(keyed(request, signKey), call, (answer) => replyOf(request.operation, answer)),
    show: (request) => http.show(keyed(request, '***')),
    health: () => http.health(),
    close: () => http.close(),
  };
}

/** Null when the BTS refused this question: it may answer the other one. */
function refusedOnly(error: unknown): null {
  if (error instanceof SourceFault && error.kind === 'REFUSED') return null;
  throw error;
}

const hasCourse = ({ flow, trackingNumber }: BtsParcel): boolean => (flow?.length ?? 0) > 0 || trackingNumber === null;

/** Each parcel with the events of either answer, then the parcels that only the second answer names. */
function completed(parcels: readonly BtsParcel[], courses: readonly BtsParcel[]): readonly BtsParcel[] {
  const numbers = new Set(parcels.map(({ trackingNumber }) => trackingNumber));
  return [
    ...parcels.map((parcel) =>
      hasCourse(parcel)
        ? parcel
        : {
            ...parcel,
            flow: courses.find(({ trackingNumber }) => trackingNumber === parcel.trackingNumber)?.flow ?? null,
          },
    ),
    ...courses.filter(({ trackingNumber }) => !numbers.has(trackingNumber)),
  ];
}

/** Words that say that there is no such bill, or that nothing is known of it yet … */
const absent =
  /不存在|未找到|找不到|没有找到|未查询到|查询不到|查无|(?:暂无|没有|无)(?:.{0,6})(?:流水|物流|包裹|数据|记录|信息)|not (?:found|exist)/i;
/** … unless they speak of something of ours that is missing or wrong. */
const ours = /sign|签名|密钥|平台|租户|商户|参数|权限|鉴权|授权|接口|platform|param|tenant/i;
const notLetIn = /sign_?key|签名|密钥|权限|鉴权|授权/i;

const silence = btsEnvelope.empty;
/** What a refusal means. Null when it says that there is nothing. */
function faultOfNo(words: string): SourceFault['kind'] | null {
  if (absent.test(words) && !ours.test(words)) return null;
  return notLetIn.test(words) ? 'AUTH' : 'REFUSED';
}

/** Throws a SourceFault unless the vendor has answered, or has said that it has nothing. */
function parcelsIn(endpoint: BtsRead, { body, status }: VendorAnswer): Parcels {
  const fault = (kind: SourceFault['kind']) => new SourceFault('YUANSHU', kind, { operation: endpoint.operation });
  const none: Parcels = { parcels: [], deviations: [] };
  const { code, msg, data } = read(btsEnvelope, body)?.value ?? silence;
  if (code !== null && code !== '1') {
    const kind = faultOfNo(msg ?? '');
    if (kind === null) return none;
    throw fault(kind);
  }
  // A 404 that the BTS did not write itself is a wrong address, and does not mean that there is no such bill.
  if (status >= 400) throw fault('REFUSED');
  if (code === null) throw fault('BAD_ANSWER');
  const answer = data === null ? none : endpoint.parcels(data);
  if (!answer) throw fault('BAD_ANSWER');
  return answer;
}

/** A code that is not documented, or that the HTTP status contradicts, is no answer that can be read. */
function replyOf(operation: string, { body, status }: VendorAnswer): YuanshuReply {
  const { code, msg: message } = read(btsEnvelope, body)?.value ?? silence;
  if (code === null && isRefusedByStatus(status)) return { yes: false, traceId: null, code: `HTTP ${status}`, message };
  if (code === '0' && notLetIn.test(message ?? '')) throw new SourceFault('YUANSHU', 'AUTH', { operation });
  if (code === '0' || (code === '1' && status < 300)) return { yes: code === '1', traceId: null, code, message };
  throw new SourceFault('YUANSHU', 'BAD_ANSWER', { operation });
}
