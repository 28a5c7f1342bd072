import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.js';
import { me, type Me } from '../api/me.js';
import type { Language } from './i18n.js';

/** The language that is read, kept in this browser and, of who is signed in, for letters too. */
export function useChosenLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const choose = (language: Language) => {
    void i18n.changeLanguage(language);
    if (queries.getQueryData(me.queryKey))
      void api.patch<Me>('/me', { language }).then((changed) => queries.setQueryData(me.queryKey, changed));
  };
  return [i18n.language as Language, choose];
}
