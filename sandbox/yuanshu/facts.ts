/** What Yuanshu pushes beside the orders: cancellations, changes of address, after-sale bills. */
import { choice } from '../sales/random.ts';
import type { Sale } from '../sales/sale.ts';
import { time } from '../sales/time.ts';
import type { Wire } from '../server/wire.ts';
import { fen, orderNo } from './wire.ts';

/** null for a sale that is not cancelled. Some of the cancelled orders still show the state before that. */
export function cancelOf(sale: Sale): Wire | null {
  if (sale.stage !== 'cancelled' && sale.stage !== 'voided') return null;
  const cancelType = choice(['1', '2', '3', '4', '5', '6', '9', null], sale.salt, 13);
  return { orderNo: orderNo(sale.index), cancelType, cancelReason: choice(['不想要了', null], sale.salt, 14) };
}

const moving = new Set<Sale['stage']>(['placed', 'reviewing', 'reviewed', 'allocating', 'ready']);

export function addressChangeOf(sale: Sale): Wire | null {
  if (!moving.has(sale.stage) || sale.handover === 'pickup' || sale.salt % 3 !== 0) return null;
  const { province, city, district, name, mobile } = sale.receiver;
  return {
    orderNo: orderNo(sale.index),
    province,
    city,
    region: district,
    recvAddress: `新样例路${(sale.index % 80) + 1}号`,
    recvName: name,
    recvMobile: mobile,
  };
}

const statuses = { applied: 1, goodsBack: 4, done: 7 } as const;
const methods = { returnAndRefund: 1, refundOnly: 2, exchange: 3 } as const;

/** One bill. Times that are not set are empty texts, as in the sample. Only status 4 and method 1 are documented. */
export function afterSaleOf(sale: Sale): Wire | null {
  const { after, salt, index, receiver } = sale;
  if (after === null) return null;
  const asked = sale.modifiedAt;
  const sentBack = after.kind !== 'refundOnly' && after.progress !== 'applied';
  const lines = sale.lines.filter(({ no }) => after.lineNos.includes(no));
  return {
    parentOrderNo: orderNo(index),
    orderNo: orderNo(index),
    refundId: `17${String(index).padStart(17, '0')}`,
    uid: Number(sale.member.id),
    status: statuses[after.progress],
    aftersaleMethod: methods[after.kind],
    reasonCode: '7',
    reasonCodeDes: choice(['不想要了', '质量问题', null], salt, 15),
    afterSaleImgList: null,
    createRemark: null,
    createTime: time(asked),
    auditTime: after.progress === 'applied' ? '' : time(asked + 600),
    deliveryTime: sentBack ? time(asked + 3600) : '',
    warehouseReceiveTime: sentBack && after.progress === 'done' ? time(asked + 7200) : '',
    finishTime: after.progress === 'done' ? time(asked + 9000) : '',
    cancelTime: '',
    updateTime: salt % 2 === 0 ? '' : time(asked + 9000),
    receiveAddressDetail: `${receiver.province}${receiver.city}样例仓`,
    receiveName: '样例仓',
    receiveMobile: receiver.mobile,
    warehouseType: '2',
    warehouseCode: sale.warehouse.id,
    warehouseName: sale.warehouse.name,
    refundAmount: lines.reduce((sum, { payable }) => sum + fen(payable), 0),
    afterSaleExpressList: sentBack
      ? [
          {
            expressCompanyCode: 'yuantong',
            expressCompanyName: '圆通速递',
            expressNumber: `YT99${String(index).padStart(11, '0')}`,
          },
        ]
      : [],
  };
}
