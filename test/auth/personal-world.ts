/** Persons in every field that can show one: an order at SOMS, a reminder of it, and a return at Yuanshu. */
import { showcase } from '../../sandbox/sales/generator.ts';
import { afterSaleOf } from '../../sandbox/yuanshu/facts.ts';
import { orderOf } from '../../sandbox/yuanshu/order.ts';
import { orderNo } from '../../sandbox/yuanshu/wire.ts';
import type { Answer, Facade } from '../harness.ts';

/** What stands in the vendor's record, and the query that shows it, in clear where `$reveal` is true. */
export interface PersonalField {
  readonly plain: string;
  readonly query: string;
}

const phone = '13811112222';
const invoiceUrl = `https://invoice.example.test/1?mobile=${phone}`;
const traced = '9000000000000000001';
const called = (what: string): string => `${what},请打${phone}`;

/** `operate` asks as a client that may write. */
export async function plantPersons(
  facade: Facade,
  operate: (query: string, variables?: Record<string, unknown>) => Promise<Answer>,
): Promise<Readonly<Record<string, PersonalField>>> {
  const { somsOrderId, trackingNo } = facade.showcase;
  const stored = facade.soms.book.find(somsOrderId);
  if (!stored) throw new Error('the showcase is a SOMS order');
  const step = {
    waybillId: trackingNo,
    time: '2026-01-09 12:00:00',
    status: '派件',
    message: `【滨江营业部】的李四(${phone})正在派件`,
    address: `李四的家,${phone}`,
  };
  facade.soms.book.put({ ...stored, told: [...stored.told, step] });
  const contact = { name: '王五六', mobile: phone, telephone: phone };
  const { delivery } = stored.order;
  facade.soms.book.replace({
    ...stored.order,
    customer: { id: '10001', contact },
    member_info: { member_id: phone },
    delivery: {
      ...Object(delivery),
      receiver: {
        contact,
        address: { province: '浙江省', city: '杭州市', district: called('滨江区'), street: '样例路99号' },
      },
      pre_selftake_time: called('周六'),
    },
    customer_note: called('放门口'),
    seller_note: called('老客户'),
    suspend_info: { suspended: true, code: 'A', caption: called('客户要求暂缓') },
    has_exception: true,
    tags: [{ name: called('常客') }],
    exceptions: [{ code: 'amount', caption: called('金额异常'), remark: called('金额不对'), operator: called('客服') }],
    logs: [
      {
        time: '2026-01-02 10:00:00',
        action: 'edit',
        action_caption: called('修改'),
        message: called('改地址'),
        operator: called('客服'),
      },
    ],
    invoice: {
      required: true,
      details: [
        { title: '赵钱孙', title_type: 'person', taxer_id: '11010519491231002X', print_number: '1', url: invoiceUrl },
      ],
    },
  });
  // A parcel of which only its trace tells.
  const parcel = { waybill_id: `SF-${phone}`, waybills: [{ waybill_id: `SF-${phone}` }] };
  facade.soms.book.replace({ ...stored.order, id: traced, ...parcel, delivery: { ...Object(delivery), ...parcel } });
  await push(facade);
  const replied = await reply(operate);
  const order = (selection: string): string => orderQuery('SOMS', somsOrderId, selection);
  const ofYuanshu = (selection: string): string => orderQuery('YUANSHU', orderNo(showcase.index), selection);
  const shown = (type: string, field: string, plain: string): PersonalField => ({
    plain,
    query: order(`${type} { ${field}(reveal: $reveal) }`),
  });
  return {
    'Buyer.memberId': shown('buyer', 'memberId', phone),
    'Buyer.nickname': shown('buyer', 'nickname', '王五六'),
    'Buyer.phone': shown('buyer', 'phone', phone),
    'Recipient.name': shown('recipient', 'name', '王五六'),
    'Recipient.phone': shown('recipient', 'phone', phone),
    'Recipient.address': shown('recipient', 'address', '样例路99号'),
    'Invoice.title': shown('invoice', 'title', '赵钱孙'),
    'Invoice.taxId': shown('invoice', 'taxId', '11010519491231002X'),
    'OrderNotes.buyer': shown('notes', 'buyer', phone),
    'OrderNotes.seller': shown('notes', 'seller', phone),
    'OrderNotes.service': { plain: phone, query: ofYuanshu('notes { service(reveal: $reveal) }') },
    'OrderException.remark': shown('exceptions', 'remark', phone),
    'OrderLogEntry.message': shown('logs', 'message', phone),
    'Order.holdReason': { plain: phone, query: order('holdReason(reveal: $reveal)') },
    'Courier.name': { plain: '师傅', query: order('packages { courier { name(reveal: $reveal) } }') },
    'Courier.phone': { plain: '1380000900', query: order('packages { courier { phone(reveal: $reveal) } }') },
    'TraceEvent.message': { plain: phone, query: order('packages { trace { events { message(reveal: $reveal) } } }') },
    'TraceEvent.place': { plain: phone, query: order('packages { trace { events { place(reveal: $reveal) } } }') },
    'Recipient.district': shown('recipient', 'district', phone),
    'TimeWindow.text': shown('promisedDelivery', 'text', phone),
    'Order.tags': { plain: phone, query: order('tags(reveal: $reveal)') },
    'OrderException.title': shown('exceptions', 'title', phone),
    'OrderException.operator': shown('exceptions', 'operator', phone),
    'OrderLogEntry.caption': shown('logs', 'caption', phone),
    'OrderLogEntry.operator': shown('logs', 'operator', phone),
    'Invoice.url': shown('invoice', 'url', phone),
    'Package.trackingUrl': {
      plain: phone,
      query: orderQuery('SOMS', traced, 'packages { trackingUrl(reveal: $reveal) }'),
    },
    'ReminderReply.content': { plain: phone, query: replied('content') },
    'ReminderReply.operator': { plain: phone, query: replied('operator') },
    'ReturnCase.reason': { plain: phone, query: ofYuanshu('returns { reason(reveal: $reveal) }') },
  };
}

