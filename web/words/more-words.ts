import type { Catalogue } from './i18n.js';

/** Of all pages but those that visitors come to first. */
export const catalogues = import.meta.glob<Catalogue>(
  ['./*/*.ts', '!./*/{accessibility,account,adviser,book,common,directory,home,privacy,tell,transparency}.ts'],
  {
    import: 'default',
  },
);
