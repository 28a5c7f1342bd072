import { GoCardlessRefusal } from '../../../sandbox/gocardless/refusal.js';
import { StripeRefusal } from '../../../sandbox/stripe/refusal.js';
import { type Doing, pick } from '../step.js';
import { count } from '../world.js';
import type { PayingWorld } from './world.js';

type Provider = 'stripe' | 'gocardless';

/** Something that payers, their banks and providers do, whatever the service makes of it: one of these, where there is any. */
function happens(
  provider: Provider,
  scenario: string,
  among: (world: PayingWorld) => readonly string[],
): Doing<PayingWorld> {
  return (world, { name, which }) => {
    const some = among(world);
    if (some.length > 0) count(world, `${name}: ${outcomeOf(world, { provider, scenario, id: pick(some, which) })}`);
    return Promise.resolve();
  };
}

interface Happening {
  readonly provider: Provider;
  readonly scenario: string;
  readonly id: string;
}

function outcomeOf({ server }: PayingWorld, { provider, scenario, id }: Happening): string {
  try {
    server.sandbox.play(provider, scenario, id);
    return 'done';
  } catch (error) {
    if (error instanceof StripeRefusal || error instanceof GoCardlessRefusal) return 'refused by the provider';
    throw error;
  }
}

const bank = ({ server }: PayingWorld) => server.sandbox.gocardless.world;
const shelf = ({ server }: PayingWorld) => server.sandbox.stripe.world.shelf;
const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

const paymentsThatAre =
  (...statuses: string[]) =>
  (world: PayingWorld) =>
    idsOf(
      bank(world)
        .all('payments')
        .filter(({ status = '', scheme }) => statuses.includes(status) && scheme === 'bacs'),
    );
const disputesThatAreOpen = (world: PayingWorld) =>
  idsOf(
    shelf(world)
      .all('dispute')
      .filter(({ status }) => status === 'needs_response'),
  );
const cardsCharged = (world: PayingWorld) =>
  idsOf(
    shelf(world)
      .all('charge')
      .filter(({ paid, disputed }) => paid && !disputed),
  );

export const fates: Readonly<Record<string, Doing<PayingWorld>>> = {
  'a card is disputed': happens('stripe', 'dispute_opened', cardsCharged),
  'a dispute is won': happens('stripe', 'dispute_won', disputesThatAreOpen),
  'a dispute is lost': happens('stripe', 'dispute_lost', disputesThatAreOpen),
  'a card refuses its refund': happens('stripe', 'refund_failed', (world) =>
    idsOf(
      shelf(world)
        .all('refund')
        .filter(({ status }) => status === 'succeeded'),
    ),
  ),
  'a debit fails': happens('gocardless', 'payment_failed', paymentsThatAre('pending_submission', 'submitted')),
  'a debit fails late': happens('gocardless', 'payment_late_failure', paymentsThatAre('confirmed', 'paid_out')),
  'a debit is charged back': happens('gocardless', 'payment_charged_back', paymentsThatAre('confirmed', 'paid_out')),
  'a chargeback is cancelled': happens('gocardless', 'payment_chargeback_cancelled', paymentsThatAre('charged_back')),
  'a bank refuses a refund': happens('gocardless', 'refund_bounced', (world) =>
    idsOf(
      bank(world)
        .all('refunds')
        .filter(({ status }) => status === 'submitted' || status === 'paid'),
    ),
  ),
  'a mandate ends': happens('gocardless', 'mandate_cancelled', (world) =>
    idsOf(
      bank(world)
        .all('mandates')
        .filter(({ status }) => status === 'active'),
    ),
  ),
  'a payout of GoCardless comes back': happens('gocardless', 'payout_bounced', (world) =>
    idsOf(
      bank(world)
        .all('payouts')
        .filter(({ status }) => status === 'pending' || status === 'paid'),
    ),
  ),
  'a payout of Stripe comes back': happens('stripe', 'payout_failed', (world) =>
    idsOf(
      shelf(world)
        .all('payout')
        .filter(({ status }) => status !== 'failed'),
    ),
  ),
  'Stripe pays out': payOut,
  'Stripe asks an adviser more': happens('stripe', 'account_asked_more', (world) =>
    idsOf(
      shelf(world)
        .all('account')
        .filter(({ capabilities }) => capabilities?.transfers === 'active'),
    ),
  ),
  'Stripe takes pay back': async (world, { name, which }) => {
    const transfers = shelf(world)
      .all('transfer')
      .filter(({ reversed }) => !reversed);
    if (transfers.length > 0)
      await asksStripe(world, { name, path: `/transfers/${pick(transfers, which).id}/reversals` });
  },
  'a bank sends pay back': happens('gocardless', 'outbound_payment_failed', (world) =>
    idsOf(
      bank(world)
        .all('outbound_payments')
        .filter(({ status }) => status === 'executing' || status === 'executed'),
    ),
  ),
  'an adviser closes an account': (world, { name, which }) => {
    const paid = bank(world).all('outbound_payments');
    if (paid.length === 0) return Promise.resolve();
    bank(world).get('customer_bank_accounts', pick(paid, which).links?.recipient_bank_account).enabled = false;
    count(world, `${name}: done`);
    return Promise.resolve();
  },
};

/** As somebody who has our key. */
const headers = { authorization: 'Bearer sk_test_sandbox' };
const stripeAt = ({ server }: PayingWorld) => `${server.sandbox.url}/v1`;

/** A part of what may be used. Stripe does so by itself where one has it do so; here somebody asks it to. */
async function payOut(
  world: PayingWorld,
  { name, which }: { readonly name: string; readonly which: number },
): Promise<void> {
  const asked = await fetch(`${stripeAt(world)}/balance`, { headers }).catch(() => undefined);
  const { available = [] } = asked?.status === 200 ? ((await asked.json()) as { available: { amount: number }[] }) : {};
  const amount = Math.floor(((available[0]?.amount ?? 0) * (1 + (which % 4))) / 4);
  if (amount <= 0) return;
  await asksStripe(world, { name, path: '/payouts', asked: { amount: String(amount), currency: 'gbp' } });
}

async function asksStripe(
  world: PayingWorld,
  { name, path, asked = {} }: { readonly name: string; readonly path: string; readonly asked?: Record<string, string> },
): Promise<void> {
  const body = new URLSearchParams(asked);
  const made = await fetch(`${stripeAt(world)}${path}`, { method: 'POST', headers, body }).catch(() => undefined);
  count(world, `${name}: ${made?.status === 200 ? 'done' : 'refused by the provider'}`);
}
