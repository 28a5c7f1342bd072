export const foundKinds = [
  'adviser',
  'programme',
  'group-session',
  'organisation',
  'booking',
  'session',
  'voucher',
  'application',
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Something that words were found in. */
export interface Found {
  readonly kind: FoundKind;
  readonly id: string;
  readonly title_en: string;
  readonly title_cy: string;
  /** Whose it is, or with whom; empty where the title says all. */
  readonly about: string;
  readonly at: Date | null;
}

export const mostWords = 6;
/** Of each kind: whoever looks for more types another word. */
export const mostOfAKind = 6;
/** Of each organisation, and of an adviser, the latest so many are looked through: more than anybody has in twenty years. */
export const mostSessions = 10_000;
export const mostAwards = 1000;

/** What is looked up, each a whole word or the beginning of one; none where nothing was typed that has a letter or a figure in it. */
export function wordsOf(typed: string): string[] {
  return typed
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
}
