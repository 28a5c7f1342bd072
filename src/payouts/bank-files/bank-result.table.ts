import { type AdviserPayoutId, type BankFileId, type BankSurplusId, newId, type UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { AdviserPayoutState } from '../adviser-payout.js';
import { dayOf } from '../run/pay-day.js';
import type { AskingFile, BankOutcome, BankResult, Heard, LineStanding } from './bank-result.js';

interface Row {
  readonly payout_id: AdviserPayoutId;
  readonly reference: string;
  readonly amount_minor: number;
  readonly state: AdviserPayoutState;
  readonly paid_on: string | null;
  readonly asked_by: readonly AskingRow[];
  readonly heard: readonly HeardRow[];
}

interface AskingRow {
  readonly id: BankFileId;
  readonly made_at: string;
  readonly is_withdrawn: boolean;
  readonly is_taken: boolean;
}

interface HeardRow {
  readonly file_id: BankFileId;
  readonly outcome: BankOutcome;
  readonly happened_on: string;
  readonly bank_id: string | null;
  readonly is_surplus: boolean;
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
      `SELECT l.payout_id, l.reference, p.amount_minor, p.state, p.paid_on, a.asked_by, h.heard
       FROM bank_file_lines l JOIN adviser_payouts p ON p.id = l.payout_id
       CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('id', f.id, 'made_at', f.made_at, 'is_withdrawn', f.is_withdrawn, 'is_taken', f.taken_at IS NOT NULL)
           ORDER BY f.made_at, f.withdrawn_at, f.id) AS asked_by
         FROM bank_file_lines o JOIN bank_files f ON f.id = o.file_id WHERE o.payout_id = l.payout_id) a
       CROSS JOIN LATERAL (
         SELECT coalesce(json_agg(b ORDER BY b.is_surplus, b.happened_on), '[]') AS heard FROM (
           SELECT file_id, outcome, happened_on, bank_id, false AS is_surplus FROM bank_file_results WHERE payout_id = l.payout_id
           UNION ALL SELECT file_id, outcome, happened_on, bank_id, true FROM bank_file_surplus WHERE payout_id = l.payout_id) b) h
       WHERE l.file_id = $1 ORDER BY l.position`,
      [fileId],
    );
    return rows.map((row) => ({
      ...{ payoutId: row.payout_id, reference: row.reference, amount: money(row.amount_minor), state: row.state },
      paidOn: row.paid_on === null ? null : Temporal.PlainDate.from(row.paid_on),
      ...{ askedBy: askedBy(row.asked_by, fileId), heard: row.heard.map(heardOf) },
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

  /** Of a file that was withdrawn it says that the bank had it all the same. */
  async insert({ outcome, happenedOn, bankId }: BankResult, { fileId, payoutId, at, by }: Said): Promise<void> {
    await this.tx.query(
      `INSERT INTO bank_file_results (file_id, payout_id, is_withdrawn, despite_withdrawal, outcome, happened_on, bank_id, recorded_at, recorded_by)
       SELECT file_id, payout_id, is_withdrawn, is_withdrawn, $3, $4, $5, $6, $7 FROM bank_file_lines WHERE (file_id, payout_id) = ($1, $2)`,
      [fileId, payoutId, outcome, happenedOn.toString(), bankId, at.toString(), by],
    );
  }

  /** That a payment too many was paid, or came back. Whoever writes it has locked the payout. */
  async insertSurplus(
    { outcome, happenedOn, bankId }: BankResult,
    { fileId, payoutId, at, by }: Said,
  ): Promise<BankSurplusId> {
    const id = newId<BankSurplusId>();
    await this.tx.query(
      `INSERT INTO bank_file_surplus (file_id, payout_id, outcome, number, happened_on, bank_id, recorded_at, recorded_by, id)
       SELECT $1, $2, $3, count(*) + 1, $4, $5, $6, $7, $8 FROM bank_file_surplus WHERE (payout_id, outcome) = ($2, $3)`,
      [fileId, payoutId, outcome, happenedOn.toString(), bankId, at.toString(), by, id],
    );
    return id;
  }
}

function askedBy(files: readonly AskingRow[], fileId: BankFileId): AskingFile[] {
  const read = files.findIndex(({ id }) => id === fileId);
  return files.map(({ id, made_at, is_withdrawn: isWithdrawn, is_taken: isTaken }, index) => ({
    ...{ id, madeOn: dayOf(Temporal.Instant.from(made_at)), isWithdrawn, isTaken, isLater: index > read },
  }));
}

function heardOf({ file_id, outcome, happened_on, bank_id, is_surplus }: HeardRow): Heard {
  return {
    ...{ fileId: file_id, outcome, happenedOn: Temporal.PlainDate.from(happened_on), bankId: bank_id },
    ...{ isSurplus: is_surplus, isListed: false },
  };
}
