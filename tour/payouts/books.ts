import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import { readTheBalances, seeThatAllAgrees } from '../payments/books.js';
import { readTheDays } from '../payments/payouts.js';
import { passTo } from '../payments/time.js';
import { check, step } from '../print.js';
import type { FloatChecks, GuaranteeFund } from './answers.js';
import type { Story } from './story.js';

export async function checkTheBooks(story: Story): Promise<void> {
  const { cast, days } = story;
  const { steward } = cast;
  await passTo(story, days.at(6, 1, '09:00'));
  const busy = await readTheDays(steward);
  check(
    'Stripe’s transfers to Iestyn are among them',
    busy.some(({ day }) => day === days.date(3, 1)),
    busy,
  );
  await readTheFloat(story);
  step('The books');
  const lines = await readTheBalances(steward);
  const minor = (kind: string) => lines.find((line) => line.kind === kind)?.balance.minor ?? 0;
  const open = ['escrow', 'adviser-payable', 'adviser-payout', 'disputed', 'payouts-under-way'].filter(
    (kind) => minor(kind) !== 0,
  );
  check('all that was earned is paid, and nothing is on its way', open.length === 0, open);
  // Two hours of Iestyn's and of Angharad's, and one of Farida's; a tenth of each fee goes to the guarantee fund, rounded down.
  const [fees, guarantee] = [2 * 1050 + 2 * 924 + 882, 2 * 105 + 2 * 92 + 88];
  check('of £48.30 of fees the platform keeps £43.48', minor('platform-fee') === fees - guarantee, lines);
  check('£4.82 are in the guarantee fund', minor('guarantee-fund') === guarantee, lines);
  check('and being late has cost £40.52', Math.abs(minor('late-pay')) === 4052, lines);
  const fund = await exchange<GuaranteeFund>(steward, 'GET /guarantee-fund', {
    tell: ({ fund: has, exposure, cap }) => `${pounds(has)}; it stands behind ${pounds(exposure)} of ${pounds(cap)}`,
  });
  check('it stands behind nothing now', fund.exposure.minor === 0 && !fund.is_alarming, fund);
  await seeThatAllAgrees(steward);
}

/** GoCardless's payment account has a statement of its own. */
async function readTheFloat({ cast: { steward } }: Story): Promise<void> {
  step('Every morning the float is held against the books');
  const { items } = await exchangeQuietly<FloatChecks>(steward, 'GET /payouts/float-checks?limit=100');
  const [last] = items;
  check(
    `${items.length} mornings, and nothing differs`,
    items.length > 10 && items.every(({ differences }) => differences.length === 0),
    items,
  );
  check('what came and went is what is there: £8.48', last?.theirs_minor === 848 && last.ours_minor === 848, last);
}
