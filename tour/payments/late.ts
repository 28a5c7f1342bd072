import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import { check, say, show, step } from '../print.js';
import type { Policies } from './answers.js';
import { payOn, readPayment, readPaymentQuietly } from './paying.js';
import { plan, type Planned, readSession } from './sessions.js';
import { timeAt } from './provider.js';
import type { Prepared } from './story.js';
import { becomes, pass } from './time.js';

/** A debit that nobody stands behind: its time is let go before its money comes. */
export async function letTheTimeGo(prepared: Prepared): Promise<Planned> {
  const { cast, days, news } = prepared;
  const { isla } = cast;
  step('A Direct Debit that the guarantee fund has no room for');
  await guaranteeOf(prepared, 0);
  const planned = await plan(prepared, isla, days.at(2, 3, '10:00'), { rail: 'bank' });
  say(`${isla.name}’s bank knows no instant payments. She agrees to a Direct Debit in its place, which takes days:`);
  await payOn(isla, planned.payment, 'debit:well');
  await becomes(
    'it is on its way, and nobody counts on it',
    () => readPaymentQuietly(isla, planned.payment),
    ({ state, is_secured: isSecured }) => state === 'pending' && !isSecured,
  );
  const held = await readSession(isla, planned.session);
  check('so the time is only held', held.state === 'held', held);
  await pass(prepared, 'PT1H');
  const lapsed = await readSession(isla, planned.session);
  check('and an hour later it is let go', lapsed.state === 'lapsed', lapsed);
  await news.skip(isla);
  return planned;
}

/** How much of debits that have not come the guarantee fund stands behind, by a decision of the members. */
export async function guaranteeOf(prepared: Prepared, minor: number): Promise<void> {
  const { steward } = prepared.cast;
  say(`The members have decided: from now on the fund stands behind ${pounds({ minor })} of debits.`);
  const { items } = await exchangeQuietly<Policies>(steward, 'GET /policies');
  const now = items.find(({ name, standing }) => name === 'payment-rails' && standing === 'in force');
  const from = (await timeAt(prepared.sandbox)).add({ minutes: 1 }).toString();
  await exchange<Policies>(steward, 'POST /policies', {
    body: {
      ...{ name: 'payment-rails', in_force_from: from, decision: 'General meeting, minute 9.' },
      value: { ...now?.value, guarantee_cap_minor: minor },
    },
    status: 201,
  });
  await pass(prepared, 'PT2M');
}

/** Once the debit has come for good, all of it goes back. */
export async function seeTheLateMoneyGoBack({ cast, news }: Prepared, { payment }: Planned): Promise<void> {
  const { isla } = cast;
  step('Money that came too late');
  say(`${isla.name}’s debit has come meanwhile, and somebody else has the time.`);
  const { refunds } = await readPayment(isla, payment);
  check(
    'all of it has gone back to her',
    refunds.map(({ why, state, amount }) => `${why} ${state} ${amount.minor}`).join() === 'came-too-late paid 11339',
    refunds,
  );
  const letter = await news.latest(isla, 'payment-came-too-late');
  show(`✉ to ${isla.name}: ${letter?.subject ?? ''}`);
  check('as she was told once the time was somebody else’s', letter !== undefined);
}
