import { useTranslation } from 'react-i18next';

/** What people wrote in both languages, or in one: the reader's where it is there. */
export function useBilingual(): (text: { readonly en: string; readonly cy: string }) => string {
  const { i18n } = useTranslation();
  return ({ en, cy }) => (i18n.language === 'cy' ? cy || en : en || cy);
}
