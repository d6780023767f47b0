import { ezrPushes } from './sender.ts';

/** EZR has no system that could be asked: it only pushes. */
export const simulator = {
  start: () => Promise.resolve({ connection: { credentials: null }, systems: [] }),
  pushes: ezrPushes,
};
