/** How this EZR writes things. The document gives no format of times and no sample, so several occur. */
import { jsonNumber } from '../../sources/values/json.ts';
import { choice } from '../sales/random.ts';
import type { Moment, Sale } from '../sales/sale.ts';
import { time as chinaTime } from '../sales/time.ts';

export const number = jsonNumber;

type TimeStyle = (usual: string) => string;
const usual: TimeStyle = (text) => text;
const iso: TimeStyle = (text) => `${text.replace(' ', 'T')}+08:00`;
/** As .NET prints a time in Chinese, without leading zeros before the minutes. */
const slashed: TimeStyle = (text) => {
  const [date = '', clock = ''] = text.split(' ');
  return `${date.split('-').map(Number).join('/')} ${clock.replace(/^0/, '')}`;
};

export const time = (moment: Moment, { salt }: Pick<Sale, 'salt'>): string =>
  choice([usual, usual, usual, usual, iso, slashed], salt, 2)(chinaTime(moment));

/** What has not happened is null, an empty text, or .NET's first moment. */
export const timeOrNot = (moment: Moment | null, sale: Pick<Sale, 'salt'>): string | null =>
  moment === null ? choice([null, '', '0001-01-01 00:00:00'], sale.salt, 3) : time(moment, sale);

/** Mostly a boolean, as the document says, and now and then a number or a text. */
export const flag = (value: boolean, { salt }: Pick<Sale, 'salt'>): boolean | number | string =>
  choice([value, value, value, Number(value), String(value)], salt, 4);

/** The document writes names and types without a space between them, so both readings of such a name occur. */
export const named = (short: string, { salt }: Pick<Sale, 'salt'>): string => (salt % 3 === 0 ? `${short}List` : short);
