import { encodeId } from '../../sources/domain/ids.ts';
import { decodedAs } from '../arguments/references.ts';
import { orderParts } from '../arguments/selection.ts';
import { owner } from '../services/order.ts';
import { remindersPage } from '../services/reminders.ts';
import type { QueryResolvers, Resolvers } from '../types.generated.ts';

export const reminderQueries: Pick<QueryResolvers, 'reminder' | 'reminders'> = {
  reminder: (_root, { id }, context) => {
    const { vendor, reminderId } = decodedAs('Reminder', { id }, context);
    return context.loaders.reminder(vendor, reminderId);
  },
  reminders: (_root, args, context) => remindersPage(args, context),
};

export const reminderResolvers: Pick<Resolvers, 'Reminder'> = {
  Reminder: {
    id: ({ vendor, tenantId, reminderId }) => encodeId({ type: 'Reminder', vendor, tenantId, reminderId }),
    order: ({ order }, _args, context, info) => owner(order, orderParts(info), context),
  },
};
