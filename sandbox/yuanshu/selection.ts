/** Which of the invented sales this Yuanshu knows: a part of those that SOMS or Babycare hold too. */
import type { Sale } from '../sales/sale.ts';
import { generateSales, type SalesChoice, showcase, usualSales } from '../sales/generator.ts';
import { isWholeFen } from './wire.ts';

const none = '0.00';
/** Yuanshu has no field for packaging and other fees and no parts of a 分: its sums would differ from the others'. */
function fits({ inSoms, inBabycare, follows, amounts, lines }: Sale): boolean {
  if (!(inSoms || inBabycare) || follows !== null || amounts.packaging !== none || amounts.otherFee !== none)
    return false;
  return lines.every(
    ({ actualPrice, payable, total, lineDiscount, orderDiscount, quantity }) =>
      [actualPrice, payable, total, lineDiscount, orderDiscount].every(isWholeFen) && quantity.endsWith('.0'),
  );
}
/** This share overlaps with that of EZR (0 and 1 of 5), so that some sales are in all four systems. */
const share = ({ index }: Sale): boolean => [1, 3, 4].includes(index % 5);

export function yuanshuSales({ until, seed }: SalesChoice): readonly Sale[] {
  const sales = generateSales({ seed, until, count: usualSales.count });
  return [...sales.filter((sale) => share(sale) && fits(sale)), showcase];
}
