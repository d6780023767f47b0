/** Reading the environment: variables by their forms, and groups of variables that are set all or not at all. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The configuration cannot be used; the message names each variable that is to blame and never repeats a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
export type Environment = Readonly<Record<string, string | undefined>>;

export const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);
export const port = whole(0, 65_535);
export const milliseconds = whole(50, 600_000);
export const count = whole(1, 1_000_000_000);
export const url = z.url({ protocol: /^https?$/, error: 'must be an address such as https://host.example.com' });

/** Throws a ConfigError with one line for each variable that does not have its form. */
export function readVariables<S extends z.ZodRawShape>(
  variables: S,
  environment: Environment,
): z.infer<z.ZodObject<S>> {
  // Shells and compose files cannot unset a variable, so an empty one counts as unset.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = z.object(variables).safeParse(set, { error: inWords });
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'));
}

/** What is expected, for a person who sets variables and does not know zod. The value is not repeated: it may be a secret. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return `must be ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string')
    return `must have at least ${String(issue.minimum)} characters`;
  return undefined;
}

/** Reads variables that belong together: all of them, or none (null). */
export function group<Name extends string>(
  values: Readonly<Partial<Record<Name, unknown>>>,
  names: readonly Name[],
): ((name: Name) => string) | null {
  const missing = names.filter((name) => values[name] === undefined);
  const [first] = missing;
  if (missing.length === names.length) return null;
  if (first !== undefined) {
    const present = names.filter((name) => !missing.includes(name)).join(', ');
    throw new ConfigError(`${first}: missing, while ${present} is set; set all of ${names.join(', ')} or none.`);
  }
  return (name) => String(values[name]);
}

interface KeyForm {
  readonly read: (pem: string) => KeyObject;
  readonly words: string;
}
export const publicKey: KeyForm = { read: (pem) => createPublicKey(pem), words: 'public key in PEM form (SPKI)' };
export const privateKey: KeyForm = {
  read: (pem) => createPrivateKey(pem),
  words: 'private key in PEM form (PKCS#8 or PKCS#1) that is not encrypted',
};

/** The PEM text of the RSA key in the file that a variable names. */
export function rsaKey(variable: string, file: string, { read, words }: KeyForm): string {
  try {
    const pem = readFileSync(file, 'utf8');
    if (read(pem).asymmetricKeyType === 'rsa') return pem;
  } catch (cause) {
    throw new ConfigError(`${variable}: ${file} holds no ${words}.`, { cause });
  }
  throw new ConfigError(`${variable}: the key in ${file} is no RSA key.`);
}
