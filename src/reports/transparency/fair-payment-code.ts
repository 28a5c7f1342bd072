/** Those of the Fair Payment Code, and none. */
export const paymentTiers = ['gold', 'silver', 'bronze', 'none'] as const;
export type PaymentTier = (typeof paymentTiers)[number];

interface PaidInTime {
  readonly payments: number;
  readonly within30: number;
  readonly within60: number;
  /** Of those to small suppliers, with fewer than 50 people. */
  readonly small: number;
  readonly smallWithin30: number;
}

/**
 * What the times of paying would earn. Gold: 95 % within 30 days. Silver: 95 % within 60 days, and of those to small suppliers 95 % within 30.
 * Bronze: 95 % within 60 days. Source: Office of the Small Business Commissioner, Fair Payment Code, December 2024.
 */
export function tierOf({ payments, within30, within60, small, smallWithin30 }: PaidInTime): PaymentTier {
  const isMost = (part: number, whole: number) => part * 100 >= whole * 95;
  if (payments === 0) return 'none';
  if (isMost(within30, payments)) return 'gold';
  if (!isMost(within60, payments)) return 'none';
  return isMost(smallWithin30, small) ? 'silver' : 'bronze';
}
