import type { Earning } from '../../api/pay.js';

export interface Figures {
  /** In pence, all with VAT. */
  readonly due: number;
  readonly late: number;
  readonly underWay: number;
  readonly paid: number;
  /** Half of what was paid took no longer than this many days, from being earned; null where nothing was paid yet. */
  readonly daysToPay: number | null;
}

export function figuresOf(earnings: readonly Earning[]): Figures {
  const sum = (state: Earning['state']) =>
    earnings.filter((one) => one.state === state).reduce((all, { amount }) => all + amount.minor, 0);
  const days = earnings
    .flatMap(({ paid_on, earned_at }) => (paid_on ? [daysBetween(earned_at.slice(0, 10), paid_on)] : []))
    .toSorted((a, b) => a - b);
  return {
    due: sum('due'),
    late: sum('late'),
    underWay: sum('under-way'),
    paid: sum('paid'),
    daysToPay: days[Math.floor((days.length - 1) / 2)] ?? null,
  };
}

export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}
