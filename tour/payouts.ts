import type { Caller } from './client.js';
import { Days } from './days.js';
import { guide } from './guide.js';
import { News } from './news.js';
import { sandboxIn } from './payments/provider.js';
import { approve, leaveTheFloatLow, payWhatIsLate } from './payouts/approvals.js';
import { payByFile, payItAnew, returnIt } from './payouts/bank-file.js';
import { checkTheBooks } from './payouts/books.js';
import { payWhatBeingLateAdded, seeItGetLate } from './payouts/late.js';
import { meetEverybody } from './payouts/people.js';
import { chooseWhere } from './payouts/places.js';
import { verifyReceipts } from './payouts/receipts.js';
import { bookAWeek, endTheWeek, offerHours, work } from './payouts/sessions.js';
import { lookAhead, payByStripe, waitForMoney } from './payouts/stripe.js';
import type { Paid, Story } from './payouts/story.js';
import type { Server } from './server.js';
import { moveClock } from './steps/hold-times.js';

/** How advisers are paid, and what becomes of it when things go wrong. */
await guide(
  [
    'A tour of Barefoot’s payouts: a week of sessions by three advisers, who are paid by Stripe, by GoCardless and by a file',
    'for the bank. One payout has to wait, one comes back, one is late by a fortnight; and each can be proved afterwards. A',
    'server starts with an empty data folder, a clock that can be moved, and a sandbox of Stripe and GoCardless beside it,',
    'where no money moves. What follows is asked of it over HTTP, and every answer is checked (✓). Times are UK times.',
  ],
  walk,
  {
    due: [
      /payout \S+ by stripe waits: /,
      /the float does not hold what advisers are due/,
      /Pay of adviser \S+ is late: /,
    ],
    passing: [/the float differs from the books in 1 things: /], // while a payment is on its way: whenever the clock is moved all is compared
  },
);

async function walk(server: Server): Promise<void> {
  const anybody: Caller = { name: 'Anybody', baseUrl: server.baseUrl };
  const days = Days.withoutHolidays();
  await moveClock(anybody, days.at(1, 1, '08:00'));
  const cast = await meetEverybody(anybody);
  const story: Story = { cast, days, news: new News(), sandbox: sandboxIn(server.log()), stops: [6] };
  await chooseWhere(story);
  const paid: Paid = { ...story, offers: await offerHours(story) };
  await workAWeek(paid);
  await payInTime(paid);
  await payLate(paid);
  await verifyReceipts(paid);
  await checkTheBooks(paid);
}

async function workAWeek(paid: Paid): Promise<void> {
  const sessions = await bookAWeek(paid);
  const last = await work(paid, sessions);
  await lookAhead(paid);
  await waitForMoney(paid);
  await endTheWeek(paid, last);
}

/** The week after that of the sessions: what is due on each day of it. */
async function payInTime(paid: Paid): Promise<void> {
  await payByStripe(paid);
  await approve(paid);
  await payByFile(paid);
  await leaveTheFloatLow(paid);
  await returnIt(paid);
  await payItAnew(paid);
}

async function payLate(paid: Paid): Promise<void> {
  await seeItGetLate(paid);
  await payWhatIsLate(paid);
  await payWhatBeingLateAdded(paid);
}
