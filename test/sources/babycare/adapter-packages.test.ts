import { afterEach, describe, expect, test } from 'vitest';
import { SourceFault } from '../../../sources/fault.ts';
import type { Order } from '../../../sources/model.ts';
import type { Source } from '../../../sources/ports/source.ts';
import { line, order, sampleNo, sampleText } from './answers.ts';
import { closeAll, type Held, none, type Setup, sound, start } from './vendor.ts';

afterEach(closeAll);

describe('packagesOf', () => {
  const row = (expressNo: string | null, skuCode: string) => ({
    platformOrderNo: 'P1',
    expressNo,
    skuCode,
    quantity: 1,
  });
  const split: Held = {
    orders: [order(1, { orderDetailList: [line(1)] }), order(2, { orderDetailList: [line(2, { expressNo: 'E2' })] })],
    rows: [row('E1', 'SKU1'), row('E2', 'SKU2'), row('E9', 'SKU9')],
  };
  const numbers = (found: Awaited<ReturnType<NonNullable<Source['packagesOf']>>>) =>
    found.map((packages) => sound(packages).map(({ trackingNo }) => trackingNo));

  async function packagesOf({ source, call }: Setup, orders: readonly Order[]) {
    if (!source.packagesOf) throw new Error('no packagesOf');
    return source.packagesOf(orders, call);
  }
  async function ordersOf({ source, call }: Setup, ...platformNos: string[]): Promise<readonly Order[]> {
    return (await source.ordersByPlatformNo(platformNos, none, call)).flatMap(sound);
  }

  test('one call per platform order number serves all its split orders', async () => {
    const setup = await start({ P1: split, P2: { orders: [order(3, { platformOrderNo: 'P2' })] } });
    const [first, second, third] = await ordersOf(setup, 'P1', 'P2');
    if (!first || !second || !third) throw new Error('expected three orders');
    expect(numbers(await packagesOf(setup, [second, third, first]))).toEqual([['E2'], [], ['E1', 'E9']]);
    expect(setup.asked().slice(2).toSorted()).toEqual(['packages P1', 'packages P2']);
  });

  test("one order alone still gets only its own parcels: its siblings are known from its own answer's", async () => {
    const setup = await start({ P1: split });
    const [, second] = await ordersOf(setup, 'P1');
    if (!second) throw new Error('expected two orders');
    expect(numbers(await packagesOf(setup, [second]))).toEqual([['E2']]);
    expect(setup.asked()).toEqual(['orders P1', 'packages P1']);
  });

  test('an order that this source did not make itself has its siblings fetched', async () => {
    const setup = await start({ P1: split });
    const [, second] = await ordersOf(setup, 'P1');
    if (!second) throw new Error('expected two orders');
    const other = await start({ P1: split });
    expect(numbers(await packagesOf(other, [second]))).toEqual([['E2']]);
    expect([...other.asked()].toSorted()).toEqual(['orders P1', 'packages P1']);
  });

  test('an order that the vendor has since taken back has no parcels', async () => {
    const setup = await start({ P1: split });
    const [, second] = await ordersOf(setup, 'P1');
    if (!second) throw new Error('expected two orders');
    const other = await start({ P1: { ...split, orders: [order(1)] } });
    expect(numbers(await packagesOf(other, [second]))).toEqual([[]]);
  });

  test('a number that fails is a fault of its own orders alone', async () => {
    const setup = await start({
      P1: split,
      P2: { orders: [order(3, { platformOrderNo: 'P2' })], rows: { text: '{"code":40101}' } },
      P3: { orders: [order(4, { platformOrderNo: 'P3' })], rows: { text: '{"code":0,"data":{"orderPackageList":7}}' } },
    });
    const found = await packagesOf(setup, await ordersOf(setup, 'P1', 'P2', 'P3'));
    expect(found.map((one) => (one instanceof SourceFault ? one.kind : one.length))).toEqual([
      2,
      1,
      'AUTH',
      'BAD_ANSWER',
    ]);
    expect(found[2]).toMatchObject({ operation: 'listPackages' });
  });

  test('siblings that cannot be fetched are a fault, not a guess', async () => {
    const setup = await start({ P1: split });
    const orders = await ordersOf(setup, 'P1');
    const other = await start({ P1: { ...split, orders: { status: 500, text: '' } } });
    const found = await packagesOf(other, orders);
    expect(found).toMatchObject([{ kind: 'SERVER_ERROR' }, { kind: 'SERVER_ERROR' }]);
  });

  test('rows of wrong types are used as far as they go', async () => {
    const deviations: string[] = [];
    const rows = [
      { ...row('E1', 'SKU1'), expressNo: 1200001, quantity: '2', deliveryTime: 20_260_101, expressCode: {} },
      { ...row('E1', 'SKU1'), platformOrderNo: 'P7' },
      null,
      {},
    ];
    const setup = await start({ P1: { ...split, rows } }, { onDeviation: (path) => deviations.push(path) });
    const [first] = await ordersOf(setup, 'P1');
    if (!first) throw new Error('expected an order');
    expect(sound((await packagesOf(setup, [first]))[0])).toMatchObject([
      { packageKey: ['', '1200001'], status: 'PENDING', carrier: null, contents: [{ itemKey: '1', quantity: '2' }] },
      { packageKey: ['', 'row:#1'], contents: [{ itemKey: null, quantity: null }] },
    ]);
    expect(deviations.toSorted()).toEqual([
      'data.orderPackageList.[]',
      'data.orderPackageList.[].deliveryTime',
      'data.orderPackageList.[].expressCode',
      'data.orderPackageList.[].platformOrderNo',
      'data.orderPackageList.[].quantity',
    ]);
  });

  test("the document's two samples together", async () => {
    const setup = await start({
      [sampleNo]: {
        orders: { text: sampleText('listSalesDetails') },
        rows: { text: sampleText('listPackages') },
      },
    });
    const found = await packagesOf(setup, await ordersOf(setup, sampleNo));
    expect(found).toMatchObject([[{ trackingNo: '1200001', status: 'SHIPPED', contents: { length: 2 } }]]);
  });
});
