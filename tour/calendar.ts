import { bookASession, cancelIt, moveIt } from './calendar/changes.js';
import { declineByReply } from './calendar/decline.js';
import { beBusyElsewhere } from './calendar/elsewhere.js';
import { inboundMail, openMailbox } from './calendar/mailbox.js';
import { meetEverybody } from './calendar/people.js';
import { showWhenBusy } from './calendar/show-when-busy.js';
import { stopSharing, subscribe } from './calendar/subscribe.js';
import type { Story } from './calendar/story.js';
import type { Caller } from './client.js';
import { Days } from './days.js';
import { guide } from './guide.js';
import type { Server } from './server.js';
import { moveClock } from './steps/hold-times.js';

const mailbox = await openMailbox();

/** What calendars of others are told, by subscription and by mail, what they answer, and what they tell us. */
await guide(
  [
    'A tour of Barefoot’s calendars: subscribe, book, move, cancel, decline by a calendar’s reply, and be busy by a calendar that',
    'is kept elsewhere, across a change of the clocks. A server starts with an empty data folder and a clock that can be moved; a',
    'mail server of the tour’s own takes its letters. All that calendars are sent is read with another program’s parser, and every',
    'answer is checked (✓). Times are UK times.',
  ],
  walk,
  undefined,
  { ...inboundMail, SMTP_URL: mailbox.url },
);
await mailbox.close();

async function walk({ baseUrl }: Server): Promise<void> {
  const anybody: Caller = { name: 'Anybody', baseUrl };
  const days = Days.aroundNextChange();
  const began = days.at(1, 1, '08:00');
  await moveClock(anybody, began);
  const movedAt = performance.now();
  const now = () => began.add({ milliseconds: Math.round(performance.now() - movedAt) });
  const people = await meetEverybody(anybody);
  const story: Story = { ...people, days, now, mailbox, subscription: await subscribe(people.tudur) };
  const session = await bookASession(story);
  await moveIt(story, session);
  await cancelIt(story, session);
  await declineByReply(story);
  await beBusyElsewhere(story);
  await showWhenBusy(story);
  await stopSharing(story);
}
