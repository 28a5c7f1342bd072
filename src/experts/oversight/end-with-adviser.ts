import type { Transaction } from '../../platform/database.js';
import type { AdviserPost } from '../adviser.post.js';
import { type Expert } from '../expert.js';
import { ExpertTable } from '../expert.table.js';
import { peopleOf } from './overseers.js';
import { answeredLetter, lostAdviserLetter } from './oversight.letters.js';
import { answer, end } from './oversight.js';
import { OversightTable } from './oversight.table.js';

const reason = 'Left Barefoot';
const mostAsked = 1000;

/** Whoever goes for good is overseen by nobody, and says no to those who wait for their answer; each is told so. */
export async function endOversightsOf(
  tx: Transaction,
  post: AdviserPost,
  { id, userId, name }: Expert,
  now: Temporal.Instant,
): Promise<void> {
  const oversights = new OversightTable(tx);
  const own = await oversights.standing(id);
  if (own) {
    await oversights.update(end(own, { by: userId, reason, side: 'adviser' }, now));
    await post.send(tx, await peopleOf(tx, own), 'oversight-ended', lostAdviserLetter(name, ''));
  }
  const which = { expertId: null, organisationIds: [], specialistId: id, after: undefined, count: mostAsked };
  for (const asked of (await oversights.list(which)).filter(({ state }) => state === 'asked')) {
    await oversights.update(answer(asked, 'declined', { by: userId, reason }, now));
    const { userId: whoAsked } = await new ExpertTable(tx).find(asked.expertId);
    await post.sendTo(tx, whoAsked, 'oversight-answered', answeredLetter(name, 'declined', ''));
  }
}
