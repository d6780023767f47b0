import { jsonNumber, parseJson } from '../values/json.ts';
import { type SignKind, signers } from './sign.ts';
import type { VendorRequest } from '../ports/calls.ts';
import type { Clock } from '../values/time.ts';

type PublicParamsPlace = 'query' | 'header' | 'body';

export interface PublicParamsOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly publicParams: PublicParamsPlace;
  readonly sign: SignKind;
  readonly now: Clock;
  /** A new requestId (请求号) at each call. */
  readonly random: () => string;
}
type PublicParams = Readonly<Record<'apiVersion' | 'appId' | 'requestId' | 'requestTime', string>> & {
  readonly sign?: string;
};
type Carried = Pick<VendorRequest, 'query' | 'headers' | 'body'>;

/**
 * `text` is the JSON text of the business fields. In the body the public parameters come before them, and requestTime is
 * an integer. † The 班牛 writes have an `appId` of their own in the body, which the document shows. There it replaces ours.
 */
const places: Record<PublicParamsPlace, (params: PublicParams, text: string) => Carried> = {
  query: (params, text) => ({ query: new URLSearchParams({ ...params }), body: text }),
  header: (params, text) => ({ headers: { ...params }, body: text }),
  body: (params, text) => ({
    body: JSON.stringify({
      ...params,
      requestTime: jsonNumber(params.requestTime),
      ...Object(parseJson(text)),
    }),
  }),
};

function paramsFor(options: PublicParamsOptions, text: string): PublicParams {
  const params: PublicParams = {
    apiVersion: '1.0',
    appId: options.appId,
    requestId: options.random(),
    requestTime: String(Math.floor(options.now() / 1000)),
  };
  const sign = signers[options.sign]({ params, body: text, secret: options.appSecret });
  return sign === null ? params : { ...params, sign };
}

/** The request with its public parameters, signed now. A request is signed once, when it is sent. */
export const signed = (options: PublicParamsOptions, text: string): Carried =>
  places[options.publicParams](paramsFor(options, text), text);

/** The same to be shown, with `appId` and `sign` masked. */
export function shown(options: PublicParamsOptions, text: string): Carried {
  const params = paramsFor(options, text);
  const mask = '***';
  return places[options.publicParams](
    { ...params, appId: mask, ...(params.sign === undefined ? {} : { sign: mask }) },
    text,
  );
}
