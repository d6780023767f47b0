/** What a web page can make a developer's browser send to a facade on the same machine. */
import { expect, it } from 'vitest';
import { startTarget } from './process.ts';

const target = await startTarget();

it('a health check is for everybody', async () => {
  expect((await target.ask('/health/live', { headers: { host: 'evil.example' } })).status).toBe(200);
  expect(target.bytesOnDisk()).toBeGreaterThan(0);
  expect(target.cpuMs()).toBeGreaterThan(0);
  expect(target.memoryBytes()).toBeGreaterThan(0);
});