const orderQuery = (vendor: string, nativeId: string, selection: string): string =>
  `query ($reveal: Boolean!) { order(by: {vendorId: {vendor: ${vendor}, nativeId: "${nativeId}"}}) { ${selection} } }`;

async function push(facade: Facade): Promise<void> {
  const sold = { ...orderOf(showcase), remarkInfo: { serviceRemark: called('加急') } };
  const lineNos = showcase.lines.slice(0, 1).map(({ no }) => no);
  const bill = afterSaleOf({
    ...showcase,
    after: { kind: 'returnAndRefund', progress: 'applied', lineNos, whole: false },
  });
  for (const [what, body] of [
    ['order-sync', sold],
    ['after-sale', [{ ...bill, reasonCodeDes: called('不想要了') }]],
  ] as const) {
    const { status } = await facade.push(`/push/yuanshu/${what}`, JSON.stringify(body));
    if (status !== 200) throw new Error(`${what} was not taken`);
  }
}

async function reply(operate: (query: string, variables?: Record<string, unknown>) => Promise<Answer>) {
  const { data } = await operate('{ reminders(states: [NOT_REPLIED], first: 1) { nodes { id } } }');
  const { id } = data.reminders.nodes[0];
  const { data: written } = await operate(
    `mutation ($id: ID!, $content: String!, $operator: String) { reminderReply(reminderId: $id, content: $content, options: {idempotencyKey: "planted", operator: $operator}) {
      userErrors { message } } }`,
    { id, content: called('已加急'), operator: called('客服') },
  );
  if (written.reminderReply.userErrors.length > 0) throw new Error('the reply was not taken');
  return (field: string): string =>
    `query ($reveal: Boolean!) { reminder(id: "${id}") { reply { ${field}(reveal: $reveal) } } }`;
}
