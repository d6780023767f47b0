import type { Order, OrderGroup, OrderItem, Package, Reminder, ReturnCase } from '../sources/model.ts';
import type { OperationOf } from './types/operation.ts';

/** Everything that has a global id. */
export type AnyNode = Order | OrderItem | Package | ReturnCase | Reminder | OrderGroup | OperationOf;
