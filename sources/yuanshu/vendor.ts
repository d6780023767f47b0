/** Yuanshu (元数) as the rest of the project sees it: it pushes orders, its BTS knows traces, its platform takes notices. */
import { z } from 'zod';
import {
  ConfigError,
  type Environment,
  group,
  privateKey,
  publicKey,
  readVariables,
  rsaKey,
  url,
} from '../kit/environment.ts';
import type { VendorDefinition, VendorSettings } from '../ports/vendor.ts';
import { yuanshuProjector, yuanshuSource } from './adapter.ts';
import { yuanshuFilters } from './filters.ts';
import { yuanshuEndpoints } from './push.ts';

export interface YuanshuConnection {
  /** null: its trace system is not connected. */
  readonly bts: { readonly url: string; readonly tenantId: string; readonly signKey: string } | null;
  /** null: its own platform is not connected. The key is RSA, PKCS#8 or PKCS#1. */
  readonly platform: { readonly url: string; readonly tenantId: string; readonly privateKeyPem: string } | null;
  /** PEM text; null: its pushes cannot be verified, and an operator has allowed that. */
  readonly publicKey: string | null;
}
export interface YuanshuSettings extends VendorSettings {
  readonly connection: YuanshuConnection | null;
}

const variables = {
  YUANSHU_BTS_URL: url.optional().describe('Where Yuanshu’s trace system (BTS) answers.'),
  YUANSHU_TENANT_ID: z.string().optional().describe('Our tenant (租户) in both of its systems.'),
  YUANSHU_BTS_SIGN_KEY: z.string().optional().describe('The key that requests to the BTS are signed with.'),
  YUANSHU_URL: url.optional().describe('Where Yuanshu’s own platform takes notices.'),
  YUANSHU_PRIVATE_KEY_FILE: z.string().optional().describe('The RSA key (PEM) that notices are signed with.'),
  YUANSHU_PUBLIC_KEY_FILE: z
    .string()
    .optional()
    .describe('The RSA key (PEM, SPKI) that pushes are verified with; a real Yuanshu needs it.'),
};

function connectionOf(environment: Environment): YuanshuConnection | null {
  const values = readVariables(variables, environment);
  type Name = keyof typeof values;
  // The tenant belongs to both groups, and makes neither of them by itself.
  const named = (own: readonly Name[]) =>
    own.every((name) => values[name] === undefined) ? null : group(values, [...own, 'YUANSHU_TENANT_ID']);
  const bts = named(['YUANSHU_BTS_URL', 'YUANSHU_BTS_SIGN_KEY']);
  const platform = named(['YUANSHU_URL', 'YUANSHU_PRIVATE_KEY_FILE']);
  const keyFile = values.YUANSHU_PUBLIC_KEY_FILE;
  if (!bts && !platform && values.YUANSHU_TENANT_ID !== undefined)
    throw new ConfigError(
      'YUANSHU_TENANT_ID: set, while nothing uses it; set YUANSHU_BTS_URL and YUANSHU_BTS_SIGN_KEY, or YUANSHU_URL and YUANSHU_PRIVATE_KEY_FILE, too.',
    );
  if (!bts && !platform && keyFile === undefined) return null;
  return {
    bts: bts && {
      url: bts('YUANSHU_BTS_URL'),
      tenantId: bts('YUANSHU_TENANT_ID'),
      signKey: bts('YUANSHU_BTS_SIGN_KEY'),
    },
    platform: platform && {
      url: platform('YUANSHU_URL'),
      tenantId: platform('YUANSHU_TENANT_ID'),
      privateKeyPem: rsaKey('YUANSHU_PRIVATE_KEY_FILE', platform('YUANSHU_PRIVATE_KEY_FILE'), privateKey),
    },
    publicKey: keyFile === undefined ? null : rsaKey('YUANSHU_PUBLIC_KEY_FILE', keyFile, publicKey),
  };
}

export const yuanshu = {
  vendor: 'YUANSHU',
  displayName: '元数 Yuanshu',
  description: 'It pushes its orders; parcels and their traces are asked of its BTS.',
  variables,
  settings: (environment) => ({ connection: connectionOf(environment) }),
  source({ connection: { bts, platform } }, { timeoutMs, ...dependencies }) {
    return yuanshuSource({
      bts: bts && { ...bts, timeoutMs },
      platform: platform && { ...platform, timeoutMs },
      ...dependencies,
    });
  },
  endpoints: ({ connection }, dependencies) =>
    yuanshuEndpoints({ publicKeyPem: connection?.publicKey ?? null, ...dependencies }),
  pushKey: {
    variables: ['YUANSHU_PUBLIC_KEY_FILE'],
    isSet: ({ connection }) => connection !== null && connection.publicKey !== null,
    needed: true,
    unsignedConnection: { bts: null, platform: null, publicKey: null },
  },
  discovery: { kind: 'PUSHED', projector: yuanshuProjector },
  relations: {
    // An order that was not split names itself.
    namings: [{ field: 'parentOrderNo', namespace: 'PARENT', names: 'VENDOR_ID' }],
    meaning: () => ({ kind: 'SPLIT', namer: 'RESULT' }),
    shared: null,
  },
  numbers: [
    'VENDOR_ID',
    'PLATFORM_ORDER',
    'PLATFORM_MAIN_ORDER',
    'PARENT',
    'PAYMENT',
    'STORE_SEQUENCE',
    'RETURN',
    'WAYBILL',
    'LINE',
    'PHONE_SUFFIX',
  ],
  filters: yuanshuFilters,
  personalFields: [
    'recvName',
    'recvMobile',
    'recvAddress',
    'receiveName',
    'receiveMobile',
    'nickName',
    'mobile',
    'mobileTelephone',
    'managerName',
  ],
} satisfies VendorDefinition<YuanshuSettings>;
