/** The body of a request, read once and bounded. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * null: it is larger than `most` bytes. The rest is then read away, so that the sender gets to see the answer (413),
 * and the connection ends with it.
 */
export async function boundedBody(req: IncomingMessage, res: ServerResponse, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > most) {
      req.resume();
      res.setHeader('connection', 'close');
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
