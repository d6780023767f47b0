import { describe, expect, test } from 'vitest';
import { fetchedAt, line, mapped, order, parcels, sampleNo, sampleText } from './answers.ts';

const key = { vendor: 'BABYCARE', tenantId: null, nativeId: '153362640', askedBy: sampleNo };
const shippedNative = { field: 'orderDetailList[].detailStatus', code: '40', label: '已发货', documented: true };

test("the document's sample of 班牛订单包裹信息查询: two rows of one waybill are one parcel of the sample's order", () => {
  const { orders } = mapped(sampleText('listSalesDetails'), sampleNo);
  const sku = (code: string, spec: string) => ({
    vendor: 'BABYCARE',
    code,
    barcode: null,
    productCode: 'AG2101005',
    platformSkuId: null,
    spec,
    imageUrl: 'https://bc-oms.oss-cn-hangzhou.aliyuncs.com/prod/img/BABYCARE20221208-141057.jpg',
  });
  expect(parcels(sampleText('listPackages'), orders, sampleNo)).toEqual([
    [
      {
        order: key,
        packageKey: ['ZT', '1200001'],
        direction: 'OUTBOUND',
        trackingNo: '1200001',
        carrier: { code: 'ZT', name: '中通快递', normalizedCode: 'ZTO', mode: 'EXPRESS' },
        status: 'SHIPPED',
        statusNative: [shippedNative],
        statusDerived: true,
        shippedAt: '2021-02-24T23:50:33+08:00',
        contents: [
          { itemKey: '374316779', sku: sku('6941428688156', '蜜橙_DCW'), quantity: '2' },
          { itemKey: '374316780', sku: sku('6941428688163', '云绿_DCW'), quantity: '2' },
        ],
        courier: null,
        freight: null,
        weight: null,
        freshness: { fetchedAt, sourceModifiedAt: null, origin: 'LIVE' },
      },
    ],
  ]);
});

const row = (more: Readonly<Record<string, unknown>>) => ({
  platformOrderNo: 'P1',
  expressCode: 'SF',
  expressName: '顺丰速运',
  expressNo: 'E1',
  skuCode: 'SKU1',
  quantity: 1,
  ...more,
});
const withLines = (id: number, ...lines: readonly unknown[]) => order(id, { orderDetailList: lines });
const numbers = (found: ReturnType<typeof parcels>) => found.map((own) => own.map(({ trackingNo }) => trackingNo));

describe('which order a row belongs to', () => {
  const { orders } = mapped([
    withLines(1, line(1)),
    withLines(2, line(2, { expressNo: 'E2' })),
    withLines(3, line(1, { expressNo: 'E3' })),
  ]);

  test.each([
    ['waybill and SKU', { expressNo: 'E3', skuCode: 'SKU1' }, 2],
    ['else the SKU', { expressNo: 'E9', skuCode: 'SKU2' }, 1],
    ['else the SKU of the first that has it', { expressNo: 'E9', skuCode: 'SKU1' }, 0],
    ['else the first order', { expressNo: 'E9', skuCode: 'SKU9' }, 0],
    ['a waybill with a foreign SKU counts for nothing', { expressNo: 'E3', skuCode: 'SKU2' }, 1],
    ['without a SKU, the waybill', { expressNo: 'E2', skuCode: null }, 1],
    ['without either, the first order', { expressNo: '', skuCode: '' }, 0],
  ])('%s', (_name, more, index) => {
    expect(parcels([row(more)], orders).map((own) => own.length)).toEqual([0, 1, 2].map((i) => (i === index ? 1 : 0)));
  });

  test('one waybill over two orders is a parcel of each', () => {
    const split = mapped([
      withLines(1, line(1, { expressNo: 'E1' })),
      withLines(2, line(2, { expressNo: 'E1' })),
    ]).orders;
    const found = parcels([row({ skuCode: 'SKU1' }), row({ skuCode: 'SKU2' })], split);
    expect(numbers(found)).toEqual([['E1'], ['E1']]);
    expect(found.map(([parcel]) => parcel?.contents?.map(({ itemKey }) => itemKey))).toEqual([['1'], ['2']]);
  });

  test('without any order there is nothing to belong to', () => {
    expect(parcels([row({})], [])).toEqual([]);
  });

  test('a row of another number is not ours; a row without one is', () => {
    expect(parcels([row({ platformOrderNo: 'P2' })], orders).flat()).toEqual([]);
    expect(parcels([row({ platformOrderNo: null })], orders).flat()).toHaveLength(1);
  });
});

