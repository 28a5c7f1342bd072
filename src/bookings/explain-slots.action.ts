import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { explainStarts, pagesReach, readPages } from '../diary/index.js';
import { ExpertTable, OfferTable, pricesOf, relationsToExpert } from '../experts/index.js';
import type { ExpertId, OfferId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import { instantOf, minutesFrom } from '../kernel/time.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { ExplainSlotsRequest } from './booking.request.js';
import { GroupSessionTable } from './groups/group-session.table.js';

@Injectable()
export class ExplainSlots {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Every start that a session might have, and the rule that is against it, by the computation that lists slots. */
  run(actor: Actor, expertId: ExpertId, { offer: offerId, from, to }: ExplainSlotsRequest) {
    return this.database.transaction(async (tx) => {
      permit('explainSlots', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      const offer = await new OfferTable(tx).find(offerId as OfferId);
      if (offer.expertId !== expertId) throw notFound('offer');
      const now = this.clock.now();
      const asked = { start: minutesFrom(from), end: minutesFrom(to) };
      const over = pagesReach(offer, asked, now);
      const [pages] = await readPages(tx, [expertId], { over, now, sessions: true, offers: [offer] });
      if (!pages) throw notFound('adviser');
      const prices = await pricesOf(tx, offer);
      const explained = explainStarts(pages, offer, asked, now);
      const references = new Set(explained.flatMap(({ reference }) => reference ?? []));
      const sessions = await new GroupSessionTable(tx).findAmong([...references]);
      const groups = new Set<string>(sessions.map(({ id }) => id));
      const items = explained.map(({ start, rule, reference }) => ({
        start: instantOf(start).toString(),
        rule: rule === 'free' && !prices.at(instantOf(start)) ? ('no-price' as const) : rule,
        ...(reference !== null && groups.has(reference)
          ? { booking_id: null, group_session_id: reference }
          : { booking_id: reference, group_session_id: null }),
      }));
      return { zone: pages.hours.zone, items };
    });
  }
}
