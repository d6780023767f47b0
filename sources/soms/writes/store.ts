/** Work in the store (门店作业) and pick-up by the buyer (自提). */
import type { ArgumentPath } from '../../domain/input-checks.ts';
import type { Order } from '../../model.ts';
import type { PickInfoInput } from '../../ports/write-input-parts.ts';
import type { WriteInputs } from '../../ports/write-inputs.ts';
import type { UserError } from '../../ports/writes.ts';
import { somsError, unsupportedFields } from './checks.ts';
import { expecting, shows } from './expectation.ts';
import { type MakeOperation, onOrder, onReadOrder } from './operation.ts';
import type { BodyContent, WriteSetup } from './request.ts';
import { operationCodes } from './tables.ts';
import { timeOf } from './values.ts';

export const storeOperationRecord = onOrder<'storeOperationRecord'>({
  operation: 'updateStoreOperation',
  path: '/orderservice/order/{id}/action/storeoperation',
  form: 'StoreOperationRequest',
  compose({ input: { operation, storeId, voucherUrls, pickInfo } }, key) {
    const codes = operationCodes[operation];
    return {
      typed: {
        operation: codes.operation,
        operation_state: codes.state,
        store_id: storeId,
        shipping_voucher_urls: voucherUrls,
        pick_info: pickInfo && pickInfoFields(pickInfo),
      },
      ...ownFields(pickInfo, ['input', 'pickInfo']),
      expectation: expecting(key, { state: codes.state }),
    };
  },
  reconcile: shows(({ delivery }, { state }) => delivery.operation_state === state),
});

export const pickInfoSet = onOrder<'pickInfoSet'>({
  operation: 'updatePickInfo',
  path: '/orderservice/order/{id}/pickInfo',
  form: 'PickInfoRequest',
  compose: ({ input }) => ({ typed: { pick_info: pickInfoFields(input) }, ...ownFields(input, ['input']) }),
});

const pickInfoFields = ({ operatorId, operatorName, at, source, autoFinish }: PickInfoInput) => ({
  operator_id: operatorId,
  operator_name: operatorName,
  time: timeOf(at),
  source,
  auto_picked_finish: autoFinish,
});

/** The client's own fields of the pick info go into the pick info. */
function ownFields(info: PickInfoInput | null | undefined, path: ArgumentPath): Pick<BodyContent, 'fields' | 'places'> {
  if (info?.vendorFields === undefined || info.vendorFields === null) return {};
  return {
    fields: { pick_info: info.vendorFields },
    places: [{ at: ['pick_info'], path: [...path, 'vendorFields'] }],
  };
}

/** 确认自提 in the configured one of its two documented forms. Only v2 takes the platform. */
export function pickupConfirm({ selftake }: WriteSetup): MakeOperation<'pickupConfirm'> {
  const isV2 = selftake === 'v2';
  return onReadOrder({
    vendorOperations: ['confirmSelftakeV2', 'confirmSelftake'],
    operation: isV2 ? 'confirmSelftakeV2' : 'confirmSelftake',
    path: isV2 ? '/orderservice/order/action/v2/selftake' : '/orderservice/order/{id}/action/selftake',
    form: isV2 ? 'OrderSelftakeV2Request' : 'OrderSelftakeRequest',
    argument: ['order'],
    reads: [],
    compose({ input }, order) {
      const { key } = order;
      const { storeId, qrCode, platformId } = input;
      const platformErrors = isV2
        ? withoutPlatform(order, input)
        : unsupportedFields({ platformId }, { path: [], target: key });
      const orderFields = isV2 ? { order_id: key.nativeId, platform_id: platformId } : {};
      return {
        userErrors: [...notForPickup(order), ...platformErrors],
        typed: { store_id: storeId, selftake_qrcode: qrCode, ...orderFields },
        expectation: expecting(key, { confirmed: 'true' }),
      };
    },
    reconcile: shows(({ delivery }) => delivery.selftake_confirmed === true || delivery.state === 'signed'),
  });
}

/** Where the way of delivery is UNKNOWN, SOMS decides. */
function notForPickup({ key, deliveryMethod, status }: Order): readonly UserError[] {
  const at = { path: ['order'], target: key };
  if (deliveryMethod !== 'STORE_PICKUP' && deliveryMethod !== 'UNKNOWN')
    return [somsError('STATE_CONFLICT', 'order: it is not to be picked up at a store (selftake).', at)];
  return status === 'CANCELLED' ? [somsError('STATE_CONFLICT', 'order: it is cancelled.', at)] : [];
}

/** 平台ID: 自提二维码不为空时必填. */
const withoutPlatform = ({ key }: Order, { qrCode, platformId }: WriteInputs['pickupConfirm']): readonly UserError[] =>
  qrCode && !platformId
    ? [somsError('REQUIRED', 'platformId: SOMS needs it beside qrCode.', { path: ['platformId'], target: key })]
    : [];
