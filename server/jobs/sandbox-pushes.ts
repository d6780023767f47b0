/** In sandbox mode the pushing vendors push too: through the real endpoints, over real HTTP. */
import { request } from 'undici';
import type { Showcase } from '../../graphiql/examples.ts';
import type { Vendor } from '../../sources/vocabulary.ts';
import type { Registry } from '../../sources/registry.ts';

interface Sent {
  readonly vendor: Vendor;
  readonly accepted: number;
  readonly refused: number;
}
/** How many pushes are under way at once, as a vendor with a few workers would send them. */
const workers = 16;

/** Sends what the simulated vendors have to say; sending it again has no second effect. */
export async function sendSandboxPushes(url: string, { modes }: Pick<Registry, 'modes'>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const { usualSales, usualUntil } = await import('../../sandbox/sales/generator.ts');
  const options = { seed: usualSales.seed, until: usualUntil() };
  if (modes.YUANSHU === 'sandbox') {
    const { yuanshuPushes } = await import('../../sandbox/yuanshu/sender.ts');
    sent.push({ vendor: 'YUANSHU', ...(await sendAll(url, yuanshuPushes(options))) });
  }
  if (modes.EZR === 'sandbox') {
    const { ezrPushes } = await import('../../sandbox/ezr/sender.ts');
    sent.push({ vendor: 'EZR', ...(await sendAll(url, ezrPushes(options))) });
  }
  return sent;
}

async function sendAll(
  url: string,
  pushes: readonly { path: string; body: string }[],
): Promise<{ accepted: number; refused: number }> {
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
  if (Object.values(modes).some((mode) => mode !== 'sandbox')) return null;
  const { showcaseIds } = await import('../../sandbox/sales/generator.ts');
  const { platformOrderNo, somsOrderId, trackingNos, pickup } = showcaseIds;
  const { storeId, code } = pickup;
  return { platformOrderNo, somsOrderId, trackingNo: trackingNos[0], pickup: { storeId, code }, storeId };
}
