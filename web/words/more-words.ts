import type { Catalogue } from './i18n.js';

/** Of all pages but those that visitors come to first. */
export const catalogues = import.meta.glob<Catalogue>(
  ['./*/*.ts', '!./*/{account,adviser,book,common,directory,home,statements,transparency}.ts'],
  {
    import: 'default',
  },
);
