import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import type { PayoutDestination } from '../payout-destination.js';
import { nextStepOf } from './destination.js';
import { destinationCatalogues } from './destination.letters.catalogue.js';
import { maskedNumber } from './payout-destination.view.js';

interface Reader {
  readonly name: string;
  readonly language: Language;
}

/** The letter that tells an adviser that they are paid elsewhere from now on, so that nobody else can see to that unseen. */
export function destinationChangedLetter(
  destination: PayoutDestination,
  url: string,
  { name, language }: Reader,
): { subject: string; text: string } {
  const words = destinationCatalogues[language];
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    words.said[destination.rail](maskedNumber(destination.bankAccount?.number ?? '')),
    words.next[nextStepOf(destination)],
    words.fraud,
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: words.subject, text: paragraphs.join('\n\n') };
}
