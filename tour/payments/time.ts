import { setTimeout as sleep } from 'node:timers/promises';
import { askQuietly, type Caller } from '../client.js';
import { check, say } from '../print.js';
import { moment } from '../times.js';
import { control, timeAt } from './provider.js';

const zone = 'Europe/London';

/** Whose time it is: the service’s, and the providers’ at their sandbox. */
export interface InTime {
  readonly cast: { readonly anybody: Caller };
  readonly sandbox: string;
  /** Hours of each day at which the clock stops on its way; left out: after the night's work, and after the banks' day. */
  readonly stops?: readonly number[];
}

/** Lets time go by for the service and for the providers, which tell it of what happens there. */
export async function passTo(story: InTime, to: Temporal.Instant): Promise<void> {
  say(`Time goes by, and what falls due is done, until ${moment(to.toString())}.`);
  let now = await timeAt(story.sandbox);
  const nextStop = () => nextOf(story.stops ?? [5, 18], now);
  while (Temporal.Instant.compare(nextStop(), to) < 0) now = await stopAt(story, nextStop());
  await stopAt(story, to);
}

/** By so much, with less to read. */
export async function pass(story: InTime, duration: string): Promise<void> {
  await stopAt(story, (await timeAt(story.sandbox)).add(duration));
}

/** Looks until it is so: what a provider tells is handled by jobs, in a second or so. */
export async function becomes<Seen>(
  sentence: string,
  look: () => Promise<Seen>,
  isSo: (seen: Seen) => boolean,
): Promise<Seen> {
  let seen = await look();
  for (let waited = 0; waited < 15_000 && !isSo(seen); waited += 100) {
    await sleep(100);
    seen = await look();
  }
  check(sentence, isSo(seen), seen);
  return seen;
}

/** The providers do what is due by then and tell it, and a second later it is handled. */
async function stopAt(story: InTime, at: Temporal.Instant): Promise<Temporal.Instant> {
  await move(story, at);
  await control(story.sandbox, 'clock', { by: 'PT0S' });
  await move(story, at.add({ seconds: 1 }));
  return timeAt(story.sandbox);
}

async function move({ cast }: InTime, to: Temporal.Instant): Promise<void> {
  const moved = await askQuietly(cast.anybody, 'PUT', '/dev/clock', { body: { now: to.toString() } });
  if (moved.status !== 200) check(`the clock goes on to ${to.toString()}`, false, moved.body);
}

function nextOf(stops: readonly number[], now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(zone).startOfDay();
  const all = [today, today.add({ days: 1 })].flatMap((day) => stops.map((hour) => day.with({ hour }).toInstant()));
  return all.find((stop) => Temporal.Instant.compare(stop, now) > 0) ?? now;
}
