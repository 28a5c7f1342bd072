import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { refundCatalogues } from './refund.letters.catalogue.js';

interface FailedRefund {
  readonly amount: Money;
  readonly wasSent: boolean;
  readonly organisationName: string;
  /** Where it says what is kept. */
  readonly url: string;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
}

/** The letter that tells who answers for an organisation's money that a refund came back. */
export function refundFailedLetter(
  { amount, wasSent, organisationName, url }: FailedRefund,
  { name, language }: Reader,
): { subject: string; text: string } {
  const words = refundCatalogues[language];
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    words.said[wasSent ? 'returned' : 'refused'](inPounds(amount), oneLine(organisationName)),
    words.next,
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: words.subject, text: paragraphs.join('\n\n') };
}
