import type { Id, OrganisationId, ProgrammeId, UserId } from '../../kernel/id.js';
import { type Currency, money, type Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { PartOfProgramme } from './repayment.js';

/** What a client paid of what it owes, by a steward's word. */
export interface DebtPayment {
  readonly id: Id<'debt-payment'>;
  readonly organisationId: OrganisationId;
  readonly amount: Money;
  readonly receivedAt: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: UserId;
  readonly bankReference: string;
}

export class DebtPaymentTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `payment-recorded-already`. */
  async insert(payment: DebtPayment): Promise<void> {
    const { id, organisationId, amount, receivedAt, recordedAt, recordedBy, bankReference } = payment;
    try {
      await this.tx.query(
        `INSERT INTO debt_payments (id, organisation_id, amount_minor, currency, received_at, recorded_at, recorded_by, bank_reference)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[id, organisationId, amount.minor, amount.currency],
          ...[receivedAt.toString(), recordedAt.toString(), recordedBy, bankReference],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'a payment is recorded once') throw error;
      throw new Problem(
        'payment-recorded-already',
        'A payment of this organisation with this bank reference is recorded already.',
      );
    }
  }

  /** What an organisation owes to programmes, whose money it drew on a false declaration: the oldest debt first. */
  async owedToProgrammes(organisationId: OrganisationId, currency: Currency): Promise<PartOfProgramme[]> {
    const rows: { programme_id: ProgrammeId; owed: number }[] = await this.tx.query(
      `SELECT r.owner AS programme_id, sum(p.amount_minor)::bigint AS owed
       FROM ledger_postings p JOIN ledger_accounts r ON r.id = p.account_id JOIN ledger_transfers t ON t.id = p.transfer_id
       WHERE r.kind = 'programme-receivable' AND r.currency = $2 AND t.id IN (
         SELECT d.transfer_id FROM ledger_postings d JOIN ledger_accounts a ON a.id = d.account_id
         WHERE (a.kind, a.owner, a.currency) = ('client-debt', $1, $2)
         UNION ALL SELECT c.id FROM ledger_transfers c JOIN ledger_transfers y ON y.reference = c.reference
           JOIN ledger_postings d ON d.transfer_id = y.id JOIN ledger_accounts a ON a.id = d.account_id
         WHERE c.code = 'clawback-repaid' AND y.code IN ('debt-paid', 'debt-paid-in', 'credit-set-off')
           AND (a.kind, a.owner, a.currency) = ('client-debt', $1, $2)
       ) GROUP BY r.owner HAVING sum(p.amount_minor) > 0 ORDER BY min(t.number)`,
      [organisationId, currency],
    );
    return rows.map(({ programme_id: programmeId, owed }) => ({ programmeId, amount: money(owed, currency) }));
  }
}
