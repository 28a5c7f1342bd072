import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, step } from '../print.js';
import { moment } from '../times.js';
import { accountOf } from '../vouchers/ledger.js';
import type { Debts, Payment } from './answers.js';
import { guaranteeOf } from './late.js';
import { payOn, readPayment, readPaymentQuietly } from './paying.js';
import { bookAndPay, fundingOf, type Planned, readSession } from './sessions.js';
import type { Prepared } from './story.js';
import { becomes, pass, passTo } from './time.js';

export async function payByDebit(prepared: Prepared): Promise<Planned> {
  const { cast, days, news } = prepared;
  const { tudur, iestyn } = cast;
  step('By Direct Debit, which the guarantee fund stands behind');
  await guaranteeOf(prepared, 500_000);
  say('So the session is confirmed at once, days before the money comes.');
  const planned = await bookAndPay(prepared, tudur, days.at(2, 4, '14:00'), { rail: 'bank', picks: ['debit:fails'] });
  const payment = await readPayment(tudur, planned.payment);
  check('the debit is pending, and counted on', payment.state === 'pending' && payment.is_secured, payment);
  await news.skip(tudur, iestyn);
  return planned;
}

/** It fails, and is not paid otherwise: the session is called off, and what is due of it is its adviser's all the same. */
export async function letItFail(prepared: Prepared, { session, payment }: Planned): Promise<void> {
  const { cast, days, news } = prepared;
  const { tudur, iestyn } = cast;
  step('The debit fails, a week after the session was confirmed');
  await news.skip(tudur, iestyn);
  await passTo(prepared, days.at(2, 2, '09:00'));
  const { reversals } = await readPayment(tudur, payment);
  check('it did not come', reversals.map(({ kind }) => kind).join() === 'late-failure', reversals);
  const { payments } = await fundingOf(tudur, session);
  const until = payments.at(-1)?.taken_back[0]?.pay_by ?? '';
  say(`${tudur.name} has until ${moment(until)}, a day, to pay in another way. He does not.`);
  await news.of([tudur, 'payment-taken-back']);
  await passTo(prepared, Temporal.Instant.from(until).add({ minutes: 1 }));
  const { state } = await readSession(tudur, session);
  check('the session is called off', state === 'cancelled', state);
  await news.of([tudur, 'booking-cancelled'], [iestyn, 'booking-cancelled']);
  const { balance } = await accountOf(iestyn, 'adviser-payable');
  check(`${iestyn.name} has earned what is due so late, half: £45.00`, balance.minor === 4500, balance);
}

/** What the guarantee fund laid out is the client's to pay. */
export async function payTheDebt(prepared: Prepared): Promise<void> {
  const { ania } = prepared.cast;
  step('What the bakery owes for that, paid by bank');
  const path = `/organisations/${ania.organisation.id}` as const;
  const before = await readDebts(prepared);
  check('half of an hour and of its preparation, and the fee of that: £48.60', before.owed.minor === 4860, before);
  const { id } = await exchange<Payment>(ania, `POST ${path}/payments`, {
    body: { rail: 'bank' },
    status: 201,
    tell: ({ amount, state }) => `${state}: ${pounds(amount)}`,
  });
  await payOn(ania, id, 'instant');
  await pass(prepared, 'PT3M');
  await becomes(
    'it has come',
    () => readPaymentQuietly(ania, id),
    ({ state }) => state === 'settled',
  );
  await becomes(
    'and nothing is owed any more',
    () => readDebts(prepared),
    ({ owed }) => owed.minor === 0,
  );
}

function readDebts({ cast: { ania } }: Prepared): Promise<Debts> {
  return exchange<Debts>(ania, `GET /organisations/${ania.organisation.id}/debts`, {
    tell: ({ owed, items }) => [
      `${pounds(owed)} is owed`,
      ...items.map(({ code, amount }) => `${code}: ${pounds(amount)}`),
    ],
  });
}
