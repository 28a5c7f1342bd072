import type { RateFloor } from '../../api/rates.js';
import { penceOf } from '../../parts/amounts.js';

export const rateKinds = ['contact', 'preparation', 'write_up', 'travel'] as const;
export type RateKind = (typeof rateKinds)[number];
export type TypedRates = Readonly<Record<RateKind, string>>;

/** The least that an hour of a kind may cost, in pence: the floor, or for travel its part of what contact costs. */
export function leastOf(
  kind: RateKind,
  typed: TypedRates,
  { hourly, travel_time_percent: percent }: RateFloor,
): number {
  if (kind !== 'travel') return hourly.minor;
  return Math.round((Math.max(penceOf(typed.contact) ?? 0, hourly.minor) * percent) / 100);
}

/** What can be said of a rate while it is typed; the service has the last word. */
export function verdictOn(kind: RateKind, typed: TypedRates, floor: RateFloor): 'fair' | 'under' | 'no-amount' {
  if (typed[kind].trim() === '') return 'fair';
  const pence = penceOf(typed[kind]);
  if (pence === undefined) return 'no-amount';
  return pence < leastOf(kind, typed, floor) ? 'under' : 'fair';
}
