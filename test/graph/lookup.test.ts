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
    // There is one call for each kind of number that each of the two vendors can be asked by.
    expect(facade.calls().toSorted()).toEqual([
      'BABYCARE listSalesDetails',
      'SOMS batchGetOrders',
      'SOMS getOrderBySaleOrderId',
      // By platform order, main order, payment and tracking number, and as a pick-up code.
      ...Array.from({ length: 5 }, () => 'SOMS queryOrders'),
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
    // The order was in the answer above, so its numbers are known although Babycare cannot be asked by them.
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
    facade.soms.misbehave({ kind: 'status', status: 503 });
    const { data, errors } = await look(sale, ['PLATFORM_ORDER']);
    expect(told(data.lookup)).not.toContain('SOMS PLATFORM_ORDER');
    expect(data.lookup).toHaveLength(3);
    // Also of the order that is known here, and would be read as it is now.
    expect(
      new Set(errors.map(({ extensions }) => `${String(extensions['code'])} ${String(extensions['vendor'])}`)),
    ).toEqual(new Set(['SOURCE_UNAVAILABLE SOMS']));
  });

  it('finds nothing for a number that nobody has, and refuses what is no number', async () => {
    const { data, errors } = await look('no-such-number-anywhere');
    expect([data.lookup, errors]).toEqual([[], []]);
    for (const text of ['', ' ', ' 1 ', 'x'.repeat(129)])
      expect((await look(text)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('lookup of digits', () => {
  interface Known {
    readonly vendor: string;
    readonly nativeId: string;
    readonly phone: string;
  }
  /** Whole numbers, newest placed first, as one page of each system shows them. */
  const phones = async (vendor: string): Promise<readonly Known[]> => {
    const { data } = await facade.ask(`{ orders(first: 100, filter: { vendors: [${vendor}] }) { nodes {
      vendor nativeId recipient { phone(reveal: true) } } } }`);
    return data.orders.nodes.flatMap(
      ({ recipient, ...order }: { vendor: string; nativeId: string; recipient: { phone: string | null } | null }) =>
        /^\d{11}$/.test(recipient?.phone ?? '') ? [{ ...order, phone: recipient?.phone }] : [],
    );
  };
  const someone = async (vendor: string): Promise<Known> => {
    const [first] = await phones(vendor);
    if (!first) throw new Error(`no order of ${vendor} shows a phone`);
    return first;
  };
  const byPhone = (hits: readonly Hit[]) => hits.filter((hit) => hit.matchedNamespace === 'PHONE_SUFFIX');

  it.each(['YUANSHU', 'SOMS', 'EZR'])(
    'finds an order of %s by the end of its phone, and by all of it',
    async (vendor) => {
      const { nativeId, phone } = await someone(vendor);
      for (const length of [4, 6, 10, 11]) {
        const { data, errors } = await look(phone.slice(-length), ['PHONE_SUFFIX']);
        expect(errors).toEqual([]);
        const hit = data.lookup.find(({ node }: Hit) => node.vendor === vendor && node.nativeId === nativeId);
        expect(hit).toMatchObject({ matchedNamespace: 'PHONE_SUFFIX', exact: length === 11 });
      }
      const typed = await look(`${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`, ['PHONE_SUFFIX']);
      expect(byPhone(typed.data.lookup).some(({ node }) => node.nativeId === nativeId)).toBe(true);
    },
  );

  it('costs one call to SOMS, and asks nobody else', async () => {
    const { phone } = await someone('SOMS');
    facade.forget();
    await look(phone.slice(-4), ['PHONE_SUFFIX']);
    expect(facade.calls()).toEqual(['SOMS queryOrders']);
    facade.forget();
    const digits = await look(phone.slice(-5));
    expect(digits.errors).toEqual([]);
    const withPhones = facade.calls().length;
    facade.forget();
    await look(`X${phone.slice(-5)}`);
    expect(withPhones).toBe(facade.calls().length + 1);
  });

  it('asks no phone question where the text is no end of a phone, or phones are not wanted', async () => {
    const { phone } = await someone('EZR');
    for (const text of [phone.slice(-3), `1${phone}`, `a${phone.slice(-4)}`])
      expect((await look(text, ['PHONE_SUFFIX'])).data.lookup).toEqual([]);
    facade.forget();
    await look(phone.slice(-4), ['RETURN', 'LINE']);
    expect(facade.calls()).toEqual([]);
    expect(byPhone((await look(phone.slice(-4), ['VENDOR_ID'])).data.lookup)).toEqual([]);
  });

  it('gives the newest twenty of each vendor at most', async () => {
    const known = [...(await phones('YUANSHU')), ...(await phones('SOMS')), ...(await phones('EZR'))];
    const { phone: example } = await someone('EZR');
    const { data } = await look(example.slice(-4), ['PHONE_SUFFIX']);
    for (const vendor of ['YUANSHU', 'SOMS', 'EZR']) {
      const shown = data.lookup.filter(({ node }: Hit) => node.vendor === vendor);
      expect(shown.length).toBeLessThanOrEqual(20);
      const fitting = known.filter((one) => one.vendor === vendor && one.phone.endsWith(example.slice(-4)));
      expect(shown.slice(0, fitting.length).map(({ node }: Hit) => node.nativeId)).toEqual(
        fitting.map(({ nativeId }) => nativeId),
      );
    }
  });

  it('names numbers before phones, and a whole phone before the end of one', async () => {
    const pushed = async (fields: Record<string, string>): Promise<void> => {
      const body = JSON.stringify({ OrderTime: '2026-01-01 10:00:00', ...fields });
      expect(await facade.push('/push/ezr/2001', body)).toMatchObject({ status: 200 });
    };
    await pushed({ Code: 'E-end', RecvConsignee: 'a', RecvMobile: '13190862713' });
    await pushed({ Code: 'E-whole', RecvConsignee: 'a', RecvMobile: '90862713' });
    await pushed({ Code: 'E-masked', RecvConsignee: 'a', RecvMobile: '131****2713' });
    await pushed({ Code: '90862713', RecvConsignee: 'a', RecvMobile: '13100000000' });
    const { data } = await look('90862713');
    expect(data.lookup.map(({ node, exact }: Hit) => [node.nativeId, exact])).toEqual([
      ['90862713', true],
      ['E-whole', true],
      ['E-end', false],
    ]);
    // Only the digits that a mask leaves to see can be looked for.
    const end = await look('2713', ['PHONE_SUFFIX']);
    expect(end.data.lookup.map(({ node }: Hit) => node.nativeId)).toContain('E-masked');
  });

  it('tells which vendor could not be asked without telling the digits', async () => {
    const { phone } = await someone('EZR');
    facade.soms.misbehave({ kind: 'status', status: 503 });
    const { data, errors } = await look(phone.slice(-7), ['PHONE_SUFFIX']);
    expect(byPhone(data.lookup).length).toBeGreaterThan(0);
    expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', vendor: 'SOMS' } }]);
    expect(JSON.stringify(errors)).not.toContain(phone.slice(-7));
  });
});
