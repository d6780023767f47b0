/** Watches the wire from the start of each test file, and fails the file when personal data has got out of the facade. */
import { afterAll } from 'vitest';
import { leaked, watchWire } from './leaks.ts';

watchWire();
// Hooks run in the reverse order of their registration, so that facades are closed when this one runs.
afterAll(() => {
  const found = leaked();
  if (found.length > 0) throw new Error(`personal data got out: ${found.slice(0, 5).join('; ')}`);
});
