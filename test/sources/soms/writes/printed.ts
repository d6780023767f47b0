/** The bodies that the document prints for its writes. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { WriteRequest } from '../../../../sources/ports/writes.ts';
import { tenantId } from '../source.ts';
import { bodyOf } from './world.ts';

type Json = Record<string, unknown>;
const payload = (operation: string): Json =>
  JSON.parse(readFileSync(new URL(`../../../payloads/soms/writes/${operation}.request.json`, import.meta.url), 'utf8'));
const document: { readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>> } =
  JSON.parse(readFileSync(new URL('../../../contract/documents/soms.openapi.json', import.meta.url), 'utf8'));

/** Where the samples break their own schema (texts for numbers and lists) or print a list of codes for one: mended. */
const mends: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  applyOrderReturn: { 'items.0.weights': [1] },
  reissueOrder: { 'receiver.address.latitude': 45.3, 'receiver.address.longtitude': 121.2 },
  // The sample prints all codes; accept goes with accepted.
  updateStoreOperation: { operation_state: 'accepted' },
};
const fav = (at: string): Json => ({
  [`${at}.promotion.favs.0.factor.qty`]: 1,
  [`${at}.promotion.favs.0.factor.sku_items`]: [],
  [`${at}.promotion.favs.0.factor.total`]: 20,
  [`${at}.promotion.favs.0.share_details`]: [],
});
const orderMends: Json = {
  'crm_info.coupon_info.details': [],
  'delivery.receiver.address.latitude': 45.3,
  'delivery.receiver.address.longtitude': 121.2,
  ...fav('item_change_records.0.change_items.0'),
  'item_change_records.0.change_items.0.tags': [],
  ...fav('item_change_records.0.items.0'),
  'item_change_records.0.items.0.tags': [],
  ...fav('items.0'),
  'items.0.tags': [],
  'package_info.details': [],
  'promotion.favs.0.factor.qty': 1,
  'promotion.favs.0.factor.sku_items': [],
  'promotion.favs.0.factor.total': 20,
  'promotion.favs.0.share_details': [],
  'settle_info.discounts': [],
};

function put(body: Json, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Json>((inner, step) => inner[step] as Json, body);
  if (!Object.hasOwn(parent, last)) throw new Error(`the sample has no ${path}`);
  parent[last] = value;
}
export function sample(operation: string): Json {
  const body = payload(operation);
  const all = operation.startsWith('submitOrder') ? orderMends : (mends[operation] ?? {});
  for (const [path, value] of Object.entries(all)) put(body, path, value);
  return body;
}

function pathOf(operation: string, id: string): string {
  const [path] = Object.entries(document.paths).find(([, { post }]) => post?.operationId === operation) ?? [];
  if (path === undefined) throw new Error(`the document has no ${operation}`);
  return path.replace('{tenant_id}', tenantId).replace('{id}', id);
}

/** The request has the body that the document prints, and the document's path with the id of its order. */
export function printsAsDocumented(operation: string, sent: () => WriteRequest): void {
  const write = sent();
  const path = pathOf(operation, write.targets[0]?.nativeId ?? '');
  expect(bodyOf(write)).toEqual(sample(operation));
  expect(write.request).toMatchObject({ operation, method: 'POST', path, write: true });
  expect(write.request.query?.toString()).toBe('operator=ordergraph');
}
