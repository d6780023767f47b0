/** The parts of a SOMS order that stand beside the sale itself: logs, tickets, tags, exceptions, notes of the store. */
import type { SalePart } from '../sales/parts.ts';
import { choice } from '../sales/random.ts';
import type { Moment, Sale } from '../sales/sale.ts';
import { itemOf } from './order-items.ts';
import { couponsOf, settlementOf } from './order-money.ts';
import { time } from '../sales/time.ts';
import { idName, number, whole } from './wire.ts';
import type { Wire } from '../server/wire.ts';

const exceptionKinds = [
  { code: 'sku', caption: '商品异常' },
  { code: 'amount', caption: '金额异常' },
  { code: 'shopAmount', caption: '货款金额异常' },
  { code: 'carrier', caption: '承运异常' },
] as const;

export function exceptionsOf(sale: Sale, id: string): Wire {
  if (sale.stage !== 'stuck') return { has_exception: false };
  const kinds = [choice(exceptionKinds, sale.salt, 13)];
  const second = choice(exceptionKinds, sale.salt, 14);
  if (sale.salt % 4 === 0 && !kinds.includes(second)) kinds.push(second);
  return {
    has_exception: true,
    exception_codes: kinds.map(({ code }) => code).join(','),
    exception_remark: kinds.map(({ caption }) => caption).join(','),
    exceptions: kinds.map(({ code, caption }) => ({
      code,
      caption,
      remark: caption,
      time: time(sale.receivedAt),
      operator: 'system',
      order_id: id,
    })),
  };
}

const cancelTypes = { store: 'stationRefuse', customer: 'customerCancel', refusal: 'refused' } as const;
const cancelReasons = { store: '门店缺货', customer: '我不想要了', refusal: '客户拒收' } as const;

export function cancelOf({ cancelledBy }: Sale, blank: null | undefined): Wire {
  if (cancelledBy === null) return { cancel_type: blank, cancel_reason: blank };
  return { cancel_type: cancelTypes[cancelledBy], cancel_reason: cancelReasons[cancelledBy] };
}

/** Some orders were on hold once and are not any more. */
export function suspensionOf(sale: Sale, blank: null | undefined): Wire | null | undefined {
  if (!sale.onHold && sale.salt % 29 !== 3) return blank;
  return { suspended: sale.onHold, code: 'address', caption: '地址待核实', time: time(sale.receivedAt) };
}

export function logsOf(sale: Sale, id: string, tenantId: string): Wire[] {
  const entries: [Moment | null, string, string, string][] = [
    [sale.receivedAt, 'create', '创建订单', '平台下发订单'],
    [sale.payment.paidAt, 'pay', '订单付款', '订单已付款'],
    [sale.shippedAt, 'ship', '订单发货', '订单已发货'],
    [sale.deliveredAt, 'sign', '订单妥投', '订单已妥投'],
  ];
  return entries.flatMap(([at, action, caption, message]) => {
    if (at === null) return [];
    const entry = { action, action_caption: caption, message, time: time(at), operator: 'system' };
    const rtnId = action === 'sign' && sale.after ? `TH${id}` : undefined;
    return [{ ...entry, tenant_id: tenantId, order_id: id, rtn_id: rtnId }];
  });
}

function changesOf(sale: Sale): Wire[] | undefined {
  const [line] = sale.lines;
  if (!line || sale.salt % 37 !== 5) return undefined;
  const former = { ...line, skuCode: `${line.skuCode}X`, title: `${line.title}(旧款)` };
  const [at, by] = [time(sale.receivedAt), 'dianzhang'];
  const items = [{ ...itemOf(sale, former), tags: undefined }];
  const changed = [{ ...itemOf(sale, line), tags: undefined }];
  return [{ reason: '缺货调换', created: at, modified: at, creator: by, modifier: by, items, change_items: changed }];
}

const printBillsOf = (sale: Sale): Wire[] => [
  {
    name: '外卖订单',
    title: '外卖订单',
    content: '内容',
    created: time(sale.receivedAt),
    printer: choice(['JPOS', 'yilianyun'], sale.salt, 15),
    deleted: false,
    ticket_type: choice(['小票', '杯贴'], sale.salt, 16),
  },
];

const pickInfoOf = (sale: Sale): Wire => ({
  time: time(sale.receivedAt + 600),
  source: 'APP',
  operator_id: 'JH01',
  operator_name: '拣货员丙',
  auto_picked_finish: sale.salt % 2 === 0,
  allow_pick_start_time: time(sale.receivedAt),
});

/** Fields that only some orders have; each field has its own share of the orders. */
export function rarities(sale: Sale, part: SalePart): Wire {
  const { salt } = sale;
  const sometimes = <T>(every: number, rest: number, value: T): T | undefined =>
    salt % every === rest ? value : undefined;
  return {
    item_change_records: changesOf(sale),
    print_bills: sometimes(3, 1, printBillsOf(sale)),
    pick_info: sale.shippedAt === null ? undefined : sometimes(2, 0, pickInfoOf(sale)),
    crm_info: couponsOf(sale),
    settle_info: settlementOf(sale),
    settle_unit: sometimes(4, 2, { type: 'store', code: sale.store.id, name: sale.store.name }),
    package_info: sometimes(6, 4, {
      required: true,
      type: choice(['order', 'refund', 'refundAndRtn'], salt, 17),
      package_type: '保温袋',
      details: [{ sku_id: 'BZ01', sku_name: '保温袋', qty: number('1.0'), amount: number('1.00') }],
    }),
    quotas: sometimes(7, 2, [
      {
        action: 'expect_shipping',
        action_name: '期望拣货完成时间',
        time: time(sale.receivedAt + 3600),
        remark: '无',
      },
    ]),
    salesman: sometimes(8, 3, {
      id: 'YG01',
      name: '导购丁',
      type: 'saleman',
      org: idName(sale.store),
      org_type: choice(['门店', '总部'], salt, 18),
    }),
    encrypt_detail: sometimes(10, 7, {
      secretKey: 'k1',
      encrypt_mobile: '~AAA~',
      encrypt_name: '~BBB~',
      encrypt_street: '~CCC~',
    }),
    wish_info: sometimes(40, 8, { wish: '生日快乐', type: choice(['1', '2', '3'], salt, 19) }),
    item_logistics: sometimes(
      14,
      2,
      part.lines.map((line) => ({ sku_id: line.skuCode, qty: number(line.quantity), logistics_code: 'WL1' })),
    ),
    adjust_details: sometimes(45, 4, [{ field: 'quantity', before: '2', after: '1' }]),
    shipping_voucher_urls: sometimes(25, 6, ['https://img.example.test/voucher.jpg']),
    // It is said to be a JSON text; the document's own example is none, and neither are these.
    extra_info: sometimes(33, 6, '{"lcUserAccessToken", "123"}'),
    mock_info: sometimes(60, 1, { persist: true }),
    address_change_fee: sometimes(26, 5, whole(0)),
  };
}
