import type { Booking } from '../answers.js';
import { exchangeQuietly } from '../exchange.js';
import { becomes } from '../payments/time.js';
import { check, say, show, step } from '../print.js';
import { hold } from '../vouchers/sessions.js';
import { confirmed, everybodyIsSent } from './changes.js';
import { bringMail, type Letter } from './mailbox.js';
import { parsed, type ParsedEvent } from './parsed.js';
import type { Story } from './story.js';
import { inSubscription } from './subscribe.js';

export async function declineByReply(story: Story): Promise<void> {
  const { tudur, talk, days, mailbox, iestyn } = story;
  step('Another is declined, in the calendar and nowhere else');
  const session = await confirmed(story, await hold(tudur, talk, days.at(2, 4, '11:00')));
  const letter = await mailbox.nextInvitation(tudur.email);
  await mailbox.nextInvitation(iestyn.email);
  const [invited] = parsed(letter.calendar ?? '').events;
  check(
    'his calendar is asked for an answer at an address that is this session’s alone',
    isForReplies(invited),
    letter,
  );
  say(
    'Tudur presses “No” in his calendar program, which mails what such programs mail. The mail server for our domain brings it:',
  );
  const now = story.now();
  const reply = replyOf(letter, invited as ParsedEvent, tudur.email, now);
  show(...reply.trim().split('\n'));
  const status = await bringMail(tudur, reply, now);
  check('it is taken', status === 204, status);
  const cancelled = await becomes(
    'the session is called off: it was free of charge, so a “No” costs nobody anything',
    () => exchangeQuietly<Booking>(tudur, `GET /bookings/${session.id}`),
    ({ state }) => state === 'cancelled',
  );
  await everybodyIsSent(story, cancelled, 'CANCEL');
  const event = await inSubscription(story, session.id);
  check('and the calendar that subscribed has it so', event?.status === 'CANCELLED', event);
}

function isForReplies(event: ParsedEvent | undefined): boolean {
  return event?.organizer.endsWith('@in.barefoot.example') === true && !event.organizer.startsWith('bookings@');
}

/** RFC 5546, 3.2.3, as calendar programs write it. */
function replyOf(
  { subject }: Letter,
  { uid, sequence, organizer, start, end }: ParsedEvent,
  from: string,
  now: Temporal.Instant,
) {
  const digits = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  return `From: ${from}
To: ${organizer}
Delivered-To: ${organizer}
Subject: Declined: ${subject.replace(/[^\x20-\x7e]/g, '')}
MIME-Version: 1.0
Content-Type: text/calendar; charset=utf-8; method=REPLY

BEGIN:VCALENDAR
PRODID:-//A calendar program//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
UID:${uid}
SEQUENCE:${sequence}
DTSTAMP:${digits(now)}
DTSTART:${digits(Temporal.Instant.from(start))}
DTEND:${digits(Temporal.Instant.from(end))}
ORGANIZER:mailto:${organizer}
ATTENDEE;PARTSTAT=DECLINED:mailto:${from}
END:VEVENT
END:VCALENDAR
`;
}
