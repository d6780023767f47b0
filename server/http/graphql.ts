/** POST and GET on /graphql: who asks, what they have left, the body, and the answer of the engine before its deadline. */
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseClientJson } from '../../sources/values/json.ts';
import { cacheable } from '../graphql/caching.ts';
import { type RequestContext, requestContext } from '../graphql/request-context.ts';
import { type Limits, wait } from '../limits/limits.ts';
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
  readonly clientOf: ClientOf;
  readonly deadlineMs: number;
}

export function graphqlRoute({ services, engine, limits, clientOf, deadlineMs }: GraphqlOptions) {
  const { now } = services;
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const client = await clientOf(req, res);
    if (client === null) return;
    const usage = await limits.begin(client);
    setRateHeaders(res, usage.rate, now());
    if (usage.rate.refused) return tooSoon(req, res, wait(usage.rate, now()));
    const body = await readBody(req, res);
    if (body === null) return;
    const gone = new AbortController();
    const timer = setTimeout(() => gone.abort(), deadlineMs);
    // A client that went away needs no more vendor calls, unless it left in the middle of a write.
    const leave = (): void => gone.abort();
    res.once('close', leave);
    const method = (req.method ?? 'GET').toUpperCase();
    const search = new URL(req.url ?? '/', 'http://localhost').search;
    const life = { signal: gone.signal, stay: () => void res.off('close', leave) };
    try {
      const answer = await engine.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method, headers: headersOf(req), search, body },
        context: () => Promise.resolve(requestContext(services, usage, life)),
      });
      setRateHeaders(res, usage.rate, now());
      await send(res, cacheable({ method, ifNoneMatch: req.headers['if-none-match'] }, answer));
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The parsed body ('' when there is none, as Apollo expects), or null when an answer has been sent. */
async function readBody(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
  const bytes = await boundedBody(req, maxBodyBytes);
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
