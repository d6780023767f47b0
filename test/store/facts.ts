/** What tests push, and what they make of it. */
import type { Fact, OrderState, Projection } from '../../sources/ports/pushes.ts';
import type { Arrival } from '../../store/store.ts';

export const factOf = (parts: Partial<Fact> = {}): Fact => ({
  vendor: 'YUANSHU',
  tenantId: null,
  kind: 'ORDER',
  orderNo: 'Y1',
  key: '',
  modifiedAt: null,
  body: '{}',
  ...parts,
});
export const arrivalOf = (facts: readonly Fact[], parts: Partial<Arrival> = {}): Arrival => ({
  receivedAt: 1_000,
  facts,
  unusable: [],
  nonce: null,
  ...parts,
});

/** Numbers, status and body of a test order: enough to see every kind of news. */
export const project = (state: OrderState): Projection => {
  const body: unknown = JSON.parse(state.order?.body ?? '{}');
  const field = (name: string): string => String(Reflect.get(Object(body), name) ?? '');
  if (field('bug') !== '') throw new RangeError('a projector with a bug');
  const numbers = field('numbers').split(',').filter(Boolean);
  return {
    numbers: [
      { namespace: 'VENDOR_ID', value: state.orderNo },
      ...numbers.map((value) => ({ namespace: 'PLATFORM_ORDER', value }) as const),
    ],
    digest: {
      status: state.cancel ? 'CANCELLED' : field('status'),
      items: field('items'),
      recipient: state.address?.body ?? '',
      ...(state.afterSales.length > 0 ? { returns: state.afterSales.map((fact) => fact.body).join() } : {}),
    },
    row: null,
    attributes: {},
    link: null,
  };
};
