import { Events } from '../events/index.js';
import { ExpertTable } from '../experts/index.js';
import type { AdviserPayoutId } from '../kernel/id.js';
import type { Transaction } from '../platform/database.js';
import type { AdviserPayout, AdviserPayoutState } from './adviser-payout.js';
import { AdviserPayoutTable } from './adviser-payout.table.js';

const becomes = {
  sent: 'payout.sent',
  paid: 'payout.paid',
  failed: 'payout.failed',
  returned: 'payout.returned',
} as const satisfies Record<Exclude<AdviserPayoutState, 'planned'>, string>;

/** Tells those who follow its adviser what has become of a payout. */
export async function tellOfPayout(tx: Transaction, payout: AdviserPayout, at: Temporal.Instant): Promise<void> {
  const { id, expertId, rail, amount, state, paidOn } = payout;
  if (state === 'planned') return;
  const { userId } = await new ExpertTable(tx).find(expertId);
  await new Events(tx).tell({
    ...{ type: becomes[state], about: { kind: 'payout', id }, at, to: { people: [userId] } },
    data: { payout_id: id, expert_id: expertId, rail, amount, paid_on: paidOn?.toString() ?? null },
  });
}

/** The same of several that were written at once. */
export async function tellOfPayouts(
  tx: Transaction,
  ids: readonly AdviserPayoutId[],
  at: Temporal.Instant,
): Promise<void> {
  for (const id of ids) await tellOfPayout(tx, await new AdviserPayoutTable(tx).find(id), at);
}
