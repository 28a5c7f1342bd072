import type { UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { type Dispute, roundOf } from './dispute.js';
import { DisputeWordsTable } from './dispute-words.table.js';
import { refuseTooClose } from './refuse-too-close.js';

/**
 * Three who are to decide, none of whom has had to do with it before. Who has said already what they would give stays. Throws `dispute-state`,
 * `conflict-of-interest`, `invalid-request`.
 */
export async function seatPanel(
  tx: Transaction,
  { booking, dispute }: { readonly booking: Booking; readonly dispute: Dispute },
  members: readonly UserId[],
  now: Temporal.Instant,
): Promise<void> {
  const words = new DisputeWordsTable(tx);
  const round = roundOf(dispute);
  const panelists = await words.panelists(dispute);
  const seated = panelists.filter((one) => one.round === round);
  if (seated.some(({ votedAt, userId }) => votedAt && !members.includes(userId))) {
    throw new Problem(
      'dispute-state',
      'Somebody of this panel has said already what they would give, and stays on it.',
    );
  }
  const bySteward = (await words.decisions(dispute)).map((one) => one.bySteward);
  const earlier = [
    dispute.mediatorId,
    ...bySteward,
    ...panelists.filter((one) => one.round !== round).map(({ userId }) => userId),
  ];
  for (const one of seated) if (!members.includes(one.userId)) await words.excuse(one);
  for (const userId of members.filter((member) => !seated.some((one) => one.userId === member))) {
    if (earlier.includes(userId)) throw hadToDoWithIt();
    await refuseTooClose(tx, { booking, dispute }, { userId, pointer: `/user_ids/${members.indexOf(userId)}` }, now);
    const nothingSaid = { awarded: null, reason: null, votedAt: null };
    await words.name({ disputeId: dispute.id, userId, round, namedAt: now, ...nothingSaid });
  }
}

function hadToDoWithIt(): Problem {
  return new Problem(
    'conflict-of-interest',
    'They mediated in this dispute, or decided on it before. Please ask others.',
    {
      conflict: 'earlier',
    },
  );
}
