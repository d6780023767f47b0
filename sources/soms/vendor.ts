/** SOMS (海鼎) as the rest of the project sees it. */
import { z } from 'zod';
import { cameOf } from '../domain/relations.ts';
import { group, readVariables, url } from '../kit/environment.ts';
import type { VendorDefinition, VendorSettings } from '../ports/vendor.ts';
import { somsSource } from './adapter.ts';
import { somsFilters } from './filters.ts';
import { somsEndpoints } from './push.ts';

export interface SomsSettings extends VendorSettings {
  readonly connection: {
    readonly url: string;
    readonly tenantId: string;
    readonly user: string;
    readonly password: string;
    readonly operator: string;
  } | null;
  /** What the path of a callback ends with; null: callbacks from elsewhere are refused. */
  readonly eventsSecret: string | null;
  readonly submit: 'submit' | 'legacy';
  readonly selftake: 'v2' | 'order';
}

const variables = {
  SOMS_URL: url.optional().describe('Where SOMS answers; paths start with /{tenant}/soms/ under it.'),
  SOMS_TENANT_ID: z.string().optional().describe('The tenant (租户).'),
  SOMS_USER: z.string().optional().describe('The user of HTTP Basic.'),
  SOMS_PASSWORD: z.string().optional().describe('The password of HTTP Basic.'),
  SOMS_OPERATOR: z.string().optional().describe('Who writes are done by (操作人), unless a write names somebody.'),
  SOMS_EVENTS_SECRET: z
    .string()
    .regex(/^(?!\.{1,2}$)[\w.~-]+$/, 'must be letters, digits and - . _ ~, since it stands in a path')
    .nullable()
    .default(null)
    .describe('What the path of callbacks from elsewhere must end with: /push/soms/events/{secret}.'),
  SOMS_SUBMIT: z
    .enum(['submit', 'legacy'])
    .default('submit')
    .describe('The documented form in which a new order is sent: submit (提交订单) or legacy.'),
  SOMS_SELFTAKE: z
    .enum(['v2', 'order'])
    .default('v2')
    .describe('The documented form in which a pick-up (自提) is confirmed: v2 or order.'),
};

export const soms = {
  vendor: 'SOMS',
  displayName: '海鼎 SOMS',
  description: 'It is asked live, and asked regularly what has changed.',
  variables,
  settings(environment) {
    const values = readVariables(variables, environment);
    const value = group(values, ['SOMS_URL', 'SOMS_TENANT_ID', 'SOMS_USER', 'SOMS_PASSWORD', 'SOMS_OPERATOR']);
    return {
      connection: value && {
        url: value('SOMS_URL'),
        tenantId: value('SOMS_TENANT_ID'),
        user: value('SOMS_USER'),
        password: value('SOMS_PASSWORD'),
        operator: value('SOMS_OPERATOR'),
      },
      eventsSecret: values.SOMS_EVENTS_SECRET,
      submit: values.SOMS_SUBMIT,
      selftake: values.SOMS_SELFTAKE,
    };
  },
  source: ({ connection, submit, selftake }, dependencies) =>
    somsSource({ ...connection, submit, selftake, ...dependencies }),
  endpoints: ({ eventsSecret }, dependencies) => somsEndpoints({ secret: eventsSecret, ...dependencies }),
  pushKey: {
    variables: ['SOMS_EVENTS_SECRET'],
    isSet: ({ eventsSecret }) => eventsSecret !== null,
    // A callback is believed for no more than which order to ask for, and polling finds what it does not tell.
    needed: false,
    unsignedConnection: null,
  },
  discovery: { kind: 'POLLED' },
  relations: {
    namings: [{ field: 'source_order_id', namespace: 'SOURCE_ORDER', names: 'VENDOR_ID' }],
    meaning: cameOf,
    // It makes several orders of one sales order; which of them was first is told by source_order_id, or by nothing.
    shared: { namespace: 'SALE_ORDER', field: 'sale_order_id' },
  },
  numbers: [
    'VENDOR_ID',
    'PLATFORM_ORDER',
    'PLATFORM_MAIN_ORDER',
    'PLATFORM_INNER',
    'THIRD_PARTY',
    'SALE_ORDER',
    'SOURCE_ORDER',
    'PAYMENT',
    'PICKUP_CODE',
    'STORE_SEQUENCE',
    'WAYBILL',
    'LINE',
    'PHONE_SUFFIX',
  ],
  filters: somsFilters,
  personalFields: [
    'mobile',
    'telephone',
    'fax',
    'email',
    'street',
    'address',
    'deliveryman',
    'deliveryman_phone',
    'deliveryman_mobile',
    // Who has brought the buyer, and who serves them (邀请人, 导购, 微客).
    'inviter_name',
    'inviter_mobile',
    'personal_guider_name',
    'trade_guider_name',
    'weike_name',
    'weike_mobile',
  ],
} satisfies VendorDefinition<SomsSettings>;
