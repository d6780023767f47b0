import { describe, expect, test } from 'vitest';
import { isCipher } from '../../../../sources/values/cipher.ts';
import { yuan } from '../../../../sources/yuanshu/map/amounts.ts';
import { decimalOf } from '../../../../sources/values/decimal.ts';
import { line, mapped, reading } from '../states.ts';

describe('分 to 元 loses no digit', () => {
  test.each([
    ['309999', '3099.99'],
    ['0', '0.00'],
    ['1', '0.01'],
    ['-5', '-0.05'],
    ['900719925474099301', '9007199254740993.01'],
    ['10.5', '0.105'],
  ])('%s is %s', (fen, expected) => {
    expect(yuan(decimalOf(fen))).toBe(expected);
  });
  test('out of the wire, as a number or a text', () => {
    const { amounts } = mapped('{"amountInfo":{"payTotalAmt":900719925474099301,"payAmt":"12"}}');
    expect(amounts.payable?.amount).toBe('9007199254740993.01');
    expect(amounts.goodsPayable?.amount).toBe('0.12');
  });
});

test('every other amount is in the breakdown as it was spelt, one code for both spellings', () => {
  const { breakdown } = mapped({
    amountInfo: {
      fNumPmDiscountAmt: 100,
      fmonPmDiscountAmt: 200,
      usedScoreNum: 30,
      newFangledAmt: '5',
      paymentType: '0',
      x: 1,
    },
  }).amounts;
  expect(breakdown).toEqual([
    {
      code: 'FNUM_PM_DISCOUNT_AMT',
      nativeField: 'amountInfo.fNumPmDiscountAmt',
      charge: expect.objectContaining({ amount: '1.00' }),
    },
    {
      code: 'FMON_PM_DISCOUNT_AMT',
      nativeField: 'amountInfo.fmonPmDiscountAmt',
      charge: expect.objectContaining({ amount: '2.00' }),
    },
    { code: 'USED_SCORE_NUM', nativeField: 'amountInfo.usedScoreNum', charge: { points: '30' } },
    {
      code: 'NEW_FANGLED_AMT',
      nativeField: 'amountInfo.newFangledAmt',
      charge: expect.objectContaining({ amount: '0.05' }),
    },
  ]);
});

describe('lines', () => {
  test('spellings and places of the document and of the message', () => {
    expect(line({ externalskuCode: 'E1', specModel: 'M' }).sku).toMatchObject({ platformSkuId: 'E1', spec: 'M' });
    expect(line({ externalSkuCode: 'E2', specInfo: { specModel: 'N' } }).sku).toMatchObject({
      platformSkuId: 'E2',
      spec: 'N',
    });
    expect(line({ specInfo: { specValOneName: '红', specValTwoName: 'L' } }).sku.spec).toBe('红 L');
    expect(line({ specInfo: { skuImgUrl: 'u' } }).sku.imageUrl).toBe('u');
  });
  test('keys are unique, parents found, what was picked stands at its line', () => {
    const { items } = mapped({
      goodsInfoList: [
        { orderLineNo: '1', skuCode: 'A', buyNum: 1 },
        { orderLineNo: '2', skuCode: 'B', buyNum: 1, parentOrderLineNo: '1' },
        { orderLineNo: '2', skuCode: 'C', buyNum: 1, parentOrderLineNo: '9' },
        { skuCode: 'D', buyNum: 1 },
      ],
      pickGoodsInfo: [
        { orderLineNo: '1', realPickQuantity: 1 },
        { skuCode: 'C', realPickQuantity: '0.5' },
      ],
    });
    expect(items.map(({ itemKey, parentKey, pickedQuantity }) => [itemKey, parentKey, pickedQuantity])).toEqual([
      ['1', null, '1'],
      ['2', '1', null],
      ['2#1', null, '0.5'],
      ['#3', null, null],
    ]);
  });
  test('sub goods are components', () => {
    const item = line({
      orderLineNo: '1',
      tradingType: '0',
      goodsType: '3',
      subGoodsList: [{ skuCode: 'S', buyNum: 2 }],
    });
    expect(item).toMatchObject({ kind: 'BUNDLE', components: [{ itemKey: '1/0', parentKey: '1', quantity: '2' }] });
    expect(line({ subGoodsList: [] }).components).toEqual([]);
  });
  test('a number that is missing or wrong is null and reported', () => {
    const { order, deviations } = reading({ goodsInfoList: [{ buyNum: 'two' }, 'not a line', {}] });
    expect(order.items.map(({ quantity }) => quantity)).toEqual([null, null]);
    expect(deviations.filter(({ reason }) => reason === 'missing')).toHaveLength(2);
    expect(deviations.map(({ path }) => path)).toContain('goodsInfoList.[]');
  });
  test('what is weighed has no total of pieces', () => {
    expect(line({ payablePrice: 100, buyNum: 2, mesureProperty: '2' }).total).toBeNull();
    expect(line({ payablePrice: 100, buyNum: 2, measureProperty: '1' }).total).toBeNull();
    expect(line({ payablePrice: 100, buyNum: 2 }).total?.amount).toBe('2.00');
  });
});

