import type Stripe from 'stripe';
import {
  type AdviserPayoutId,
  type EarningId,
  type ExpertId,
  newId,
  type PayoutDestinationId,
} from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { accountOf, Ledger, moved, platformAccount } from '../../src/ledger/index.js';
import type { AdviserPayout } from '../../src/payouts/adviser-payout.js';
import { AdviserPayoutTable } from '../../src/payouts/adviser-payout.table.js';
import { EarningTable } from '../../src/payouts/index.js';
import { payoutPlanned } from '../../src/payouts/payout.postings.js';
import { Database } from '../../src/platform/database.js';
import type { PayingServer } from '../support/paying.js';
import type { TestServer } from '../support/server.js';

const noFacts = {
  ...{ title_en: 'A clinic', title_cy: 'Clinig', organisation: null, starts_at: null, ends_at: null },
  ...{ accepted_at: null, by_silence: false, minutes: null, quote: null, floor: null },
  ...{ effective_hourly_minor: null, shares: [] },
};

/** As if a session for a group had been held that somebody paid for at the bank: in the books, and to be paid to its adviser. */
export async function anEarning(
  { app, clock }: TestServer,
  expertId: string,
  minor: number,
  dueOn: string,
): Promise<EarningId> {
  const [id, reference, now] = [newId<EarningId>(), newId(), clock.now()];
  const to = { expertId: expertId as ExpertId, amount: money(minor), vat: money(0), earnedAt: now };
  const postings = moved(to.amount, platformAccount('bank'), accountOf('adviser-payable', to.expertId));
  await app.get(Database).transaction(async (tx) => {
    await new Ledger(tx).post([{ code: 'group-session-paid', reference, occurredAt: now, postings }], now);
    const due = Temporal.PlainDate.from(dueOn);
    await new EarningTable(tx).insert({ id, kind: 'group-session', reference, ...to, dueOn: due, facts: noFacts });
  });
  return id;
}

/** An account at the sandbox's Stripe that may be paid to, and that it is where the adviser is paid. Returns the ids of both. */
export async function aStripeDestination(
  { sandbox, owner, clock }: PayingServer,
  stripe: Stripe,
  expertId: string,
): Promise<{ readonly destinationId: PayoutDestinationId; readonly account: string }> {
  const { id: account } = await stripe.accounts.create({
    country: 'GB',
    capabilities: { transfers: { requested: true } },
  });
  sandbox.play('stripe', 'account_onboarded', account);
  const destinationId = newId<PayoutDestinationId>();
  await owner.query(
    `INSERT INTO payout_destinations (id, expert_id, rail, state, external_id, chosen_at, ready_at) VALUES ($1, $2, 'stripe', 'ready', $3, $4, $4)`,
    [destinationId, expertId, account, clock.now().toString()],
  );
  return { destinationId, account };
}

/** Of a pound that was earned, to a bank account that was replaced since: by a file, of which nobody is asked. */
export async function aPlannedPayout(server: TestServer, expertId: string): Promise<AdviserPayout> {
  const [earningId, destinationId, now] = [
    await anEarning(server, expertId, 100, '2030-01-01'),
    newId(),
    server.clock.now(),
  ];
  const payout: AdviserPayout = {
    ...{ id: newId<AdviserPayoutId>(), expertId: expertId as ExpertId, amount: money(100) },
    ...{ destinationId: destinationId as PayoutDestinationId, rail: 'bank-file', state: 'planned', version: 1 },
    ...{ plannedAt: now, sentAt: null, paidAt: null, paidOn: null, endedAt: null, externalId: null, failure: null },
    ...{ askedAt: null, tries: 0, nextTryAt: null },
  };
  await server.owner.query(
    `INSERT INTO payout_destinations (id, expert_id, rail, state, account_name, sort_code, account_number, chosen_at)
     VALUES ($1, $2, 'bank-file', 'replaced', 'Ada', '200000', '55779911', $3)`,
    [destinationId, expertId, now.toString()],
  );
  await server.app.get(Database).transaction(async (tx) => {
    await new AdviserPayoutTable(tx).insert(payout, [{ earningId, kind: 'pay', amount: payout.amount }]);
    await new Ledger(tx).post([payoutPlanned(payout, { occurredAt: now })], now);
  });
  return payout;
}
