import type { EarningId, ExpertId } from '../kernel/id.js';
import { money } from '../kernel/money.js';
import type { Transaction } from '../platform/database.js';
import type { Earning, EarningFacts, EarningKind } from './earning.js';

interface Row {
  readonly id: EarningId;
  readonly expert_id: ExpertId;
  readonly kind: EarningKind;
  readonly reference: string;
  readonly amount_minor: number;
  readonly vat_minor: number;
  readonly currency: string;
  readonly earned_at: Date;
  readonly due_on: string;
  readonly facts: EarningFacts;
}

/** What advisers have earned. */
export class EarningTable {
  constructor(private readonly tx: Transaction) {}

  async insert(earning: Earning): Promise<void> {
    const { id, expertId, kind, reference, amount, vat, earnedAt, dueOn, facts } = earning;
    await this.tx.query(
      `INSERT INTO earnings (id, expert_id, kind, reference, amount_minor, vat_minor, currency, earned_at, due_on, facts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, expertId, kind, reference, amount.minor, vat.minor, amount.currency],
        ...[earnedAt.toString(), dueOn.toString(), JSON.stringify(facts)],
      ],
    );
  }

  async byIds(ids: readonly EarningId[]): Promise<Earning[]> {
    const rows: Row[] = await this.tx.query('SELECT * FROM earnings WHERE id = ANY ($1) ORDER BY due_on, id', [ids]);
    return rows.map(earningOf);
  }
}

function earningOf(row: Row): Earning {
  const { id, kind, reference, facts } = row;
  return {
    ...{ id, expertId: row.expert_id, kind, reference, facts },
    ...{ amount: money(row.amount_minor, row.currency), vat: money(row.vat_minor, row.currency) },
    ...{ earnedAt: row.earned_at.toTemporalInstant(), dueOn: Temporal.PlainDate.from(row.due_on) },
  };
}
