import { formatUntil, type Language } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import type { NamedApplication } from './application-list.table.js';
import { applicationCatalogues, type ApplicationNews } from './application.letters.catalogue.js';

interface Facts extends Pick<
  NamedApplication,
  'id' | 'programmeName' | 'organisationName' | 'reason' | 'appealReason'
> {
  readonly appealedAt: Temporal.Instant | null;
  readonly appealUntil: Temporal.Instant | null;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
}

/** The letter that tells an applicant what becomes of an application, or somebody that they are asked to score it. */
export function applicationLetter(news: ApplicationNews, facts: Facts, to: Reader): { subject: string; text: string } {
  const words = applicationCatalogues[to.language];
  const { subject, said, next, quote } = words.news[news];
  const programme = oneLine(facts.programmeName[to.language]) || oneLine(facts.programmeName.en);
  const told = {
    programme,
    organisation: oneLine(facts.organisationName),
    // One appeal: after it there is no other.
    until: facts.appealUntil && !facts.appealedAt ? formatUntil(facts.appealUntil, to.zone, to.language) : undefined,
  };
  const written = news.startsWith('appeal-') ? facts.appealReason : facts.reason;
  const paragraphs = [
    `${oneLine(`${words.hello} ${to.name}`)},`,
    said(told),
    quote === '' ? '' : quoted(quote, written ?? ''),
    next(told),
    `${words.reference}: ${facts.id}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return {
    subject: oneLine(`${subject}: ${programme}`),
    text: paragraphs.filter((each) => each !== '').join('\n\n'),
  };
}
