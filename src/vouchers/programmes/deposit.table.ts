import type { DepositId, InvoiceId, PaymentId, ProgrammeId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Deposit, KeptDeposit } from './deposit.js';
import { tellOfDeposit } from './tell-of-deposits.js';

interface Row {
  readonly id: DepositId;
  readonly programme_id: ProgrammeId;
  readonly amount_minor: number;
  readonly currency: string;
  readonly received_at: Date;
  readonly recorded_at: Date;
  readonly recorded_by: UserId | null;
  readonly bank_reference: string | null;
  readonly invoice_id: InvoiceId | null;
  readonly payment_id: PaymentId | null;
  readonly replaces: DepositId | null;
  readonly reversed_at: Date | null;
  readonly reason: string | null;
}

/** Something that goes out of a fund again. */
export interface FundReturn {
  readonly id: string;
  readonly programmeId: ProgrammeId;
  readonly amount: Deposit['amount'];
  readonly returnedAt: Temporal.Instant;
  readonly returnedBy: UserId;
  readonly reason: string;
}

/** What came in and went out of programmes’ funds at the bank. Whoever writes has locked the programme. */
export class DepositTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `deposit-recorded-already`. */
  async insert(deposit: Deposit): Promise<void> {
    const { id, programmeId, amount, receivedAt, recordedAt, recordedBy, bankReference, replaces } = deposit;
    const { invoiceId, paymentId } = deposit;
    try {
      await this.tx.query(
        `INSERT INTO deposits
           (id, programme_id, amount_minor, currency, received_at, recorded_at, recorded_by, bank_reference, replaces,
            invoice_id, payment_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[id, programmeId, amount.minor, amount.currency, receivedAt.toString(), recordedAt.toString()],
          ...[recordedBy, bankReference, replaces, invoiceId, paymentId],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a deposit is recorded once') throw error;
      throw new Problem('deposit-recorded-already', 'A deposit with this bank reference is recorded already.');
    }
    await tellOfDeposit(this.tx, 'deposit.received', deposit, recordedAt);
  }

  async reverse(
    deposit: Deposit,
    reversal: {
      readonly at: Temporal.Instant;
      readonly by: UserId;
      readonly reason: string;
    },
  ): Promise<void> {
    const { id, programmeId, bankReference } = deposit;
    await this.tx.query(
      `INSERT INTO deposit_reversals (deposit_id, programme_id, bank_reference, reversed_at, reversed_by, reason)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, programmeId, bankReference, reversal.at.toString(), reversal.by, reversal.reason],
    );
    await tellOfDeposit(this.tx, 'deposit.reversed', deposit, reversal.at);
  }

  async insertReturn({ id, programmeId, amount, returnedAt, returnedBy, reason }: FundReturn): Promise<void> {
    await this.tx.query(
      `INSERT INTO fund_returns (id, programme_id, amount_minor, currency, returned_at, returned_by, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, programmeId, amount.minor, amount.currency, returnedAt.toString(), returnedBy, reason],
    );
  }

  /** Throws `not-found`. */
  async find(programmeId: ProgrammeId, id: DepositId): Promise<KeptDeposit> {
    const [found] = await this.some('d.programme_id = $1 AND d.id = $2', [programmeId, id]);
    if (!found) throw notFound('deposit');
    return found;
  }

  /** The one with a reference, however that is spaced or cut up or in whatever case, that is not reversed. */
  async standingOf(programmeId: ProgrammeId, bankReference: string): Promise<KeptDeposit | undefined> {
    const packed = (text: string) => `lower(regexp_replace(${text}, '\\s', '', 'g'))`;
    const [found] = await this.some(
      `d.programme_id = $1 AND r.deposit_id IS NULL AND ${packed('d.bank_reference')} = ${packed('$2')}`,
      [programmeId, bankReference],
    );
    return found;
  }

  /** The one with a reference, however that is spaced or in whatever case, that no other replaces. */
  async lastOf(programmeId: ProgrammeId, bankReference: string): Promise<KeptDeposit | undefined> {
    const [found] = await this.some(
      `d.programme_id = $1 AND d.reference_key = lower($2) AND NOT EXISTS (SELECT FROM deposits n WHERE n.replaces = d.id
         AND n.programme_id = $1 AND n.reference_key = lower($2))`,
      [programmeId, bankReference],
    );
    return found;
  }

  /** What was recorded last comes first. */
  ofProgramme(
    programmeId: ProgrammeId,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<KeptDeposit[]> {
    return this.some(
      `d.programme_id = $1 AND ($2::timestamptz IS NULL OR (d.recorded_at, d.id) < ($2, $3::uuid))
       ORDER BY d.recorded_at DESC, d.id DESC LIMIT $4`,
      [programmeId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  private async some(condition: string, values: unknown[]): Promise<KeptDeposit[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT d.*, r.reversed_at, r.reason FROM deposits d LEFT JOIN deposit_reversals r ON r.deposit_id = d.id WHERE ${condition}`,
      values,
    );
    return rows.map(depositOf);
  }
}

function depositOf(row: Row): KeptDeposit {
  const { reversed_at, reason } = row;
  return {
    id: row.id,
    programmeId: row.programme_id,
    amount: money(row.amount_minor, row.currency),
    receivedAt: row.received_at.toTemporalInstant(),
    recordedAt: row.recorded_at.toTemporalInstant(),
    recordedBy: row.recorded_by,
    bankReference: row.bank_reference,
    replaces: row.replaces,
    invoiceId: row.invoice_id,
    paymentId: row.payment_id,
    reversal: reversed_at && { reversedAt: reversed_at.toTemporalInstant(), reason: reason ?? '' },
  };
}
