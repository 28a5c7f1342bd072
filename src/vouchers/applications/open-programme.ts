import type { OrganisationId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import type { Programme } from '../programme.js';

/** To whoever applies a draft is not there. Throws `not-found`, `programme-state`, `own-programme`. */
export function refuseClosed(programme: Programme, organisationId: OrganisationId, now: Temporal.Instant): void {
  const { state, opensAt, closesAt, funderId } = programme;
  if (state === 'draft') throw notFound('programme');
  const facts = { state, opens_at: opensAt.toString(), closes_at: closesAt.toString() };
  if (state !== 'open') {
    throw new Problem(
      'programme-state',
      `This programme is ${state}: it takes no applications now. Nothing that you wrote is lost.`,
      facts,
    );
  }
  if (Temporal.Instant.compare(now, opensAt) < 0) {
    throw new Problem('programme-state', `This programme takes applications from ${britishDate(opensAt)} on.`, facts);
  }
  if (Temporal.Instant.compare(now, closesAt) >= 0) {
    throw new Problem(
      'programme-state',
      `This programme took applications until ${britishDate(closesAt)}. Nothing that you wrote is lost.`,
      facts,
    );
  }
  if (funderId !== organisationId) return;
  throw new Problem('own-programme', 'This programme is your own: a funder does not apply to itself.');
}
