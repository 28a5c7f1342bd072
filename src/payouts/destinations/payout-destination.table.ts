import type { ExpertId, PayoutDestinationId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { NameCheck } from '../../payments/index.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { BankAccount, BrokenBecause, PayoutDestination, PayoutRailName } from '../payout-destination.js';

interface Row {
  readonly id: PayoutDestinationId;
  readonly expert_id: ExpertId;
  readonly rail: PayoutRailName;
  readonly state: PayoutDestination['state'];
  readonly account_name: string | null;
  readonly sort_code: string | null;
  readonly account_number: string | null;
  readonly external_id: string | null;
  readonly name_check: NameCheck | null;
  readonly name_at_bank: string | null;
  readonly broken_because: BrokenBecause | null;
  readonly version: number;
  readonly chosen_at: Date;
  readonly ready_at: Date | null;
  readonly next_look_at: Date | null;
}

/** Where advisers are paid to. One who chooses anew is locked, so that each has one place at a time. */
export class PayoutDestinationTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `not-found` for whoever was erased. */
  async insert(destination: PayoutDestination): Promise<void> {
    const { id, expertId, rail, state, bankAccount, externalId, chosenAt, readyAt, nextLookAt } = destination;
    const { name = null, sortCode = null, number = null } = bankAccount ?? {};
    try {
      await this.tx.query(
        `INSERT INTO payout_destinations (id, expert_id, rail, state, account_name, sort_code, account_number, external_id, chosen_at,
           ready_at, next_look_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[id, expertId, rail, state, name, sortCode, number, externalId, chosenAt.toString()],
          ...[readyAt, nextLookAt].map((at) => at?.toString() ?? null),
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'nothing begins for an erased person') throw error;
      throw notFound('adviser');
    }
  }

  /** Of a row that was locked. */
  async update(destination: PayoutDestination): Promise<void> {
    const { id, state, externalId, nameCheck, nameAtBank, brokenBecause, readyAt, nextLookAt } = destination;
    await this.tx.query(
      `UPDATE payout_destinations SET version = version + 1, state = $2, external_id = $3, name_check = $4, name_at_bank = $5,
         broken_because = $6, ready_at = $7, next_look_at = $8 WHERE id = $1`,
      [
        ...[id, state, externalId, nameCheck, nameAtBank, brokenBecause],
        ...[readyAt, nextLookAt].map((at) => at?.toString() ?? null),
      ],
    );
  }

  /** Throws `not-found`. */
  async find(id: PayoutDestinationId): Promise<PayoutDestination> {
    return one(await this.some('id = $1', [id]));
  }

  /** Throws `not-found`. */
  async lock(id: PayoutDestinationId): Promise<PayoutDestination> {
    return one(await this.some('id = $1 FOR UPDATE', [id]));
  }

  /** Where an adviser is paid to now; undefined for who has not said so. */
  async ofExpert(expertId: ExpertId): Promise<PayoutDestination | undefined> {
    return (await this.some(`expert_id = $1 AND state <> 'replaced'`, [expertId]))[0];
  }

  /** Likewise, locked. */
  async lockOfExpert(expertId: ExpertId): Promise<PayoutDestination | undefined> {
    return (await this.some(`expert_id = $1 AND state <> 'replaced' FOR UPDATE`, [expertId]))[0];
  }

  async countChosenSince(expertId: ExpertId, since: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM payout_destinations WHERE expert_id = $1 AND chosen_at > $2',
      [expertId, since.toString()],
    );
    return rows[0]?.count ?? 0;
  }

  /** Of whom banks are to be asked, the one that waits longest first. */
  async toLookAt(now: Temporal.Instant): Promise<PayoutDestinationId[]> {
    const rows: { id: PayoutDestinationId }[] = await this.tx.query(
      'SELECT id FROM payout_destinations WHERE next_look_at <= $1 ORDER BY next_look_at, id LIMIT 1000',
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether something is on its way to an adviser. */
  async isPaying(expertId: ExpertId): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT FROM adviser_payouts WHERE expert_id = $1 AND state IN ('planned', 'sent') LIMIT 1`,
      [expertId],
    );
    return rows.length > 0;
  }

  /** How many there are, also of those before, that name somebody. */
  async countKept(expertId: ExpertId): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM payout_destinations WHERE expert_id = $1 AND forgotten_at IS NULL',
      [expertId],
    );
    return rows[0]?.count ?? 0;
  }

  /** Nobody is named by them any more, and nothing is paid there. */
  async forget(expertId: ExpertId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `UPDATE payout_destinations SET version = version + 1, state = 'replaced', account_name = NULL, sort_code = NULL,
         account_number = NULL, external_id = NULL, name_at_bank = NULL, broken_because = NULL, next_look_at = NULL, forgotten_at = $2
       WHERE expert_id = $1 AND forgotten_at IS NULL`,
      [expertId, now.toString()],
    );
  }

  private async some(condition: string, values: unknown[]): Promise<PayoutDestination[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM payout_destinations WHERE ${condition}`, values);
    return rows.map(destinationOf);
  }
}

function one([destination]: readonly PayoutDestination[]): PayoutDestination {
  if (!destination) throw notFound('place to be paid to');
  return destination;
}

function destinationOf(row: Row): PayoutDestination {
  const { id, rail, state, version } = row;
  return {
    ...{ id, expertId: row.expert_id, rail, state, version },
    ...{ bankAccount: bankAccountOf(row), externalId: row.external_id },
    ...{ nameCheck: row.name_check, nameAtBank: row.name_at_bank, brokenBecause: row.broken_because },
    chosenAt: row.chosen_at.toTemporalInstant(),
    readyAt: row.ready_at?.toTemporalInstant() ?? null,
    nextLookAt: row.next_look_at?.toTemporalInstant() ?? null,
  };
}

function bankAccountOf({ account_name, sort_code, account_number }: Row): BankAccount | null {
  if (account_name === null || sort_code === null || account_number === null) return null;
  return { name: account_name, sortCode: sort_code, number: account_number };
}
