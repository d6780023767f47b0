/** Delivery: its state (发货、签收), and who carries it (承运). */
import type { OrderKey } from '../../model.ts';
import type { WriteOperations } from '../../ports/writes.ts';
import {
  codeOf,
  digest,
  given,
  lacksCode,
  type Make,
  number,
  onOrder,
  orderPath,
  placeless,
  time,
  unless,
} from './request.ts';
import { agrees, expecting, shows } from './expectation.ts';
import {
  carrierModeCodes,
  carrierStateCodes,
  carrierTypeCodes,
  deliveryStateCodes,
  expectedLogisticsCodes,
} from './tables.ts';
import type { SomsOrder } from '../wire.ts';
import type { CarrierInput } from '../../ports/write-input-parts.ts';

type DeliveryWrites = 'deliveryStatusSet' | 'carrierAssign' | 'carrierChange' | 'carrierDispatchCancel';

export function deliveryWrites(make: Make): Required<Pick<WriteOperations, DeliveryWrites>> {
  return {
    deliveryStatusSet: {
      vendorOperations: ['updateOrderDelivery'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { state, trackingNo, carrierId, shippedAt, note, vendorFields } = command.input;
        const code = codeOf(deliveryStateCodes, state);
        const draft = {
          operation: 'updateOrderDelivery',
          path: orderPath(key, '/action/deliver'),
          form: 'DeliverRequest',
          typed: {
            delivery_state: code,
            waybill_id: given(trackingNo),
            carrier: { carrier: { id: given(carrierId) } },
            ship_time: time(shippedAt),
            carrier_note: given(note),
          },
          fields: vendorFields,
          targets: [key],
        };
        return make(command, draft, expecting(key, { state: code, waybill: waybillMark(key, trackingNo) }));
      }),
      reconcile: shows((wire, { state, waybill }) => agrees(state, wire.delivery?.state) && carries(wire, waybill)),
    },

    carrierAssign: {
      vendorOperations: ['updateOrderCarrier'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { carrierId, carrierName, mode, state, trackingNo, freight, skipStateCheck } = command.input;
        const userErrors = [
          ...lacksCode(carrierModeCodes, mode, { path: ['input', 'mode'], target: key }),
          ...lacksCode(carrierStateCodes, state, { path: ['input', 'state'], target: key }),
        ];
        const codes = { type: codeOf(carrierTypeCodes, mode), state: codeOf(carrierStateCodes, state) };
        const draft = {
          operation: 'updateOrderCarrier',
          path: orderPath(key, '/action/carrier'),
          form: 'CarrierRequest',
          typed: {
            carrier: {
              carrier: { id: carrierId, name: given(carrierName) },
              ...codes,
              expected_logistics_type: given(expectedLogisticsCodes[mode]),
              deliveryman: { name: given(command.input.courierName) },
              deliveryman_mobile: given(command.input.courierPhone),
            },
            waybill_id: given(trackingNo),
            freight: number(freight),
            ignore_check_carrier_state: skipStateCheck,
          },
          fields: command.input.vendorFields,
          targets: [key],
        };
        const values = { carrier: carrierId, ...codes, waybill: waybillMark(key, trackingNo) };
        return unless(userErrors, () => make(command, draft, expecting(key, values)));
      }),
      reconcile: shows((wire, values) => carriedAs(wire, values) && carries(wire, values['waybill'])),
    },

    carrierChange: {
      vendorOperations: ['modifyOrderCarrier'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { carrierId, carrierName, mode, courierName, courierPhone, vendorFields } = command.input;
        const userErrors = [
          ...lacksCode(carrierTypeCodes, mode, { path: ['input', 'mode'], target: key }),
          ...unchangeable(command.input, key),
        ];
        const type = codeOf(carrierTypeCodes, mode);
        const draft = {
          operation: 'modifyOrderCarrier',
          path: orderPath(key, '/mod/carrier'),
          form: 'CarrierModificationRequest',
          typed: {
            type,
            carrier: { id: carrierId, name: given(carrierName) },
            deliveryman_name: given(courierName),
            deliveryman_mobile: given(courierPhone),
          },
          fields: vendorFields,
          targets: [key],
        };
        return unless(userErrors, () => make(command, draft, expecting(key, { carrier: carrierId, type })));
      }),
      reconcile: shows(carriedAs),
    },

    carrierDispatchCancel: {
      vendorOperations: ['cancelCarrier'],
      reads: null,
      prepare: onOrder((command, key) => {
        const { carrierId, reason, redispatch } = command.input;
        const draft = {
          operation: 'cancelCarrier',
          path: orderPath(key, '/cancel/carrier'),
          form: 'CancelCarrierRequest',
          typed: { carrier_id: carrierId, reason: given(reason), auto_dispatch: redispatch },
          argument: ['carrierId'],
          targets: [key],
        };
        // The next carrier may be the same one again.
        const expectation = redispatch ? null : expecting(key, { carrier: carrierId, state: 'canceled' });
        return make(command, draft, expectation);
      }),
      reconcile: shows(carriedAs),
    },
  };
}

/** 更换承运商 knows who, and nothing of the parcel. */
const unchangeable = ({ state, trackingNo, freight, skipStateCheck }: CarrierInput, target: OrderKey) =>
  placeless(
    { state, trackingNo, freight, skipStateCheck },
    { path: ['input'], target, remedy: 'set it with carrierAssign' },
  );

const waybillMark = ({ nativeId }: OrderKey, trackingNo: string | null | undefined): string | undefined =>
  trackingNo ? digest(nativeId, trackingNo) : undefined;

function carries({ id, waybill_id, delivery }: SomsOrder, mark: string | undefined): boolean {
  const numbers = [waybill_id, delivery?.waybill_id, ...(delivery?.waybills ?? []).map((bill) => bill.waybill_id)];
  return mark === undefined || numbers.some((waybill) => waybill && digest(id, waybill) === mark);
}

function carriedAs({ delivery }: SomsOrder, { carrier, type, state }: Readonly<Record<string, string>>): boolean {
  const told = delivery?.carrier;
  return agrees(carrier, told?.carrier?.id) && agrees(type, told?.type) && agrees(state, told?.state);
}
