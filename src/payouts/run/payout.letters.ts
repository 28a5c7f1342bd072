import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { formatDate, type Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { payoutCatalogues, type PayoutNewsKind } from './payout.letters.catalogue.js';

export interface PayoutLetterFacts {
  readonly kind: PayoutNewsKind;
  readonly amount: Money;
  /** Of a payout. */
  readonly reference?: string;
  readonly paidOn?: Temporal.PlainDate | null;
  /** Where a payout is seen; null of what has not become one. */
  readonly payoutUrl: string | null;
  /** Where its adviser says where they are paid to. */
  readonly destinationUrl: string;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
}

/** The letter that tells an adviser what became of their pay. */
export function payoutLetter(
  { kind, amount, reference = '', paidOn, payoutUrl, destinationUrl }: PayoutLetterFacts,
  { name, language }: Reader,
): { subject: string; text: string } {
  const words = payoutCatalogues[language];
  const { subject, said, next } = words.news[kind];
  const day = paidOn ? formatDate(paidOn.toString(), language) : '';
  const isToBeMended = kind.endsWith('-there') || kind.startsWith('waits-');
  const paragraphs = [
    name === '' ? `${words.hello},` : `${oneLine(`${words.hello} ${name}`)},`,
    `${said({ amount: inPounds(amount), reference, day })} ${next}`,
    payoutUrl === null ? '' : `${words.seePayout}\n${payoutUrl}`,
    isToBeMended ? `${words.seeDestination}\n${destinationUrl}` : '',
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject, text: paragraphs.filter((each) => each !== '').join('\n\n') };
}
