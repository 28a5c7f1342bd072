import type {
  DepositId,
  InvoiceId,
  OrganisationId,
  PaymentId,
  ProgrammeId,
  ReversalId,
  StandingDepositId,
  UserId,
} from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Cancellation, Invoice, KeptInvoice } from './invoice.js';

interface Row {
  readonly id: InvoiceId;
  readonly programme_id: ProgrammeId;
  readonly organisation_id: OrganisationId;
  readonly year: number;
  readonly sequence: number;
  readonly number: string;
  readonly currency: string;
  readonly net_minor: number;
  readonly vat_percent: string;
  readonly vat_minor: number;
  readonly vat_reason: 'grant';
  readonly gross_minor: number;
  readonly bank_reference: string;
  readonly programme_en: string;
  readonly programme_cy: string;
  readonly buyer_name: string;
  readonly buyer_registration: string | null;
  readonly buyer_reference: string | null;
  readonly issued_at: Date;
  readonly issued_by: UserId | null;
  readonly due_on: string;
  readonly standing_deposit_id: StandingDepositId | null;
  readonly standing_month: string | null;
  readonly deposit_id: DepositId | null;
  readonly payment_id: PaymentId | null;
  readonly received_at: Date | null;
  readonly credit_year: number | null;
  readonly credit_sequence: number | null;
  readonly credit_number: string | null;
  readonly cancelled_at: Date | null;
  readonly cancelled_by: UserId | null;
  readonly cancel_reason: string | null;
}

interface Page {
  readonly after: Place | undefined;
  readonly count: number;
}

/** Invoices and what became of them. Whoever writes has locked the programme. */
export class InvoiceTable {
  constructor(private readonly tx: Transaction) {}

  /** The next number of a year. Whoever asks holds the row until their transaction ends, so asks last. */
  async nextNumber(kind: 'invoice' | 'credit-note', year: number): Promise<number> {
    const rows: { last: number }[] = await this.tx.query(
      `INSERT INTO invoice_numbers (kind, year, last) VALUES ($1, $2, 1)
       ON CONFLICT (kind, year) DO UPDATE SET last = invoice_numbers.last + 1 RETURNING last`,
      [kind, year],
    );
    return rows[0]?.last ?? 1;
  }

