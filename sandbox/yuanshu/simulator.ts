import type { SimulatorOptions } from '../server/simulator.ts';
import { startBtsSandbox } from './bts.ts';
import { startYuanshuSandbox } from './platform.ts';
import { yuanshuPushes } from './sender.ts';

export const simulator = {
  async start({ fixedPorts = false, now, until }: Omit<SimulatorOptions<unknown>, 'settings'>) {
    const common = until ? { until } : {};
    const [bts, platform] = await Promise.all([
      startBtsSandbox({ ...common, port: fixedPorts ? 4103 : 0 }),
      startYuanshuSandbox({ ...common, ...(now ? { now } : {}), port: fixedPorts ? 4104 : 0 }),
    ]);
    return {
      connection: {
        bts: { url: bts.url, ...bts.credentials },
        platform: { url: platform.url, ...platform.credentials },
        publicKey: null,
      },
      systems: [
        {
          name: 'bts',
          sandbox: bts,
          access: [bts.url, `its BTS: tenant ${bts.credentials.tenantId}, signKey ${bts.credentials.signKey}`],
        },
        {
          name: 'platform',
          sandbox: platform,
          access: [
            platform.url,
            `its platform, which takes notices: tenant ${platform.credentials.tenantId}, signed with this key of today:`,
            platform.credentials.privateKeyPem,
          ],
        },
      ],
    };
  },
  pushes: yuanshuPushes,
};
