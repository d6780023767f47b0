/** Before each test file: watch the wire. After it: nobody's personal data has got out. */
import { afterAll } from 'vitest';
import { leaked, watchWire } from './leaks.ts';

watchWire();
// Registered first, so that it runs last: facades are closed by then.
afterAll(() => {
  const found = leaked();
  if (found.length > 0) throw new Error(`personal data got out: ${found.slice(0, 5).join('; ')}`);
});
