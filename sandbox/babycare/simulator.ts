import type { SimulatorOptions } from '../server/simulator.ts';
import type { Rules } from './public-params.ts';
import { startBabycareSandbox } from './sandbox.ts';

export const simulator = {
  /** It checks signatures in the form that the settings say, and that they are of now. */
  async start({
    settings: { publicParams, sign },
    fixedPorts = false,
    ...options
  }: SimulatorOptions<Pick<Rules, 'publicParams' | 'sign'>>) {
    const sandbox = await startBabycareSandbox({ ...options, publicParams, sign, port: fixedPorts ? 4102 : 0 });
    const { appId, appSecret } = sandbox.credentials;
    const access = [
      sandbox.url,
      `appId ${appId}, secret ${appSecret}, public parameters in the ${publicParams}, sign ${sign}`,
    ];
    return {
      connection: { url: sandbox.url, ...sandbox.credentials },
      systems: [{ name: 'babycare', sandbox, access }],
    };
  },
  pushes: () => [],
};
