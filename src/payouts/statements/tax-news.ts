import type { ExpertId } from '../../kernel/id.js';
import type { ReportedPart } from './reported-seller.js';

export type TaxNewsKind = 'details-missing' | 'year-statement';

/** What advisers who earned something in a year are written to about. */
export interface TaxNews {
  readonly kind: TaxNewsKind;
  readonly year: number;
}

export interface TaxLetter extends TaxNews {
  readonly expertId: ExpertId;
  /** What we did not know when it was written. */
  readonly missing: readonly ReportedPart[];
  readonly toldAt: Temporal.Instant;
}

/**
 * In December, what is missing of whoever has earned something in the year so far. From the first of January on, what the past year came to: whoever is
 * reported is to have a copy by the 31st (OECD, Model Rules for Reporting by Platform Operators, section III; in force here by the
 * Platform Operators (Due Diligence and Reporting Requirements) (UK) Regulations 2023), and in February late is better than never.
 */
export function taxNewsOn({ year, month }: Temporal.PlainDate): TaxNews | undefined {
  if (month === 12) return { kind: 'details-missing', year };
  return month <= 2 ? { kind: 'year-statement', year: year - 1 } : undefined;
}
