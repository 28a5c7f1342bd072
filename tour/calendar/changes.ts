import type { Booking } from '../answers.js';
import { exchange } from '../exchange.js';
import { check, say, show, step } from '../print.js';
import { hold, type Session } from '../vouchers/sessions.js';
import { eventLine, parsed, type ParsedEvent } from './parsed.js';
import type { Story } from './story.js';
import { inSubscription } from './subscribe.js';

type Method = 'REQUEST' | 'CANCEL';

export async function bookASession(story: Story): Promise<Session> {
  const { tudur, days } = story;
  step('A session is booked');
  const held = await hold(tudur, story.talk, days.at(2, 3, '10:00'));
  const tentative = await inSubscription(story, held.id);
  check('while it is held, the calendar has it as something that may be', tentative?.status === 'TENTATIVE', tentative);
  const session = await confirmed(story, held);
  const [invitation] = await everybodyIsSent(story, session, 'REQUEST');
  const event = await inSubscription(story, session.id);
  check('once it is confirmed, the calendar has what the invitations say', isSame(event, invitation), event);
  return session;
}

export async function moveIt(story: Story, session: Session): Promise<void> {
  step('It moves, across the change of the clocks');
  const start = story.days.at(4, 3, '10:00');
  say('From a Wednesday in winter to one in summer time, or the other way round, at the same hour on the wall.');
  const moved = await exchange<Booking>(story.tudur, `POST /bookings/${session.id}/rescheduling`, {
    body: { start: start.toString() },
    tell: ({ state }) => state,
  });
  const sent = await everybodyIsSent(story, moved, 'REQUEST');
  check(
    'the sequence has risen',
    sent.every(({ sequence }) => sequence > session.sequence),
    sent,
  );
  check(
    'the parser finds ten o’clock',
    sent.every((event) => event.start === start.toString()),
    sent,
  );
  const event = await inSubscription(story, session.id);
  check('the calendar has moved it, and has it once', isSame(event, sent[0]), event);
}

export async function cancelIt(story: Story, { id }: Session): Promise<void> {
  step('It is called off');
  const cancelled = await exchange<Booking>(story.tudur, `POST /bookings/${id}/cancellation`, {
    body: { reason: 'no-longer-needed' },
    tell: ({ state }) => state,
  });
  await everybodyIsSent(story, cancelled, 'CANCEL');
  const event = await inSubscription(story, id);
  const isToldSo = event?.status === 'CANCELLED' && event.sequence === cancelled.sequence;
  check(
    'the calendar says so too, for 30 days, since a session that is only missing may stay in some programs',
    isToldSo,
    event,
  );
}

export async function confirmed({ tudur }: Story, { id }: Session): Promise<Session> {
  return exchange<Session>(tudur, `POST /bookings/${id}/confirmation`, { tell: ({ state }) => state });
}

/** What both sides' calendars are mailed, shown and held against the booking: the client's first. */
export async function everybodyIsSent(
  { mailbox, tudur, iestyn }: Story,
  { id, sequence }: Pick<Booking, 'id' | 'sequence'>,
  method: Method,
): Promise<readonly ParsedEvent[]> {
  const events: ParsedEvent[] = [];
  for (const { name, email } of [tudur, iestyn]) {
    const letter = await mailbox.nextInvitation(email);
    const calendar = parsed(letter.calendar ?? '');
    const [event] = calendar.events;
    show(`To ${name}: ${event ? eventLine(calendar.method, event) : letter.subject}`);
    const isIt = event?.uid.startsWith(`${id}@`) && event.sequence === sequence && calendar.method === method;
    check(`${name}’s calendar is mailed a ${method} with SEQUENCE ${sequence}`, isIt === true, letter);
    events.push(event as ParsedEvent);
  }
  return events;
}

function isSame(one: ParsedEvent | undefined, other: ParsedEvent | undefined): boolean {
  const facts = (event: ParsedEvent | undefined) =>
    event && [event.uid, event.sequence, event.status, event.start, event.end].join();
  return one !== undefined && facts(one) === facts(other);
}
