import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { type ExpertId, newId, type RateCardId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import { renewLowestPrice } from '../directory/standing.table.js';
import { ExpertTable } from '../expert.table.js';
import { relationsToExpert } from '../profile.js';
import type { HourlyRates } from '../quotes/quote.js';
import {
  type LeastRates,
  leastRatesAt,
  leastTravel,
  longestAheadHours,
  type RateCard,
  rateFigures,
  refuseUnderFloor,
} from './rate-card.js';
import type { RateCardRequest } from './rate-card.request.js';
import { RateCardTable } from './rate-card.table.js';

@Injectable()
export class AddRateCard {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What an adviser's hours cost from an instant on. Sessions that are held or booked keep their quotes.
   * Throws `rate-under-floor`, `rate-card-dated-already`.
   */
  run(actor: Actor, expertId: ExpertId, request: RateCardRequest): Promise<RateCard[]> {
    return this.database.transaction(async (tx) => {
      permit('addRateCard', relationsToExpert(actor, await new ExpertTable(tx).lock(expertId)), 'adviser');
      const now = this.clock.now();
      const inForceFrom = request.in_force_from ?? now;
      refuseOutOfRange(inForceFrom, now);
      const policies = await new PolicyTable(tx).timeline(rateFigures);
      const least = leastRatesAt(policies, request.area, inForceFrom);
      const rates = ratesOf(request.hourly, least);
      refuseUnderFloor(rates, least);
      const cards = new RateCardTable(tx);
      await cards.insert({
        id: newId<RateCardId>(),
        expertId,
        inForceFrom,
        area: request.area,
        rates,
        vatRegistered: request.vat_registered,
        recordedAt: now,
        recordedBy: actor.userId,
      });
      await renewLowestPrice(tx, expertId, now);
      return cards.ofExpert(expertId);
    });
  }
}

function ratesOf(hourly: RateCardRequest['hourly'], { floor, travelPercent }: LeastRates): HourlyRates {
  const { contact } = hourly;
  const payable = contact.minor < floor.hourly.minor ? floor.hourly : contact; // one fault at a time
  return {
    contact,
    preparation: hourly.preparation ?? contact,
    'write-up': hourly.write_up ?? contact,
    travel: hourly.travel ?? leastTravel(payable, travelPercent),
  };
}

function refuseOutOfRange(inForceFrom: Temporal.Instant, now: Temporal.Instant): void {
  const last = now.add({ hours: longestAheadHours });
  if (Temporal.Instant.compare(inForceFrom, now) >= 0 && Temporal.Instant.compare(inForceFrom, last) <= 0) return;
  const detail = 'must be now or later, and at most a year ahead; leave it out for now';
  throw new Problem('invalid-request', `Nothing was recorded. Please mend: /in_force_from: ${detail}.`, {
    errors: [
      { pointer: '/in_force_from', detail, rule: 'out-of-range', least: britishDate(now), most: britishDate(last) },
    ],
  });
}
