import { money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import type { Language } from '../../kernel/when.js';
import type { MembersFigure } from '../changes/policy-change.js';
import type { PolicyValue } from '../policy.js';
import { figureCatalogues } from './figure-words.catalogue.js';

type Parts = Readonly<Record<string, number | boolean>>;

/** A figure, as it is and as it was or would be. */
export interface FigureChange {
  readonly name: MembersFigure;
  /** Null where there was none yet. */
  readonly before: PolicyValue<MembersFigure> | null;
  readonly after: PolicyValue<MembersFigure>;
}

export function figureName(name: MembersFigure, language: Language): string {
  return figureCatalogues[language][name].name;
}

/** What is different about it, a line each: "Added on top of pay, per cent: 8 → 6". All of it where nothing is. */
export function figureLines({ name, before, after }: FigureChange, language: Language): string[] {
  const [was, is]: [Parts, Parts] = [before ?? {}, after];
  const labels = Object.entries<string>(figureCatalogues[language][name].parts);
  const different = labels.filter(([part]) => was[part] !== is[part]);
  const shown = (part: string, value: number | boolean | undefined) => valueWords(part, value, language);
  return (different.length > 0 ? different : labels).map(([part, label]) => {
    const formerly = part in was && was[part] !== is[part] ? `${shown(part, was[part])} → ` : '';
    return `${label}: ${formerly}${shown(part, is[part])}`;
  });
}

/** Sums are in pence, and their names say so. */
function valueWords(part: string, value: number | boolean | undefined, language: Language): string {
  if (typeof value === 'boolean') return { en: value ? 'yes' : 'no', cy: value ? 'ie' : 'na' }[language];
  if (value === undefined) return '';
  return part.endsWith('_minor') ? inPounds(money(value)) : String(value);
}
