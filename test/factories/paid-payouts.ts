import type { AdviserPayout, AdviserPayoutItem, SeenAdviserPayout } from '../../src/payouts/adviser-payout.js';
import { outcomeOfPayout } from '../../src/payouts/adviser-payout.js';
import { AdviserPayoutTable } from '../../src/payouts/adviser-payout.table.js';
import type { Earning, EarningFacts } from '../../src/payouts/earning.js';
import { EarningTable } from '../../src/payouts/earning.table.js';
import { lateCompensation, lateInterest, payableOf, payoutPlanned } from '../../src/payouts/payout.postings.js';
import type { PayoutRailName } from '../../src/payouts/payout-destination.js';
import {
  type AdviserPayoutId,
  type EarningId,
  type ExpertId,
  newId,
  type OrganisationId,
  type PayoutDestinationId,
} from '../../src/kernel/id.js';
import { money, type Money, sum } from '../../src/kernel/money.js';
import { britishDate } from '../../src/kernel/time.js';
import { Ledger, moved, platformAccount } from '../../src/ledger/index.js';
import { Database, type Transaction } from '../../src/platform/database.js';
import type { TestServer } from '../support/server.js';

/** What a receipt says of a session at £59.99 an hour, of which a voucher paid a part. */
export const someFacts: EarningFacts = {
  ...{ title_en: 'Choosing a legal form', title_cy: 'Dewis ffurf gyfreithiol' },
  organisation: { id: newId<OrganisationId>(), name: 'Popty’r Cwm' },
  ...{ starts_at: '2027-03-17T10:00:00.000Z', ends_at: '2027-03-17T11:00:00.000Z' },
  ...{ accepted_at: '2027-03-18T09:00:00.000Z', by_silence: false },
  minutes: { contact: 60, preparation: 30, write_up: 15, travel: 0 },
  quote: { hash: 'ab'.repeat(32), adviser_net_minor: 10_499, fee_minor: 840, vat_minor: 0, total_minor: 11_339 },
  floor: { hourly_minor: 2959, area: 'uk', policy_id: newId(), decision: 'General meeting, minute 4' },
  effective_hourly_minor: 5999,
  shares: [
    { source: 'voucher', voucher_id: null, name: 'Cronfa’r Tŷ', amount_minor: 8000 },
    { source: 'client', voucher_id: null, name: null, amount_minor: 3339 },
  ],
};

export interface APayout {
  /** In pence: one earning for each. */
  readonly minors: readonly number[];
  readonly rail?: PayoutRailName;
  readonly facts?: Partial<EarningFacts>;
  /** How late the first of them is: what it bears by then, in pence, through yesterday. */
  readonly late?: { readonly days: number; readonly interestMinor: number; readonly rate: number };
}

/** What an adviser has earned and is due, in the books too, and the payout of it as it is planned. */
export function aPlannedPayout(server: TestServer, expertId: string, given: APayout): Promise<AdviserPayout> {
  const now = server.clock.now();
  const today = Temporal.PlainDate.from(britishDate(now));
  const adviser = expertId as ExpertId;
  return inTransaction(server, async (tx) => {
    const rail = given.rail ?? 'bank-file';
    const destinationId = await destinationOf(tx, adviser, rail, now);
    const dueOn = today.subtract({ days: given.late?.days ?? 0 });
    const earnings = given.minors.map((minor) => anEarning(adviser, { minor, dueOn, facts: given.facts }, now));
    for (const earning of earnings) await earned(tx, earning, now);
    const items: AdviserPayoutItem[] = earnings.map(({ id, amount }) => ({ earningId: id, kind: 'pay', amount }));
    if (given.late && earnings[0]) items.push(...(await late(tx, earnings[0], given.late, now)));
    return plan(tx, { expertId: adviser, destinationId, rail }, items, now);
  });
}

/** Interest of some days more on what the first of them was late by, and the payout of it alone. */
export function aPayoutOfInterest(
  server: TestServer,
  { id, expertId, destinationId, rail }: AdviserPayout,
  { through, minor }: { readonly through: string; readonly minor: number },
): Promise<AdviserPayout> {
  const now = server.clock.now();
  return inTransaction(server, async (tx) => {
    const [first] = await new AdviserPayoutTable(tx).items(id);
    if (!first) throw new Error(`Payout ${id} pays nothing.`);
    const interest = { earningId: first.earningId, minor, through };
    return plan(tx, { expertId, destinationId, rail }, [await bears(tx, expertId, interest, now)], now);
  });
}

async function plan(
  tx: Transaction,
  to: Pick<AdviserPayout, 'expertId' | 'destinationId' | 'rail'>,
  items: readonly AdviserPayoutItem[],
  now: Temporal.Instant,
): Promise<AdviserPayout> {
  const [id, amount] = [newId<AdviserPayoutId>(), sum(items.map((each) => each.amount))];
  const nothing = { sentAt: null, paidAt: null, paidOn: null, endedAt: null, externalId: null, failure: null };
  const payout: AdviserPayout = {
    ...{ ...to, id, amount, state: 'planned', version: 1, plannedAt: now },
    ...{ ...nothing, askedAt: null, tries: 0, nextTryAt: null },
  };
  await new AdviserPayoutTable(tx).insert(payout, items);
  await new Ledger(tx).post([payoutPlanned(payout, { occurredAt: now })], now);
  return payout;
}

