/**
 * The environment, read once. A wrong or half-set group stops the start with a message that names the variable.
 * Nobody else reads the environment.
 */
import { z } from 'zod';
import type { VendorSettings } from './sources/ports/vendor.ts';
import {
  ConfigError,
  count,
  type Environment,
  milliseconds,
  port,
  readVariables,
  url,
  whole,
} from './sources/kit/environment.ts';
import { type Vendor, vendors } from './sources/vocabulary.ts';
import { definitionOf } from './server/vendors.ts';

export { ConfigError } from './sources/kit/environment.ts';

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const pushing = vendors.filter((vendor) => definitionOf(vendor).pushKey);

const variables = {
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  PUBLIC_URL: url.optional(),
  SANDBOX: z.enum(['on', 'off']).default('on'),
  ACCESS_FILE: z.string().optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: 'must be an address such as postgres://user@host:5432/database' })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  CURSOR_SECRET: z.string().min(16).optional(),
  INDEX_SECRET: z.string().min(16).optional(),
  LIST_FRESH_SECONDS: whole(0, 86_400).default(300),
  LIST_SETTLE_SECONDS: whole(0, 600).default(2),
  POLL_SECONDS: whole(0, 86_400).default(60),
  POLL_BACK_DAYS: whole(0, 366).default(7),
  POLL_OVERLAP_SECONDS: whole(0, 86_400).default(60),
  PERSISTED_DIR: z.string().default('./persisted'),
  VENDOR_TIMEOUT_MS: milliseconds.default(3_000),
  REQUEST_DEADLINE_MS: milliseconds.default(10_000),
  LIMITS: z.enum(['enforce', 'measure']).default('enforce'),
  MAX_COST: count.default(20_000),
  MAX_DEPTH: count.default(15),
  MAX_ALIASES: count.default(50),
  MAX_ROOT_FIELDS: count.default(30),
  MAX_TOKENS: count.default(5_000),
  MAX_ANSWER_BYTES: count.default(8 * 1024 * 1024),
  MAX_REQUESTS_IN_FLIGHT: count.default(100),
  BODY_TIMEOUT_MS: milliseconds.default(15_000),
  COST_PER_MINUTE: count.default(1_000_000),
  VENDOR_CALLS_PER_REQUEST: count.default(60),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be an address such as redis://host:6379' }).optional(),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(z.string().refine(isOrigin, 'must be origins such as https://shop.example.com, with commas between')))
    .default([]),
  ALLOW_UNSIGNED_PUSHES: z
    .string()
    .transform((text) => text.split(',').flatMap((one) => one.trim().toUpperCase() || []))
    .pipe(z.array(z.enum(pushing, `must be of ${pushing.join(', ').toLowerCase()}, with commas between`)))
    .default([]),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

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
  readonly maxAnswerBytes: number;
  /** Of one client at the same time. */
  readonly requestsInFlight: number;
  /** Of clients without a number of their own, like the next. */
  readonly costPerMinute: number;
  readonly vendorCallsPerRequest: number;
}
export interface PollConfig {
  /** How often vendors that can be listed are asked what changed; 0: never. */
  readonly seconds: number;
  /** How far back the very first poll begins. */
  readonly backDays: number;
  /** What was read is read again for so long, because a vendor's index lags its records. */
  readonly overlapSeconds: number;
}
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  /** false forbids simulators altogether: a vendor that is not configured is then absent. */
  readonly sandbox: boolean;
  /** What the environment says of each vendor. */
  readonly vendors: (vendor: Vendor) => VendorSettings;
  /** What these vendors push is taken from anywhere without a proof of who sent it. */
  readonly unsignedPushes: ReadonlySet<Vendor>;
  /** Who may do what; null: everybody may everything, which only a loopback address allows. */
  readonly accessFile: string | null;
  /** null: the embedded store in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** What cursors are signed with; null: a random key that is kept in `dataDir`. */
  readonly cursorSecret: string | null;
  /** What phones are hashed with in the index; null: a key of our own making, kept like that of cursors. */
  readonly indexSecret: string | null;
  /** How old what lists show of an order first may be, where each order would be a call; 0: it is always read now. */
  readonly listFreshSeconds: number;
  /** Lists show what is at least so old. */
  readonly listSettleSeconds: number;
  readonly poll: PollConfig;
  /** Lists of operations, a folder for each client. */
  readonly persistedDir: string;
  readonly vendorTimeoutMs: number;
  readonly requestDeadlineMs: number;
  /** How long a request may take to arrive, its headers and its body. */
  readonly bodyTimeoutMs: number;
  readonly limits: LimitSettings;
  /** null: processes share nothing but the store. */
  readonly redisUrl: string | null;
  /** Whose pages may ask from a browser, besides our own. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: z.infer<typeof variables.LOG_LEVEL>;
}

/** 127.0.0.0/8, ::1 and localhost. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

type Values = z.infer<z.ZodObject<typeof variables>>;
const limitsOf = (env: Values): LimitSettings => ({
  enforce: env.LIMITS === 'enforce',
  maxCost: env.MAX_COST,
  maxDepth: env.MAX_DEPTH,
  maxAliases: env.MAX_ALIASES,
  maxRootFields: env.MAX_ROOT_FIELDS,
  maxTokens: env.MAX_TOKENS,
  maxAnswerBytes: env.MAX_ANSWER_BYTES,
  requestsInFlight: env.MAX_REQUESTS_IN_FLIGHT,
  costPerMinute: env.COST_PER_MINUTE,
  vendorCallsPerRequest: env.VENDOR_CALLS_PER_REQUEST,
});

function assertKnownClients({ HOST, ACCESS_FILE }: Values): void {
  if (!isLoopback(HOST) && ACCESS_FILE === undefined)
    throw new ConfigError(
      `HOST: ${HOST} can be reached from elsewhere, and nothing says who may ask; set ACCESS_FILE too, or use 127.0.0.1.`,
    );
}

/** Where there are no simulators, the variables of a vendor that is not connected change nothing. */
function assertUsed(vendor: Vendor, environment: Environment): void {
  const { settings, variables: own, displayName } = definitionOf(vendor);
  if (settings(environment).connection !== null) return;
  const set = Object.keys(own).filter((name) => (environment[name] ?? '') !== '');
  if (set.length > 0)
    throw new ConfigError(
      `${set.join(', ')}: set, while ${displayName} is not connected and SANDBOX=off allows no simulator of it; set the variables that connect it too, or none.`,
    );
}

