/** Mutations on SOMS's orders, for tests of what holds for all writes. */
import type { Mutation } from './requests.ts';
import { inputOf } from './soms-orders.ts';

const onOrder = { order: 'OrderRef!' };
export const note: Mutation = {
  mutation: 'orderNoteSet',
  args: { ...onOrder, buyerNote: 'String!' },
  selection: 'order { id }',
};
export const cancel: Mutation = {
  mutation: 'orderCancel',
  args: { ...onOrder, ...inputOf('OrderCancelInput') },
  selection: 'order { id }',
};
export const create: Mutation = {
  mutation: 'orderCreate',
  args: inputOf('OrderCreateInput'),
  selection: 'order { id platform { id } }',
};
export const reassign: Mutation = {
  mutation: 'ordersReassignStore',
  args: { input: '[ReassignStoreInput!]!' },
  selection: 'succeeded orders { id store { id } }',
};
export const link = (mutation: 'orderLink' | 'orderUnlink'): Mutation => ({
  mutation,
  args: { a: 'ID!', b: 'ID!' },
  selection: 'order { id group { members { id } links { from to confidence } } }',
});
