/** Work in the store: taking, picking, checking and handing over (门店作业), trace codes (溯源码), pick-up (自提). */
import type { Order } from '../../model.ts';
import type { WriteOperations, UserError } from '../../ports/writes.ts';
import {
  type Draft,
  given,
  type Make,
  onOrder,
  onReadOrder,
  orderPath,
  placeless,
  refuse,
  time,
  unless,
  type WriteSetup,
} from './request.ts';
import { expecting, shows } from './expectation.ts';
import { operationCodes } from './tables.ts';
import { traceCodeWrite } from './trace-codes.ts';
import type { PickInfoInput } from '../../ports/write-input-parts.ts';

type StoreWrites = 'storeOperationRecord' | 'pickInfoSet' | 'traceCodesSet' | 'pickupConfirm';

export function storeWrites(make: Make, setup: WriteSetup): Required<Pick<WriteOperations, StoreWrites>> {
  return {
    storeOperationRecord: {
      vendorOperations: ['updateStoreOperation'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { operation, storeId, voucherUrls, pickInfo } = command.input;
        const codes = operationCodes[operation];
        const draft = {
          operation: 'updateStoreOperation',
          path: orderPath(key, '/action/storeoperation'),
          form: 'StoreOperationRequest',
          typed: {
            operation: codes.operation,
            operation_state: codes.state,
            store_id: storeId,
            shipping_voucher_urls: given(voucherUrls),
            pick_info: pickInfo ? pickInfoFields(pickInfo) : undefined,
          },
          ...ownFields(pickInfo, ['input', 'pickInfo']),
          targets: [key],
        };
        return make(command, draft, expecting(key, { state: codes.state }));
      }),
      reconcile: shows((wire, { state }) => wire.delivery?.operation_state === state),
    },

    pickInfoSet: {
      vendorOperations: ['updatePickInfo'],
      reads: null,
      prepare: onOrder((command, key) =>
        make(command, {
          operation: 'updatePickInfo',
          path: orderPath(key, '/pickInfo'),
          form: 'PickInfoRequest',
          typed: { pick_info: pickInfoFields(command.input) },
          ...ownFields(command.input, ['input']),
          targets: [key],
        }),
      ),
    },

    traceCodesSet: traceCodeWrite(make),

    pickupConfirm: {
      vendorOperations: ['confirmSelftakeV2', 'confirmSelftake'],
      reads: new Set(),
      prepare: onReadOrder((command, order) => {
        const { storeId, qrCode, platformId } = command.input;
        const typed = { store_id: given(storeId), selftake_qrcode: given(qrCode) };
        const { key } = order;
        const forms: Record<WriteSetup['selftake'], Draft> = {
          v2: {
            operation: 'confirmSelftakeV2',
            path: '/orderservice/order/action/v2/selftake',
            form: 'OrderSelftakeV2Request',
            typed: { ...typed, order_id: key.nativeId, platform_id: given(platformId) },
            argument: ['order'],
            targets: [key],
          },
          order: {
            operation: 'confirmSelftake',
            path: orderPath(key, '/action/selftake'),
            form: 'OrderSelftakeRequest',
            typed,
            argument: ['order'],
            targets: [key],
          },
        };
        const userErrors = [
          ...notForPickup(order),
          ...(setup.selftake === 'v2' ? withoutPlatform(order, { qrCode, platformId }) : []),
          ...(setup.selftake === 'order' ? placeless({ platformId }, { path: [], target: key }) : []),
        ];
        return unless(userErrors, () => make(command, forms[setup.selftake], expecting(key, { confirmed: 'true' })));
      }),
      reconcile: shows(({ delivery }) => delivery?.selftake_confirmed === true || delivery?.state === 'signed'),
    },
  };
}

function pickInfoFields({ operatorId, operatorName, at, source, autoFinish }: PickInfoInput) {
  return {
    operator_id: given(operatorId),
    operator_name: given(operatorName),
    time: time(at),
    source: given(source),
    auto_picked_finish: given(autoFinish),
  };
}
/** The vendor's own fields of the pick info stand inside it, wherever it is given. */
function ownFields(info: PickInfoInput | null | undefined, path: readonly string[]): Pick<Draft, 'fields' | 'places'> {
  if (info?.vendorFields === undefined || info.vendorFields === null) return {};
  return {
    fields: { pick_info: info.vendorFields },
    places: [{ at: ['pick_info'], path: [...path, 'vendorFields'] }],
  };
}

/** UNKNOWN is left to SOMS. */
function notForPickup({ key, deliveryMethod, status }: Order): readonly UserError[] {
  const at = { path: ['order'], target: key };
  if (deliveryMethod !== 'STORE_PICKUP' && deliveryMethod !== 'UNKNOWN')
    return [refuse('STATE_CONFLICT', 'order: it is not to be picked up at a store (selftake).', at)];
  return status === 'CANCELLED' ? [refuse('STATE_CONFLICT', 'order: it is cancelled.', at)] : [];
}

/** 平台ID: 自提二维码不为空时必填. */
function withoutPlatform(
  { key }: Order,
  {
    qrCode,
    platformId,
  }: { readonly qrCode: string | null | undefined; readonly platformId: string | null | undefined },
): readonly UserError[] {
  return qrCode && !platformId
    ? [refuse('REQUIRED', 'platformId: SOMS needs it beside qrCode.', { path: ['platformId'], target: key })]
    : [];
}
