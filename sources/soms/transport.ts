/**
 * Sends requests to SOMS (HTTP Basic) and reads its answers. A read gives parsed wire values or throws a SourceFault. The
 * document does not say how SOMS answers when there is no such order. A 404, an empty body and success:false with 不存在
 * are all read so, and give null or [].
 */
import { type FaultKind, SourceFault } from '../fault.ts';
import { vendorHttp } from '../kit/http.ts';
import { anything, maybe, type Opened, read, type Reader, record, type WireReading } from '../kit/wire.ts';
import type { CallContext, OnCircuit, VendorAnswer, VendorRequest } from '../ports/calls.ts';
import type { JsonSpan } from '../values/json.ts';
import type { Clock, Instant } from '../values/time.ts';
import { resultShape, type SomsList, type SomsResult } from './wire.ts';

export interface SomsTransportOptions {
  /** Paths start `/{tenant_id}/soms/` under it. */
  readonly url: string;
  readonly tenantId: string;
  readonly user: string;
  readonly password: string;
  readonly timeoutMs: number;
  readonly now: Clock;
  readonly onDeviation?: (path: string, reason: string) => void;
  readonly onCircuit?: OnCircuit;
}
export interface Fetched<T> {
  readonly wire: T;
  /** The record as it came, in a text of its own. */
  readonly raw: JsonSpan;
  readonly fetchedAt: Instant;
}
export interface FetchedRow<T> extends Fetched<T> {
  /** Its index on its page; rows that could not be read are counted. */
  readonly place: number;
}
export interface FetchedPage<T> {
  readonly rows: readonly FetchedRow<T>[];
  readonly total: number | null;
  /** How many rows could not be read. What is missing may be one of them, so it is not known to be absent. */
  readonly unread: number;
}

interface RecordForm<T> {
  readonly schema: Reader<T>;
  /** Whether an answer without an id says that there is no such record. */
  readonly hasId?: boolean;
}

/** 没有权限 is not among them, because it says nothing about the order. */
const absentWords = /不存在|未找到|找不到|查无|没有(?!.{0,20}(?:权限|授权|登录))|暂无|无轨迹|not\s*(?:found|exist)/i;

export const segment = (text: string): string => encodeURIComponent(text.toWellFormed());
/** The beginning of a tenant's paths, below the URL. */
export const rootOf = (tenantId: string): string => `/${segment(tenantId)}/soms`;
/** Such an id cannot stand in a path, where `.` and `..` are resolved away. So SOMS has nothing of this id. */
export const fitsNoPath = (id: string): boolean => id === '' || id === '.' || id === '..';
export const badAnswer = (operation: string): SourceFault => faultOf('BAD_ANSWER', operation);
const faultOf = (kind: FaultKind, operation: string): SourceFault => new SourceFault('SOMS', kind, { operation });

export function somsTransport(options: SomsTransportOptions) {
  const { url, tenantId, user, password, timeoutMs, now, onDeviation, onCircuit } = options;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const http = vendorHttp({ vendor: 'SOMS', url, timeoutMs, now, onCircuit, headers: { authorization } });
  const asked = <T>(request: VendorRequest, call: CallContext, understand: (answer: VendorAnswer) => T): Promise<T> =>
    http.askFor({ ...request, path: rootOf(tenantId) + request.path }, call, understand);

  const tell = teller(onDeviation);

  return {
    health: http.health,
    close: http.close,
    /** Sends a prepared write, which has its whole path. The write handler reads the answer. */
    write: http.ask,
    show: http.show,

    /** Null when there is no such record. */
    record: <T>(
      request: VendorRequest,
      { schema, hasId = false }: RecordForm<T>,
      call: CallContext,
    ): Promise<Fetched<T> | null> =>
      asked(request, call, (answer) => {
        const { body, fetchedAt } = answer;
        const head = read(headSchema, body)?.value ?? null;
        if (isAbsent(request, answer, head) || (hasId && !saysId(head?.id))) return null;
        const reading = read(schema, body);
        if (!body || !reading) throw badAnswer(request.operation);
        tell(reading);
        return { wire: reading.value, raw: body, fetchedAt };
      }),

    /** Rows are read one by one, so that a row that is no record does not hide the others. */
    rows: <T extends Opened>(
      request: VendorRequest,
      list: Reader<SomsList<T>>,
      call: CallContext,
    ): Promise<FetchedPage<T>> =>
      asked(request, call, (answer) => {
        const { body, fetchedAt } = answer;
        const page = read(list, body);
        if (isAbsent(request, answer, page?.value ?? null)) return { rows: [], total: 0, unread: 0 };
        if (page) tell(page);
        // An answer without its list does not say that there are no rows.
        if (!page?.value.rows) throw badAnswer(request.operation);
        const { rows: told, total } = page.value;
        const readings = told.map((row) => row.read());
        for (const { reading } of readings) tell(reading ?? noRecord);
        const rows = readings.flatMap(({ raw, reading }, place) =>
          reading ? [{ wire: reading.value, raw, fetchedAt, place }] : [],
        );
        return { rows, total, unread: told.length - rows.length };
      }),

    /** For checks, where success:false is an answer ("not deliverable") and no refusal. */
    result: <T extends { readonly success: boolean | null }>(
      request: VendorRequest,
      schema: Reader<T>,
      call: CallContext,
    ): Promise<T> =>
      asked(request, call, ({ body, status }) => {
        const reading = read(schema, body);
        const wire = reading?.value ?? null;
        if (reading) tell(reading);
        // A 4xx is about our question (a missing parameter) and not about the order.
        if (status >= 400) throw faultOf('REFUSED', request.operation);
        if (wire === null || wire.success === null) throw badAnswer(request.operation);
        return wire;
      }),
  };
}

const teller =
  (onDeviation: SomsTransportOptions['onDeviation']) =>
  ({ deviations }: WireReading<unknown>): void => {
    for (const { path, reason } of deviations) onDeviation?.(path, reason);
  };

const noRecord: WireReading<null> = { value: null, deviations: [{ path: '[]', reason: 'not a record' }] };

const headSchema = record({ ...resultShape, id: maybe(anything) });
const saysId = (id: JsonSpan | null | undefined): boolean => id !== null && id !== undefined && id.json !== '""';

/** Whether the answer says that there is no such thing. `result`: what was read of it; null where it is no record. */
function isAbsent({ operation }: VendorRequest, answer: VendorAnswer, result: SomsResult | null): boolean {
  const { status, body } = answer;
  if (status === 404) return true;
  if (isEmpty(body)) {
    if (status < 300) return true;
    // A redirect or a refusal without a body says nothing about the order.
    throw faultOf('REFUSED', operation);
  }
  if (!result) throw badAnswer(operation);
  if (result.success !== false && status < 300) return false;
  if (absentWords.test(result.message ?? '')) return true;
  throw faultOf('REFUSED', operation);
}

export const isEmpty = (body: JsonSpan | undefined): boolean =>
  body === undefined || /^\s*(?:null|\{\s*\})\s*$/.test(body.json);
