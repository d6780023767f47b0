/**
 * The environment, read once. A wrong or half-set group stops the start with a message that names the variable.
 * Nobody else reads the environment.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { webConfig, type WebConfig, webVariables } from './config-web.ts';

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(50).max(600_000);
const url = z.url({ protocol: /^https?$/ });

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  PUBLIC_URL: url.optional(),
  SANDBOX: z.enum(['on', 'off']).default('on'),
  SOMS_URL: url.optional(),
  SOMS_TENANT_ID: z.string().optional(),
  SOMS_USER: z.string().optional(),
  SOMS_PASSWORD: z.string().optional(),
  SOMS_OPERATOR: z.string().optional(),
  SOMS_SUBMIT: z.enum(['submit', 'legacy']).default('submit'),
  SOMS_SELFTAKE: z.enum(['v2', 'order']).default('v2'),
  BABYCARE_URL: url.optional(),
  BABYCARE_APP_ID: z.string().optional(),
  BABYCARE_APP_SECRET: z.string().optional(),
  BABYCARE_PUBLIC_PARAMS: z.enum(['query', 'header', 'body']).default('query'),
  BABYCARE_SIGN: z.enum(['md5', 'hmac-sha256', 'none']).default('md5'),
  YUANSHU_BTS_URL: url.optional(),
  YUANSHU_TENANT_ID: z.string().optional(),
  YUANSHU_BTS_SIGN_KEY: z.string().optional(),
  YUANSHU_URL: url.optional(),
  YUANSHU_PRIVATE_KEY_FILE: z.string().optional(),
  YUANSHU_PUBLIC_KEY_FILE: z.string().optional(),
  EZR_APP_ID: z.string().optional(),
  EZR_TOKEN: z.string().optional(),
  ACCESS_FILE: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  DATA_DIR: z.string().default('./data'),
  CURSOR_SECRET: z.string().min(16).optional(),
  LIST_SETTLE_SECONDS: z.coerce.number().int().min(0).max(600).default(2),
  POLL_SECONDS: z.coerce.number().int().min(0).max(86_400).default(60),
  POLL_BACK_DAYS: z.coerce.number().int().min(0).max(366).default(7),
  POLL_OVERLAP_SECONDS: z.coerce.number().int().min(0).max(86_400).default(60),
  PERSISTED_DIR: z.string().default('./persisted'),
  VENDOR_TIMEOUT_MS: milliseconds.default(3_000),
  REQUEST_DEADLINE_MS: milliseconds.default(10_000),
  ...webVariables,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
type Environment = z.infer<typeof schema>;

export interface SomsConfig {
  readonly url: string;
  readonly tenantId: string;
  readonly user: string;
  readonly password: string;
  readonly operator: string;
  readonly submit: 'submit' | 'legacy';
  readonly selftake: 'v2' | 'order';
}
export interface BabycareConfig {
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly publicParams: 'query' | 'header' | 'body';
  readonly sign: 'md5' | 'hmac-sha256' | 'none';
}
export interface BtsConfig {
  readonly url: string;
  readonly tenantId: string;
  readonly signKey: string;
}
/** Yuanshu's own platform, which takes notices from us. */
export interface YuanshuPlatformConfig {
  readonly url: string;
  readonly tenantId: string;
  /** RSA, PKCS#8 or PKCS#1. */
  readonly privateKeyPem: string;
}
export interface YuanshuConfig {
  /** null: its trace system is not connected. */
  readonly bts: BtsConfig | null;
  /** null: its platform is not connected. */
  readonly platform: YuanshuPlatformConfig | null;
  /** PEM text; null: pushes are taken unsigned on a loopback address, and refused elsewhere. */
  readonly publicKey: string | null;
}
export interface EzrConfig {
  readonly appId: string;
  readonly token: string;
}
export interface PollConfig {
  /** How often vendors that can be listed are asked what changed; 0: never. */
  readonly seconds: number;
  /** How far back the very first poll begins. */
  readonly backDays: number;
  /** What was read is read again for so long, because a vendor's index lags its records. */
  readonly overlapSeconds: number;
}
export interface Config extends WebConfig {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  /** false forbids simulators altogether: a vendor that is not configured is then absent. */
  readonly sandbox: boolean;
  readonly soms: SomsConfig | null;
  readonly somsForm: Pick<SomsConfig, 'submit' | 'selftake'>;
  readonly babycare: BabycareConfig | null;
  readonly babycareForm: Pick<BabycareConfig, 'publicParams' | 'sign'>;
  /** null: nothing of this vendor is configured. */
  readonly yuanshu: YuanshuConfig | null;
  readonly ezr: EzrConfig | null;
  /** Who may do what; null: everybody may everything, which only a loopback address allows. */
  readonly accessFile: string | null;
  /** null: the embedded store in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** What cursors are signed with; null: a random key that is kept in `dataDir`. */
  readonly cursorSecret: string | null;
  /** Lists show what is at least so old. */
  readonly listSettleSeconds: number;
  readonly poll: PollConfig;
  /** Lists of operations, a folder for each client. */
  readonly persistedDir: string;
  readonly vendorTimeoutMs: number;
  readonly requestDeadlineMs: number;
  readonly logLevel: Environment['LOG_LEVEL'];
}

