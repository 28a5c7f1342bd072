import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { atStripe } from '../payments/provider.js';
import { passTo } from '../payments/time.js';
import { check, say, show, step } from '../print.js';
import type { Payout } from './answers.js';
import { latestPayout, isPaid, previewRun, viewPayout } from './payouts.js';
import type { Paid } from './story.js';

/** Before anything is planned. */
export async function lookAhead(paid: Paid): Promise<void> {
  const { cast, days } = paid;
  step('Who is to be paid, a day ahead');
  say('On every working day at six in the morning what is due by the end of the next one is put on its way.');
  await passTo(paid, days.at(2, 5, '05:30'));
  const items = await previewRun(paid);
  check(
    `on Friday that is ${cast.iestyn.name}’s Monday session`,
    items.map(({ name, amount }) => `${name.split(' ')[0] ?? ''} ${amount.minor}`).join() === 'Iestyn 13125',
    items,
  );
}

/** Stripe refuses what it does not hold, and is asked again. */
export async function waitForMoney(paid: Paid): Promise<void> {
  const { cast, days } = paid;
  const { iestyn, steward } = cast;
  step('At six the payout is planned, and Stripe does not have its money');
  await passTo(paid, days.at(2, 5, '06:00'));
  const payout = await latestPayout(iestyn);
  check('it is planned, and not sent', payout.state === 'planned' && payout.paid_on === null, payout);
  await passTo(paid, days.at(2, 5, '07:30'));
  const { items } = await exchange<{ items: readonly Payout[] }>(steward, 'GET /payouts?waiting=true', {
    tell: (waiting) => ['', ...waiting.items.map(viewPayout)],
  });
  check(`${steward.name} sees it among those that wait`, items.map(({ id }) => id).join() === payout.id, items);
  check('it has been asked for more than once, and there is still one', (items[0]?.tries ?? 0) > 1, items);
}

export async function payByStripe(paid: Paid): Promise<void> {
  const { cast, days, news, sandbox } = paid;
  const { iestyn } = cast;
  step('On Monday a card’s money has come, and Stripe pays');
  await passTo(paid, days.at(3, 1, '06:00'));
  await isPaid(iestyn, iestyn.hour.pay, days.date(3, 1));
  say(`That is the day on which it was due, and nobody had to do anything. At Stripe it looks like this:`);
  const { data } = await atStripe<{ data: { amount: number; transfer_group: string }[] }>(sandbox, '/transfers');
  show(
    ...data.map(
      ({ amount, transfer_group: group }) => `transfer of ${pounds({ minor: amount })} for ${group.slice(-6)}`,
    ),
  );
  check('one transfer, however often it was asked for', data.map(({ amount }) => amount).join() === '13125', data);
  await news.of([iestyn, 'adviser-pay-paid']);
}
