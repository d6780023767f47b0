/** The tables of codes against the codes that SOMS's document lists. */
import { expect, test } from 'vitest';
import { exceptionLabels, shipDeliveryModes, somsMappings } from '../../../sources/soms/tables.ts';
import { documentCodes } from '../document-codes.ts';

/** Where the document lists the codes of a table's field. */
const places: Readonly<Record<string, string>> = {
  state: 'Order.state',
  'payment.state': 'Payment.state',
  'delivery.state': 'Delivery.state',
  'delivery.operation_state': 'Delivery.operation_state',
  wrh_state: 'Order.wrh_state',
  approve_state: 'Order.approve_state',
  'front.order_type.id': 'FrontOrder.order_type',
  'delivery.type': 'Delivery.type',
  'delivery.carrier.state': 'Carrier.state',
  'delivery.carrier.type': 'Carrier.type',
  expected_logistics_type: 'Carrier.expected_logistics_type',
};
const labelsOf = (field: string): ReadonlyMap<string, string | null> =>
  new Map(somsMappings.filter((row) => row.field === field).map(({ code, label }) => [code, label]));

test.each(Object.entries(places))('%s has the codes and labels of %s, and no other', (field, place) => {
  expect(labelsOf(field)).toEqual(documentCodes('soms', place));
});

test('delivery.state decides of a parcel by some of its codes', () => {
  const documented = documentCodes('soms', 'Delivery.state');
  for (const [code, label] of labelsOf('delivery.state (parcel)')) expect(documented.get(code)).toBe(label);
});

test('a reply has the codes of the filter and the words of the record', () => {
  const codes = documentCodes('soms', 'OrderRemindFilter.reply_state_eq');
  expect([...labelsOf('reply_state').keys()].toSorted()).toEqual(
    [...codes.keys(), '未回复', '已回复', '已失效'].toSorted(),
  );
  for (const [code, label] of codes) expect(labelsOf('reply_state').get(code)).toBe(label);
});

test('there is no other table', () => {
  expect(new Set(somsMappings.map(({ field }) => field))).toEqual(
    new Set([...Object.keys(places), 'delivery.state (parcel)', 'reply_state', 'traces[].status', 'traces[].message']),
  );
});

test('exceptions and ways of delivery', () => {
  expect(exceptionLabels).toEqual(documentCodes('soms', 'Order.exception_codes'));
  expect(new Set<string>(shipDeliveryModes)).toEqual(
    new Set(documentCodes('soms', 'Delivery.ship_delivery_mode').keys()),
  );
});
