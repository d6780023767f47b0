/** In sandbox mode the pushing vendors push too: through the real endpoints, over real HTTP. */
import type { Logger } from 'pino';
import { request } from 'undici';
import type { Push } from '../../sandbox/server/simulator.ts';
import type { Showcase } from '../../graphiql/examples.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Registry } from '../../sources/registry.ts';
import { listedVendors, simulatedSales } from '../vendors.ts';

/** Is told after each push how many of a vendor's pushes were answered. */
export type Progress = (vendor: Vendor, sent: number, of: number) => void;

interface Sending {
  readonly url: string;
  readonly registry: Pick<Registry, 'modes'>;
  readonly log: Logger;
  readonly onProgress: Progress | undefined;
  /** When it ends, what is under way is finished and nothing more is sent. */
  readonly signal: AbortSignal;
}
/** How many pushes of a vendor are under way at once, as one with a few workers would send them. */
const workers = 8;

/** Sends what the simulated vendors have to say; sending it again has no second effect. */
export async function sendSandboxPushes(sending: Sending): Promise<void> {
  const { registry, log, onProgress } = sending;
  const { usualSales, usualUntil } = await simulatedSales();
  const options = { seed: usualSales.seed, until: usualUntil() };
  const push = async (vendor: Vendor): Promise<void> => {
    const pushes = (await listedVendors[vendor].simulator()).simulator.pushes(options);
    if (pushes.length === 0) return;
    const { accepted, refused } = await sendAll(sending, pushes, (sent) => onProgress?.(vendor, sent, pushes.length));
    const unsent = pushes.length - accepted - refused;
    log.info({ vendor, accepted, refused, unsent }, 'a simulated vendor pushed its orders');
  };
  await Promise.all([...registry.modes].flatMap(([vendor, mode]) => (mode === 'sandbox' ? [push(vendor)] : [])));
}

async function sendAll(
  { url, signal }: Sending,
  pushes: readonly Push[],
  onSent: (sent: number) => void,
): Promise<{ accepted: number; refused: number }> {
  const statuses: number[] = [];
  const waiting = pushes.values();
  const work = async (): Promise<void> => {
    for (const { path, body, headers } of waiting) {
      if (signal.aborted) return;
      const response = await request(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
      });
      await response.body.dump();
      statuses.push(response.statusCode);
      onSent(statuses.length);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const accepted = statuses.filter((status) => status === 200).length;
  return { accepted, refused: statuses.length - accepted };
}

/** Numbers of the simulators' demonstration sales; null as soon as one vendor is a real one. */
export async function demonstration({ modes }: Pick<Registry, 'modes'>): Promise<Showcase | null> {
  if ([...modes.values()].some((mode) => mode !== 'sandbox')) return null;
  const { showcaseIds } = await simulatedSales();
  const { platformOrderNo, somsOrderId, trackingNos, pickup } = showcaseIds;
  const { storeId, code } = pickup;
  return { platformOrderNo, somsOrderId, trackingNo: trackingNos[0], pickup: { storeId, code }, storeId };
}
