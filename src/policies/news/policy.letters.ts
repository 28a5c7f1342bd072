import { formatDate, formatUntil, type Language } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import type { Tally } from '../changes/policy-change.js';
import { type FigureChange, figureLines, figureName } from './figure-words.js';
import { type FigureTold, policyCatalogues } from './policy.letters.catalogue.js';
import type { PolicyNewsKind } from './policy-news.js';

export interface PolicyLetterFacts {
  readonly kind: PolicyNewsKind;
  readonly figure: FigureChange;
  /** What whoever proposed it wrote; of an emergency, the steward. */
  readonly reason: string;
  /** Where the members' decision is written down, once it is. */
  readonly decision: string | null;
  /** Null of an emergency: nobody voted. */
  readonly vote: { readonly tally: Tally; readonly quorum: number; readonly closesAt: Temporal.Instant } | null;
  /** When it comes into force, at the earliest. */
  readonly from: Temporal.Instant;
  /** When a figure that was set in an emergency ends. */
  readonly until: Temporal.Instant | null;
  readonly url: string;
}

interface Reader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
}

/** The letter that tells somebody who votes what becomes of a figure of the members'. */
export function policyLetter(facts: PolicyLetterFacts, reader: Reader): { subject: string; text: string } {
  const { kind, figure, url, decision } = facts;
  const { name, language } = reader;
  const words = policyCatalogues[language];
  const news = words.news[kind];
  const told = toldOf(facts, reader);
  const paragraphs = [
    `${oneLine(`${words.hello} ${name}`)},`,
    news.said(told),
    [words.figure, ...figureLines(figure, language)].join('\n'),
    decision === null
      ? quoted(kind === 'overridden' ? words.emergencyReason : words.reason, facts.reason)
      : quoted(words.decision, decision),
    news.next(told),
    `${words.page}\n${url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return { subject: news.subject(told), text: paragraphs.join('\n\n') };
}

function toldOf({ figure, vote, from, until }: PolicyLetterFacts, { language, zone }: Reader): FigureTold {
  const day = (instant: Temporal.Instant) =>
    formatDate(instant.toZonedDateTimeISO(zone).toPlainDate().toString(), language);
  return {
    ...(vote?.tally ?? { for: 0, against: 0, abstain: 0 }),
    name: figureName(figure.name, language),
    quorum: vote?.quorum ?? 0,
    closes: vote ? formatUntil(vote.closesAt, zone, language) : '',
    from: day(from),
    until: until ? day(until) : '',
  };
}
