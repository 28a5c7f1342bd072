import { type LetterKind, newsOf } from '../letter-kinds.js';
import type { DeliveryFailure } from './delivery-failure.js';

const firstWaitMinutes = 1;
const mostWaitMinutes = 30;
const mostHours = 7 * 24;
/** A link that signs somebody in is worth no more after that. */
const signInMinutes = 15;

/** Until when it makes sense to hand a letter over: a reminder until what it reminds of begins. */
export function worthUntil(kind: LetterKind, from: Temporal.Instant, startsAt?: Temporal.Instant): Temporal.Instant {
  if (kind === 'sign-in') return from.add({ minutes: signInMinutes });
  const limit = from.add({ hours: mostHours });
  const isOver = startsAt !== undefined && Temporal.Instant.compare(startsAt, limit) < 0;
  return newsOf(kind) === 'reminders' && isOver ? startsAt : limit;
}

/**
 * When a letter is tried again: in a minute, and twice as long each time, up to half an hour. Null where it is given up.
 * @param tries how often it was tried, this time included
 */
export function nextTry(
  { tries, worthUntil: limit }: { readonly tries: number; readonly worthUntil: Temporal.Instant },
  failure: DeliveryFailure,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (failure.isPermanent || Temporal.Instant.compare(now, limit) >= 0) return null;
  return now.add({ minutes: Math.min(firstWaitMinutes * 2 ** (tries - 1), mostWaitMinutes) });
}
