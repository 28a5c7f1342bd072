import type { Money } from '../kernel/money.js';
import type { Period } from '../kernel/time.js';
import { formatDay, formatUntil, formatWhen, type Language } from '../kernel/when.js';
import { type LetterKind as LetterKindOfAll, oneLine, quoted } from '../mail/index.js';
import { amountTold } from './amount.letters.js';
import {
  type CancellationReason,
  catalogues,
  type LetterKind,
  type Mode,
  type Side,
  type Told,
} from './booking.letters.catalogue.js';
import { cancellingTold } from './cancelling.letters.js';
import { earnedTold, settlementTold, type ToldSettlement } from './funding/settlement.letters.js';
import type { ToldMeeting } from './meeting/meeting.letters.js';

export interface LetterFacts extends Period {
  readonly title: string;
  /** When it was to be, for a moved session. */
  readonly previousStart?: Temporal.Instant;
  readonly mode: Mode;
  readonly adviserName: string;
  readonly clientName: string;
  readonly organisationName: string;
  /** What the start-up wrote it wants help with. */
  readonly needs: string;
  readonly reason?: CancellationReason;
  readonly cancelledBy?: Side | 'steward';
  readonly note?: string;
  /** What became of the money of one that was called off. */
  readonly settlement?: ToldSettlement;
  /** Where they meet, for as long as they do. */
  readonly meeting?: Pick<ToldMeeting, 'lines' | 'notes'>;
  /** The booking's address. */
  readonly url: string;
  readonly cancelFreeUntil: Temporal.Instant;
  /** What cancelling costs its client now, in hundredths of a percent of contact and preparation; left out while it is free. */
  readonly cancelRateNow?: number;
  /** When a time that is held or asked for is let go. */
  readonly lapsesAt?: Temporal.Instant;
  readonly price: Money;
  /** A seat in a group session. */
  readonly isSeat?: boolean;
}

export interface LetterReader {
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
  readonly side: Side;
}

/** The letter that tells one side of a booking what became of it, in that reader's language and zone. */
export function letterOf(
  kind: LetterKind,
  facts: LetterFacts,
  reader: LetterReader,
): { subject: string; text: string } {
  const words = catalogues[reader.language];
  const told = toldTo(reader, facts);
  const paragraphs = [
    `${oneLine(`${words.hello} ${reader.name}`)},`,
    words.opening[kind](told),
    details(kind, facts, reader, told),
    ...(facts.meeting?.notes ?? []).map(([intro, text]) => quoted(intro, text)),
    ...(kind === 'cancelled'
      ? [quoted(words.note, facts.note), words.settlement[reader.side](told), settlementFor(reader, facts)]
      : [quoted(words.needs(told), facts.needs), quoted(words.note, facts.note), changing(facts, reader, told)]),
    kind === 'cancelled' && reader.side === 'client' ? words.bookAgain : '',
    `${kind === 'cancelled' ? words.cancelledPage : words.page}\n${facts.url}`,
    `${words.farewell}\nBarefoot\n`,
  ];
  return {
    subject: titled(words.subject[kind], facts, reader),
    text: paragraphs.filter((each) => each !== '').join('\n\n'),
  };
}

/** Whoever advises a group calls it off whole, so that nobody's seat is theirs to cancel. */
function changing({ cancelRateNow, isSeat = false }: LetterFacts, { side, language }: LetterReader, told: Told) {
  const isGroupOfOwn = isSeat && side === 'adviser';
  if (cancelRateNow !== undefined && !isGroupOfOwn) return cancellingTold(told, cancelRateNow, { isSeat, language });
  return catalogues[language][isSeat ? 'changeSeat' : 'change'][side](told);
}

function settlementFor({ side, language }: LetterReader, { settlement }: LetterFacts): string {
  if (!settlement) return '';
  return side === 'client' ? settlementTold(settlement, language) : earnedTold(settlement, language);
}

/** What a letter says in one language that tells something else of a session than its time; it goes without an invite. */
export interface NoteWords {
  readonly subject: string;
  /** What happened, and what to do now. */
  readonly opening: (told: Told) => string;
  readonly quoted?: { readonly intro: string; readonly text: string };
}

export interface Note {
  /** `booking-requested` */
  readonly kind: LetterKindOfAll;
  readonly to: Side;
  readonly words: Readonly<Record<Language, NoteWords>>;
}

/** A letter about a session that no calendar is told of. */
export function noteOf(words: Readonly<Record<Language, NoteWords>>, facts: LetterFacts, reader: LetterReader) {
  const { hello, cancelledPage, farewell } = catalogues[reader.language];
  const { subject, opening, quoted: said } = words[reader.language];
  const told = toldTo(reader, facts);
  const paragraphs = [
    `${oneLine(`${hello} ${reader.name}`)},`,
    opening(told),
    details('note', facts, reader, told),
    said ? quoted(said.intro, said.text) : '',
    `${cancelledPage}\n${facts.url}`,
    `${farewell}\nBarefoot\n`,
  ];
  return { subject: titled(subject, facts, reader), text: paragraphs.filter((each) => each !== '').join('\n\n') };
}

/** In Welsh the weekday is written small, because it stands within the line. */
function titled(subject: string, { title, start }: LetterFacts, { language, zone }: LetterReader): string {
  const day = formatDay(start, zone, language);
  return oneLine(`${subject}: ${title}, ${day}`);
}

/** Whoever signed up without a name is called by their organisation's, or by what they are here. */
function toldTo({ side, zone, language }: LetterReader, facts: LetterFacts): Told {
  const { someAdviser, someClient } = catalogues[language];
  const organisation = oneLine(facts.organisationName);
  const isFreeToStart = facts.price.minor === 0 || Temporal.Instant.compare(facts.cancelFreeUntil, facts.start) >= 0;
  return {
    side,
    adviser: oneLine(facts.adviserName) || someAdviser,
    client: oneLine(facts.clientName) || organisation || someClient,
    organisation,
    cancelledBy: facts.cancelledBy,
    isFree: facts.price.minor === 0,
    keptUntil: facts.lapsesAt ? formatUntil(facts.lapsesAt, zone, language) : '',
    freeUntil: isFreeToStart ? undefined : formatUntil(facts.cancelFreeUntil, zone, language),
  };
}

function details(kind: LetterKind | 'note', facts: LetterFacts, { language, zone }: LetterReader, told: Told): string {
  const { label, mode, reason } = catalogues[language];
  const { start, end, previousStart } = facts;
  const before = previousStart && formatWhen(previousStart, previousStart.add(start.until(end)), zone, language);
  const other = told.side === 'client' ? [told.adviser] : [told.client, told.organisation];
  const lines = [
    [label.title, oneLine(facts.title)],
    [label.when, formatWhen(start, end, zone, language)],
    [label.previously, kind === 'moved' ? before : undefined],
    [label.how, mode[facts.mode]],
    ...(facts.meeting?.lines ?? []),
    [label.with, [...new Set(other)].filter((name) => name !== '').join(', ')],
    [label.price, kind === 'cancelled' ? undefined : priceOf(facts.price, language)],
    [label.reason, kind === 'cancelled' && facts.reason ? reason[facts.reason] : undefined],
  ] as const;
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])).join('\n');
}

function priceOf(price: Money, language: Language): string {
  const words = catalogues[language];
  return price.minor === 0 ? words.nothingToPay : words.price(amountTold(price, language));
}
