/** EZR (驿氪) as the rest of the project sees it: it pushes orders and answers nothing. */
import { z } from 'zod';
import { group, readVariables } from '../kit/environment.ts';
import type { VendorDefinition, VendorSettings } from '../ports/vendor.ts';
import { ezrProjector, ezrSource } from './adapter.ts';
import { ezrFilters } from './filters.ts';
import { ezrEndpoints } from './push.ts';

export interface EzrSettings extends VendorSettings {
  readonly connection: {
    /** null: its pushes cannot be verified, and an operator has allowed that. */
    readonly credentials: { readonly appId: string; readonly token: string } | null;
  } | null;
}

const variables = {
  EZR_APP_ID: z.string().optional().describe('The AppId that pushes are signed for.'),
  EZR_TOKEN: z.string().optional().describe('The token that pushes are verified with.'),
};

export const ezr = {
  vendor: 'EZR',
  displayName: 'EZR 驿氪',
  description: 'It pushes its orders and answers no questions.',
  variables,
  settings(environment) {
    const value = group(readVariables(variables, environment), ['EZR_APP_ID', 'EZR_TOKEN']);
    return { connection: value && { credentials: { appId: value('EZR_APP_ID'), token: value('EZR_TOKEN') } } };
  },
  source: (_settings, dependencies) => ezrSource(dependencies),
  endpoints({ connection }, dependencies) {
    const { appId = null, token = null } = connection?.credentials ?? {};
    return ezrEndpoints({ appId, token, ...dependencies });
  },
  pushKey: {
    variables: ['EZR_APP_ID', 'EZR_TOKEN'],
    isSet: ({ connection }) => connection !== null && connection.credentials !== null,
    needed: true,
    unsignedConnection: { credentials: null },
  },
  discovery: { kind: 'PUSHED', projector: ezrProjector },
  relations: {
    // Both sides name each other; only the replacement is of the kind (ExchangeType 2).
    namings: [{ field: 'ExchangeRelCode', namespace: 'EXCHANGE', names: 'VENDOR_ID' }],
    meaning: (kind) =>
      kind === 'UNKNOWN' ? null : { kind: 'EXCHANGE', namer: kind === 'EXCHANGE' ? 'RESULT' : 'ORIGINAL' },
    shared: null,
  },
  numbers: ['VENDOR_ID', 'PLATFORM_ORDER', 'PICKUP_CODE', 'RETURN', 'EXCHANGE', 'LINE', 'PHONE_SUFFIX'],
  filters: ezrFilters,
  personalFields: ['RecvConsignee', 'RecvMobile', 'RecvTel', 'RecvAddress', 'BuyerNick'],
} satisfies VendorDefinition<EzrSettings>;
