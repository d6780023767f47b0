/**
 * The `sign` parameter. Babycare's document asks for it and does not say how it is made, so the formulas are this
 * project's own. Replace them here when the vendor publishes its formula.
 */
import { createHash, createHmac } from 'node:crypto';

/**
 * `params` are the public parameters without `sign`. `body` is the exact JSON text of the request body without public
 * parameters. Null when the request carries no `sign`.
 */
export type Signer = (input: {
  readonly params: Readonly<Record<string, string>>;
  readonly body: string;
  readonly secret: string;
}) => string | null;

/** `k=v` of every parameter and of the body, sorted by key in code unit order and joined with `&`. */
function joined(params: Readonly<Record<string, string>>, body: string): string {
  return Object.entries({ ...params, body })
    .filter(([key]) => key !== 'sign')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

export type SignKind = 'md5' | 'hmac-sha256' | 'none';

export const signers: Readonly<Record<SignKind, Signer>> = {
  md5: ({ params, body, secret }) =>
    createHash('md5')
      .update(secret + joined(params, body) + secret)
      .digest('hex')
      .toUpperCase(),
  'hmac-sha256': ({ params, body, secret }) =>
    createHmac('sha256', secret).update(joined(params, body)).digest('hex').toUpperCase(),
  none: () => null,
};
