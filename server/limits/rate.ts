/** Cost points by client and minute: in this process, or in Redis for all processes together. */
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Client } from '../../resolvers/client.ts';
import type { Clock, EpochMs } from '../../sources/values/time.ts';

export interface RateStatus {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: EpochMs;
  /** True: not so many points were left, and none were taken. */
  readonly refused: boolean;
}
export interface RateLimiter {
  readonly limitOf: (client: Client) => number;
  spend(client: Client, points: number): Promise<RateStatus>;
  /** Takes more points than were taken before, or gives some of them back (below 0); nothing is refused any more. */
  correct(client: Client, points: number, taken: RateStatus): Promise<RateStatus>;
  /** Resolves when Redis counts the points; until then this process does. */
  readonly ready: Promise<void>;
  close(): void;
}
export interface RateLimiterOptions {
  /** For clients that have no limit of their own. */
  readonly costPerMinute: number;
  /** null: points are counted in this process alone. */
  readonly redisUrl: string | null;
  readonly log: Logger;
  readonly now: Clock;
  /** The length of a "minute"; only tests give another one. */
  readonly seconds?: number;
}

/** The limiter only counts; whether it is too much is decided here, since each client may have a limit of its own. */
const countOnly = Number.MAX_SAFE_INTEGER;

export function openRateLimiter({ costPerMinute, redisUrl, log, now, seconds = 60 }: RateLimiterOptions): RateLimiter {
  const counting = { points: countOnly, duration: seconds, keyPrefix: 'ordergraph:cost' };
  const here = new RateLimiterMemory(counting);
  const redis = redisUrl === null ? null : connect(redisUrl, log);
  // While Redis is away each process counts by itself: limits are looser then, and no client is refused for it.
  const limiter = redis ? new RateLimiterRedis({ ...counting, storeClient: redis, insuranceLimiter: here }) : here;
  const limitOf = ({ limits }: Client): number => limits.costPerMinute ?? costPerMinute;
  const status = (
    { consumedPoints, msBeforeNext }: Pick<RateLimiterRes, 'consumedPoints' | 'msBeforeNext'>,
    limit: number,
  ): Omit<RateStatus, 'refused'> => ({
    limit,
    remaining: Math.min(limit, Math.max(0, limit - consumedPoints)),
    resetAt: now() + Math.max(0, msBeforeNext),
  });
  return {
    limitOf,
    async spend(client, points) {
      const limit = limitOf(client);
      const after = await limiter.penalty(client.id, points);
      const refused = after.consumedPoints > limit;
      if (refused) await limiter.reward(client.id, points);
      const consumedPoints = refused ? after.consumedPoints - points : after.consumedPoints;
      return { ...status({ consumedPoints, msBeforeNext: after.msBeforeNext }, limit), refused };
    },
    async correct(client, points, taken) {
      // What was taken from a minute that is over is not given back to the next one.
      const owed = points < 0 && now() >= taken.resetAt ? 0 : points;
      const after = await (owed < 0 ? limiter.reward(client.id, -owed) : limiter.penalty(client.id, owed));
      return { ...status(after, limitOf(client)), refused: false };
    },
    ready: new Promise((resolve) => {
      if (redis) redis.once('ready', () => resolve());
      else resolve();
    }),
    close: () => redis?.disconnect(),
  };
}

function connect(url: string, log: Logger): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // One line for an outage, however often a connection is tried.
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away)
      log.warn({ reason: error.message }, 'Redis is away: limits are counted in this process until it is back');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('Redis is back: limits are counted there again');
    away = false;
  });
  return redis;
}
