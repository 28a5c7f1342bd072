import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { bookableOffer } from '../hold-time.action.js';
import { SlotTokens } from '../slot-token.js';
import { planOf } from './hold-series.action.js';
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
    return this.database.transaction(async (tx) => {
      const offer = await bookableOffer(tx, actor, slot, request.mode);
      const { free, conflicts } = await planOf(tx, { offer, slot, request, now: this.clock.now() });
      return {
        made: free.map((start) => ({
          start: start.toString(),
          end: start.add({ minutes: offer.durationMinutes }).toString(),
        })),
        conflicts: await this.nearConflicts.view(tx, offer, conflicts),
      };
    });
  }
}
