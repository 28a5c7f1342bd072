import type { Money } from '../kernel/money.js';
import type { Language } from '../kernel/when.js';
import { catalogues } from './booking.letters.catalogue.js';

/** Money is written as in British English in Welsh too. A time credit's minor unit is the minute. */
export function amountTold({ minor, currency }: Money, language: Language): string {
  if (currency === 'TCR') return catalogues[language].credit(minor);
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(`${minor}E-${digits}` as Intl.StringNumericLiteral);
}
