import { useTranslation } from 'react-i18next';
import { inWords } from '../../parts/money.js';
import { type Figure, unitOf } from './figures.js';

/** A figure with what it is counted in: `£12.60`, `8%`, `14 days`, `yes`. */
export function useFigureWords(): (field: string, figure: Figure) => string {
  const { t } = useTranslation('policies');
  const { t: called } = useTranslation('figures');
  const { t: common } = useTranslation();
  return (field, figure) => {
    const unit = unitOf(field, figure);
    switch (unit) {
      case 'boolean':
        return t(figure ? 'yes' : 'no');
      case 'text':
        return String(figure) || t('empty');
      case 'minor':
        return inWords({ minor: Number(figure), currency: 'GBP' }, common);
      case 'percent':
        return `${figure}%`;
      case 'number':
        return String(figure);
      case 'days':
      case 'hours':
      case 'minutes':
      case 'months':
      case 'years':
        return called(`units.${field.endsWith('working_days') ? 'workingDays' : unit}`, { count: Number(figure) });
    }
  };
}
