/** The points of a client in a minute, counted in this process and over Redis. */
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { type Client, localClient } from '../../resolvers/client.ts';
import { openRateLimiter } from '../../server/limits/rate.ts';

/** Named in the environment, it has to be there; the usual one is used where it is. */
const named = process.env['TEST_REDIS_URL'];
const redisUrl = named ?? 'redis://127.0.0.1:6379';
const reachable = await new Promise<boolean>((resolve) => {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  redis.connect().then(
    () => resolve(true),
    () => resolve(false),
  );
  redis.once('end', () => resolve(false));
  redis.once('ready', () => redis.disconnect());
});
if (!reachable && named === undefined)
  process.stdout.write(`skipped: points shared over Redis; set TEST_REDIS_URL (none at ${redisUrl})\n`);

describe('points a minute', () => {
  const log = pino({ level: 'silent' });
  const client = (): Client => ({
    ...localClient,
    id: `test-${process.pid}-${performance.now()}`,
    limits: { ...localClient.limits, costPerMinute: 10 },
  });

  it('come back when the minute is over', async () => {
    const rateLimiter = openRateLimiter({ costPerMinute: 5, redisUrl: null, log, now: () => Date.now(), seconds: 1 });
    const own = client();
    expect(await rateLimiter.spend(own, 8)).toMatchObject({ limit: 10, remaining: 2, refused: false });
    expect(await rateLimiter.spend(own, 3)).toMatchObject({ remaining: 2, refused: true });
    expect(await rateLimiter.spend(own, 2)).toMatchObject({ remaining: 0, refused: false });
    await expect
      .poll(() => rateLimiter.spend(own, 8), { timeout: 5_000 })
      .toMatchObject({ remaining: 2, refused: false });
  });

  const places = reachable || named !== undefined ? [null, redisUrl] : [null];
  it.each(places)('are given back and taken on when it is known what was used (%s)', async (redis) => {
    const rateLimiter = openRateLimiter({ costPerMinute: 5, redisUrl: redis, log, now: () => Date.now() });
    const own = client();
    try {
      await rateLimiter.ready;
      const taken = await rateLimiter.spend(own, 8);
      expect(await rateLimiter.correct(own, -3, taken)).toMatchObject({ remaining: 5, refused: false });
      // More than there is: the rest of the minute is refused.
      expect(await rateLimiter.correct(own, 9, taken)).toMatchObject({ remaining: 0, refused: false });
      expect(await rateLimiter.spend(own, 1)).toMatchObject({ remaining: 0, refused: true });
      const over = { ...taken, resetAt: Date.now() - 1 };
      expect(await rateLimiter.correct(own, -14, over)).toMatchObject({ limit: 10, remaining: 0 });
    } finally {
      rateLimiter.close();
    }
  });

  it.skipIf(!reachable && named === undefined)('are shared by all processes over Redis', async () => {
    const open = () => openRateLimiter({ costPerMinute: 5, redisUrl, log, now: () => Date.now() });
    const [here, there] = [open(), open()];
    const own = client();
    try {
      await Promise.all([here.ready, there.ready]);
      expect(await here.spend(own, 6)).toMatchObject({ remaining: 4, refused: false });
      expect(await there.spend(own, 3)).toMatchObject({ remaining: 1, refused: false });
      expect(await here.spend(own, 2)).toMatchObject({ remaining: 1, refused: true });
    } finally {
      here.close();
      there.close();
    }
  });

  it('are counted here while Redis is away', async () => {
    const rateLimiter = openRateLimiter({
      costPerMinute: 5,
      redisUrl: 'redis://127.0.0.1:1',
      log,
      now: () => Date.now(),
    });
    const own = client();
    try {
      expect(await rateLimiter.spend(own, 8)).toMatchObject({ remaining: 2, refused: false });
      expect(await rateLimiter.spend(own, 8)).toMatchObject({ remaining: 2, refused: true });
    } finally {
      rateLimiter.close();
    }
  });
});
