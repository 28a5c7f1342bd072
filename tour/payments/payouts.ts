import type { List } from '../answers.js';
import { exchange, exchangeQuietly } from '../exchange.js';
import { pounds } from '../money.js';
import type { Person } from '../people.js';
import { check, say, show, step } from '../print.js';
import { table } from '../vouchers/ledger.js';
import type { ReconciledDay, Reconciliation } from './answers.js';
import { atStripe } from './provider.js';
import type { Story } from './story.js';
import { passTo } from './time.js';

/** GoCardless sends what it has on every working day; Stripe when it is asked, or by a rule that is set there. */
export async function payOutToTheBank(story: Story): Promise<void> {
  const { sandbox, days } = story;
  step('What providers have goes to the bank');
  const { available } = await atStripe<{ available: { amount: number }[] }>(sandbox, '/balance');
  const amount = available[0]?.amount ?? 0;
  say(
    `At Stripe ${pounds({ minor: amount })} may be used. Whoever runs the platform has it sent, on Stripe’s own pages.`,
  );
  await atStripe<object>(sandbox, '/payouts', { amount: String(amount), currency: 'gbp' });
  await passTo(story, days.at(3, 4, '09:30'));
}

/** Each day of each provider against the books. */
export async function reconcile({ cast }: Story): Promise<void> {
  const { steward } = cast;
  const busy = await readTheDays(steward);
  await readADay(
    steward,
    busy.findLast(({ provider }) => provider === 'gocardless'),
  );
}

/** Those on which something happened, the earliest first. */
export async function readTheDays(steward: Person): Promise<readonly Reconciliation[]> {
  step('Every night the day of each provider is held against the books');
  const { items } = await exchange<List<Reconciliation>>(steward, 'GET /reconciliations?limit=100');
  const busy = items.filter(({ lines }) => lines > 0).toReversed();
  show(
    ...table([
      ['day', 'things', 'differences', 'lies there', 'by the books'],
      ...busy.map(({ day, provider, lines, differences, held }) => [
        `${day} ${provider}`,
        ...[String(lines), String(differences), pounds(held?.provider_says), pounds(held?.books_say)],
      ]),
    ]),
  );
  const differing = items.filter(({ agrees, differences }) => !agrees || differences > 0);
  check(`${items.length} days, and nothing differs`, items.length > 20 && differing.length === 0, differing);
  return busy;
}

async function readADay(steward: Person, found: Reconciliation | undefined): Promise<void> {
  say('A day has a line for each thing that changed on it:');
  const { day = '', provider = '' } = found ?? {};
  const { items } = await exchange<ReconciledDay>(steward, `GET /reconciliations/${day}/${provider}`, {
    tell: (reconciled) => [
      '',
      ...reconciled.items.map(
        ({ kind, provider_says: theirs, books_say: ours, state }) =>
          `${kind}: ${pounds(theirs)} there, ${pounds(ours)} here: ${state}`,
      ),
    ],
  });
  check(
    'all of them the same',
    items.every(({ state }) => state === 'same'),
    items,
  );
  const { items: problems } = await exchangeQuietly<List<object>>(steward, 'GET /payment-problems');
  check('and nothing waits for a steward', problems.length === 0, problems);
}
