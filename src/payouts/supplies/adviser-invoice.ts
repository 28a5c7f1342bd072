import { type AdviserInvoiceId, type ExpertId, newId, type OrganisationId } from '../../kernel/id.js';
import { minus, type Money } from '../../kernel/money.js';
import { britishDate } from '../../kernel/time.js';
import type { Earning, EarningShare } from '../earning.js';
import type { InvoicingAuthority } from './invoicing-authority.table.js';
import type { TradingDetails } from './trading-details.js';

/** What an adviser supplied to whom they advised, in the adviser's name and number sequence. The platform's fee is not on it. */
export interface AdviserInvoice {
  readonly id: AdviserInvoiceId;
  readonly earningId: Earning['id'];
  readonly expertId: ExpertId;
  readonly organisationId: OrganisationId;
  readonly authorityNumber: number;
  readonly prefix: string;
  /** From 1 for each adviser, without a gap, whatever the prefix. */
  readonly sequence: number;
  readonly net: Money;
  readonly vatPercent: number;
  readonly vat: Money;
  /** In London. */
  readonly suppliedOn: string;
  readonly titleEn: string;
  readonly titleCy: string;
  /** Null once they were erased and the law holds them no longer. */
  readonly seller: InvoiceSeller | null;
  readonly buyerName: string;
  /** Of the whole price, with the platform's fee. */
  readonly shares: readonly EarningShare[];
  readonly issuedAt: Temporal.Instant;
}

interface InvoiceSeller {
  readonly name: string;
  readonly address: string;
  readonly vatNumber: string | null;
}

interface Issuing {
  readonly details: TradingDetails | undefined;
  readonly authority: InvoicingAuthority | undefined;
  /** In force on the day of supply. */
  readonly standardPercent: number;
  /** Of the adviser's last invoice, or 0. */
  readonly last: number;
  readonly now: Temporal.Instant;
}

/**
 * The invoice of something that was earned; null where there is none to issue: for a group, before or without the adviser's authority, or where
 * VAT was charged and its number is not known (it is issued once that is stated).
 */
export function invoiceOf(earning: Earning, issuing: Issuing): AdviserInvoice | null {
  const { details, authority, standardPercent, last, now } = issuing;
  const { facts, amount, vat, expertId } = earning;
  if (!facts.organisation || !details || !authority?.given) return null;
  if (Temporal.Instant.compare(earning.earnedAt, authority.at) < 0) return null;
  if (vat.minor > 0 && details.vatNumber === null) return null;
  const { legalName: name, address, vatNumber } = details;
  return {
    ...{ id: newId<AdviserInvoiceId>(), earningId: earning.id, expertId, organisationId: facts.organisation.id },
    ...{ authorityNumber: authority.number, prefix: details.invoicePrefix, sequence: last + 1 },
    ...{ net: minus(amount, vat), vatPercent: vat.minor > 0 ? standardPercent : 0, vat },
    suppliedOn: suppliedOn(earning),
    ...{ titleEn: facts.title_en, titleCy: facts.title_cy, buyerName: facts.organisation.name, shares: facts.shares },
    ...{ seller: { name, address, vatNumber }, issuedAt: now },
  };
}

/** The day of the session; of what has none, the day on which it was earned. */
export function suppliedOn({ facts, earnedAt }: Earning): string {
  return britishDate(facts.ends_at ? Temporal.Instant.from(facts.ends_at) : earnedAt);
}

/** As people write and find it. */
export function invoiceNumber({ prefix, sequence }: Pick<AdviserInvoice, 'prefix' | 'sequence'>): string {
  return `${prefix}-${String(sequence).padStart(4, '0')}`;
}
