import { useTranslation } from 'react-i18next';
import type { Destination } from '../../api/pay.js';

/** An account as its owner recognises it. */
export function Account({ destination }: { readonly destination: Destination }) {
  const { t } = useTranslation('pay');
  const { rail, account_name: name, sort_code: code, account_number: number } = destination;
  if (rail === 'stripe') return t('by.stripe');
  return `${name ?? ''}, ${code ?? ''} ${number ?? ''} (${t(`by.${rail}`)})`;
}
