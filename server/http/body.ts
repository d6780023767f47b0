/** Bodies of requests, bounded: each by itself and, where they come from nobody knows whom, all of them together. */
import type { IncomingMessage } from 'node:http';

/** The body as it came; null when it is longer than `mostBytes`, with the rest of it still to be read away. */
export async function boundedBody(req: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  const body = await bodyRoom(mostBytes)(req, mostBytes);
  return typeof body === 'string' ? null : body;
}

/** TOO_LONG: this body is. NO_ROOM: those that are being received are, taken together, and this one began first. */
export type BodyRead = Buffer | 'TOO_LONG' | 'NO_ROOM';
export type BodyRoom = (req: IncomingMessage, mostBytes: number) => Promise<BodyRead>;

/**
 * Receives bodies that may hold so many bytes together while they are not complete. Beyond that the oldest one has to go:
 * an honest body is complete in a moment, and those that somebody leaves unfinished must not keep it out.
 */
export function bodyRoom(mostHeld: number): BodyRoom {
  const held = new Map<IncomingMessage, { bytes: number; readonly end: (why: 'TOO_LONG' | 'NO_ROOM') => void }>();
  let total = 0;
  const release = (req: IncomingMessage): void => {
    total -= held.get(req)?.bytes ?? 0;
    held.delete(req);
  };
  return async (req, mostBytes) => {
    const chunks: Buffer[] = [];
    const ended = Promise.withResolvers<'WHOLE' | 'TOO_LONG' | 'NO_ROOM'>();
    const own = { bytes: 0, end: ended.resolve };
    const take = (chunk: Buffer): void => {
      own.bytes += chunk.length;
      total += chunk.length;
      if (own.bytes > mostBytes) return own.end('TOO_LONG');
      chunks.push(chunk);
      for (const [oldest, { bytes, end }] of held) {
        if (total <= mostHeld) break;
        if (bytes === 0) continue;
        end('NO_ROOM');
        release(oldest);
      }
    };
    const finish = (): void => ended.resolve('WHOLE');
    const fail = (error?: Error): void => ended.reject(error ?? new Error('the connection ended within the body'));
    const broken = (): void => fail();
    held.set(req, own);
    req.on('data', take).once('end', finish).once('error', fail).once('close', broken);
    try {
      const how = await ended.promise;
      return how === 'WHOLE' ? Buffer.concat(chunks) : how;
    } finally {
      release(req);
      req.off('data', take).off('end', finish).off('close', broken);
      // What comes after the answer, or with the end of the connection, concerns nobody.
      req.off('error', fail).on('error', () => undefined);
    }
  };
}
