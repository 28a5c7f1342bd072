import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { ExpertId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { PolicyTable, type PolicyTimeline } from '../../policies/index.js';
import { ExpertTable } from '../expert.table.js';
import { relationsToExpert } from '../profile.js';
import { leastRatesAt, rateFigures } from './rate-card.js';
import type { RateFloorRequest } from './rate-card.request.js';
import { RateCardTable } from './rate-card.table.js';
import { viewRateCards, viewRateFloor } from './rate-card.view.js';

@Injectable()
export class ReadRates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All cards, past and to come. */
  cards(actor: Actor, expertId: ExpertId) {
    return this.database.transaction(async (tx) => {
      permit('listRateCards', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      return viewRateCards(await new RateCardTable(tx).ofExpert(expertId), this.clock.now());
    });
  }

  /** The least that an hour may cost, and why. Throws `invalid-request` for an instant before there was a floor. */
  floor(actor: Actor, expertId: ExpertId, { area, at = this.clock.now() }: RateFloorRequest) {
    return this.database.transaction(async (tx) => {
      permit('readRateFloor', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      const policies = await new PolicyTable(tx).timeline(rateFigures);
      refuseBeforeFloors(policies, at);
      return viewRateFloor(leastRatesAt(policies, area, at), at);
    });
  }
}

function refuseBeforeFloors(policies: PolicyTimeline, at: Temporal.Instant): void {
  if (rateFigures.every((name) => policies.find(name, at))) return;
  const detail = 'must be later: there was no floor then';
  throw new Problem('invalid-request', `Please mend: at: ${detail}.`, {
    errors: [{ parameter: 'at', detail, rule: 'too-early' }],
  });
}