describe('people', () => {
  test.each([
    ['RdqEiMkjr3FqgT/8rEiBfw==', true],
    ['13800000001', false],
    ['12345678901234567890', false],
    ['+86 138 0000 0001', false],
    ['胡歌', false],
    ['111111111111111111111111', false],
    ['', false],
    [null, false],
  ])('%s looks encrypted: %s', (value, expected) => {
    expect(value !== null && isCipher(value)).toBe(expected);
  });
  test('the vendor’s masks are used as they came', () => {
    const { recipient } = mapped({
      recvName: '张三',
      recvNameView: '张*',
      recvMobile: '13800000001',
      recvMobileView: '138****0001',
      recvAddress: '样例路1号',
      recvAddressView: '样例***',
      regionNames: '浙江省/杭州市/滨江区/某街道',
    });
    expect(recipient).toEqual({
      name: { plain: '张三', masked: '张*' },
      phone: { plain: '13800000001', masked: '138****0001' },
      address: { plain: '样例路1号', masked: '样例***' },
      province: '浙江省',
      city: '杭州市',
      district: '滨江区',
      encrypted: false,
    });
  });
  test.each([',', '/', ' ', '-', '|', ',', '、', '>'])('regions parted by %j', (separator) => {
    expect(mapped({ regionNames: ['省', '市', '区', '街'].join(separator) }).recipient).toMatchObject({
      province: '省',
      city: '市',
      district: '区',
    });
  });
  test('nobody where nothing is said', () => {
    expect(mapped({ mobile: '1' }).recipient).toBeNull();
    expect(mapped({}).buyer).toBeNull();
  });
});

describe('promised delivery', () => {
  test.each([
    [
      { deliveryDate: '2026-01-02', deliveryTimeRange: '09:00-12:00' },
      ['2026-01-02T09:00:00+08:00', '2026-01-02T12:00:00+08:00', null],
    ],
    [
      { deliveryDate: '2026-01-02', deliveryTimeRange: '18:00:00 ~ 21:00:00' },
      ['2026-01-02T18:00:00+08:00', '2026-01-02T21:00:00+08:00', null],
    ],
    [
      { deliveryDate: '2026-01-02', deliveryTimeRange: '下班后' },
      ['2026-01-02T00:00:00+08:00', '2026-01-02T23:59:59+08:00', '下班后'],
    ],
    [{ deliveryDate: '2026-01-02' }, ['2026-01-02T00:00:00+08:00', '2026-01-02T23:59:59+08:00', null]],
    [{ deliveryTimeRange: '09:00-12:00' }, [null, null, '09:00-12:00']],
    [{ deliveryDate: '尽快' }, [null, null, '尽快']],
  ])('%j', (deliveryInfo, [start, end, text]) => {
    expect(mapped({ deliveryInfo }).promisedDelivery).toEqual({ start, end, text });
  });
  test('nothing promised', () => {
    expect(mapped({ deliveryInfo: {} }).promisedDelivery).toBeNull();
    expect(mapped({}).promisedDelivery).toBeNull();
  });
});
