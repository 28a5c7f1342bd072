const firstMinutes = 1;
const mostMinutes = 6 * 60;

/** When a provider that did not do what it was asked to is asked again: in a minute, and twice as long each time, up to six hours. */
export function nextTryAfter(tries: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ minutes: Math.min(firstMinutes * 2 ** (tries - 1), mostMinutes) });
}
