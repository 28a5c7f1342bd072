import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/api.js';

interface Said {
  readonly text: string;
  /** Of the words, where it is not the page's. */
  readonly lang?: 'en';
}

/** What the service said no to, in the reader's language where we know the code; else in its own words, which are English. */
export function useRefusal(error: Error | null | undefined): Said {
  const { t, i18n } = useTranslation();
  const isOther = error instanceof Refusal && error.status < 500 && i18n.language !== 'en';
  const { t: refused, ready } = useTranslation(isOther ? 'refusals' : 'common', { useSuspense: false });
  if (!(error instanceof Refusal)) return { text: error ? t('unreachable') : '' };
  if (error.status >= 500) return { text: t('unexpected') };
  if (!isOther) return { text: error.message };
  const known = ready && i18n.exists(error.code, { ns: 'refusals' });
  return known ? { text: (refused as (code: string) => string)(error.code) } : { text: error.message, lang: 'en' };
}
