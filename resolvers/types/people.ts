import { maskAddress, maskName, maskPhone } from '../../sources/domain/mask.ts';
import { knownPeople, maskTitle } from '../../sources/domain/mask-text.ts';
import type { Order, ReturnCase } from '../../sources/model.ts';
import { personal, text, value } from '../services/personal-data.ts';
import type { Resolvers } from '../types.generated.ts';

export const peopleResolvers: Pick<
  Resolvers,
  | 'Buyer'
  | 'Recipient'
  | 'Courier'
  | 'OrderNotes'
  | 'OrderException'
  | 'OrderLogEntry'
  | 'Invoice'
  | 'TraceEvent'
  | 'ReminderReply'
> = {
  Buyer: {
    memberId: personal('Buyer.memberId', ({ memberId }, people) => text(memberId, people)),
    nickname: personal('Buyer.nickname', ({ nickname }) => value(nickname, maskName)),
    phone: personal('Buyer.phone', ({ phone }) => value(phone, maskPhone)),
  },
  Recipient: {
    name: personal('Recipient.name', ({ name }) => value(name, maskName)),
    phone: personal('Recipient.phone', ({ phone }) => value(phone, maskPhone)),
    address: personal('Recipient.address', ({ address, province, city, district }) =>
      value(address, () => maskAddress([province, city, district])),
    ),
  },
  Courier: {
    name: personal('Courier.name', ({ name }) => value(name, maskName)),
    phone: personal('Courier.phone', ({ phone }) => value(phone, maskPhone)),
  },
  OrderNotes: {
    buyer: personal('OrderNotes.buyer', ({ buyer }, people) => text(buyer, people)),
    seller: personal('OrderNotes.seller', ({ seller }, people) => text(seller, people)),
    service: personal('OrderNotes.service', ({ service }, people) => text(service, people)),
  },
  OrderException: { remark: personal('OrderException.remark', ({ remark }, people) => text(remark, people)) },
  OrderLogEntry: { message: personal('OrderLogEntry.message', ({ message }, people) => text(message, people)) },
  Invoice: {
    title: personal('Invoice.title', (invoice, people) =>
      text(invoice.title, people, (title) => maskTitle(title, people, invoice)),
    ),
    taxId: personal('Invoice.taxId', ({ taxId }, people) => text(taxId, people)),
  },
  TraceEvent: {
    message: personal('TraceEvent.message', ({ message }, people) => text(message, people)),
    place: personal('TraceEvent.place', ({ place }, people) => text(place, people)),
  },
  ReminderReply: { content: personal('ReminderReply.content', ({ content }, people) => text(content, people)) },
};

/** The same in records whose other fields are resolved elsewhere. */
export const holdReason = personal(
  'Order.holdReason',
  (order: Order, people) => text(order.holdReason, people),
  (order) => ({ order: order.key, people: knownPeople(order) }),
);
export const returnReason = personal(
  'ReturnCase.reason',
  ({ reason }: ReturnCase, people) => text(reason, people),
  ({ order }) => ({ order, people: [] }),
);
