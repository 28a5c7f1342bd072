import { acceptBySilence, countersign, recordTheHour } from './adviser/after.js';
import { bookTheOther, cancelLate } from './adviser/cancellation.js';
import { decideOnClinics, fillAClinic } from './adviser/clinic.js';
import { bookAnHour } from './adviser/paid-session.js';
import { meetEverybody } from './adviser/people.js';
import { sayHowMuch, sayWhat, sayWhen } from './adviser/rates.js';
import { readTheRecord } from './adviser/record.js';
import { reviewEachOther } from './adviser/reviews.js';
import { bookASeries } from './adviser/series.js';
import { findSomebodyToAnswerForHer, saySheIsOneOfUs, signUp } from './adviser/sign-up.js';
import type { Story } from './adviser/story.js';
import { askBeforeBooking, tellWhereToMeet, writeToEachOther } from './adviser/talk.js';
import { verify } from './adviser/verification.js';
import { waitInLine } from './adviser/waiting.js';
import type { Caller } from './client.js';
import { Days } from './days.js';
import { guide } from './guide.js';
import { News } from './news.js';
import type { Server } from './server.js';
import { moveClock } from './steps/hold-times.js';

/** The other side: an adviser, from signing up to what is kept of her work. */
await guide(
  [
    'A tour of Barefoot with an adviser. A server starts with an empty data folder and a clock that can be moved; what',
    'follows is asked of it over HTTP, as any client would, and every answer is checked (✓). Times are UK times.',
  ],
  walk,
);

async function walk({ baseUrl }: Server): Promise<void> {
  const anybody: Caller = { name: 'Anybody', baseUrl };
  const days = Days.aroundNextChange();
  await moveClock(anybody, days.at(1, 1, '08:00'));
  const cast = await meetEverybody(anybody);
  const news = new News();
  const draft = await signUp(anybody);
  await news.skip(draft.bethan);
  await saySheIsOneOfUs(draft);
  await findSomebodyToAnswerForHer(draft, cast, news);
  await work({ cast, days, news, ...draft });
}

async function work(story: Story): Promise<void> {
  await verify(story);
  await sayWhen(story);
  await sayHowMuch(story);
  const offers = await sayWhat(story);

  await askBeforeBooking(story);
  const hour = await bookAnHour(story, offers);
  await tellWhereToMeet(story, hour);
  await writeToEachOther(story, hour);
  const other = await bookTheOther(story, offers);
  const clinics = await fillAClinic(story, offers);
  const introduction = await waitInLine(story, offers);

  await cancelLate(story, other);
  await recordTheHour(story, hour);
  await countersign(story, hour);
  await reviewEachOther(story, hour);
  await acceptBySilence(story, introduction);
  await bookASeries(story, offers);
  await decideOnClinics(story, clinics);
  await readTheRecord(story);
}
