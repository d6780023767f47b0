/** A facade that is configured for simulators as if they were real systems, so that several can share them. */
import type { BabycareSandbox } from '../../sandbox/babycare/sandbox.ts';
import type { SomsSandbox } from '../../sandbox/soms/sandbox.ts';
import type { Place } from '../store/stores.ts';

export interface Vendors {
  readonly soms: SomsSandbox;
  readonly babycare: BabycareSandbox;
}

export const liveEnvironment = (place: Place, { soms, babycare }: Vendors): Record<string, string> => ({
  PORT: '0',
  SANDBOX: 'off',
  LOG_LEVEL: 'silent',
  POLL_SECONDS: '0',
  DATA_DIR: place.dataDir,
  DATABASE_URL: place.databaseUrl ?? '',
  SOMS_URL: soms.url,
  SOMS_TENANT_ID: soms.credentials.tenantId,
  SOMS_USER: soms.credentials.user,
  SOMS_PASSWORD: soms.credentials.password,
  SOMS_OPERATOR: 'ordergraph',
  BABYCARE_URL: babycare.url,
  BABYCARE_APP_ID: babycare.credentials.appId,
  BABYCARE_APP_SECRET: babycare.credentials.appSecret,
});
