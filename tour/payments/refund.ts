import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, show, step } from '../print.js';
import type { CancelledSession } from '../vouchers/answers.js';
import { readPaymentQuietly } from './paying.js';
import { atStripe } from './provider.js';
import { bookAndPay } from './sessions.js';
import type { Prepared } from './story.js';
import { becomes, pass } from './time.js';

/** Called off in time: it costs nothing, and goes back to the card. */
export async function cancelInTime(prepared: Prepared): Promise<void> {
  const { cast, days, news, sandbox } = prepared;
  const { tudur, iestyn } = cast;
  step('A session that is called off in time');
  const { session, payment } = await bookAndPay(prepared, tudur, days.at(3, 2, '10:00'), {
    ...{ rail: 'card', picks: ['pm_card_visa'] },
  });
  await news.skip(tudur, iestyn);
  const { settlement } = await exchange<CancelledSession>(tudur, `POST /bookings/${session.id}/cancellation`, {
    body: { reason: 'no-longer-needed' },
    tell: ({ state, settlement: settled }) => [state, `${settled?.band ?? ''} band: ${pounds(settled?.due)} due`],
  });
  check('nothing is due', settlement?.due.minor === 0, settlement);
  await pass(prepared, 'PT1M');
  await becomes(
    'what was paid is refunded',
    () => readPaymentQuietly(tudur, payment),
    ({ refunds }) => refunds.map(({ state }) => state).join() === 'paid',
  );
  const { data } = await atStripe<{ data: { amount: number; status: string }[] }>(sandbox, '/refunds');
  say('At Stripe it looks like this:');
  show(...data.map(({ amount, status }) => `refund of ${pounds({ minor: amount })}: ${status}`));
  check(
    'the card company has the same refund, and one',
    data.map(({ amount, status }) => `${amount} ${status}`).join() === '11339 succeeded',
    data,
  );
  await news.skip(tudur, iestyn);
}
