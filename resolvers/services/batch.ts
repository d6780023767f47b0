import { type OrderKey, orderKeyText } from '../../sources/model.ts';
import type { PayloadOf } from '../models.ts';

/** The orders of a batch that were written. Of a batch whose outcome is not known, that of single orders can be. */
export function succeededOf({ performed, batch }: PayloadOf): readonly OrderKey[] {
  const { state = 'FAILED' } = performed.operation ?? {};
  if (state !== 'SUCCEEDED' && state !== 'PARTIAL' && state !== 'UNCERTAIN') return [];
  const failed = new Set(performed.userErrors.flatMap(({ target }) => (target ? [orderKeyText(target)] : [])));
  return batch.filter((key) => !failed.has(orderKeyText(key)));
}
