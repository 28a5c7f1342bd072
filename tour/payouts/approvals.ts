import { exchange } from '../exchange.js';
import { type Amount, pounds } from '../money.js';
import { control } from '../payments/provider.js';
import { pass, passTo } from '../payments/time.js';
import { check, say, show, step } from '../print.js';
import type { Approvals, Float, ToApprove } from './answers.js';
import { isPaid } from './payouts.js';
import type { Paid } from './story.js';

/** Nothing leaves by GoCardless that no steward approved, and nothing that its account there does not hold. */
export async function approve(paid: Paid): Promise<void> {
  const { cast, days, news } = paid;
  const { angharad } = cast;
  step('By GoCardless, with a second pair of eyes');
  say(
    'What GoCardless collects goes to the bank. What it pays out has to be sent there first: the float, which is empty.',
  );
  await passTo(paid, days.at(3, 1, '09:00'));
  const first = await readToApprove(paid);
  check('GoCardless waits for a word, and her bank knows the name nearly', first.payouts[0]?.is_ready === true, first);
  check('£115.50 have to be sent first', first.missing.minor === 11_550, first);
  check('it is not approved', (await approveAll(paid, first)) === 'refused float-too-low', first);
  await topUp(paid, 15_000, days.date(3, 1));
  check('now it is', (await approveAll(paid, first)) === 'approved', first);
  await pass(paid, 'PT5M');
  await isPaid(angharad, angharad.hour.pay, days.date(3, 1));
  await news.of([angharad, 'adviser-pay-paid']);
  await readFloat(paid, 3450);
}

/** Approves all that waits; tells what was said of the first. */
async function approveAll({ cast: { steward } }: Paid, { payouts }: ToApprove): Promise<string> {
  const body = { payout_ids: payouts.map(({ payout_id: id }) => id) };
  const { payouts: answers } = await exchange<Approvals>(steward, 'POST /payouts/approvals', {
    body,
    tell: (approvals) => approvals.payouts.map(({ outcome, detail }) => detail ?? outcome),
  });
  return [answers[0]?.outcome, answers[0]?.reason ?? []].flat().join(' ');
}

function readToApprove({ cast: { steward } }: Paid): Promise<ToApprove> {
  return exchange<ToApprove>(steward, 'GET /payouts/approvals', {
    tell: ({ payouts, float, missing }) => [
      `the float holds ${pounds(float.balance)}, and ${pounds(missing)} are missing`,
      ...payouts.map(
        ({ adviser_name: name, amount, name_check: check_ }) => `${pounds(amount)} to ${name}; name: ${check_ ?? '–'}`,
      ),
    ],
  });
}

/** Sent at the bank, where it gets a reference, and written down here with it. */
async function topUp({ cast: { steward }, sandbox }: Paid, pence: number, on: string): Promise<void> {
  say(`${steward.name} sends ${pounds({ minor: pence })} at the bank, and writes it down:`);
  await control(sandbox, 'scenarios', { provider: 'gocardless', name: 'payment_account_topped_up', id: '', pence });
  await exchange<object>(steward, 'POST /payouts/float-top-ups', {
    body: { amount: { minor: pence }, moved_on: on, bank_reference: `SANDBOX ${pence}` },
    status: 201,
  });
}

async function readFloat({ cast: { steward } }: Paid, minor: number): Promise<void> {
  const float = await exchange<Float>(steward, 'GET /payouts/float', {
    tell: ({ held, in_books: ours }) => `${pounds(held.balance)} there, ${pounds(ours)} by the books`,
  });
  const same = float.held.balance.minor === minor && float.in_books.minor === minor;
  check(`${pounds({ minor })} is left in the float, there and by the books`, same, float);
}

/** Her second session is due on Thursday: there is less than that, and nobody looks. */
export async function leaveTheFloatLow(paid: Paid): Promise<void> {
  const { cast, days, news } = paid;
  const { steward } = cast;
  step('Then the float is too low, and nobody sends more');
  await passTo(paid, days.at(3, 3, '09:30'));
  const waiting = await readToApprove(paid);
  check(
    '£115.50 less the £34.50 that are there are missing for what is due on Thursday',
    waiting.missing.minor === 8100,
    waiting,
  );
  check('so it cannot be approved', (await approveAll(paid, waiting)) === 'refused float-too-low', waiting);
  await news.of([steward, 'float-too-low']);
  say(`${steward.name} is told, and will be told on every working day. Then she is ill for a fortnight.`);
}

export async function payWhatIsLate(paid: Paid): Promise<void> {
  const { cast, days, news } = paid;
  const { angharad } = cast;
  step('Two weeks late it is paid');
  await passTo(paid, days.at(5, 4, '09:00'));
  await topUp(paid, 13_000, days.date(5, 4));
  await news.skip(angharad);
  check('it is approved', (await approveAll(paid, await readToApprove(paid))) === 'approved');
  await pass(paid, 'PT5M');
  await isPaid(angharad, angharad.hour.pay, days.date(5, 4));
  await news.of([angharad, 'adviser-pay-paid']);
}

/** What being late added, which is a payout of its own. */
export async function approveTheRest(paid: Paid, { minor }: Amount): Promise<void> {
  const { angharad } = paid.cast;
  const waiting = await readToApprove(paid);
  show(`${pounds(waiting.sum)} wait for a word`);
  check('nothing else waits', waiting.payouts.length === 1 && waiting.sum.minor === minor, waiting);
  check('it is approved', (await approveAll(paid, waiting)) === 'approved');
  await pass(paid, 'PT5M');
  await isPaid(angharad, { minor }, paid.days.date(5, 4));
  await readFloat(paid, 15_000 - 11_550 + 13_000 - 11_550 - minor);
}
