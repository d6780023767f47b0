import { expect, test } from 'vitest';
import { returnStatusOf } from '../../sources/domain/returns.ts';
import type { ReturnStatus } from '../../sources/vocabulary.ts';

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
