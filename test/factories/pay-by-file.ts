import { type AdviserPayoutId, type ExpertId, newId, type PayoutDestinationId } from '../../src/kernel/id.js';
import { britishDate } from '../../src/kernel/time.js';
import { PlanPayout } from '../../src/payouts/run/plan-payout.action.js';
import { advisersAsWritten } from '../support/advisers.js';
import type { TestServer } from '../support/server.js';
import { anEarning } from './adviser-pay.js';

export interface APaidAdviser {
  readonly id: ExpertId;
  /** To sign in by. */
  readonly email: string;
  readonly destinationId: PayoutDestinationId;
  readonly payoutId: AdviserPayoutId;
}

interface Paid {
  readonly minor?: number;
  readonly accountName?: string;
  readonly sortCode?: string;
  readonly accountNumber?: string;
}

/** Advisers who are paid by file, each with a payout that is planned; written straight into the database, so that there can be many. */
export async function advisersPaidByFile(server: TestServer, given: readonly Paid[]): Promise<APaidAdviser[]> {
  const advisers = await advisersAsWritten(
    server,
    given.map((_, index) => ({ name: `Adviser ${index}` })),
  );
  const paid: APaidAdviser[] = [];
  const today = britishDate(server.clock.now());
  for (const [index, { id }] of advisers.entries()) {
    const expertId = id as ExpertId;
    const destinationId = await aBankAccount(server, expertId, given[index] ?? {});
    await anEarning(server, expertId, given[index]?.minor ?? 10_499, today);
    const payout = await server.app.get(PlanPayout).run(expertId, 'at-once');
    if (!payout) throw new Error('Nothing was planned.');
    paid.push({ id: expertId, email: `${id}@advisers.example`, destinationId, payoutId: payout.id });
  }
  return paid;
}

/** The place that an adviser is paid to from now on. */
export async function aBankAccount(
  { owner, clock }: TestServer,
  expertId: ExpertId,
  { accountName = 'Ada Lovelace', sortCode = '090128', accountNumber = '00012345' }: Paid = {},
): Promise<PayoutDestinationId> {
  const id = newId<PayoutDestinationId>();
  await owner.query(`UPDATE payout_destinations SET state = 'replaced' WHERE expert_id = $1 AND state <> 'replaced'`, [
    expertId,
  ]);
  await owner.query(
    `INSERT INTO payout_destinations (id, expert_id, rail, state, account_name, sort_code, account_number, chosen_at, ready_at)
     VALUES ($1, $2, 'bank-file', 'ready', $3, $4, $5, $6, $6)`,
    [id, expertId, accountName, sortCode, accountNumber, clock.now().toString()],
  );
  return id;
}
