/** One number pasted from any label. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

interface Hit {
  readonly matchedNamespace: string;
  readonly exact: boolean;
  readonly node: { readonly vendor: string; readonly nativeId: string };
}

let facade: Facade;
beforeAll(async () => {
  facade = await startForTest({}, { send: true });
});
afterAll(() => facade.close());
beforeEach(() => {
  facade.soms.behave();
  facade.forget();
});

const sale = '6920260101000000001';
const question = `query ($text: String!, $namespaces: [IdNamespace!]) { lookup(text: $text, namespaces: $namespaces) {
  matchedNamespace exact node { ... on Order { vendor nativeId } } } }`;
const look = (text: string, namespaces?: readonly string[]) => facade.ask(question, { text, namespaces });
const told = (hits: readonly Hit[]) => hits.map((hit) => `${hit.node.vendor} ${hit.matchedNamespace}`).toSorted();

describe('lookup', () => {
  it('finds a sale in every system by its platform order number, with few calls', async () => {
    const { data, errors } = await look(`  ${sale} `);
    expect(errors).toEqual([]);
    expect(told(data.lookup)).toEqual(
      ['BABYCARE', 'EZR', 'SOMS', 'YUANSHU'].map((vendor) => `${vendor} PLATFORM_ORDER`),
    );
    expect(data.lookup.every(({ exact }: Hit) => exact)).toBe(true);
    // One for each kind of number that each of the two vendors can be asked by.
    expect(facade.calls().toSorted()).toEqual([
      'BABYCARE listSalesDetails',
      'SOMS batchGetOrders',
      'SOMS getOrderBySaleOrderId',
      'SOMS queryOrders',
      'SOMS queryOrders',
    ]);
  });

  it('asks only for the kinds that are wanted', async () => {
    const { data } = await look(sale, ['PLATFORM_ORDER']);
    expect(data.lookup).toHaveLength(4);
    expect(facade.calls().toSorted()).toEqual(['BABYCARE listSalesDetails', 'SOMS queryOrders']);
    facade.forget();
    expect((await look(sale, ['RETURN', 'LINE'])).data.lookup).toEqual([]);
    expect(facade.calls()).toEqual([]);
  });

  it('finds an order by each number that it carries', async () => {
    const group = await facade.ask(`{ orderGroup(by: {platformOrderNo: "${sale}"}) {
      members { vendor nativeId identifiers { namespace value } packages { trackingNo } } } }`);
    await facade.observer.idle();
    const { members } = group.data.orderGroup;
    const yuanshu = members.find(({ vendor }: { vendor: string }) => vendor === 'YUANSHU');
    for (const { namespace, value } of yuanshu.identifiers) {
      if (value.length < 2) continue;
      const { data } = await look(value, [namespace]);
      expect(told(data.lookup)).toContain(`YUANSHU ${namespace}`);
    }
    const soms = members.find(({ vendor }: { vendor: string }) => vendor === 'SOMS');
    const { data: byId } = await look(soms.nativeId);
    expect(told(byId.lookup)).toContain('SOMS VENDOR_ID');
    const waybill = soms.packages.find(({ trackingNo }: { trackingNo: string | null }) => trackingNo)?.trackingNo;
    const { data: byWaybill } = await look(waybill);
    expect(told(byWaybill.lookup)).toContain('SOMS WAYBILL');
    // Seen in the answer above, so its numbers are known although Babycare cannot be asked by them.
    const babycare = members.find(({ vendor }: { vendor: string }) => vendor === 'BABYCARE');
    const code = babycare.identifiers.find(({ namespace }: { namespace: string }) => namespace === 'VENDOR_CODE');
    expect(told((await look(code.value)).data.lookup)).toContain('BABYCARE VENDOR_CODE');
    expect(told((await look(babycare.nativeId)).data.lookup)).toContain('BABYCARE VENDOR_ID');
  });

  it('puts blanks, hyphens and case aside for what is known here, and says so', async () => {
    const { nativeId } = (await look(sale)).data.lookup.find(({ node }: Hit) => node.vendor === 'YUANSHU').node;
    const spaced = `${nativeId.slice(0, 4)} ${nativeId.slice(4, 8)}-${nativeId.slice(8)}`;
    const { data } = await look(spaced, ['VENDOR_ID']);
    expect(data.lookup).toMatchObject([{ exact: false, node: { nativeId } }]);
  });

  it('tells which vendor could not be asked, and what the others know', async () => {
    facade.soms.misbehave({ operation: 'queryOrders', kind: 'status', status: 503 });
    const { data, errors } = await look(sale, ['PLATFORM_ORDER']);
    expect(told(data.lookup)).not.toContain('SOMS PLATFORM_ORDER');
    expect(data.lookup).toHaveLength(3);
    expect(errors.map(({ extensions }) => [extensions['code'], extensions['vendor']])).toEqual([
      ['SOURCE_UNAVAILABLE', 'SOMS'],
    ]);
  });

  it('finds nothing for a number that nobody has, and refuses what is no number', async () => {
    const { data, errors } = await look('no-such-number-anywhere');
    expect([data.lookup, errors]).toEqual([[], []]);
    for (const text of ['', ' ', ' 1 ', 'x'.repeat(129)])
      expect((await look(text)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
