import type { Id, OrganisationId, UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';

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
}
