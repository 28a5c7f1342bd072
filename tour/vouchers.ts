import type { Caller } from './client.js';
import { Days } from './days.js';
import { guide } from './guide.js';
import { News } from './news.js';
import type { Server } from './server.js';
import { moveClock } from './steps/hold-times.js';
import { takeWhatIsPublic, takeWhatTheyAreOffered } from './vouchers/acceptance.js';
import { offerAnHour } from './vouchers/adviser.js';
import { applyForMore, applyFromElsewhere, applyToThePanel } from './vouchers/applications.js';
import { bookInFull, bookInPart, bookTheRest } from './vouchers/bookings.js';
import { checkTheBooks, followThePounds, readTheFund } from './vouchers/books.js';
import { acceptTheRest, cancelInTheMiddleBand, deliver } from './vouchers/delivery.js';
import { letItExpire, settleWithTheFunder } from './vouchers/expiry.js';
import { decideByPanel } from './vouchers/panel.js';
import { meetEverybody } from './vouchers/people.js';
import { makeAMatchedProgramme, makeAPublicProgramme, recogniseFunders } from './vouchers/programmes.js';
import { raceForTheLast } from './vouchers/race.js';
import { readTheReport } from './vouchers/report.js';
import { askWhatWouldHelp, sayWhatTheyAre } from './vouchers/start-up.js';
import type { Funded, Story } from './vouchers/story.js';

/** Where the money comes from, and where each penny of it goes. */
await guide(
  [
    'A tour of Barefoot along the money: from a funder’s deposit to what an adviser has earned, and what goes back. A',
    'server starts with an empty data folder and a clock that can be moved; what follows is asked of it over HTTP, as any',
    'client would, and every answer is checked (✓). Times are UK times.',
  ],
  walk,
);

async function walk({ baseUrl }: Server): Promise<void> {
  const anybody: Caller = { name: 'Anybody', baseUrl };
  const days = Days.aroundNextChange();
  await moveClock(anybody, days.at(1, 1, '08:00'));
  const cast = await meetEverybody(anybody);
  const story: Story = { cast, days, news: new News() };
  await spend(story, await award(story));
}

async function award(story: Story): Promise<Funded> {
  await recogniseFunders(story);
  const matched = await makeAMatchedProgramme(story);
  const whole = await makeAPublicProgramme(story);
  await sayWhatTheyAre(story);
  const diagnostic = await askWhatWouldHelp(story, [matched, whole]);
  await applyFromElsewhere(story, matched);
  const application = await applyToThePanel(story, matched, diagnostic);
  await decideByPanel(story, application);
  await applyForMore(story, whole);
  return {
    matched: await takeWhatTheyAreOffered(story, matched),
    whole: await takeWhatIsPublic(story, whole),
  };
}

async function spend(story: Story, funded: Funded): Promise<void> {
  const offer = await offerAnHour(story.cast);
  const shared = await bookInPart(story, offer, funded.matched);
  const [late, silent] = await bookTheRest(story, offer, funded.matched);
  const full = await bookInFull(story, offer, funded.whole);
  const last = await raceForTheLast(story, offer, funded.whole);

  await deliver(story, shared);
  await cancelInTheMiddleBand(story, late);
  await acceptTheRest(story, { full, silent, last });
  await followThePounds(story, funded.matched);
  await letItExpire(story, funded);
  await readTheReport(story, funded.matched);
  await settleWithTheFunder(story, funded.matched.programme);
  await readTheFund(story, funded.matched.programme);
  await checkTheBooks(story);
}
