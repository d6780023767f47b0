import { describe, expect, test } from 'vitest';
import { looksEncrypted } from '../../../../sources/yuanshu/map/people.ts';
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
  test('a number that is missing or wrong is zero and reported', () => {
    const { order, deviations } = reading({ goodsInfoList: [{ buyNum: 'two' }, 'not a line', {}] });
    expect(order.items.map(({ quantity }) => quantity)).toEqual(['0', '0']);
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
    expect(looksEncrypted(value)).toBe(expected);
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

describe('checks', () => {
  const outcomes = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
    Object.fromEntries(mapped(body).checks.map(({ code, outcome }) => [code, outcome]));
  const sound = {
    orderStatus: '60',
    payStatus: '1',
    pickOrderStatus: '40',
    amountInfo: {
      payTotalAmt: 1300,
      payAmt: 1000,
      freightPayAmt: 300,
      paymentType: '1',
      depositAmt: 500,
      balancePaymentAmt: 800,
    },
    payInfo: { orderPayTypeInfos: [{ amount: 1000 }, { amount: 300 }] },
    goodsInfoList: [
      { orderLineNo: '1', payablePrice: 250, buyNum: 2, payableAmt: 500, amountInfo: { payAmt: 500 } },
      {
        orderLineNo: '2',
        payablePrice: 1,
        buyNum: 1,
        payableAmt: 500,
        mesureProperty: '2',
        amountInfo: { payAmt: 500 },
      },
    ],
  };
  test('all of them hold', () => {
    expect(outcomes(sound)).toMatchObject({
      Y1: 'PASS',
      Y2: 'PASS',
      Y3: 'PASS',
      Y4: 'PASS',
      Y5: 'PASS',
      STATUS_AXES_DISAGREE: 'PASS',
    });
  });
  test.each([
    ['Y1', { amountInfo: { ...sound.amountInfo, freightPayAmt: 301 } }],
    ['Y2', { amountInfo: { ...sound.amountInfo, payAmt: 1001 } }],
    ['Y3', { goodsInfoList: [{ ...sound.goodsInfoList[0], payableAmt: 501 }] }],
    ['Y4', { payInfo: { orderPayTypeInfos: [{ amount: 1 }] } }],
    ['Y5', { amountInfo: { ...sound.amountInfo, depositAmt: 501 } }],
  ])('%s fails', (code, more) => {
    expect(outcomes({ ...sound, ...more })[code]).toBe('FAIL');
  });
  test.each([
    ['Y1', { amountInfo: {} }],
    ['Y2', { goodsInfoList: [{}] }],
    ['Y3', { goodsInfoList: [sound.goodsInfoList[1]] }],
    ['Y3', { goodsInfoList: [] }],
    ['Y4', { payStatus: '2' }],
    ['Y5', { amountInfo: { ...sound.amountInfo, paymentType: '0' } }],
    ['PICKUP_WITHOUT_STORE_PICKUP', {}],
    ['PICKUP_WITHOUT_STORE_PICKUP', { orderStatus: '11' }],
    ['STATUS_AXES_DISAGREE', { orderStatus: null }],
    ['STATUS_AXES_DISAGREE', { payStatus: null, pickOrderStatus: null }],
  ])('%s does not apply to %j', (code, more) => {
    expect(outcomes({ ...sound, ...more })[code]).toBe('NOT_APPLICABLE');
  });
  test('waiting for the buyer without a store', () => {
    const order = mapped({ orderStatus: '11', distributionType: '2' });
    expect(order.status).toBe('AWAITING_PICKUP');
    expect(order.checks.find(({ code }) => code === 'PICKUP_WITHOUT_STORE_PICKUP')).toMatchObject({
      outcome: 'FAIL',
      message: 'orderStatus is 11 (待核销), yet distributionType is 2.',
    });
  });
  const full = { amountInfo: { paymentType: '0' } };
  test.each([
    [{ orderStatus: '10', payStatus: '1', ...full }, 'payStatus is 1'],
    [{ orderStatus: '60', payStatus: '0', ...full }, 'payStatus is 0'],
    [{ orderStatus: '60', payStatus: '1', pickOrderStatus: '10' }, 'pickOrderStatus is 10'],
    [{ orderStatus: '40', payStatus: '1', pickOrderStatus: '20' }, 'pickOrderStatus is 20'],
    [{ orderStatus: '10', payStatus: '0', pickOrderStatus: '40', ...full }, 'pickOrderStatus is 40'],
  ])('%j contradicts itself', (body, words) => {
    const check = mapped(body).checks.find(({ code }) => code === 'STATUS_AXES_DISAGREE');
    expect(check).toMatchObject({ outcome: 'FAIL', message: expect.stringContaining(words) as string });
  });
  test.each([
    [{ orderStatus: '60', payStatus: '0', amountInfo: { paymentType: '2' } }],
    [{ orderStatus: '10', payStatus: '1', amountInfo: { paymentType: '1' } }],
    [{ orderStatus: '11', payStatus: '1', pickOrderStatus: '10', ...full }],
    [{ orderStatus: '20', payStatus: '3', pickOrderStatus: '20', ...full }],
  ])('%j does not', (body) => {
    expect(outcomes(body)['STATUS_AXES_DISAGREE']).toBe('PASS');
  });
});
