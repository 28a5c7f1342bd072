import type { AdviserPayoutId, BankFileId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { AdviserPayoutState } from '../adviser-payout.js';
import type { BankOutcome, BankResult, LineStanding } from './bank-result.js';

interface Row {
  readonly payout_id: AdviserPayoutId;
  readonly reference: string;
  readonly amount_minor: number;
  readonly state: AdviserPayoutState;
  readonly paid_on: string | null;
  readonly heard: readonly BankOutcome[];
}

interface Said {
  readonly fileId: BankFileId;
  readonly payoutId: AdviserPayoutId;
  readonly at: Temporal.Instant;
  readonly by: UserId;
}

/** What a bank said became of the payments in a file. */
export class BankResultTable {
  constructor(private readonly tx: Transaction) {}

  /** Of a file, in its order. */
  async standings(fileId: BankFileId): Promise<LineStanding[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT l.payout_id, l.reference, p.amount_minor, p.state, p.paid_on,
         ARRAY(SELECT r.outcome FROM bank_file_results r WHERE r.payout_id = l.payout_id) AS heard
       FROM bank_file_lines l JOIN adviser_payouts p ON p.id = l.payout_id WHERE l.file_id = $1 ORDER BY l.position`,
      [fileId],
    );
    return rows.map(({ payout_id, reference, amount_minor, state, paid_on, heard }) => ({
      ...{ payoutId: payout_id, reference, amount: money(amount_minor), state, heard },
      paidOn: paid_on === null ? null : Temporal.PlainDate.from(paid_on),
    }));
  }

  /** Where the payouts go, and then these, each in order of id, as everybody locks several. */
  async lockPayouts(ids: readonly AdviserPayoutId[]): Promise<void> {
    await this.tx.query(
      `SELECT FROM payout_destinations WHERE id IN (SELECT destination_id FROM adviser_payouts WHERE id = ANY ($1))
       ORDER BY id FOR UPDATE`,
      [ids],
    );
    await this.tx.query('SELECT FROM adviser_payouts WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [ids]);
  }

  async insert({ outcome, happenedOn }: BankResult, { fileId, payoutId, at, by }: Said): Promise<void> {
    await this.tx.query(
      `INSERT INTO bank_file_results (file_id, payout_id, outcome, happened_on, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [fileId, payoutId, outcome, happenedOn.toString(), at.toString(), by],
    );
  }
}
