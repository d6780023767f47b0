/**
 * The environment, read once. A wrong or half-set group stops the start with a message that names the variable.
 * Nobody else reads the environment.
 */
import { z } from 'zod';

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
  BABYCARE_URL: url.optional(),
  BABYCARE_APP_ID: z.string().optional(),
  BABYCARE_APP_SECRET: z.string().optional(),
  BABYCARE_PUBLIC_PARAMS: z.enum(['query', 'header', 'body']).default('query'),
  BABYCARE_SIGN: z.enum(['md5', 'hmac-sha256', 'none']).default('md5'),
  VENDOR_TIMEOUT_MS: milliseconds.default(3_000),
  REQUEST_DEADLINE_MS: milliseconds.default(10_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
type Environment = z.infer<typeof schema>;

export interface SomsConfig {
  readonly url: string;
  readonly tenantId: string;
  readonly user: string;
  readonly password: string;
  readonly operator: string;
}
export interface BabycareConfig {
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly publicParams: 'query' | 'header' | 'body';
  readonly sign: 'md5' | 'hmac-sha256' | 'none';
}
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  /** false forbids simulators altogether: a vendor that is not configured is then absent. */
  readonly sandbox: boolean;
  readonly soms: SomsConfig | null;
  readonly babycare: BabycareConfig | null;
  readonly babycareForm: Pick<BabycareConfig, 'publicParams' | 'sign'>;
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
  if (!isLoopback(env.HOST))
    throw new ConfigError(
      `HOST: ${env.HOST} can be reached from elsewhere, and this version has no access control yet; use 127.0.0.1 and a proxy that checks who asks.`,
    );
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    sandbox: env.SANDBOX === 'on',
    soms: somsConfig(env),
    babycare: babycareConfig(env),
    babycareForm: { publicParams: env.BABYCARE_PUBLIC_PARAMS, sign: env.BABYCARE_SIGN },
    vendorTimeoutMs: env.VENDOR_TIMEOUT_MS,
    requestDeadlineMs: env.REQUEST_DEADLINE_MS,
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
    }
  );
}

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
