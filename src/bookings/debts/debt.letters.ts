import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import type { Language } from '../../kernel/when.js';
import { oneLine } from '../../mail/index.js';
import { debtCatalogues, type DebtNews } from './debt.letters.catalogue.js';

interface DebtLetterFacts {
  /** Of the payment. */
  readonly amount: Money;
  /** What is owed by now. */
  readonly owed: Money;
  readonly organisationName: string;
  /** Where it says what is owed. */
  readonly url: string;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
}

/** The letter that tells who answers for an organisation's money what became of a payment of what it owes. */
export function debtLetter(
  news: DebtNews,
  { amount, owed, organisationName, url }: DebtLetterFacts,
  { name, language }: Reader,
): { subject: string; text: string } {
  const words = debtCatalogues[language];
  const { subject, said, next = words.next } = words.news[news];
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    said(inPounds(amount), oneLine(organisationName)),
    owed.minor > 0 ? next(inPounds(owed)) : words.nothing,
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject, text: paragraphs.join('\n\n') };
}
