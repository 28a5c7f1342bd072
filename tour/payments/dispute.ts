import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, step } from '../print.js';
import { accountOf } from '../vouchers/ledger.js';
import type { Debts, Payment } from './answers.js';
import { payOn, readPayment, readPaymentQuietly } from './paying.js';
import { atStripe, control } from './provider.js';
import { bookAndPay, deliver, type Planned } from './sessions.js';
import type { Prepared } from './story.js';
import { becomes, pass, passTo } from './time.js';

export async function bookForIsla(prepared: Prepared): Promise<Planned> {
  const { cast, days, news } = prepared;
  const { isla, iestyn } = cast;
  step('The couriers book an hour too');
  const planned = await bookAndPay(prepared, isla, days.at(3, 1, '10:00'), { rail: 'card', picks: ['pm_card_visa'] });
  await news.skip(isla, iestyn);
  return planned;
}

/** Her bank takes back what she had paid, after the session; the card company believes it. */
export async function dispute(prepared: Prepared, { session, payment }: Planned): Promise<void> {
  const { cast, news, sandbox } = prepared;
  const { isla, iestyn } = cast;
  step('A card payment that is disputed, and lost');
  await passTo(prepared, Temporal.Instant.from(session.end).add({ minutes: 5 }));
  await deliver(iestyn, isla, session);
  const earned = await accountOf(iestyn, 'adviser-payable');
  await news.skip(isla);
  say('Somebody at the couriers’ does not know the charge, and tells their bank.');
  const charge = await chargeOf(sandbox, payment);
  const opened = { provider: 'stripe', name: 'dispute_opened', id: charge };
  const { id } = await control<{ id: string }>(sandbox, 'scenarios', opened);
  await becomes(
    'the money is taken back, and the couriers owe it',
    () => readPaymentQuietly(isla, payment),
    ({ state, reversals }) => state === 'reversed' && reversals.every(({ is_owed: isOwed }) => isOwed),
  );
  await pass(prepared, 'PT1M');
  await news.of([isla, 'payment-owed']);
  await control(sandbox, 'scenarios', { provider: 'stripe', name: 'dispute_lost', id });
  await pass(prepared, 'PT1M');
  await readPayment(isla, payment);
  const after = await accountOf(iestyn, 'adviser-payable');
  check('what an adviser has earned stays earned', after.balance.minor === earned.balance.minor, after);
  await payForItAgain(prepared);
}

async function payForItAgain(prepared: Prepared): Promise<void> {
  const { isla } = prepared.cast;
  say(`${isla.name} finds out what it was, is sorry, and pays by bank.`);
  const path = `/organisations/${isla.organisation.id}` as const;
  const { id } = await exchange<Payment>(isla, `POST ${path}/payments`, {
    body: { rail: 'bank' },
    status: 201,
    tell: ({ amount, state }) => `${state}: ${pounds(amount)}`,
  });
  await payOn(isla, id, 'instant');
  await pass(prepared, 'PT3M');
  await becomes(
    'nothing is owed any more',
    () => exchange<Debts>(isla, `GET ${path}/debts`, { tell: ({ owed }) => `${pounds(owed)} is owed` }),
    ({ owed }) => owed.minor === 0,
  );
}

/** Stripe keeps our id with each payment. */
async function chargeOf(sandbox: string, payment: string): Promise<string> {
  const { data } = await atStripe<{ data: { latest_charge: string; metadata: { payment_id?: string } }[] }>(
    sandbox,
    '/payment_intents?limit=100',
  );
  return data.find(({ metadata }) => metadata.payment_id === payment)?.latest_charge ?? '';
}
