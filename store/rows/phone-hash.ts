/**
 * The ends of phones as the store keeps them: hashed with a key, since there are only ten thousand of them and each could
 * be found by trying. Projections are hashed before anything of them is kept or compared, so that no other hash of the
 * store holds an end either.
 */
import { createHmac } from 'node:crypto';
import type { OrderState, Projection } from '../../sources/ports/pushes.ts';
import type { Projectors } from '../write/apply.ts';

/** null: whoever opened the store has no key, so that phones are neither written nor looked for. */
export type PhoneHash = ((end: string) => string) | null;

export const phoneHashBy =
  (key: Uint8Array) =>
  (end: string): string =>
    createHmac('sha256', key).update(end).digest('base64url').slice(0, 22);

export function hashedProjection(projection: Projection, hash: PhoneHash): Projection {
  const { PHONE, ...others } = projection.attributes;
  if (!PHONE) return projection;
  return { ...projection, attributes: hash ? { ...others, PHONE: PHONE.map((end) => end && hash(end)) } : others };
}

export const hashedProjectors = (projectors: Projectors, hash: PhoneHash): Projectors =>
  Object.fromEntries(
    Object.entries(projectors).map(([vendor, projector]) => [
      vendor,
      Object.assign((state: OrderState) => hashedProjection(projector(state), hash), {
        ...(projector.tenantOf && { tenantOf: projector.tenantOf }),
      }),
    ]),
  );
