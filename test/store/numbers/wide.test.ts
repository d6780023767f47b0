/** A batch of very many orders, whose rows together have more columns than a statement may have parameters. */
import { expect, it } from 'vitest';
import { noFilter } from '../../../sources/lists/filter.ts';
import { observe, taobao } from '../groups.ts';
import { describeEngines } from '../stores.ts';

describeEngines('a batch of more than a thousand orders', ({ open }) => {
  it('is written whole', async () => {
    const store = await open();
    await observe(store, ...Array.from({ length: 1_100 }, (_, n) => taobao(`o${n}`, { number: `N${n}` })));
    expect(await store.count({ vendors: ['SOMS'], filter: noFilter })).toBe(1_100);
  });
});
