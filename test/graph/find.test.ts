/** `find`: the hits of `lookup`, however a number was pasted, and who was asked by which kind of number. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';

interface Source {
  readonly vendor: string;
  readonly namespace: string;
  readonly asked: string;
  readonly reason: string | null;
}
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
const hit = 'matchedNamespace exact node { ... on Order { vendor nativeId } }';
const question = `query ($text: String!, $namespaces: [IdNamespace!]) { find(text: $text, namespaces: $namespaces) {
  complete hits { ${hit} } sources { vendor namespace asked reason } }
  lookup(text: $text, namespaces: $namespaces) { ${hit} } }`;
async function find(text: string, namespaces?: readonly string[]) {
  const { data, errors } = await facade.ask(question, { text, namespaces });
  expect(data.lookup).toEqual(data.find.hits);
  return { ...data.find, errors } as {
    readonly complete: boolean;
    readonly hits: readonly Hit[];
    readonly sources: readonly Source[];
    readonly errors: readonly { readonly extensions: Record<string, unknown> }[];
  };
}
const told = (hits: readonly Hit[]) => hits.map(({ node, matchedNamespace }) => `${node.vendor} ${matchedNamespace}`);
const rowOf = (sources: readonly Source[], vendor: string, namespace: string) =>
  sources.find((one) => one.vendor === vendor && one.namespace === namespace);
const everywhere = ['BABYCARE', 'EZR', 'SOMS', 'YUANSHU'].map((vendor) => `${vendor} PLATFORM_ORDER`);

describe('a number as it was pasted', () => {
  const wide = sale.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
  it.each([
    ['with a label', `订单号：${sale}`],
    ['with a label in brackets', `【平台订单编号】${sale}`],
    ['with an English label', `Order No.: ${sale}`],
    ['full width', wide],
    ['with blanks inside', `${sale.slice(0, 4)} ${sale.slice(4)} `],
    ['with characters that cannot be seen', `\u200b${sale.slice(0, 5)}\u200b${sale.slice(5)}\ufeff`],
    ['in quotes', `“${sale}”`],
    ['as a spreadsheet has it', `'${sale}`],
    ['with a comma after it', `${sale}，`],
  ])('is found in every system %s', async (_what, text) => {
    const { hits, errors } = await find(text, ['PLATFORM_ORDER']);
    expect(errors).toEqual([]);
    expect(told(hits).toSorted()).toEqual(everywhere);
  });

  it('is found in SOMS and Babycare by its letters in lower case, and says that it is not exact', async () => {
    const { data } = await facade.ask(
      '{ orders(first: 100, filter: { vendors: [SOMS] }) { nodes { nativeId packages { trackingNo } } } }',
    );
    const waybill = data.orders.nodes
      .flatMap(({ packages }: { packages: { trackingNo: string | null }[] }) => packages ?? [])
      .map(({ trackingNo }: { trackingNo: string | null }) => trackingNo)
      .find((one: string | null) => /^[A-Z]{2}\d+/.test(one ?? ''));
    const { hits } = await find(`运单号: ${waybill.toLowerCase()}`, ['WAYBILL']);
    expect(told(hits)).toContain('SOMS WAYBILL');
    expect(hits.every(({ exact }) => !exact)).toBe(true);
    expect((await find(waybill, ['WAYBILL'])).hits.some(({ exact }) => exact)).toBe(true);
  });

  it.each([
    ['orderGroup', `{ orderGroup(by: { platformOrderNo: "订单号：${sale}" }) { members { vendor } } }`],
    ['orders', `{ orders(first: 10, filter: { platformOrderNos: ["\u200b ${sale}"] }) { nodes { vendor } } }`],
  ])('is read in the same way by %s', async (_field, query) => {
    const { data } = await facade.ask(query);
    const orders = data.orderGroup?.members ?? data.orders?.nodes ?? [];
    expect(orders.map(({ vendor }: { vendor: string }) => vendor).toSorted()).toEqual([
      'BABYCARE',
      'EZR',
      'SOMS',
      'YUANSHU',
    ]);
  });
});

describe('what the graph has shown', () => {
  it('is found by it: a waybill that Yuanshu tells of an order', async () => {
    const { data } = await facade.ask(
      '{ orders(first: 100, filter: { vendors: [YUANSHU], status: [SHIPPED, COMPLETED] }) { nodes { nativeId packages { trackingNo } } } }',
    );
    const shown = data.orders.nodes.find(
      ({ packages }: { packages: { trackingNo: string | null }[] | null }) => packages?.[0]?.trackingNo,
    );
    await facade.observer.idle();
    const { hits, sources, complete } = await find(shown.packages[0].trackingNo, ['WAYBILL']);
    expect(hits).toContainEqual(
      expect.objectContaining({ exact: true, node: { vendor: 'YUANSHU', nativeId: shown.nativeId } }),
    );
    expect(rowOf(sources, 'YUANSHU', 'WAYBILL')).toMatchObject({
      asked: 'KNOWN_HERE',
      reason: expect.stringContaining('parcels'),
    });
    expect(complete).toBe(false);
  });

  it('includes a pick-up code and a payment number of a SOMS order, which is asked for them', async () => {
    const { data } = await facade.ask(
      '{ orders(first: 100, filter: { vendors: [SOMS] }) { nodes { nativeId identifiers { namespace value field } } } }',
    );
    const numbers: readonly { nativeId: string; namespace: string; value: string; field: string }[] =
      data.orders.nodes.flatMap(({ nativeId, identifiers }: { nativeId: string; identifiers: object[] }) =>
        identifiers.map((one) => ({ nativeId, ...one })),
      );
    for (const field of ['delivery.selftake_code', 'payment.details[].out_pay_id']) {
      const one = numbers.find((some) => some.field === field);
      if (!one) throw new Error(`no order has a ${field}`);
      facade.forget();
      const { hits, sources } = await find(one.value, [one.namespace]);
      expect(hits.map(({ node }) => node.nativeId)).toContain(one.nativeId);
      expect(rowOf(sources, 'SOMS', one.namespace)).toMatchObject({ asked: 'LIVE', reason: null });
      // Once for each of the two fields of the question.
      expect(facade.calls()).toEqual(['SOMS queryOrders', 'SOMS queryOrders']);
    }
  });
});

describe('who was asked', () => {
  it('is told for each system and kind of number, and all were: an empty answer can be believed', async () => {
    const { complete, hits, sources } = await find('no-such-number', ['PLATFORM_ORDER']);
    expect([complete, hits]).toEqual([true, []]);
    expect(sources).toEqual(
      ['YUANSHU', 'SOMS', 'BABYCARE', 'EZR'].map((vendor) => ({
        vendor,
        namespace: 'PLATFORM_ORDER',
        asked: ['SOMS', 'BABYCARE'].includes(vendor) ? 'LIVE' : 'KNOWN_HERE',
        reason: null,
      })),
    );
  });

  it('has what failed, with the reason and without an entry in errors, and is not complete', async () => {
    // All of it, since orders that are known here are read by their own ids.
    facade.soms.misbehave({ kind: 'status', status: 503 });
    const { data, errors } = await facade.ask(
      `{ find(text: "${sale}", namespaces: [PLATFORM_ORDER]) { complete hits { ${hit} } sources { vendor namespace asked reason } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.find.complete).toBe(false);
    expect(told(data.find.hits).toSorted()).toEqual(everywhere.filter((one) => !one.startsWith('SOMS')));
    expect(rowOf(data.find.sources, 'SOMS', 'PLATFORM_ORDER')).toMatchObject({
      asked: 'NOT_ASKED',
      reason: expect.stringContaining('SOMS'),
    });
  });

  it('has systems that cannot be asked by it, and those whose orders carry no such number', async () => {
    const { sources, complete } = await find('W-0001', ['WAYBILL', 'VENDOR_CODE']);
    expect(rowOf(sources, 'BABYCARE', 'WAYBILL')).toMatchObject({
      asked: 'KNOWN_HERE',
      reason: expect.stringContaining('cannot be asked'),
    });
    expect(rowOf(sources, 'EZR', 'WAYBILL')).toMatchObject({
      asked: 'NOT_ASKED',
      reason: expect.stringContaining('carry no'),
    });
    expect(complete).toBe(false);
    expect(sources).toHaveLength(8);
  });

  it('names no kind that nobody carries, and each pair once, where no kinds are named', async () => {
    const { sources } = await find('W-0001');
    const pairs = sources.map(({ vendor, namespace }) => `${vendor} ${namespace}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(rowOf(sources, 'SOMS', 'WAYBILL')).toMatchObject({ asked: 'LIVE' });
    expect(rowOf(sources, 'EZR', 'WAYBILL')).toBeUndefined();
    expect(sources.filter(({ asked }) => asked === 'NOT_ASKED')).toEqual([]);
  });

  it('says that more orders carry a number than are shown', async () => {
    for (let n = 0; n < 60; n += 1) {
      const body = JSON.stringify({ Code: `shared-${n}`, OrderTime: '2026-01-01 10:00:00', DeliveryCode: 'K55' });
      expect(await facade.push('/push/ezr/2001', body)).toMatchObject({ status: 200 });
    }
    const { hits, sources, complete } = await find('k55', ['PICKUP_CODE']);
    expect(hits).toHaveLength(50);
    expect(complete).toBe(false);
    expect(rowOf(sources, 'EZR', 'PICKUP_CODE')?.reason).toContain('More orders');
  });
});