  async insert(invoice: Invoice): Promise<void> {
    const { id, programmeId, organisationId, year, sequence, net, vatPercent, vat, vatReason } = invoice;
    const { bankReference, buyerName, buyerRegistration, buyerReference, issuedAt, issuedBy, dueOn, standing } =
      invoice;
    await this.tx.query(
      `INSERT INTO invoices (id, programme_id, organisation_id, year, sequence, currency, net_minor, vat_percent, vat_minor,
         vat_reason, bank_reference, buyer_name, buyer_registration, buyer_reference, issued_at, issued_by, due_on,
         standing_deposit_id, standing_month, programme_en, programme_cy)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        ...[id, programmeId, organisationId, year, sequence, net.currency, net.minor, vatPercent, vat.minor, vatReason],
        ...[bankReference, buyerName, buyerRegistration, buyerReference, issuedAt.toString(), issuedBy, dueOn],
        ...[standing?.depositId ?? null, standing?.month ?? null, invoice.programmeEn, invoice.programmeCy],
      ],
    );
  }

  async cancel(id: InvoiceId, { year, sequence, cancelledAt, cancelledBy, reason }: Cancellation): Promise<void> {
    await this.tx.query(
      `INSERT INTO invoice_cancellations (invoice_id, year, sequence, cancelled_at, cancelled_by, reason)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, year, sequence, cancelledAt.toString(), cancelledBy, reason],
    );
  }

  /** Whether a letter is to be written: not where it was already. */
  async noteLetter(
    id: InvoiceId,
    { about, kind }: { readonly about: PaymentId | ReversalId; readonly kind: 'failed' | 'taken-back' },
    now: Temporal.Instant,
  ): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO invoice_letters (about, kind, invoice_id, posted_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING about`,
      [about, kind, id, now.toString()],
    );
    return rows.length > 0;
  }

  /** Throws `not-found`. */
  async find(id: InvoiceId): Promise<KeptInvoice> {
    const [found] = await this.some('i.id = $1', [id]);
    if (!found) throw notFound('invoice');
    return found;
  }

  /** Those whose bank reference is one of these. */
  withReferences(references: readonly string[]): Promise<KeptInvoice[]> {
    return this.some('i.bank_reference = ANY ($1) ORDER BY i.id', [references]);
  }

  /** What was issued last comes first. */
  ofProgramme(programmeId: ProgrammeId, { after, count }: Page): Promise<KeptInvoice[]> {
    return this.some(
      `i.programme_id = $1 AND ($2::timestamptz IS NULL OR (i.issued_at, i.id) < ($2, $3::uuid))
       ORDER BY i.issued_at DESC, i.id DESC LIMIT $4`,
      [programmeId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** Of all programmes, likewise; with one of these bank references, where it is not null. */
  all(references: readonly string[] | null, { after, count }: Page): Promise<KeptInvoice[]> {
    return this.some(
      `($1::text[] IS NULL OR i.bank_reference = ANY ($1)) AND ($2::timestamptz IS NULL OR (i.issued_at, i.id) < ($2, $3::uuid))
       ORDER BY i.issued_at DESC, i.id DESC LIMIT $4`,
      [references, after?.at ?? null, after?.id ?? null, count],
    );
  }

  private async some(condition: string, values: unknown[]): Promise<KeptInvoice[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT i.*, d.id AS deposit_id, d.payment_id, d.received_at, c.year AS credit_year, c.sequence AS credit_sequence,
         c.number AS credit_number, c.cancelled_at, c.cancelled_by, c.reason AS cancel_reason
       FROM invoices i
       LEFT JOIN LATERAL (
         SELECT d.id, d.payment_id, d.received_at FROM deposits d
         WHERE d.invoice_id = i.id AND NOT EXISTS (SELECT FROM deposit_reversals r WHERE r.deposit_id = d.id) LIMIT 1
       ) d ON true
       LEFT JOIN invoice_cancellations c ON c.invoice_id = i.id
       WHERE ${condition}`,
      values,
    );
    return rows.map(invoiceOf);
  }
}

function invoiceOf(row: Row): KeptInvoice {
  return {
    ...{ id: row.id, programmeId: row.programme_id, organisationId: row.organisation_id },
    ...{ year: row.year, sequence: row.sequence, number: row.number },
    net: money(row.net_minor, row.currency),
    ...{ vatPercent: Number(row.vat_percent), vat: money(row.vat_minor, row.currency), vatReason: row.vat_reason },
    gross: money(row.gross_minor, row.currency),
    ...{ bankReference: row.bank_reference, buyerName: row.buyer_name, buyerRegistration: row.buyer_registration },
    ...{ programmeEn: row.programme_en, programmeCy: row.programme_cy },
    ...{ buyerReference: row.buyer_reference, issuedBy: row.issued_by, dueOn: row.due_on },
    issuedAt: row.issued_at.toTemporalInstant(),
    standing:
      row.standing_deposit_id && row.standing_month
        ? { depositId: row.standing_deposit_id, month: row.standing_month }
        : null,
    paid:
      row.deposit_id && row.received_at
        ? { depositId: row.deposit_id, paymentId: row.payment_id, at: row.received_at.toTemporalInstant() }
        : null,
    cancellation: cancellationOf(row),
  };
}

function cancellationOf(row: Row): KeptInvoice['cancellation'] {
  if (!row.cancelled_at || !row.cancelled_by) return null;
  return {
    ...{ year: row.credit_year ?? 0, sequence: row.credit_sequence ?? 0, number: row.credit_number ?? '' },
    ...{ cancelledAt: row.cancelled_at.toTemporalInstant(), cancelledBy: row.cancelled_by },
    reason: row.cancel_reason ?? '',
  };
}
