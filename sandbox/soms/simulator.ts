import type { SimulatorOptions } from '../server/simulator.ts';
import { startSomsSandbox } from './sandbox.ts';

export const simulator = {
  async start({ fixedPorts = false, ...options }: Omit<SimulatorOptions<unknown>, 'settings'>) {
    const sandbox = await startSomsSandbox({ ...options, port: fixedPorts ? 4101 : 0 });
    const { tenantId, user, password } = sandbox.credentials;
    const access = [
      `${sandbox.url}/${tenantId}/soms/`,
      `tenant ${tenantId}, HTTP Basic ${user} / ${password}, operator: any`,
    ];
    return {
      connection: { url: sandbox.url, ...sandbox.credentials, operator: 'ordergraph' },
      systems: [{ name: 'soms', sandbox, access }],
    };
  },
  pushes: () => [],
};
