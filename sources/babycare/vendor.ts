/** Babycare (Babycare 开放平台) as the rest of the project sees it. */
import { z } from 'zod';
import { cameOf } from '../domain/relations.ts';
import { group, readVariables, url } from '../kit/environment.ts';
import type { VendorDefinition, VendorSettings } from '../ports/vendor.ts';
import { babycareSource } from './adapter.ts';
import { babycareFilters } from './filters.ts';

export interface BabycareSettings extends VendorSettings {
  readonly connection: { readonly url: string; readonly appId: string; readonly appSecret: string } | null;
  readonly publicParams: 'query' | 'header' | 'body';
  readonly sign: 'md5' | 'hmac-sha256' | 'none';
}

const variables = {
  BABYCARE_URL: url.optional().describe('Where Babycare answers.'),
  BABYCARE_APP_ID: z.string().optional().describe('The appId that Babycare has given us.'),
  BABYCARE_APP_SECRET: z.string().optional().describe('The secret that requests are signed with.'),
  BABYCARE_PUBLIC_PARAMS: z
    .enum(['query', 'header', 'body'])
    .default('query')
    .describe('Where the public parameters (公共参数) go: query, header or body.'),
  BABYCARE_SIGN: z
    .enum(['md5', 'hmac-sha256', 'none'])
    .default('md5')
    .describe('How requests are signed; the vendor does not publish its formula.'),
};

export const babycare = {
  vendor: 'BABYCARE',
  displayName: 'Babycare 开放平台',
  description: 'It is asked live by platform order number; of its orders those are listed that were asked for before.',
  variables,
  settings(environment) {
    const values = readVariables(variables, environment);
    const value = group(values, ['BABYCARE_URL', 'BABYCARE_APP_ID', 'BABYCARE_APP_SECRET']);
    return {
      connection: value && {
        url: value('BABYCARE_URL'),
        appId: value('BABYCARE_APP_ID'),
        appSecret: value('BABYCARE_APP_SECRET'),
      },
      publicParams: values.BABYCARE_PUBLIC_PARAMS,
      sign: values.BABYCARE_SIGN,
    };
  },
  source: ({ connection, publicParams, sign }, { newId, ...dependencies }) =>
    babycareSource({ ...connection, publicParams, sign, random: newId, ...dependencies }),
  endpoints: () => [],
  pushKey: null,
  discovery: { kind: 'OBSERVED' },
  relations: {
    namings: [
      { field: 'originalOrderId', namespace: 'SOURCE_ORDER', names: 'VENDOR_ID' },
      { field: 'originalOrderCode', namespace: 'SOURCE_ORDER', names: 'VENDOR_CODE' },
    ],
    meaning: cameOf,
    shared: null,
  },
  numbers: ['VENDOR_ID', 'VENDOR_CODE', 'PLATFORM_ORDER', 'SOURCE_ORDER', 'RETURN', 'WAYBILL', 'LINE'],
  filters: babycareFilters,
  personalFields: ['receiver', 'receiverName', 'memberName'],
} satisfies VendorDefinition<BabycareSettings>;
