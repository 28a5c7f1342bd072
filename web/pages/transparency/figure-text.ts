import { useTranslation } from 'react-i18next';
import type { Figure, FigureName, Months, Transparency } from '../../api/transparency.js';
import { inWords } from '../../parts/money.js';
import { monthName } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';

const inDays: readonly FigureName[] = ['days-to-pay-median', 'days-to-pay-95th'];
const inPercent: readonly FigureName[] = ['paid-within-30-days', 'paid-within-60-days', 'reaches-advisers'];

export function figureOf({ figures }: Transparency, name: FigureName): Figure {
  const found = figures.find((figure) => figure.name === name);
  return (
    found ?? { name, value: null, months: null, suppressed: true, definition_en: '', definition_cy: '', source: '' }
  );
}

/** A figure as a number, where it is one and is told. */
export function numberOf(books: Transparency, name: FigureName): number | null {
  const { value } = figureOf(books, name);
  return typeof value === 'number' ? value : null;
}

/** `14 days`, `90.9 %`, `£5,507.77`, `Gold`; or why there is nothing. */
export function useFigureText(): (figure: Figure) => string {
  const { t } = useTranslation('transparency');
  const { t: common } = useTranslation();
  return ({ name, value, suppressed }) => {
    if (suppressed) return t('hidden');
    if (value === null) return t('nobody');
    if (typeof value === 'string') return t(`tiers.${value}`);
    if (typeof value === 'object') return inWords(value, common);
    if (inDays.includes(name)) return t('days', { count: value });
    return inPercent.includes(name) ? t('percent', { value }) : String(value);
  };
}

/** `March 2026`, or `March 2026 to May 2026`. */
export function useMonths(): (months: Months) => string {
  const { t } = useTranslation('transparency');
  const locale = useLocale();
  return ({ from, to }) =>
    from === to ? monthName(from, locale) : t('fromTo', { from: monthName(from, locale), to: monthName(to, locale) });
}
