import { z } from 'zod';
import { instantView } from '../../platform/http/parameters.js';
import { wageAreas } from '../../policies/index.js';
import { floorFacts, moneyView } from '../quotes/quote.view.js';
import { floorSentence, viewFloorFacts } from './floor-words.js';
import { cardInForce, type LeastRates, type RateCard } from './rate-card.js';

export const rateCardView = z
  .object({
    id: z.uuid(),
    in_force_from: instantView,
    standing: z.enum(['past', 'in force', 'to come']),
    area: z.enum(wageAreas),
    hourly: z.object({ contact: moneyView, preparation: moneyView, write_up: moneyView, travel: moneyView }),
    vat_registered: z.boolean(),
    recorded_at: instantView,
  })
  .meta({ id: 'RateCard' });

export const rateCardsView = z.object({ items: z.array(rateCardView) }).meta({ id: 'RateCards' });

export const rateFloorView = z
  .object({
    ...floorFacts,
    at: instantView,
    travel_time_percent: z.number().meta({ description: 'Of what contact costs: travel is paid at that or more.' }),
    explanation: z.string(),
  })
  .meta({ id: 'RateFloor' });

/** From the latest on. */
export function viewRateCards(cards: readonly RateCard[], now: Temporal.Instant): z.output<typeof rateCardsView> {
  const current = cardInForce(cards, now)?.id;
  return { items: cards.map((card) => viewRateCard(card, current, now)) };
}

export function viewRateFloor({ floor, travelPercent }: LeastRates, at: Temporal.Instant) {
  return {
    ...viewFloorFacts(floor),
    at: at.toString(),
    travel_time_percent: travelPercent,
    explanation: floorSentence(floor),
  };
}

function viewRateCard(card: RateCard, current: string | undefined, now: Temporal.Instant) {
  const begun = Temporal.Instant.compare(card.inForceFrom, now) <= 0;
  const { contact, preparation, travel, 'write-up': writeUp } = card.rates;
  return {
    id: card.id,
    in_force_from: card.inForceFrom.toString(),
    standing: card.id === current ? ('in force' as const) : begun ? ('past' as const) : ('to come' as const),
    area: card.area,
    hourly: { contact, preparation, write_up: writeUp, travel },
    vat_registered: card.vatRegistered,
    recorded_at: card.recordedAt.toString(),
  };
}
