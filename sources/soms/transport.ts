/**
 * Sends requests to SOMS (HTTP Basic) and reads its answers. A read gives parsed wire values or throws a SourceFault. The
 * document does not say how SOMS answers when there is no such order. A 404, an empty body and success:false with 不存在
 * are all read so, and give null or [].
 */
import type { z } from 'zod';
import { type FaultKind, SourceFault } from '../fault.ts';
import { vendorHttp } from '../kit/http.ts';
import { read } from '../kit/wire.ts';
import type { CallContext, OnCircuit, VendorAnswer, VendorRequest } from '../ports/calls.ts';
import { JsonNumber } from '../values/json.ts';
import type { Clock, Instant } from '../values/time.ts';
import { resultSchema, type SomsList } from './wire.ts';

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
  readonly raw: unknown;
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
  readonly schema: z.ZodType<T>;
  /** Finds answers that say that there is no such record by what they lack. */
  readonly isThere?: (body: unknown) => boolean;
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

  function readAs<T>(schema: z.ZodType<T>, raw: unknown): T | null {
    const reading = read(schema, raw);
    reading?.deviations.forEach(({ path, reason }) => onDeviation?.(path, reason));
    return reading?.value ?? null;
  }

  return {
    health: http.health,
    close: http.close,
    /** Sends a prepared write, which has its whole path. The write handler reads the answer. */
    write: http.ask,
    show: http.show,

    /** Null when there is no such record. */
    record: <T>(
      request: VendorRequest,
      { schema, isThere = () => true }: RecordForm<T>,
      call: CallContext,
    ): Promise<Fetched<T> | null> =>
      asked(request, call, (told) => {
        const answer = answerUnlessAbsent(request, told);
        if (answer === null || !isThere(answer.body)) return null;
        const wire = readAs(schema, answer.body);
        if (wire === null) throw badAnswer(request.operation);
        return { wire, raw: answer.body, fetchedAt: answer.fetchedAt };
      }),

    /** Rows are read one by one, so that a row that is no record does not hide the others. */
    rows: <T>(
      request: VendorRequest,
      { list, row }: { readonly list: z.ZodType<SomsList>; readonly row: z.ZodType<T> },
      call: CallContext,
    ): Promise<FetchedPage<T>> =>
      asked(request, call, (told) => {
        const answer = answerUnlessAbsent(request, told);
        if (answer === null) return { rows: [], total: 0, unread: 0 };
        const page = readAs(list, answer.body);
        // An answer without its list does not say that there are no rows.
        if (!page || page.rows === null) throw badAnswer(request.operation);
        const rows = page.rows.flatMap((raw, place) => {
          const wire = readAs(row, raw);
          if (wire !== null) return [{ wire, raw, fetchedAt: answer.fetchedAt, place }];
          onDeviation?.('[]', 'not a record');
          return [];
        });
        return { rows, total: page.total, unread: page.rows.length - rows.length };
      }),

    /** For checks, where success:false is an answer ("not deliverable") and no refusal. */
    result: <T extends { readonly success: boolean | null }>(
      request: VendorRequest,
      schema: z.ZodType<T>,
      call: CallContext,
    ): Promise<T> =>
      asked(request, call, ({ body, status }) => {
        const wire = readAs(schema, body);
        // A 4xx is about our question (a missing parameter) and not about the order.
        if (status >= 400) throw faultOf('REFUSED', request.operation);
        if (wire === null || wire.success === null) throw badAnswer(request.operation);
        return wire;
      }),
  };
}

/** Null when the answer says that there is no such thing. */
function answerUnlessAbsent({ operation }: VendorRequest, answer: VendorAnswer): VendorAnswer | null {
  const { status, body } = answer;
  if (status === 404) return null;
  if (isEmpty(body)) {
    if (status < 300) return null;
    // A redirect or a refusal without a body says nothing about the order.
    throw faultOf('REFUSED', operation);
  }
  const result = read(resultSchema, body)?.value;
  if (!result) throw badAnswer(operation);
  if (result.success !== false && status < 300) return answer;
  if (absentWords.test(result.message ?? '')) return null;
  throw faultOf('REFUSED', operation);
}

export const isEmpty = (body: unknown): boolean =>
  body === undefined || body === null || (isRecord(body) && Object.keys(body).length === 0);
const isRecord = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && !(body instanceof JsonNumber);
