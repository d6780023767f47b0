/** Answers of the server itself: everything that is not an answer of GraphQL. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { wait } from '../limits/excess.ts';

export const failure = (code: string, message: string, more: Readonly<Record<string, unknown>> = {}): unknown => ({
  errors: [{ message, extensions: { code, ...more } }],
});

export function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' });
  res.end(`${JSON.stringify(body)}\n`);
}

/** The body is read away, so that the client gets to see the answer. */
export function tooSoon(
  req: IncomingMessage,
  res: ServerResponse,
  { message, seconds }: ReturnType<typeof wait>,
): void {
  req.resume();
  res.setHeader('retry-after', seconds);
  json(res, 429, failure('RATE_LIMITED', message, { retryAfterSeconds: seconds }));
}
