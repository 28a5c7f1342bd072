import { zoneOf } from '../../diary/index.js';
import { ExpertTable, OfferTable } from '../../experts/index.js';
import type { OfferId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Language } from '../../kernel/when.js';
import type { Transaction } from '../../platform/database.js';
import { amountTold } from '../amount.letters.js';
import type { PublishedSession } from '../booking.invite.js';
import type { GroupSession } from '../groups/group-session.js';
import { GroupSessionTable } from '../groups/group-session.table.js';
import { calendarWords, titleOf } from './calendar.catalogue.js';
import { windowAt } from './calendar-window.js';
import { type CalendarSender, groupSession, inOrder } from './own-calendar.js';
import { lastSeatChanges } from './own-sessions.table.js';

/** What anybody may know of the sessions for groups of one offer. */
export interface OfferCalendar {
  readonly title: string;
  readonly adviserName: string;
  readonly zone: string;
  readonly sessions: readonly PublishedSession[];
}

/**
 * The sessions of an offer that are to come, and those that were called off not long ago. Throws `not-found` unless it is one for
 * groups, of an adviser who is live; it may be retired, as long as a session of it is to come.
 */
export async function sessionsInCalendarOfOffer(
  tx: Transaction,
  id: OfferId,
  { language, sender, now }: { language: Language; sender: CalendarSender; now: Temporal.Instant },
): Promise<OfferCalendar> {
  const offer = await new OfferTable(tx).findEvenRetired(id);
  const expert = await new ExpertTable(tx).find(offer.expertId);
  const groups = new GroupSessionTable(tx);
  const sessions = await groups.inCalendar({ offerId: id }, windowAt(now, 'to-come'));
  const isOffered = offer.capacity > 1 && offer.retiredAt === null;
  if (expert.state !== 'live' || (!isOffered && sessions.length === 0)) throw notFound('calendar');
  const ids = sessions.map((session) => session.id);
  const [taken, changes] = [await groups.seatsTaken(ids, now), await lastSeatChanges(tx, ids)];
  const zone = await zoneOf(tx, offer.expertId);
  const told = { language, sender, now };
  return {
    title: titleOf(offer, language),
    adviserName: expert.name,
    zone,
    sessions: inOrder(
      sessions.map((session) =>
        openSession(groupSession(session, zone, told), session, {
          language,
          adviserName: expert.name,
          seatsLeft: session.capacity - (taken.get(session.id) ?? 0),
          seatsChangedAt: changes.get(session.id) ?? session.updatedAt,
        }),
      ),
    ),
  };
}

interface Seats {
  readonly language: Language;
  readonly adviserName: string;
  readonly seatsLeft: number;
  readonly seatsChangedAt: Temporal.Instant;
}

/** What is open to everybody takes nobody's time. */
function openSession(
  event: PublishedSession,
  { state, price }: GroupSession,
  { language, adviserName, seatsLeft, seatsChangedAt }: Seats,
): PublishedSession {
  const words = calendarWords[language];
  const amount = price.minor === 0 ? words.noPrice : words.seat(amountTold(price, language));
  const lines = [words.with(adviserName), ...(state === 'scheduled' ? [amount, words.seatsLeft(seatsLeft)] : [])];
  const changedLater = Temporal.Instant.compare(seatsChangedAt, event.updatedAt) > 0;
  return {
    ...event,
    description: [...lines, '', event.url].join('\n'),
    isBusy: false,
    updatedAt: changedLater ? seatsChangedAt : event.updatedAt,
  };
}
