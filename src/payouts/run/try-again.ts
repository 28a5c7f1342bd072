const firstMinutes = 1;
const mostMinutes = 6 * 60;

/** A minute, and twice as long each time, up to six hours. */
export function nextTryAfter(tries: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ minutes: Math.min(firstMinutes * 2 ** Math.min(tries - 1, 10), mostMinutes) });
}

/** How long it is before a provider is asked again that had not enough of ours. */
export const waitForMoney = Temporal.Duration.from({ minutes: 30 });
