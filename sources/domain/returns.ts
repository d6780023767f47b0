/** The after-sale status of an order, which follows from those of its cases (mappings.md §11, "Status"). */
import type { ReturnCase } from '../model.ts';
import type { ReturnStatus } from '../vocabulary.ts';

/** Open states from the least to the most advanced. */
const open: readonly ReturnStatus[] = [
  'REQUESTED',
  'PENDING_REVIEW',
  'APPROVED',
  'IN_TRANSIT',
  'RECEIVED',
  'REFUNDING',
];

/** That of the least advanced open case, else of the last closed one in the vendor's order. Null without any case. */
export function returnStatusOf(cases: readonly Pick<ReturnCase, 'status'>[]): ReturnStatus | null {
  return open.find((status) => cases.some((one) => one.status === status)) ?? cases.at(-1)?.status ?? null;
}
