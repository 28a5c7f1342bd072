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

/** Who moves a session, and the bands that it was booked on. */
export interface Moving {
  readonly side: 'client' | 'adviser' | 'steward';
  readonly agreed: CancellationBands;
}

/**
 * Inside the time in which cancelling costs, that time does not start afresh, or moving would be a way round it. Where it
 * is the adviser who moves, it does; and the client, who did not choose the new time, can refuse it free of charge for as long as
 * the late band is, and is nowhere worse off than before.
 */
export function boundsMoved(
  { price, cancelFreeUntil, cancelLateAfter }: BandBounds & { readonly price: Money },
  start: Temporal.Instant,
  { side, agreed }: Moving,
  now: Temporal.Instant,
): BandBounds {
  const afresh = boundsOf(price, start, agreed);
  if (side === 'client') return isBefore(now, cancelFreeUntil) ? afresh : { cancelFreeUntil, cancelLateAfter };
  const [free, late] = [
    latest(cancelFreeUntil, afresh.cancelFreeUntil, now.add({ hours: agreed.lateHours })),
    latest(cancelLateAfter, afresh.cancelLateAfter),
  ].map((bound) => (isBefore(bound, start) ? bound : start)) as [Temporal.Instant, Temporal.Instant];
  return { cancelFreeUntil: free, cancelLateAfter: latest(free, late) };
}

function latest(...instants: readonly Temporal.Instant[]): Temporal.Instant {
  return instants.reduce((a, b) => (isBefore(a, b) ? b : a));
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

export function bandAt({ cancelFreeUntil, cancelLateAfter }: BandBounds, now: Temporal.Instant): Band {
  if (Temporal.Instant.compare(now, cancelFreeUntil) < 0) return 'free';
  return Temporal.Instant.compare(now, cancelLateAfter) > 0 ? 'late' : 'middle';
}

/** In hundredths of a percent of contact and preparation. */
export function rateOf(band: Band, { middleRate, lateRate }: CancellationBands): number {
  return { free: 0, middle: middleRate, late: lateRate }[band];
}
