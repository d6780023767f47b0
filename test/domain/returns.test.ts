import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnStatusOf } from '../../sources/domain/returns.ts';
import type { ReturnStatus } from '../../sources/vocabulary.ts';

const open = ['REQUESTED', 'PENDING_REVIEW', 'APPROVED', 'IN_TRANSIT', 'RECEIVED', 'REFUNDING'] as const;
const closed = ['REJECTED', 'REFUNDED', 'COMPLETED', 'CANCELLED', 'UNKNOWN'] as const;
const cases = (statuses: readonly ReturnStatus[]): readonly { status: ReturnStatus }[] =>
  statuses.map((status) => ({ status }));

test.each<[readonly ReturnStatus[], ReturnStatus | null]>([
  [[], null],
  [['REFUNDED'], 'REFUNDED'],
  [['REFUNDED', 'REJECTED'], 'REJECTED'],
  [['REFUNDED', 'REFUNDING', 'COMPLETED'], 'REFUNDING'],
  [['REFUNDING', 'RECEIVED', 'IN_TRANSIT', 'APPROVED', 'PENDING_REVIEW', 'REQUESTED'], 'REQUESTED'],
  [['RECEIVED', 'CANCELLED', 'IN_TRANSIT'], 'IN_TRANSIT'],
])('cases %j make the order %s', (statuses, status) => expect(returnStatusOf(cases(statuses))).toBe(status));

test('the least advanced open case decides, else the latest closed one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<ReturnStatus>(...open, ...closed), { minLength: 1 }), (statuses) => {
      const places = statuses.map((status) => open.findIndex((one) => one === status)).filter((place) => place >= 0);
      const expected = places.length > 0 ? open[Math.min(...places)] : statuses.at(-1);
      expect(returnStatusOf(cases(statuses))).toBe(expected);
    }),
  );
});
