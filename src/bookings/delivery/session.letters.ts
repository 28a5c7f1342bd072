import type { Period } from '../../kernel/time.js';
import { formatDay, formatUntil, formatWhen, type Language } from '../../kernel/when.js';
import { oneLine, quoted } from '../../mail/index.js';
import type { HidingReason } from '../reviews/review.js';
import {
  sessionCatalogues,
  type SessionNews,
  type SessionReader,
  type SessionTold,
} from './session.letters.catalogue.js';

export interface SessionLetterFacts extends Period {
  readonly titleEn: string;
  readonly titleCy: string;
  readonly adviserName: string;
  readonly clientName: string;
  readonly organisationName: string;
  /** The booking's address. */
  readonly url: string;
  /** How long somebody has to act. */
  readonly until?: Temporal.Instant | null;
  readonly bySilence?: boolean;
  readonly missing?: 'client' | 'adviser';
  readonly hiddenFor?: HidingReason;
  /** What somebody wrote. */
  readonly quote?: string | null;
}

export interface SessionLetterReader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
  readonly reader: SessionReader;
}

/** The letter that tells somebody what became of a session that has begun. */
export function sessionLetter(
  news: SessionNews,
  facts: SessionLetterFacts,
  to: SessionLetterReader,
): { subject: string; text: string } {
  const words = sessionCatalogues[to.language];
  const { subject, said, next, quote } = words.news[news];
  const told = toldTo(to, facts);
  const title = to.language === 'cy' && facts.titleCy !== '' ? facts.titleCy : facts.titleEn;
  const details = [
    [words.label.title, oneLine(title)],
    [words.label.when, formatWhen(facts.start, facts.end, to.zone, to.language)],
    ...(to.reader === 'adviser' ? [] : [[words.label.adviser, told.adviser]]),
    ...(to.reader === 'client' ? [] : [[words.label.client, told.client]]),
  ];
  const paragraphs = [
    `${oneLine(`${words.hello} ${to.name}`)},`,
    said(told),
    details.map((line) => line.join(': ')).join('\n'),
    quote === '' ? '' : quoted(quote, facts.quote ?? ''),
    next(told),
    `${words.page}\n${facts.url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  const day = formatDay(facts.start, to.zone, to.language);
  return {
    subject: oneLine(`${subject}: ${title}, ${day}`),
    text: paragraphs.filter((each) => each !== '').join('\n\n'),
  };
}

function toldTo({ reader, zone, language }: SessionLetterReader, facts: SessionLetterFacts): SessionTold {
  const { someAdviser, someClient } = sessionCatalogues[language];
  return {
    reader,
    adviser: oneLine(facts.adviserName) || someAdviser,
    client: oneLine(facts.organisationName) || oneLine(facts.clientName) || someClient,
    until: facts.until ? formatUntil(facts.until, zone, language) : undefined,
    bySilence: facts.bySilence ?? false,
    missing: facts.missing ?? 'client',
    hiddenFor: facts.hiddenFor ?? 'other',
  };
}
