/** The envelope. The document names code 0 only: the other numbers are this simulator's. */
import type { SandboxAnswer } from '../server/server.ts';

export const code = { ok: 0, badRequest: 40_001, unauthorized: 40_101, refused: 50_001, unknownOrder: 50_004 } as const;

export const fine = (data: unknown, message: string | null = null): SandboxAnswer => ({
  body: { code: code.ok, data, message },
});
export const refused = (why: number, message: string): SandboxAnswer => ({ body: { code: why, data: null, message } });
