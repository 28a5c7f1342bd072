import { exchange } from '../exchange.js';
import { pounds } from '../money.js';
import type { Person } from '../people.js';
import { check, show, step } from '../print.js';
import type { Checks, TrialBalance } from '../vouchers/answers.js';
import { table } from '../vouchers/ledger.js';
import type { Story } from './story.js';

/** What lies nowhere once everything has gone where it belongs. */
const ways = ['payment', 'refund', 'escrow', 'payouts-under-way', 'debits-relied-on', 'client-credit', 'client-debt'];

export async function checkTheBooks({ cast }: Story): Promise<void> {
  const { steward } = cast;
  step('The books');
  const lines = await readTheBalances(steward);
  const under = lines.filter(({ kind, balance }) => ways.includes(kind) && balance.minor !== 0);
  check('nothing is under way any more, and nobody owes anything', under.length === 0, under);
  const minor = (of: string) => lines.find(({ kind }) => kind === of)?.balance.minor;
  // Four hours at £104.99, and half of an hour and of its preparation; the fee of each is 8 %.
  check('the adviser is to be paid £464.96', minor('adviser-payable') === 4 * 10_499 + 4500, lines);
  const [kept, guarantee] = [4 * (840 - 84) + (360 - 36), 4 * 84 + 36];
  check('the platform has earned £33.48 for itself', minor('platform-fee') === kept, lines);
  check('and £3.72 for the guarantee fund, a tenth of its fees', minor('guarantee-fund') === guarantee, lines);
  await seeThatAllAgrees(steward);
}

/** Of all accounts together; they have nothing, as what each has another owes. */
export async function readTheBalances(steward: Person): Promise<TrialBalance['lines']> {
  const { lines, totals } = await exchange<TrialBalance>(steward, 'GET /ledger/trial-balance');
  show(
    ...table([
      ['kind', 'accounts', 'balance'],
      ...lines.map(({ kind, accounts, balance }) => [kind, String(accounts), pounds(balance)]),
      ['together', '', pounds(totals[0])],
    ]),
  );
  check('all accounts together have nothing', totals.length > 0 && totals.every(({ minor }) => minor === 0), totals);
  return lines;
}

/** What the service looks through by itself. */
export async function seeThatAllAgrees(steward: Person): Promise<void> {
  const { sound } = await exchange<Checks>(steward, 'GET /ledger/checks', {
    tell: ({ sound: isSound, checks }) => [
      isSound ? 'sound' : 'not sound',
      ...checks.map(({ says, looked, wrong }) => `${String(looked).padStart(3)} looked at, ${wrong} wrong: ${says}`),
    ],
  });
  check('every payment, refund and payout agrees with the books', sound, sound);
}
