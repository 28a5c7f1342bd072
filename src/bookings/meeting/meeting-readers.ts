import { access, type Relation } from '../../accounts/index.js';
import type { Language } from '../../kernel/when.js';
import type { Booking } from '../booking.js';
import { oneLine } from '../../mail/index.js';
import { catalogues, type Side } from '../booking.letters.catalogue.js';
import type { PartyNames } from '../parties.js';
import type { Meeting } from './meeting.js';
import { tellMeeting, type ToldMeeting } from './meeting.letters.js';

/** Whether somebody is told where a session is met: whose session it is, and not who only keeps the platform. */
export function mayReadMeeting(relations: readonly Relation[]): boolean {
  const readers: readonly Relation[] = access.readMeeting;
  return relations.some((relation) => readers.includes(relation));
}

/** The meeting as it is told to one who may read it: the client's number is the adviser's to know. */
export function meetingSeenBy(relations: readonly Relation[], meeting: Meeting): Meeting {
  return relations.includes('adviser') ? meeting : { ...meeting, clientNumber: null };
}

/** Where they meet, in words for one side. The client's number is the adviser's to know. */
export function meetingToldTo(
  { side, language }: { side: Side; language: Language },
  meeting: Meeting,
  booking: Booking,
  { expert, client, organisationName }: PartyNames,
): ToldMeeting {
  const { someAdviser, someClient } = catalogues[language];
  return tellMeeting(meetingSeenBy(side === 'adviser' ? ['adviser'] : [], meeting), booking.mode, {
    side,
    language,
    adviser: oneLine(expert.name) || someAdviser,
    client: oneLine(client.name) || oneLine(organisationName) || someClient,
  });
}
