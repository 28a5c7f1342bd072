import type { Money } from '../../kernel/money.js';
import type { Period } from '../../kernel/time.js';
import { formatDay, formatUntil, formatWhen, type Language } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import { amountTold } from '../amount.letters.js';
import { sessionCatalogues } from '../delivery/session.letters.catalogue.js';
import { disputeCatalogues, type DisputeNews, type DisputeReader } from './dispute.letters.catalogue.js';

export interface DisputeLetterFacts extends Period {
  readonly titleEn: string;
  readonly titleCy: string;
  readonly adviserName: string;
  readonly organisationName: string;
  /** The dispute's address. */
  readonly url: string;
  readonly disputed: Money;
  /** Of it, to the adviser; null where nobody has said yet. */
  readonly awarded: Money | null;
  /** How long somebody has to act. */
  readonly until: Temporal.Instant | null;
  /** What somebody wrote. */
  readonly quote: string | null;
}

export interface DisputeLetterReader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
  readonly reader: DisputeReader;
}

/** The letter that tells somebody where a dispute stands. */
export function disputeLetter(
  news: DisputeNews,
  facts: DisputeLetterFacts,
  { name, language, zone, reader }: DisputeLetterReader,
): { subject: string; text: string } {
  const [session, words] = [sessionCatalogues[language], disputeCatalogues[language]];
  const { subject, said, next, quote } = words.news[news];
  const told = {
    reader,
    disputed: amountTold(facts.disputed, language),
    awarded: facts.awarded ? amountTold(facts.awarded, language) : '',
    until: facts.until ? formatUntil(facts.until, zone, language) : '',
  };
  const title = language === 'cy' && facts.titleCy !== '' ? facts.titleCy : facts.titleEn;
  const details = [
    [session.label.title, oneLine(title)],
    [session.label.when, formatWhen(facts.start, facts.end, zone, language)],
    [session.label.adviser, oneLine(facts.adviserName) || session.someAdviser],
    [session.label.client, oneLine(facts.organisationName) || session.someClient],
    [words.label, told.disputed],
  ];
  const paragraphs = [
    `${oneLine(`${session.hello} ${name}`)},`,
    said(told),
    details.map((line) => line.join(': ')).join('\n'),
    quote === '' || facts.quote === null ? '' : quoted(quote, facts.quote),
    next(told),
    `${words.page}\n${facts.url}`,
    `${session.farewell}\nBarefoot\n`,
  ];
  const day = formatDay(facts.start, zone, language);
  return {
    subject: oneLine(`${subject}: ${title}, ${day}`),
    text: paragraphs.filter((each) => each !== '').join('\n\n'),
  };
}
