import { describe, expect, test } from 'vitest';
import { line } from './answers.ts';
import { bodyOf, d, requestOf, sample } from './handler.ts';
import { read, creating, cancelling, exchanging, reissuing, returning } from './write-commands.ts';

describe("the document's own samples", () => {
  test('createSalesOrderV2', () => {
    expect(bodyOf(creating())).toEqual(sample('createSalesOrderV2'));
    expect(requestOf(creating()).request).toMatchObject({
      operation: 'createSalesOrderV2',
      method: 'POST',
      path: '/order/sales/createV2',
      write: true,
    });
  });

  test('cancelSalesOrder, whose sample has no number to ask by', () => {
    const of = read({ salesOrderCode: 'SO单号' }, 7, 'P7');
    expect(bodyOf(cancelling(of, { reason: '不要了' }))).toEqual({
      ...sample('cancelSalesOrder'),
      platformOrderNo: 'P7',
      reason: '不要了',
    });
    expect(requestOf(cancelling(of)).targets).toEqual([of.key]);
  });

  test('createExchange, with the id of a line as the integer that the table says', () => {
    const of = read(
      { orderDetailList: [line(371241299, { platformNo: '2022102016162801' })] },
      152273460,
      '2022102016162801',
    );
    const printed = sample('createExchange');
    const body = bodyOf(
      exchanging(
        {
          exchangeCode: '',
          in: [{ itemKey: '371241299', quantity: d('1') }],
          out: [
            {
              itemKey: '371241299',
              skuCode: '6941428688156',
              skuName: '6941428688156',
              productCode: '6941428688156',
              productName: '蜜橙_DCW',
              type: '',
              typeCode: '',
              quantity: d('1.0'),
            },
          ],
          shipFirst: true,
          reason: '天无理由换货',
          recipient: {
            name: '章',
            mobile: '',
            country: '中国',
            province: '13600678310',
            city: '杭州市',
            district: '浙江省',
            address: '闻堰街道',
            copyFromOriginal: false,
          },
          inbound: { carrierCode: 'ZT', carrierName: '中通', trackingNo: 'test102401' },
          vendorFields: { buyerMemo: '姚', sellerMemo: '音' },
        },
        of,
      ),
    );
    expect(body).toEqual({
      ...printed,
      returnInDetailList: [{ id: 371241299, platformNo: '2022102016162801', qty: 1 }],
    });
  });

  test('createSupplyOrder', () => {
    const of = read(
      { storeCode: '01TM1001', orderExt: { platformPayTime: '2023-01-09 17:23:45' } },
      5,
      '1984595080101856930',
    );
    const body = bodyOf(
      reissuing(
        {
          items: [
            {
              itemKey: null,
              platformLineNo: '259333164173_25596131627',
              skuCode: '6941428610102',
              quantity: d('1'),
              settlementFee: d('0.0'),
              settlementPrice: d('0.0'),
            },
          ],
          reason: '',
          sellerNote: '',
          recipient: {
            name: '收货人名称',
            mobile: '654321',
            phone: '123456',
            province: null,
            city: null,
            district: null,
            address: null,
            copyFromOriginal: true,
          },
          vendorFields: { supplyOrderExt: { memberName: '', isAfterSale: 0, postFee: '0.0', buyerMemo: '' } },
        },
        of,
      ),
    );
    expect(body).toEqual(sample('createSupplyOrder'));
  });

  test('createReturn, whose ids are made up', () => {
    const of = read(
      { storeCode: '01TM1001', orderDetailList: [line(0, { id: 3, platformNo: '123456', skuCode: '691001', qty: 2 })] },
      9,
      '123456',
    );
    const printed = sample('createReturn');
    const body = bodyOf(
      returning(
        {
          platformReturnNo: 'THH1001',
          inbound: { carrierCode: 'shunfeng', carrierName: '顺丰快递', trackingNo: 'SF100101' },
          items: [{ itemKey: '3', quantity: d('2') }],
        },
        of,
      ),
    );
    expect(body).toEqual({
      ...printed,
      salesOrderId: 9,
      returnInDetailList: [{ salesOrderDetailId: 3, platformNo: '123456', skuCode: '691001', qty: 2 }],
    });
  });
});