/** A real vendor's pushes are believed, so that anybody could put orders in while nothing tells them from his. */
function assertVerifiable(vendor: Vendor, settings: VendorSettings, { ALLOW_UNSIGNED_PUSHES }: Values): void {
  const { pushKey } = definitionOf(vendor);
  if (!pushKey?.needed || settings.connection === null || pushKey.isSet(settings)) return;
  if (ALLOW_UNSIGNED_PUSHES.includes(vendor)) return;
  const names = pushKey.variables.join(' and ');
  throw new ConfigError(
    `${names}: missing, while ${vendor} is connected, so that nothing tells what it pushes from what anybody else sends; set ${names}, or ALLOW_UNSIGNED_PUSHES=${vendor.toLowerCase()} to take its pushes unsigned.`,
  );
}

/** A vendor of which nothing is set is connected all the same where its unsigned pushes are allowed and not simulated. */
function settingsOf(vendor: Vendor, environment: Environment, { SANDBOX, ALLOW_UNSIGNED_PUSHES }: Values) {
  const { settings, pushKey } = definitionOf(vendor);
  const told = settings(environment);
  if (told.connection !== null || SANDBOX === 'on' || !ALLOW_UNSIGNED_PUSHES.includes(vendor)) return told;
  return { ...told, connection: pushKey?.unsignedConnection ?? null };
}

/** All that is wrong is told at once. */
function checked(environment: Environment): Values {
  const wrong: string[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      wrong.push(error.message);
      return null;
    }
  };
  const env = attempt(() => readVariables(variables, environment));
  for (const vendor of vendors) {
    const settings = attempt(() => definitionOf(vendor).settings(environment));
    if (env && settings) attempt(() => assertVerifiable(vendor, settings, env));
  }
  if (env) attempt(() => assertKnownClients(env));
  if (env?.SANDBOX === 'off') for (const vendor of vendors) attempt(() => assertUsed(vendor, environment));
  if (!env || wrong.length > 0) throw new ConfigError([...new Set(wrong)].join('\n'));
  return env;
}

/** Throws a ConfigError with a sentence for every variable that cannot be used. */
export function readConfig(environment: Environment = process.env): Config {
  const env = checked(environment);
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    sandbox: env.SANDBOX === 'on',
    vendors: (vendor) => settingsOf(vendor, environment, env),
    unsignedPushes: new Set(env.ALLOW_UNSIGNED_PUSHES),
    accessFile: env.ACCESS_FILE ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    cursorSecret: env.CURSOR_SECRET ?? null,
    indexSecret: env.INDEX_SECRET ?? null,
    listFreshSeconds: env.LIST_FRESH_SECONDS,
    listSettleSeconds: env.LIST_SETTLE_SECONDS,
    poll: {
      seconds: env.POLL_SECONDS,
      backDays: env.POLL_BACK_DAYS,
      overlapSeconds: env.POLL_OVERLAP_SECONDS,
    },
    persistedDir: env.PERSISTED_DIR,
    vendorTimeoutMs: env.VENDOR_TIMEOUT_MS,
    requestDeadlineMs: env.REQUEST_DEADLINE_MS,
    bodyTimeoutMs: env.BODY_TIMEOUT_MS,
    limits: limitsOf(env),
    redisUrl: env.REDIS_URL ?? null,
    corsOrigins: env.CORS_ORIGINS,
    logLevel: env.LOG_LEVEL,
  };
}
