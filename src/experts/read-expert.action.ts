import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../accounts/index.js';
import { zoneOf } from '../diary/index.js';
import type { ExpertId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { ExpertTable, OfferTable } from './expert.table.js';
import { viewExpert } from './expert.view.js';
import { isAskedOrOversees } from './oversight/overseers.js';
import { relationsToExpert } from './profile.js';
import { readPrices } from './quotes/read-prices.js';
import { readStanding } from './standing.js';

@Injectable()
export class ReadExpert {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The profile of whoever asks, in any state; null where they have none. */
  async own(actor: Actor) {
    permit('readMyExpert', ['signed-in'], 'adviser');
    const own = await this.database.transaction((tx) => new ExpertTable(tx).findByUser(actor.userId));
    return own && this.run(actor, own.id);
  }

  /** Anyone reads a live profile; its owner, stewards and whoever is asked to oversee it read it in any state. */
  run(actor: Actor | undefined, id: ExpertId) {
    return this.database.transaction(async (tx) => {
      const expert = await new ExpertTable(tx).find(id);
      const relations = relationsToExpert(actor, expert);
      if (actor && (await isAskedOrOversees(tx, actor, id))) relations.push('overseer');
      permit('readExpert', relations, 'adviser');
      const offers = await new OfferTable(tx).ofExperts([id]);
      const prices = await readPrices(tx, offers);
      const now = this.clock.now();
      const onView = offers.map((offer) => ({ offer, today: prices.get(offer)?.at(now) ?? null }));
      return viewExpert(expert, await zoneOf(tx, id), onView, await readStanding(tx, expert, now));
    });
  }
}
