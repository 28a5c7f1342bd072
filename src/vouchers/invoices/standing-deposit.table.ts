import type { PaymentId, ProgrammeId, StandingDepositId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { StandingDeposit } from './standing-deposit.js';

interface Row {
  readonly id: StandingDepositId;
  readonly programme_id: ProgrammeId;
  readonly amount_minor: number;
  readonly currency: string;
  readonly day: number;
  readonly buyer_reference: string | null;
  readonly state: StandingDeposit['state'];
  readonly state_since: Date;
  readonly state_by: UserId | null;
  readonly pause_reason: StandingDeposit['pauseReason'];
  readonly started_at: Date;
  readonly started_by: UserId;
}

/** Monthly deposits. Whoever writes has locked the programme. */
export class StandingDepositTable {
  constructor(private readonly tx: Transaction) {}

  async insert(standing: StandingDeposit): Promise<void> {
    const { id, programmeId, amount, day, buyerReference, state, startedAt, startedBy } = standing;
    await this.tx.query(
      `INSERT INTO standing_deposits
         (id, programme_id, amount_minor, currency, day, buyer_reference, state, state_since, state_by, started_at, started_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9)`,
      [id, programmeId, amount.minor, amount.currency, day, buyerReference, state, startedAt.toString(), startedBy],
    );
  }

  async update({ id, state, stateSince, stateBy, pauseReason }: StandingDeposit): Promise<void> {
    await this.tx.query(
      'UPDATE standing_deposits SET state = $2, state_since = $3, state_by = $4, pause_reason = $5 WHERE id = $1',
      [id, state, stateSince.toString(), stateBy, pauseReason],
    );
  }

  /** Throws `not-found`. */
  async find(id: StandingDepositId): Promise<StandingDeposit> {
    const [found] = await this.some('id = $1', [id]);
    if (!found) throw notFound('monthly deposit');
    return found;
  }

  /** What was started last comes first. */
  ofProgramme(
    programmeId: ProgrammeId,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<StandingDeposit[]> {
    return this.some(
      `programme_id = $1 AND ($2::timestamptz IS NULL OR (started_at, id) < ($2, $3::uuid))
       ORDER BY started_at DESC, id DESC LIMIT $4`,
      [programmeId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** How many of a programme have not ended. */
  async countOf(programmeId: ProgrammeId): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      "SELECT count(*)::int AS count FROM standing_deposits WHERE programme_id = $1 AND state <> 'ended'",
      [programmeId],
    );
    return rows[0]?.count ?? 0;
  }

  active(): Promise<StandingDeposit[]> {
    return this.some("state = 'active' ORDER BY id", []);
  }

  async isInvoiced(id: StandingDepositId, month: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT FROM invoices WHERE standing_deposit_id = $1 AND standing_month = $2',
      [id, month],
    );
    return rows.length > 0;
  }

  /** Debits that no provider knows of yet. */
  async planned(): Promise<PaymentId[]> {
    const rows: { id: PaymentId }[] = await this.tx.query(
      `SELECT p.id FROM payments p JOIN invoices i ON i.id = p.reference
       WHERE p.purpose = 'invoice' AND p.rail = 'debit' AND p.state = 'planned' AND i.standing_deposit_id IS NOT NULL ORDER BY p.id`,
    );
    return rows.map(({ id }) => id);
  }

  private async some(condition: string, values: unknown[]): Promise<StandingDeposit[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM standing_deposits WHERE ${condition}`, values);
    return rows.map(standingOf);
  }
}

function standingOf(row: Row): StandingDeposit {
  return {
    ...{ id: row.id, programmeId: row.programme_id, amount: money(row.amount_minor, row.currency), day: row.day },
    ...{ buyerReference: row.buyer_reference, state: row.state, stateBy: row.state_by, pauseReason: row.pause_reason },
    ...{ startedBy: row.started_by, startedAt: row.started_at.toTemporalInstant() },
    stateSince: row.state_since.toTemporalInstant(),
  };
}
