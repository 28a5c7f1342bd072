import type { FloatTopUpId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { TopUp } from './top-up.js';

interface Row {
  readonly id: FloatTopUpId;
  readonly direction: TopUp['direction'];
  readonly amount_minor: number;
  readonly moved_on: string;
  readonly bank_reference: string;
  readonly recorded_at: Date;
  readonly recorded_by: UserId;
  readonly reversed_at: Date | null;
  readonly reversed_by: UserId | null;
  readonly reason: string | null;
}

export class TopUpTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `top-up-recorded-already`. */
  async insert({ id, direction, amount, movedOn, bankReference, recordedAt, recordedBy }: TopUp): Promise<void> {
    try {
      await this.tx.query(
        `INSERT INTO float_top_ups (id, direction, amount_minor, currency, moved_on, bank_reference, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[id, direction, amount.minor, amount.currency, movedOn.toString()],
          ...[bankReference, recordedAt.toString(), recordedBy],
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'money for the float is recorded once') throw error;
      throw new Problem(
        'top-up-recorded-already',
        'Nothing was recorded: something with this bank reference is. If that is wrong, reverse it first; if this is another one, give its own reference.',
      );
    }
  }

  async reverse(id: FloatTopUpId, { at, by, reason }: NonNullable<TopUp['reversal']>): Promise<void> {
    await this.tx.query('UPDATE float_top_ups SET reversed_at = $2, reversed_by = $3, reason = $4 WHERE id = $1', [
      ...[id, at.toString(), by, reason],
    ]);
  }

  /** Throws `not-found`. */
  async lock(id: FloatTopUpId): Promise<TopUp> {
    const [found] = await this.some('id = $1 FOR UPDATE', [id]);
    if (!found) throw notFound('top-up');
    return found;
  }

  /** What was recorded last comes first. */
  list({ after, count }: { readonly after: Place | undefined; readonly count: number }): Promise<TopUp[]> {
    return this.some(
      `$1::timestamptz IS NULL OR (recorded_at, id) < ($1, $2::uuid) ORDER BY recorded_at DESC, id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** What stands of what moved since a day. */
  since(day: Temporal.PlainDate): Promise<TopUp[]> {
    return this.some('moved_on >= $1 AND reversed_at IS NULL ORDER BY moved_on, id', [day.toString()]);
  }

  private async some(condition: string, values: unknown[]): Promise<TopUp[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM float_top_ups WHERE ${condition}`, values);
    return rows.map(topUpOf);
  }
}

function topUpOf({ id, direction, amount_minor, moved_on, bank_reference, ...row }: Row): TopUp {
  const { reversed_at, reversed_by, reason } = row;
  return {
    ...{ id, direction, amount: money(amount_minor), movedOn: Temporal.PlainDate.from(moved_on) },
    ...{ bankReference: bank_reference, recordedAt: row.recorded_at.toTemporalInstant(), recordedBy: row.recorded_by },
    reversal: reversed_at &&
      reversed_by && { at: reversed_at.toTemporalInstant(), by: reversed_by, reason: reason ?? '' },
  };
}
