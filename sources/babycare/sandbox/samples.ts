/** The two bodies that the document itself prints, served with every digit as printed. */
import { readFileSync } from 'node:fs';
import { parseJson } from '../../kit/json.ts';

const sample = (operation: string): unknown =>
  parseJson(readFileSync(new URL(`samples/${operation}.response.json`, import.meta.url), 'utf8'));

export const samplePlatformOrderNo = '3064563540143586756';
export const sampleStoreCode = '01TM1001';
/** The package sample holds this parcel only, though the order has a second one, 1200002. */
export const sampleExpressNo = '1200001';

export const sampleDetails = sample('listSalesDetails');
export const samplePackages = sample('listPackages');
