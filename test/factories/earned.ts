import {
  type AdviserPayoutId,
  type EarningId,
  type ExpertId,
  newId,
  type PayoutDestinationId,
} from '../../src/kernel/id.js';
import { money } from '../../src/kernel/money.js';
import { accountOf, Ledger, moved, platformAccount } from '../../src/ledger/index.js';
import type { EarningFacts } from '../../src/payouts/earning.js';
import { EarningTable } from '../../src/payouts/earning.table.js';
import { type AdviserPayout, outcomeOfPayout } from '../../src/payouts/adviser-payout.js';
import { AdviserPayoutTable } from '../../src/payouts/adviser-payout.table.js';
import { payoutPlanned } from '../../src/payouts/payout.postings.js';
import { Database } from '../../src/platform/database.js';
import type { TestServer } from '../support/server.js';

const nothingSaid: EarningFacts = {
  ...{ title_en: 'An hour of advice', title_cy: 'Awr o gyngor', organisation: null, starts_at: null, ends_at: null },
  ...{ accepted_at: null, by_silence: false, minutes: null, quote: null, floor: null, effective_hourly_minor: null },
  shares: [],
};

/** As if an adviser had earned something that is due on a day, by a session that there is not. */
export async function anEarning(
  { app, clock }: TestServer,
  expertId: string,
  given: { readonly minor?: number; readonly dueOn: string; readonly facts?: Partial<EarningFacts> },
): Promise<EarningId> {
  const id = newId<EarningId>();
  const reference = newId();
  const amount = money(given.minor ?? 10_000);
  await app.get(Database).transaction(async (tx) => {
    const now = clock.now();
    const earned = { id, expertId: expertId as ExpertId, kind: 'session', reference, amount, vat: money(0) } as const;
    const dueOn = Temporal.PlainDate.from(given.dueOn);
    await new EarningTable(tx).insert({ ...earned, earnedAt: now, dueOn, facts: { ...nothingSaid, ...given.facts } });
    const postings = moved(amount, platformAccount('bank'), accountOf('adviser-payable', expertId));
    await new Ledger(tx).post([{ code: 'session-earned', reference, occurredAt: now, postings }], now);
  });
  return id;
}

/** Where an adviser can be paid to, since an instant, by a file for the bank. */
export async function aDestination(
  { owner }: TestServer,
  expertId: string,
  readyAt: string,
): Promise<PayoutDestinationId> {
  const id = newId<PayoutDestinationId>();
  await owner.query(
    `INSERT INTO payout_destinations (id, expert_id, rail, state, account_name, sort_code, account_number, chosen_at, ready_at)
     VALUES ($1, $2, 'bank-file', 'ready', 'Ann Adviser', '123456', '12345678', $3, $3)`,
    [id, expertId, readyAt],
  );
  return id;
}

/** That something earned is on its way to an adviser, and, where a day is said, that they had it then. */
export function aPayout(
  { app, clock }: TestServer,
  paid: { readonly expertId: string; readonly destinationId: PayoutDestinationId; readonly earningId: EarningId },
  paidOn?: string,
): Promise<AdviserPayoutId> {
  const id = newId<AdviserPayoutId>();
  return app.get(Database).transaction(async (tx) => {
    const now = clock.now();
    const [earning] = await new EarningTable(tx).byIds([paid.earningId]);
    if (!earning) throw new Error('Nothing was earned.');
    const { expertId, amount } = earning;
    const planned: AdviserPayout = {
      ...{ id, expertId, amount, destinationId: paid.destinationId, rail: 'bank-file', state: 'planned', version: 1 },
      ...{ plannedAt: now, sentAt: null, paidAt: null, paidOn: null, endedAt: null, externalId: null, failure: null },
      ...{ askedAt: null, tries: 0, nextTryAt: null },
    };
    const payouts = new AdviserPayoutTable(tx);
    await payouts.insert(planned, [{ earningId: earning.id, kind: 'pay', amount }]);
    await new Ledger(tx).post([payoutPlanned(planned, { occurredAt: now })], now);
    if (paidOn === undefined) return id;
    const day = Temporal.PlainDate.from(paidOn);
    const seen = { state: 'paid', externalId: null, paidOn: day, failure: null } as const;
    const { payout, transfers } = outcomeOfPayout(planned, seen, { now, today: day });
    await payouts.update(payout);
    await new Ledger(tx).post(transfers, now);
    return id;
  });
}
