/** In sandbox mode the pushing vendors push too: through the real endpoints, over real HTTP. */
import { request } from 'undici';
import type { Push } from '../../sandbox/server/simulator.ts';
import type { Showcase } from '../../graphiql/examples.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Registry } from '../../sources/registry.ts';
import { listedVendors } from '../vendors.ts';

interface Sent {
  readonly vendor: Vendor;
  readonly accepted: number;
  readonly refused: number;
}
/** How many pushes are under way at once, as a vendor with a few workers would send them. */
const workers = 16;

/** Sends what the simulated vendors have to say; sending it again has no second effect. */
export async function sendSandboxPushes(url: string, { modes }: Pick<Registry, 'modes'>): Promise<readonly Sent[]> {
  const { usualSales, usualUntil } = await import('../../sandbox/sales/generator.ts');
  const options = { seed: usualSales.seed, until: usualUntil() };
  const sent: Sent[] = [];
  for (const [vendor, mode] of modes) {
    const pushes = mode === 'sandbox' ? (await listedVendors[vendor].simulator()).simulator.pushes(options) : [];
    if (pushes.length > 0) sent.push({ vendor, ...(await sendAll(url, pushes)) });
  }
  return sent;
}

async function sendAll(url: string, pushes: readonly Push[]): Promise<{ accepted: number; refused: number }> {
  const statuses: number[] = [];
  const waiting = pushes.values();
  const work = async (): Promise<void> => {
    for (const { path, body } of waiting) {
      const response = await request(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body,
      });
      await response.body.dump();
      statuses.push(response.statusCode);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const accepted = statuses.filter((status) => status === 200).length;
  return { accepted, refused: statuses.length - accepted };
}

/** Numbers of the simulators' demonstration sales; null as soon as one vendor is a real one. */
export async function demonstration({ modes }: Pick<Registry, 'modes'>): Promise<Showcase | null> {
  if ([...modes.values()].some((mode) => mode !== 'sandbox')) return null;
  const { showcaseIds } = await import('../../sandbox/sales/generator.ts');
  const { platformOrderNo, somsOrderId, trackingNos, pickup } = showcaseIds;
  const { storeId, code } = pickup;
  return { platformOrderNo, somsOrderId, trackingNo: trackingNos[0], pickup: { storeId, code }, storeId };
}