describe('parcels', () => {
  const keysOf = (rows: readonly unknown[], ...lines: readonly unknown[]) =>
    parcels(rows, mapped([withLines(1, ...lines)]).orders)[0]?.map(({ packageKey }) => packageKey);

  test('are grouped by carrier and number; rows without a number are one each', () => {
    const rows = [
      row({}),
      row({ skuCode: 'SKU2' }),
      row({ expressCode: 'ZT' }),
      row({ expressCode: null }),
      row({ expressNo: null }),
      row({ expressNo: '', skuCode: 'SKU2' }),
      row({ expressNo: null }),
    ];
    expect(keysOf(rows, line(1), line(2))).toEqual([
      ['SF', 'E1'],
      ['ZT', 'E1'],
      ['', 'E1'],
      ['', 'row:SKU1#1'],
      ['', 'row:SKU2#1'],
      ['', 'row:SKU1#2'],
    ]);
  });

  test.each([
    ['PENDING', { deliveryTime: null }, [{ detailStatus: 30 }]],
    ['PENDING', { deliveryTime: '' }, []],
    ['PENDING', { deliveryTime: 'soon' }, [{ detailStatus: 40 }]],
    ['SHIPPED', { deliveryTime: '2026-01-02 03:04:05' }, [{ detailStatus: 40 }]],
    ['SHIPPED', { deliveryTime: '2026-01-02 03:04:05' }, []],
    ['SHIPPED', { deliveryTime: '2026-01-02 03:04:05' }, [{ detailStatus: 70 }, { detailStatus: 40 }]],
    ['DELIVERED', { deliveryTime: '2026-01-02 03:04:05' }, [{ detailStatus: 70 }, { detailStatus: '70' }]],
    ['DELIVERED', { deliveryTime: null }, [{ detailStatus: 70 }]],
  ])('%s with %j and lines %j', (status, more, lines) => {
    const own = lines.map((codes, i) => ({ ...line(i + 1), skuCode: 'SKU1', expressNo: 'E1', ...codes }));
    const [found] = parcels([row(more)], mapped([withLines(1, ...own)]).orders);
    expect(found?.[0]).toMatchObject({ status, statusDerived: true });
  });

  test('a parcel with a row that no line explains is not called delivered', () => {
    const { orders } = mapped([withLines(1, line(1, { expressNo: 'E1', detailStatus: 70 }))]);
    const [found] = parcels([row({ deliveryTime: '2026-01-02 03:04:05' }), row({ skuCode: 'SKU9' })], orders);
    expect(found?.[0]?.status).toBe('SHIPPED');
  });

  test('shows each code of its lines once and the earliest time', () => {
    const lines = [
      line(1, { expressNo: 'E1', detailStatus: 40 }),
      line(2, { expressNo: 'E1', detailStatus: 70 }),
      line(3, { expressNo: 'E1', detailStatus: 40 }),
      line(4, { detailStatus: 20 }),
    ];
    const rows = [
      row({ deliveryTime: '2026-01-02 03:04:05' }),
      row({ skuCode: 'SKU2', deliveryTime: '2026-01-01 03:04:05' }),
      row({ skuCode: 'SKU3' }),
    ];
    const [found] = parcels(rows, mapped([withLines(1, ...lines)]).orders);
    expect(found?.[0]?.statusNative.map(({ code }) => code)).toEqual(['40', '70']);
    expect(found?.[0]?.shippedAt).toBe('2026-01-01T03:04:05+08:00');
  });

  test('two rows of one SKU are its two lines, in order', () => {
    const lines = [line(1, { skuCode: 'S', expressNo: 'E1' }), line(2, { skuCode: 'S', expressNo: 'E1' })];
    const rows = [row({ skuCode: 'S' }), row({ skuCode: 'S', quantity: 4 }), row({ skuCode: 'S', quantity: null })];
    const [found] = parcels(rows, mapped([withLines(1, ...lines)]).orders);
    expect(found?.[0]?.contents?.map(({ itemKey, quantity }) => [itemKey, quantity])).toEqual([
      ['1', '1'],
      ['2', '4'],
      ['1', null],
    ]);
  });

  test.each([
    [{}, {}, { code: 'SF', name: '顺丰速运', normalizedCode: 'SF', mode: 'EXPRESS' }],
    [{ isHour: 1 }, {}, { code: 'SF', name: '顺丰速运', normalizedCode: 'SF', mode: 'UNKNOWN' }],
    [{}, { expressCode: 'XX', expressName: null }, { code: 'XX', name: null, normalizedCode: null, mode: 'EXPRESS' }],
    [{}, { expressCode: null, expressName: '' }, null],
  ])('order %j, row %j: carrier %j', (ofOrder, ofRow, expected) => {
    const { orders } = mapped([order(1, ofOrder)]);
    expect(parcels([row(ofRow)], orders)[0]?.[0]?.carrier).toEqual(expected);
  });
});
