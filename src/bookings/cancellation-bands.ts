import type { Money } from '../kernel/money.js';
import { hundredths, type PolicyValue } from '../policies/index.js';

/** What a client who cancels owes, as it was agreed when the time was held; parts in hundredths of a percent. */
export interface CancellationBands {
  readonly freeHours: number;
  readonly lateHours: number;
  readonly middleRate: number;
  readonly lateRate: number;
}

export const bands = ['free', 'middle', 'late'] as const;
export type Band = (typeof bands)[number];

/** Where the bands of a session begin and end; both ends of the middle one belong to it. */
export interface BandBounds {
  /** Before it a client cancels free of charge. */
  readonly cancelFreeUntil: Temporal.Instant;
  /** After it a client owes the late part. */
  readonly cancelLateAfter: Temporal.Instant;
}

export function bandsOf(policy: PolicyValue<'cancellation-bands'>): CancellationBands {
  return {
    freeHours: policy.free_hours,
    lateHours: policy.late_hours,
    middleRate: hundredths(policy.middle_percent),
    lateRate: hundredths(policy.late_percent),
  };
}

/** A session that costs nothing is free to cancel until it starts. */
export function boundsOf(
  price: Money,
  start: Temporal.Instant,
  { freeHours, lateHours }: CancellationBands,
): BandBounds {
  if (price.minor === 0) return { cancelFreeUntil: start, cancelLateAfter: start };
  return {
    cancelFreeUntil: start.subtract({ hours: freeHours }),
    cancelLateAfter: start.subtract({ hours: lateHours }),
  };
}

export function bandAt({ cancelFreeUntil, cancelLateAfter }: BandBounds, now: Temporal.Instant): Band {
  if (Temporal.Instant.compare(now, cancelFreeUntil) < 0) return 'free';
  return Temporal.Instant.compare(now, cancelLateAfter) > 0 ? 'late' : 'middle';
}

/** In hundredths of a percent of contact and preparation. */
export function rateOf(band: Band, { middleRate, lateRate }: CancellationBands): number {
  return { free: 0, middle: middleRate, late: lateRate }[band];
}
