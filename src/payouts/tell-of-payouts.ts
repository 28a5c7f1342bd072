import { Events } from '../events/index.js';
import { ExpertTable } from '../experts/index.js';
import type { AdviserPayoutId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { AdviserPayout, AdviserPayoutState } from './adviser-payout.js';
import { AdviserPayoutTable } from './adviser-payout.table.js';

/** Planned again is what was in a file that was withdrawn; of what is planned for the first time nothing is told. */
const becomes = {
  planned: 'payout.withdrawn',
  sent: 'payout.sent',
  paid: 'payout.paid',
  failed: 'payout.failed',
  returned: 'payout.returned',
} as const satisfies Record<AdviserPayoutState, string>;

/** Tells those who follow its adviser what has become of a payout. */
export function tellOfPayout(tx: Transaction, payout: AdviserPayout, at: Temporal.Instant): Promise<void> {
  return tellOf(tx, [payout], at);
}

/** The same of several that were written at once. */
export async function tellOfPayouts(
  tx: Transaction,
  ids: readonly AdviserPayoutId[],
  at: Temporal.Instant,
): Promise<void> {
  await tellOf(tx, await new AdviserPayoutTable(tx).findAll(ids), at);
}

async function tellOf(tx: Transaction, payouts: readonly AdviserPayout[], at: Temporal.Instant): Promise<void> {
  const experts = await new ExpertTable(tx).findAll([...new Set(payouts.map(({ expertId }) => expertId))]);
  const people = new Map(experts.map(({ id, userId }) => [id, userId]));
  const events = new Events(tx);
  for (const { id, expertId, rail, amount, state, paidOn } of payouts) {
    const userId = people.get(expertId);
    await events.tell({
      ...{ type: becomes[state], about: { kind: 'payout', id }, at, to: { people: userId ? [userId] : [] } },
      data: { payout_id: id, expert_id: expertId, rail, amount, paid_on: paidOn?.toString() ?? null },
    });
  }
}