/** That a payout is seen to stand so, in its row and in the books; `then` is done in the same transaction, last. */
export function payoutSeen(
  server: TestServer,
  id: AdviserPayoutId,
  seen: Partial<SeenAdviserPayout> & Pick<SeenAdviserPayout, 'state'>,
  then: (tx: Transaction, payout: AdviserPayout, now: Temporal.Instant) => Promise<void> = () => Promise.resolve(),
): Promise<AdviserPayout> {
  return inTransaction(server, async (tx) => {
    const table = new AdviserPayoutTable(tx);
    const payout = await table.lock(id);
    const now = server.clock.now();
    const today = Temporal.PlainDate.from(britishDate(now));
    const told = { externalId: null, paidOn: null, failure: null, ...seen };
    const outcome = outcomeOfPayout(payout, told, { now, today });
    await table.update(outcome.payout);
    await new Ledger(tx).post(outcome.transfers, now);
    await then(tx, outcome.payout, now);
    return outcome.payout;
  });
}

/** A payout that its adviser has had today. */
export async function aPaidPayout(server: TestServer, expertId: string, given: APayout): Promise<AdviserPayout> {
  const { id } = await aPlannedPayout(server, expertId, given);
  return payoutSeen(server, id, { state: 'paid' });
}

function inTransaction<T>(server: TestServer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return server.app.get(Database).transaction(work);
}

/** The adviser's, or a new one where there is none. */
async function destinationOf(
  tx: Transaction,
  expertId: ExpertId,
  rail: PayoutRailName,
  now: Temporal.Instant,
): Promise<PayoutDestinationId> {
  const found: { id: PayoutDestinationId }[] = await tx.query(
    "SELECT id FROM payout_destinations WHERE expert_id = $1 AND rail = $2 AND state = 'ready'",
    [expertId, rail],
  );
  if (found[0]) return found[0].id;
  const id = newId<PayoutDestinationId>();
  await tx.query("UPDATE payout_destinations SET state = 'replaced' WHERE expert_id = $1 AND state <> 'replaced'", [
    expertId,
  ]);
  const account = rail === 'stripe' ? [null, null, null] : ['A N Adviser', '123456', '12345678'];
  const externalId = rail === 'bank-file' ? null : `at-${rail}-${id}`;
  await tx.query(
    `INSERT INTO payout_destinations (id, expert_id, rail, state, account_name, sort_code, account_number, external_id, chosen_at, ready_at)
     VALUES ($1, $2, $3, 'ready', $4, $5, $6, $7, $8, $8)`,
    [id, expertId, rail, ...account, externalId, now.toString()],
  );
  return id;
}

interface Earns {
  readonly minor: number;
  readonly dueOn: Temporal.PlainDate;
  readonly facts?: Partial<EarningFacts> | undefined;
}

function anEarning(expertId: ExpertId, { minor, dueOn, facts }: Earns, now: Temporal.Instant): Earning {
  return {
    ...{ id: newId<EarningId>(), expertId, kind: 'session', reference: newId(), amount: money(minor), vat: money(0) },
    ...{ earnedAt: now, dueOn, facts: { ...someFacts, ...facts } },
  };
}

async function earned(tx: Transaction, earning: Earning, now: Temporal.Instant): Promise<void> {
  await new EarningTable(tx).insert(earning);
  const { reference, amount, expertId } = earning;
  const postings = moved(amount, platformAccount('bank'), payableOf(expertId));
  await new Ledger(tx).post([{ code: 'session-earned', reference, occurredAt: now, postings }], now);
}

/** What it bears by being late since it was due, and is owed for that. */
async function late(
  tx: Transaction,
  { id, expertId, dueOn }: Earning,
  given: NonNullable<APayout['late']>,
  now: Temporal.Instant,
): Promise<AdviserPayoutItem[]> {
  const policies: { id: string }[] = await tx.query('SELECT id FROM policies ORDER BY id LIMIT 1');
  const compensation = money(4000);
  await tx.query(
    `INSERT INTO late_pay (earning_id, since, rate, base_rate_policy_id, compensation_minor, begun_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, dueOn.toString(), given.rate, policies[0]?.id, compensation.minor, now.toString()],
  );
  await new Ledger(tx).post([lateCompensation({ id, expertId, amount: compensation }, { occurredAt: now })], now);
  const through = dueOn.add({ days: given.days - 1 }).toString();
  const bearing = { earningId: id, minor: given.interestMinor, through, days: given.days - 1 };
  const interest = await bears(tx, expertId, bearing, now);
  return [interest, item(id, 'compensation', compensation)];
}

interface Bears {
  readonly earningId: EarningId;
  readonly minor: number;
  readonly through: string;
  readonly days?: number;
}

async function bears(
  tx: Transaction,
  expertId: ExpertId,
  { earningId, minor, through, days = 1 }: Bears,
  now: Temporal.Instant,
): Promise<AdviserPayoutItem> {
  const [id, amount] = [newId(), money(minor)];
  await tx.query(
    'INSERT INTO late_pay_interest (id, earning_id, through, amount_minor, days) VALUES ($1, $2, $3, $4, $5)',
    [...[id, earningId, through, minor, days]],
  );
  await new Ledger(tx).post([lateInterest({ id, expertId, amount }, { occurredAt: now })], now);
  return item(earningId, 'interest', amount);
}

function item(earningId: EarningId, kind: AdviserPayoutItem['kind'], amount: Money): AdviserPayoutItem {
  return { earningId, kind, amount };
}
