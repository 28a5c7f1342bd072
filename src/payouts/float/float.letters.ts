import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { floatCatalogues } from './float.letters.catalogue.js';

export interface FloatTooLow {
  readonly balance: Money;
  readonly needed: Money;
  readonly missing: Money;
  /** Where it says how the float stands. */
  readonly url: string;
}

/** The letter that tells a steward to send money to the float. */
export function floatTooLowLetter(
  { balance, needed, missing, url }: FloatTooLow,
  { name, language }: { readonly name: string; readonly language: Language },
): { subject: string; text: string } {
  const words = floatCatalogues[language];
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    words.said(inPounds(needed), inPounds(balance)),
    words.next(inPounds(missing)),
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: words.subject(inPounds(missing)), text: paragraphs.join('\n\n') };
}
