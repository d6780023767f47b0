import { describe, expect, test } from 'vitest';
import { mapped } from '../states.ts';

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
