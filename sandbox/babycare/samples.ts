/** The order and the parcel that the document itself prints, served with every digit as printed. */
import { readFileSync } from 'node:fs';
import { at, parseJson } from '../../sources/values/json.ts';
import { type Kept, wires } from './book.ts';

const sample = (operation: string): unknown =>
  parseJson(readFileSync(new URL(`samples/${operation}.response.json`, import.meta.url), 'utf8'));

export const samplePlatformOrderNo = '3064563540143586756';
export const sampleStoreCode = '01TM1001';
/** The package sample holds this parcel only, though the order has a second one, 1200002. */
export const sampleExpressNo = '1200001';

/** Its package query names no sales order: its rows stand with the first one. */
const sampleRows = wires(at(sample('listPackages'), 'data.orderPackageList'));
export const sampleOrders: readonly Kept[] = wires(at(sample('listSalesDetails'), 'data.orderList')).map(
  (order, n) => ({
    order,
    rows: n === 0 ? sampleRows : [],
  }),
);
