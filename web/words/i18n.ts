import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['en', 'cy'] as const;
export type Language = (typeof languages)[number];

const kept = 'barefoot.language';
export type Catalogue = Readonly<Record<string, unknown>>;
/** Of the pages that visitors come to; where all the others are is fetched with the first of them. */
const first = import.meta.glob<Catalogue>(
  './*/{accessibility,account,adviser,book,common,directory,home,privacy,tell,transparency}.ts',
  { import: 'default' },
);

/** A page's catalogue is fetched with the page, in the one language that is read. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, tell) => {
    wordsOf(`./${language}/${namespace}.ts`).then(
      (words) => tell(null, words),
      (error: unknown) => tell(error as Error, null),
    );
  },
};

async function wordsOf(path: string): Promise<Catalogue> {
  const load = first[path] ?? (await import('./more-words.js')).catalogues[path];
  if (!load) throw new Error(`There are no words at ${path}.`);
  return load();
}

export async function startWords(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false }, // React escapes
    });
  tellLanguage(i18next.language as Language);
  i18next.on('languageChanged', (language) => {
    tellLanguage(language as Language);
    localStorage.setItem(kept, language);
  });
}

function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept);
  return languages.find((language) => language === chosen) ?? (/^cy\b/.test(navigator.language) ? 'cy' : 'en');
}

function tellLanguage(language: Language): void {
  document.documentElement.lang = language;
}

/** `en-GB` or `cy`, for `Intl`. */
export function useLocale(): 'en-GB' | 'cy' {
  return i18next.language === 'cy' ? 'cy' : 'en-GB';
}
