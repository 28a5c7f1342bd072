import type { ExpertId, RateCardId, UserId } from '../../kernel/id.js';
import { chargeOf, type Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { type Fault, Problem } from '../../kernel/problem.js';
import { type Floor, floorAt, hundredths, type PolicyTimeline, type WageArea } from '../../policies/index.js';
import { type HourlyRates, type WorkKind, workKinds } from '../quotes/quote.js';
import { floorSentence, viewFloorFacts } from './floor-words.js';

/** What an adviser asks for an hour of each kind of work, from an instant until their next card. Never changed. */
export interface RateCard {
  readonly id: RateCardId;
  readonly expertId: ExpertId;
  readonly inForceFrom: Temporal.Instant;
  readonly area: WageArea;
  readonly rates: HourlyRates;
  /** Whether the adviser charges VAT on their work. */
  readonly vatRegistered: boolean;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId;
}

/** A card starts now or within a year, and no earlier: what was quoted stays as it was quoted. */
export const longestAheadHours = 366 * 24;

/** The policies that the least of each rate follows from. */
export const rateFigures = ['living-wage', 'floor', 'paid-work'] as const;

/** The least of each rate at an instant: the floor, and for travel its part of what contact costs. */
export interface LeastRates {
  readonly floor: Floor;
  readonly travelPercent: number;
}

export function leastRatesAt(policies: PolicyTimeline, area: WageArea, at: Temporal.Instant): LeastRates {
  return { floor: floorAt(policies, area, at), travelPercent: policies.at('paid-work', at).value.travel_time_percent };
}

export function cardInForce(cards: readonly RateCard[], at: Temporal.Instant): RateCard | undefined {
  return cards
    .filter(({ inForceFrom }) => Temporal.Instant.compare(inForceFrom, at) <= 0)
    .reduce<RateCard | undefined>(
      (latest, card) => (latest && Temporal.Instant.compare(latest.inForceFrom, card.inForceFrom) > 0 ? latest : card),
      undefined,
    );
}

/**
 * The rates that a card comes to once the members have raised the floor over it, and which of them were lifted. Nothing is
 * ever quoted under the floor of the day on which the work is done (docs/decisions/0011).
 */
export function liftedRates(rates: HourlyRates, least: LeastRates): { rates: HourlyRates; lifted: WorkKind[] } {
  const contact = higher(rates.contact, least.floor.hourly);
  const lifted: HourlyRates = {
    contact,
    preparation: higher(rates.preparation, least.floor.hourly),
    'write-up': higher(rates['write-up'], least.floor.hourly),
    travel: higher(rates.travel, leastTravel(contact, least.travelPercent)),
  };
  return { rates: lifted, lifted: workKinds.filter((kind) => lifted[kind].minor > rates[kind].minor) };
}

/** Travel is paid at this part of an hour's contact at least, in pence, half up. */
export function leastTravel(contact: Money, percent: number): Money {
  return chargeOf(contact, hundredths(percent), 10_000);
}

/** Throws `rate-under-floor` with the arithmetic, naming every rate that is too low. */
export function refuseUnderFloor(rates: HourlyRates, least: LeastRates): void {
  const { lifted, rates: needed } = liftedRates(rates, least);
  if (lifted.length === 0) return;
  const errors = lifted.map((kind): Fault => ({
    pointer: `/hourly/${kind.replace('-', '_')}`,
    detail: `must be ${needed[kind].minor} pence or more`,
    rule: 'too-cheap',
    limit: needed[kind].minor,
  }));
  const rate = lifted.map((kind) => `${kind} ${inPounds(rates[kind])} (at least ${inPounds(needed[kind])})`).join(', ');
  const travel = lifted.includes('travel') ? ` Travel is paid at ${least.travelPercent} % of contact or more.` : '';
  throw new Problem(
    'rate-under-floor',
    `Nothing was recorded: an hour would cost too little. ${rate}. ${floorSentence(least.floor)}${travel}`,
    { errors, floor: viewFloorFacts(least.floor), travel_time_percent: least.travelPercent },
  );
}

function higher(a: Money, b: Money): Money {
  return a.minor >= b.minor ? a : b;
}
