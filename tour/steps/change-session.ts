import type { Booking, Slots } from '../answers.js';
import { ask, askQuietly, type Caller, told } from '../client.js';
import { lettersTo } from '../letters.js';
import { check, say, step } from '../print.js';
import { period } from '../times.js';
import { slotsPath, type Wanted } from './find-adviser.js';
import { moveClock } from './hold-times.js';
import { bothLetters } from './read-letters.js';

/** @returns the session at its new time */
export async function moveTheSession(tudur: Caller, wanted: Wanted, session: Booking): Promise<Booking> {
  step('The session moves, in place');
  say(
    `Half an hour later would suit better. That time is not listed: Callum keeps a quarter of an hour after each session
    free, and this session is in its own way. To somebody who moves it, it is not.`.replace(/\s+/g, ' '),
  );
  const later = session.end;
  const path = slotsPath(wanted, 1);
  const listed = await askQuietly<Slots>(tudur, 'GET', path);
  check('to everybody else, the next half hour is not free', !starts(listed.body).includes(later), listed.body);
  const moving = await ask<Slots>(tudur, 'GET', `${path}&moving=${session.id}`);
  told(moving, `${moving.body.items.length} times`);
  check('to the session that moves, it is', starts(moving.body).includes(later), moving.body);

  const moved = await ask<Booking>(tudur, 'POST', `/api/v1/bookings/${session.id}/rescheduling`, {
    body: { start: later },
  });
  told(moved, period(moved.body));
  check(
    'it is the same booking at another time',
    moved.body.id === session.id && moved.body.start === later,
    moved.body,
  );
  await bothLetters(tudur, { kind: 'booking-moved', method: 'REQUEST', session: moved.body });
  check('the sequence has risen, so calendars take it for news', moved.body.sequence > session.sequence, moved.body);
  return moved.body;
}

export async function remind(tudur: Caller, session: Booking): Promise<void> {
  step('The day before');
  const start = Temporal.Instant.from(session.start);
  await moveClock(tudur, start.subtract({ hours: 25 }));
  const [latest] = await lettersTo(tudur, 'callum.drysdale-orr@advisers.example');
  check('nobody is reminded yet', latest?.kind !== 'booking-reminder', latest);
  await moveClock(tudur, start.subtract({ hours: 24 }));
  await bothLetters(tudur, { kind: 'booking-reminder', method: 'REQUEST', session });
}

export async function cancelTheSession(tudur: Caller, wanted: Wanted, session: Booking): Promise<void> {
  step('The session is called off');
  const before = await askQuietly<Slots>(tudur, 'GET', slotsPath(wanted, 1));
  check('so far its time is taken', !starts(before.body).includes(session.start), before.body);
  const cancelled = await ask<Booking>(tudur, 'POST', `/api/v1/bookings/${session.id}/cancellation`, {
    body: { reason: 'illness', note: 'The oven has won. We are sorry.' },
  });
  told(cancelled, cancelled.body.state);
  check('the session is cancelled', cancelled.status === 200 && cancelled.body.state === 'cancelled', cancelled.body);
  await bothLetters(tudur, { kind: 'booking-cancelled', method: 'CANCEL', session: cancelled.body });
  check('with a sequence above all before', cancelled.body.sequence > session.sequence, cancelled.body);
  const after = await ask<Slots>(tudur, 'GET', slotsPath(wanted, 1));
  told(after, `${after.body.items.length} times, before there were ${before.body.items.length}`);
  check('its time is free again', starts(after.body).includes(session.start), after.body);
}

function starts({ items }: Slots): string[] {
  return items.map(({ start }) => start);
}
