import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { termsToBook, viewSlot } from '../free-slots.js';
import { bookableOffer } from '../hold-time.action.js';
import { SlotTokens } from '../slot-token.js';
import { planOf, readInstead } from './hold-series.action.js';
import { NearConflicts } from './near-conflicts.js';
import type { SeriesRequest } from './series.request.js';

@Injectable()
export class PreviewSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly tokens: SlotTokens,
    private readonly nearConflicts: NearConflicts,
  ) {}

  /** What a hold of the series would make now, and what is free near the sessions that cannot be. Nothing is taken. */
  run(actor: Actor, request: SeriesRequest) {
    permit('previewSeries', relationsTo(actor, request.organisation_id as OrganisationId), 'organisation');
    const slot = this.tokens.read(request.token, this.clock.now());
    const instead = readInstead(this.tokens, request, this.clock.now());
    return this.database.transaction(async (tx) => {
      const offer = await bookableOffer(tx, actor, slot, request.mode);
      const now = this.clock.now();
      const plan = await planOf(tx, { offer, slot, instead, request, now });
      const terms = await termsToBook(tx, offer, now);
      const listing = { tokens: this.tokens, now };
      const made = plan.free.flatMap((start) => {
        const priced = terms.priceAt(start);
        return priced ? [viewSlot(terms, { start, ...priced }, listing)] : [];
      });
      return {
        made,
        conflicts: await this.nearConflicts.view(tx, offer, plan),
      };
    });
  }
}
