/** The order and the parcel that the document itself prints, served with every digit as printed. */
import { parsed, sampleText, wiresAt } from '../server/wire.ts';
import type { Kept } from './book.ts';

const sample = (operation: string): unknown => parsed(sampleText(import.meta.url, `${operation}.response`));

export const samplePlatformOrderNo = '3064563540143586756';
export const sampleStoreCode = '01TM1001';
/** The package sample holds this parcel only, though the order has a second one, 1200002. */
export const sampleExpressNo = '1200001';

/** The sample of the package query names no sales order: its rows stand with the first one. */
const sampleRows = wiresAt(sample('listPackages'), 'data.orderPackageList');
export const sampleOrders: readonly Kept[] = wiresAt(sample('listSalesDetails'), 'data.orderList').map((order, n) => ({
  order,
  rows: n === 0 ? sampleRows : [],
}));
