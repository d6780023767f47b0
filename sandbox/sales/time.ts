/** Moments of a sale in China time, as all four vendors write them unless they say otherwise. */
import { vendorTime } from '../../sources/values/time.ts';
import type { Moment } from './sale.ts';

export const time = (moment: Moment): string => vendorTime(moment * 1000);
export const timeOrNull = (moment: Moment | null): string | null => (moment === null ? null : time(moment));
