import type { ExpertId } from '../../kernel/id.js';

export const taxNumberKinds = ['utr', 'nino', 'company-number'] as const;

export interface TaxNumber {
  readonly kind: (typeof taxNumberKinds)[number];
  readonly value: string;
}

/** Who an adviser is to the law: who stands on their invoices, and whom the tax office is told of. */
export interface TradingDetails {
  readonly expertId: ExpertId;
  readonly kind: 'individual' | 'company';
  readonly legalName: string;
  readonly address: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** Null: not registered. */
  readonly vatNumber: string | null;
  readonly taxNumber: TaxNumber | null;
  /** Of a person. */
  readonly dateOfBirth: string | null;
  readonly invoicePrefix: string;
  readonly statedAt: Temporal.Instant;
}

export type MissingDetail = 'legal_name' | 'address' | 'country' | 'tax_number' | 'date_of_birth';

/**
 * What the tax office is to be told and we do not know (Platform Operators (Due Diligence and Reporting Requirements) (UK)
 * Regulations 2023).
 */
export function missingIn(details: TradingDetails | undefined): MissingDetail[] {
  if (!details) return ['legal_name', 'address', 'country', 'tax_number'];
  const isUnborn = details.kind === 'individual' && details.dateOfBirth === null;
  return [...(details.taxNumber ? [] : (['tax_number'] as const)), ...(isUnborn ? (['date_of_birth'] as const) : [])];
}
