import type { Caller } from './client.js';
import { Days } from './days.js';
import { guide } from './guide.js';
import { News } from './news.js';
import { checkTheBooks } from './payments/books.js';
import { letItFail, payByDebit, payTheDebt } from './payments/debit.js';
import { bookForIsla, dispute } from './payments/dispute.js';
import { fillAFund } from './payments/funder.js';
import { letTheTimeGo, seeTheLateMoneyGoBack } from './payments/late.js';
import { sandboxIn } from './payments/provider.js';
import { payOutToTheBank, reconcile } from './payments/payouts.js';
import { meetEverybody } from './payments/people.js';
import { cancelInTime } from './payments/refund.js';
import { type Planned, takePlace } from './payments/sessions.js';
import type { Prepared, Story } from './payments/story.js';
import { payHalfByVoucher } from './payments/voucher.js';
import { payByBank, payByCard } from './payments/ways.js';
import type { Server } from './server.js';
import { moveClock } from './steps/hold-times.js';
import { offerAnHour } from './vouchers/adviser.js';

/** How sessions are paid for, and what becomes of the money when things go wrong. */
await guide(
  [
    'A tour of Barefoot’s payments: by card, bank and Direct Debit, refunds, disputes, invoices, and what the books say in',
    'the end. A server starts with an empty data folder, a clock that can be moved, and a sandbox of Stripe and GoCardless',
    'beside it, where no money moves. What follows is asked of it over HTTP, also on the pages where people pay, and every',
    'answer is checked (✓). Times are UK times.',
  ],
  walk,
);

async function walk(server: Server): Promise<void> {
  const anybody: Caller = { name: 'Anybody', baseUrl: server.baseUrl };
  const days = Days.aroundNextChange();
  await moveClock(anybody, days.at(1, 1, '08:00'));
  const cast = await meetEverybody(anybody);
  const story: Story = { cast, days, news: new News(), sandbox: sandboxIn(server.log()) };
  const programme = await fillAFund(story);
  const prepared: Prepared = { ...story, programme, offer: await offerAnHour(cast) };
  const sessions = await book(prepared);
  await seeWhatComes(prepared, sessions);
  await payOutToTheBank(prepared);
  await reconcile(prepared);
  await checkTheBooks(prepared);
}

interface Sessions {
  readonly late: Planned;
  /** The one that is called off, as its debit fails. */
  readonly failing: Planned;
  /** Those that take place and are Tudur's, in order of time. */
  readonly held: readonly Planned[];
  readonly disputed: Planned;
}

async function book(prepared: Prepared): Promise<Sessions> {
  const byCard = await payByCard(prepared);
  const late = await letTheTimeGo(prepared);
  const byBank = await payByBank(prepared);
  const failing = await payByDebit(prepared);
  const shared = await payHalfByVoucher(prepared);
  const disputed = await bookForIsla(prepared);
  await cancelInTime(prepared);
  return { late, failing, held: [byBank, shared, byCard], disputed };
}

async function seeWhatComes(prepared: Prepared, { late, failing, held, disputed }: Sessions): Promise<void> {
  await letItFail(prepared, failing);
  await payTheDebt(prepared);
  await takePlace(prepared, held);
  await dispute(prepared, disputed);
  await seeTheLateMoneyGoBack(prepared, late);
}