/** 127.0.0.0/8, ::1 and localhost. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  // An empty variable is an unset one: shells and compose files cannot say it otherwise.
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(set);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(`The configuration is wrong.\n${lines.join('\n')}`);
  }
  const env = result.data;
  if (!isLoopback(env.HOST) && env.ACCESS_FILE === undefined)
    throw new ConfigError(
      `HOST: ${env.HOST} can be reached from elsewhere, and nothing says who may ask; set ACCESS_FILE too, or use 127.0.0.1.`,
    );
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    sandbox: env.SANDBOX === 'on',
    soms: somsConfig(env),
    somsForm: somsForm(env),
    babycare: babycareConfig(env),
    babycareForm: { publicParams: env.BABYCARE_PUBLIC_PARAMS, sign: env.BABYCARE_SIGN },
    yuanshu: yuanshuConfig(env),
    ezr: ezrConfig(env),
    accessFile: env.ACCESS_FILE ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    cursorSecret: env.CURSOR_SECRET ?? null,
    listSettleSeconds: env.LIST_SETTLE_SECONDS,
    poll: {
      seconds: env.POLL_SECONDS,
      backDays: env.POLL_BACK_DAYS,
      overlapSeconds: env.POLL_OVERLAP_SECONDS,
    },
    persistedDir: env.PERSISTED_DIR,
    vendorTimeoutMs: env.VENDOR_TIMEOUT_MS,
    requestDeadlineMs: env.REQUEST_DEADLINE_MS,
    ...webConfig(env),
    logLevel: env.LOG_LEVEL,
  };
}

/** Reads a vendor's variables, all of them or none (null). */
function group<Name extends keyof Environment>(
  env: Environment,
  names: readonly Name[],
): ((name: Name) => string) | null {
  const missing = names.filter((name) => env[name] === undefined);
  const [first] = missing;
  if (missing.length === names.length) return null;
  if (first !== undefined) {
    const present = names.filter((name) => !missing.includes(name)).join(', ');
    throw new ConfigError(`${first}: missing, while ${present} is set; set all of ${names.join(', ')} or none.`);
  }
  return (name) => String(env[name]);
}

function somsConfig(env: Environment): SomsConfig | null {
  const value = group(env, ['SOMS_URL', 'SOMS_TENANT_ID', 'SOMS_USER', 'SOMS_PASSWORD', 'SOMS_OPERATOR']);
  return (
    value && {
      url: value('SOMS_URL'),
      tenantId: value('SOMS_TENANT_ID'),
      user: value('SOMS_USER'),
      password: value('SOMS_PASSWORD'),
      operator: value('SOMS_OPERATOR'),
      ...somsForm(env),
    }
  );
}
const somsForm = (env: Environment): Config['somsForm'] => ({ submit: env.SOMS_SUBMIT, selftake: env.SOMS_SELFTAKE });

function babycareConfig(env: Environment): BabycareConfig | null {
  const value = group(env, ['BABYCARE_URL', 'BABYCARE_APP_ID', 'BABYCARE_APP_SECRET']);
  return (
    value && {
      url: value('BABYCARE_URL'),
      appId: value('BABYCARE_APP_ID'),
      appSecret: value('BABYCARE_APP_SECRET'),
      publicParams: env.BABYCARE_PUBLIC_PARAMS,
      sign: env.BABYCARE_SIGN,
    }
  );
}

function yuanshuConfig(env: Environment): YuanshuConfig | null {
  // The tenant belongs to both groups, and makes neither of them by itself.
  const named = (own: readonly (keyof Environment)[]) =>
    own.every((name) => env[name] === undefined) ? null : group(env, [...own, 'YUANSHU_TENANT_ID']);
  const bts = named(['YUANSHU_BTS_URL', 'YUANSHU_BTS_SIGN_KEY']);
  const platform = named(['YUANSHU_URL', 'YUANSHU_PRIVATE_KEY_FILE']);
  const keyFile = env.YUANSHU_PUBLIC_KEY_FILE;
  if (!bts && !platform && env.YUANSHU_TENANT_ID !== undefined)
    throw new ConfigError(
      'YUANSHU_TENANT_ID: set, while nothing uses it; set YUANSHU_BTS_URL and YUANSHU_BTS_SIGN_KEY, or YUANSHU_URL and YUANSHU_PRIVATE_KEY_FILE, too.',
    );
  if (!bts && !platform && keyFile === undefined) return null;
  return {
    bts: bts && {
      url: bts('YUANSHU_BTS_URL'),
      tenantId: bts('YUANSHU_TENANT_ID'),
      signKey: bts('YUANSHU_BTS_SIGN_KEY'),
    },
    platform: platform && {
      url: platform('YUANSHU_URL'),
      tenantId: platform('YUANSHU_TENANT_ID'),
      privateKeyPem: rsaKey('YUANSHU_PRIVATE_KEY_FILE', platform('YUANSHU_PRIVATE_KEY_FILE'), privateKey),
    },
    publicKey: keyFile === undefined ? null : rsaKey('YUANSHU_PUBLIC_KEY_FILE', keyFile, publicKey),
  };
}

interface KeyForm {
  readonly read: (pem: string) => KeyObject;
  readonly words: string;
}
const publicKey: KeyForm = { read: (pem) => createPublicKey(pem), words: 'public key in PEM form (SPKI)' };
const privateKey: KeyForm = {
  read: (pem) => createPrivateKey(pem),
  words: 'private key in PEM form (PKCS#8 or PKCS#1) that is not encrypted',
};

/** The PEM text of the file. */
function rsaKey(variable: keyof Environment, file: string, { read, words }: KeyForm): string {
  try {
    const pem = readFileSync(file, 'utf8');
    if (read(pem).asymmetricKeyType === 'rsa') return pem;
  } catch (cause) {
    throw new ConfigError(`${variable}: ${file} holds no ${words}.`, { cause });
  }
  throw new ConfigError(`${variable}: the key in ${file} is no RSA key.`);
}

function ezrConfig(env: Environment): EzrConfig | null {
  const value = group(env, ['EZR_APP_ID', 'EZR_TOKEN']);
  return value && { appId: value('EZR_APP_ID'), token: value('EZR_TOKEN') };
}
