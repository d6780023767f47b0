/** POST and GET on /graphql: who asks, what they have left, the body, and the answer of the engine before its deadline. */
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LimitSettings } from '../../config.ts';
import type { Client } from '../../resolvers/client.ts';
import { parseClientJson } from '../../sources/values/json.ts';
import { cacheable } from '../graphql/caching.ts';
import { type RequestContext, requestContext } from '../graphql/request-context.ts';
import { crowded, wait } from '../limits/excess.ts';
import type { Limits } from '../limits/limits.ts';
import type { Usage } from '../limits/usage.ts';
import type { Services } from '../services.ts';
import { failure, json, tooSoon } from './answers.ts';
import { boundedBody } from './body.ts';
import type { ClientOf } from './client.ts';
import { setRateHeaders } from './web.ts';

const maxBodyBytes = 1024 * 1024;

export interface GraphqlOptions {
  readonly services: Services;
  readonly engine: ApolloServer<RequestContext>;
  readonly limits: Limits;
  readonly settings: LimitSettings;
  readonly clientOf: ClientOf;
  readonly deadlineMs: number;
}
interface Transmission {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

export function graphqlRoute(options: GraphqlOptions) {
  const { limits, settings, clientOf } = options;
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const client = await clientOf(req, res);
    if (client === null) return;
    const leave = limits.enter(client);
    if (leave === null) return tooSoon(req, res, crowded(settings));
    try {
      await answer(options, client, { req, res });
    } finally {
      leave();
    }
  };
}

async function answer({ services, limits, ...rest }: GraphqlOptions, client: Client, { req, res }: Transmission) {
  const { now } = services;
  const usage = await limits.begin(client);
  setRateHeaders(res, usage.rate, now());
  if (usage.rate.refused) return tooSoon(req, res, wait(usage.rate, now()));
  const traffic = { received: 0, sent: 0 };
  try {
    const body = await readBody(req, res, traffic);
    if (body === null) return;
    const told = await execute({ services, limits, ...rest }, { usage, body }, { req, res });
    traffic.sent = told.body.kind === 'complete' ? Buffer.byteLength(told.body.string) : 0;
    await limits.settle(usage, traffic);
    setRateHeaders(res, usage.rate, now());
    const method = req.method ?? 'GET';
    await send(res, cacheable({ method, ifNoneMatch: req.headers['if-none-match'] }, told));
  } finally {
    // Once more, for what failed before: it does nothing when all is paid.
    await limits.settle(usage, traffic);
  }
}

async function execute(
  { services, engine, deadlineMs }: GraphqlOptions,
  { usage, body }: { readonly usage: Usage; readonly body: unknown },
  { req, res }: Transmission,
): Promise<HTTPGraphQLResponse> {
  const { gone } = usage;
  const timer = setTimeout(() => gone.abort(), deadlineMs);
  // A client that went away needs no more vendor calls, unless it left in the middle of a write.
  const leave = (): void => gone.abort();
  res.once('close', leave);
  const method = (req.method ?? 'GET').toUpperCase();
  const search = new URL(req.url ?? '/', 'http://localhost').search;
  const life = { signal: gone.signal, stay: () => void res.off('close', leave) };
  try {
    return await engine.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, headers: headersOf(req), search, body },
      context: () => Promise.resolve(requestContext(services, usage, life)),
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The parsed body ('' when there is none, as Apollo expects), or null when an answer has been sent. */
async function readBody(req: IncomingMessage, res: ServerResponse, traffic: { received: number }): Promise<unknown> {
  const bytes = await boundedBody(req, maxBodyBytes);
  traffic.received = bytes?.length ?? maxBodyBytes;
  if (bytes === null) {
    // The rest is read away, so that the client gets to see the answer.
    req.resume();
    res.setHeader('connection', 'close');
    json(res, 413, failure('BAD_USER_INPUT', `The request is larger than ${maxBodyBytes} bytes.`));
    return null;
  }
  const text = bytes.toString('utf8');
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (text === '' || type !== 'application/json') return text;
  try {
    const body = parseClientJson(text);
    // Apollo takes an empty object for "no body at all"; null is one.
    return body ?? {};
  } catch {
    json(res, 400, failure('BAD_USER_INPUT', 'The request body is not JSON.'));
    return null;
  }
}

function headersOf(req: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function send(res: ServerResponse, { status, headers, body }: HTTPGraphQLResponse): Promise<void> {
  // What the answer varies by adds to what the page that asks has brought.
  for (const [name, value] of headers) {
    if (name === 'vary') res.appendHeader(name, value);
    else res.setHeader(name, value);
  }
  res.statusCode = status ?? 200;
  if (body.kind === 'complete') {
    res.end(body.string);
    return;
  }
  for await (const chunk of body.asyncIterator) res.write(chunk);
  res.end();
}
