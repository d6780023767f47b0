/** The state of a delivery (发货、签收) and its carrier (承运). */
import { numberOf } from '../../domain/input-checks.ts';
import { codeOf, lacksCode, unsupportedFields } from './checks.ts';
import { agrees, agreesWithOneOf, digestOf, expecting, shows } from './expectation.ts';
import { onOrder } from './operation.ts';
import {
  carrierModeCodes,
  carrierStateCodes,
  carrierTypeCodes,
  deliveryStateCodes,
  expectedLogisticsCodes,
} from './tables.ts';
import { timeOf } from './values.ts';
import type { SomsOrder } from '../wire.ts';

export const deliveryStatusSet = onOrder<'deliveryStatusSet'>({
  operation: 'updateOrderDelivery',
  path: '/orderservice/order/{id}/action/deliver',
  form: 'DeliverRequest',
  compose({ input: { state, trackingNo, carrierId, shippedAt, note, vendorFields } }, key) {
    const code = codeOf(deliveryStateCodes, state);
    return {
      typed: {
        delivery_state: code,
        waybill_id: trackingNo,
        carrier: { carrier: { id: carrierId } },
        ship_time: timeOf(shippedAt),
        carrier_note: note,
      },
      fields: vendorFields,
      expectation: expecting(key, { state: code, waybill: digestOf(key, trackingNo) }),
    };
  },
  reconcile: shows((wire, { state, waybill }) => agrees(state, wire.delivery.state) && carries(wire, waybill)),
});

export const carrierAssign = onOrder<'carrierAssign'>({
  operation: 'updateOrderCarrier',
  path: '/orderservice/order/{id}/action/carrier',
  form: 'CarrierRequest',
  compose({ input }, key) {
    const { carrierId, mode, state, trackingNo } = input;
    const codes = { type: codeOf(carrierTypeCodes, mode), state: codeOf(carrierStateCodes, state) };
    return {
      userErrors: [
        ...lacksCode(carrierModeCodes, mode, { path: ['input', 'mode'], target: key }),
        ...lacksCode(carrierStateCodes, state, { path: ['input', 'state'], target: key }),
      ],
      typed: {
        carrier: {
          carrier: { id: carrierId, name: input.carrierName },
          ...codes,
          expected_logistics_type: expectedLogisticsCodes[mode],
          deliveryman: { name: input.courierName },
          deliveryman_mobile: input.courierPhone,
        },
        waybill_id: trackingNo,
        freight: numberOf(input.freight),
        ignore_check_carrier_state: input.skipStateCheck,
      },
      fields: input.vendorFields,
      expectation: expecting(key, { carrier: carrierId, ...codes, waybill: digestOf(key, trackingNo) }),
    };
  },
  reconcile: shows((wire, values) => isCarriedAs(wire, values) && carries(wire, values['waybill'])),
});

/** 更换承运商 takes the carrier and the courier, and nothing about the parcel. */
export const carrierChange = onOrder<'carrierChange'>({
  operation: 'modifyOrderCarrier',
  path: '/orderservice/order/{id}/mod/carrier',
  form: 'CarrierModificationRequest',
  compose({ input }, key) {
    const { carrierId, mode, state, trackingNo, freight, skipStateCheck } = input;
    const type = codeOf(carrierTypeCodes, mode);
    return {
      userErrors: [
        ...lacksCode(carrierTypeCodes, mode, { path: ['input', 'mode'], target: key }),
        ...unsupportedFields(
          { state, trackingNo, freight, skipStateCheck },
          { path: ['input'], target: key, remedy: 'set it with carrierAssign' },
        ),
      ],
      typed: {
        type,
        carrier: { id: carrierId, name: input.carrierName },
        deliveryman_name: input.courierName,
        deliveryman_mobile: input.courierPhone,
      },
      fields: input.vendorFields,
      expectation: expecting(key, { carrier: carrierId, type }),
    };
  },
  reconcile: shows(isCarriedAs),
});

export const carrierDispatchCancel = onOrder<'carrierDispatchCancel'>({
  operation: 'cancelCarrier',
  path: '/orderservice/order/{id}/cancel/carrier',
  form: 'CancelCarrierRequest',
  argument: ['carrierId'],
  compose: ({ input: { carrierId, reason, redispatch } }, key) => ({
    typed: { carrier_id: carrierId, reason, auto_dispatch: redispatch },
    // After a new dispatch the carrier may be the same one again, so that nothing can be told from it.
    expectation: redispatch ? null : expecting(key, { carrier: carrierId, state: 'canceled' }),
  }),
  reconcile: shows(isCarriedAs),
});

function carries(wire: SomsOrder, waybill: string | undefined): boolean {
  const { waybill_id, delivery } = wire;
  const bills = (delivery.waybills ?? []).map((bill) => bill.waybill_id);
  return agreesWithOneOf(wire, waybill, [waybill_id, delivery.waybill_id, ...bills]);
}

function isCarriedAs({ delivery }: SomsOrder, { carrier, type, state }: Readonly<Record<string, string>>): boolean {
  const told = delivery.carrier;
  return agrees(carrier, told.carrier?.id) && agrees(type, told.type) && agrees(state, told.state);
}
