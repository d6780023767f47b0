/** The variables that say what clients may spend, and from where browsers may ask; config.ts reads them. */
import { z } from 'zod';

const count = z.coerce.number().int().min(1).max(1_000_000_000);
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

export const webVariables = {
  LIMITS: z.enum(['enforce', 'measure']).default('enforce'),
  MAX_COST: count.default(20_000),
  MAX_DEPTH: count.default(15),
  MAX_ALIASES: count.default(50),
  MAX_ROOT_FIELDS: count.default(30),
  MAX_TOKENS: count.default(5_000),
  COST_PER_MINUTE: count.default(100_000),
  VENDOR_CALLS_PER_REQUEST: count.default(60),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.string().refine(isOrigin, 'must be origins such as https://shop.example.com, with commas between')))
    .default([]),
};
const schema = z.object(webVariables);

/** What one request, and one client in a minute, may cost. */
export interface LimitSettings {
  /** false: nothing is refused, only noted. */
  readonly enforce: boolean;
  readonly maxCost: number;
  /** Fields below each other. */
  readonly maxDepth: number;
  /** Aliases and repeated fields in a document. */
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxTokens: number;
  /** Of clients without a number of their own, like the next. */
  readonly costPerMinute: number;
  readonly vendorCallsPerRequest: number;
}
export interface WebConfig {
  readonly limits: LimitSettings;
  /** null: processes share nothing but the store. */
  readonly redisUrl: string | null;
  /** Whose pages may ask from a browser, besides our own. */
  readonly corsOrigins: readonly string[];
}

export const webConfig = (env: z.infer<typeof schema>): WebConfig => ({
  limits: {
    enforce: env.LIMITS === 'enforce',
    maxCost: env.MAX_COST,
    maxDepth: env.MAX_DEPTH,
    maxAliases: env.MAX_ALIASES,
    maxRootFields: env.MAX_ROOT_FIELDS,
    maxTokens: env.MAX_TOKENS,
    costPerMinute: env.COST_PER_MINUTE,
    vendorCallsPerRequest: env.VENDOR_CALLS_PER_REQUEST,
  },
  redisUrl: env.REDIS_URL ?? null,
  corsOrigins: env.CORS_ORIGINS,
});
