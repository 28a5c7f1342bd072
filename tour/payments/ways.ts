import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, step } from '../print.js';
import type { PaymentOptions } from './answers.js';
import { payOn, readPaymentQuietly } from './paying.js';
import { isConfirmed, plan, type Planned } from './sessions.js';
import type { Prepared } from './story.js';
import { becomes, pass } from './time.js';

export async function payByCard(prepared: Prepared): Promise<Planned> {
  const { cast, days, news } = prepared;
  const { tudur, iestyn } = cast;
  step('By card, where the bank asks who is paying');
  const planned = await plan(prepared, tudur, days.at(2, 5, '10:00'), { rail: 'card' });
  say('There were three ways, at one price. What each costs the co-op is said, and is nobody’s surcharge:');
  const { items } = await exchange<PaymentOptions>(tudur, `GET /bookings/${planned.session.id}/payment-options`, {
    tell: (options) => [
      '',
      ...options.items.map(
        ({ rail, amount, costs_the_co_op: cost, can_be_used: usable, why_not: why }) =>
          `${rail}: ${pounds(amount)}, costs the co-op about ${pounds(cost)}${usable ? '' : ` (not now: ${why ?? ''})`}`,
      ),
    ],
  });
  check('the price is the same by each', new Set(items.map(({ amount }) => amount.minor)).size === 1, items);
  say(`${tudur.name} stays with the card, and pays on the card company’s page:`);
  await payOn(tudur, planned.payment, 'pm_card_chargeDeclined', 'pm_card_authenticationRequired', 'pass');
  await isConfirmed(tudur, planned.session);
  await news.of([tudur, 'booking-confirmed'], [iestyn, 'booking-confirmed']);
  return planned;
}

export async function payByBank(prepared: Prepared): Promise<Planned> {
  const { cast, days, news } = prepared;
  const { tudur, iestyn } = cast;
  step('By bank, at once');
  say('The time that was let go is free again, and he takes it.');
  const planned = await plan(prepared, tudur, days.at(2, 3, '10:00'), { rail: 'bank' });
  await payOn(tudur, planned.payment, 'instant');
  await becomes(
    'his bank has sent it, and the provider says that it is on its way',
    () => readPaymentQuietly(tudur, planned.payment),
    ({ state }) => state === 'pending',
  );
  say('Two minutes later it is there.');
  await pass(prepared, 'PT3M');
  await isConfirmed(tudur, planned.session);
  await news.of([tudur, 'booking-confirmed'], [iestyn, 'booking-confirmed']);
  return planned;
}
