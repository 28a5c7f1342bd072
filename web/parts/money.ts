import type { TFunction } from 'i18next';

export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** `£113.39` in either language, or `90 minutes of time credit`. */
export function inWords({ minor, currency }: Amount, t: TFunction): string {
  if (currency === 'TCR') return t('credits', { count: minor });
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(minor / 100);
}
