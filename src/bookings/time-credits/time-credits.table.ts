import type { ExpertId, OrganisationId, UserId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { PolicyValue } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import type { TimeGift } from './time-credits.js';

/** An account that is beyond a bound, and whose it is. */
export interface FlaggedAccount {
  readonly accountId: string;
  readonly openedAt: Temporal.Instant;
  readonly organisationId: OrganisationId | null;
  readonly expertId: ExpertId | null;
  readonly name: string;
  readonly balance: Money;
}

interface FlaggedRow {
  readonly account_id: string;
  readonly opened_at: Date;
  readonly organisation_id: OrganisationId | null;
  readonly expert_id: ExpertId | null;
  readonly name: string;
  readonly balance: string;
}

export class TimeCreditTable {
  constructor(private readonly tx: Transaction) {}

  /** That time credits pay the whole of a session, and lie in escrow: the one share that it has. */
  async secure({ id, price }: Pick<Booking, 'id' | 'price'>, by: UserId, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO booking_shares (booking_id, position, source, amount_minor, total_minor, currency, fixed_at, fixed_by)
       VALUES ($1, 1, 'time-credits', $2, $2, $3, $4, $5)`,
      [id, price.minor, price.currency, now.toString(), by],
    );
    await this.tx.query('INSERT INTO booking_shares_secured (booking_id, position, at) VALUES ($1, 1, $2)', [
      id,
      now.toString(),
    ]);
    await this.tx.query(
      'INSERT INTO booking_fundings (booking_id, at, total_minor, currency) VALUES ($1, $2, $3, $4)',
      [id, now.toString(), price.minor, price.currency],
    );
  }

  /** What lies in escrow for sessions of an organisation, or of an adviser. */
  async held(of: { readonly organisationId: OrganisationId } | { readonly expertId: ExpertId }): Promise<Money> {
    const [column, id] = 'expertId' in of ? ['expert_id', of.expertId] : ['organisation_id', of.organisationId];
    const rows: { held: string }[] = await this.tx.query(
      `SELECT coalesce(sum(a.balance_minor), 0)::bigint AS held
       FROM bookings b JOIN ledger_accounts a ON (a.kind, a.owner, a.currency) = ('escrow', b.id::text, 'TCR')
       WHERE b.${column} = $1`,
      [id],
    );
    return money(Number(rows[0]?.held ?? 0), 'TCR');
  }

  async insertGift(gift: TimeGift): Promise<void> {
    const { id, fromOrganisation, fromExpert, toOrganisation, minutes, reason, givenAt, givenBy } = gift;
    await this.tx.query(
      `INSERT INTO time_gifts (id, from_organisation_id, from_expert_id, to_organisation_id, minutes, reason, given_at, given_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, fromOrganisation, fromExpert, toOrganisation, minutes, reason, givenAt.toString(), givenBy],
    );
  }

  /** Accounts beyond a bound, the one that was opened first first. */
  async flagged(
    { least_minutes, most_minutes }: PolicyValue<'time-credits'>,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<FlaggedAccount[]> {
    const rows: FlaggedRow[] = await this.tx.query(
      `SELECT a.id AS account_id, a.opened_at, o.id AS organisation_id, x.id AS expert_id, coalesce(o.name, x.name, '') AS name,
         sum(p.amount_minor)::bigint AS balance
       FROM ledger_accounts a JOIN ledger_postings p ON p.account_id = a.id
       LEFT JOIN organisations o ON o.id::text = a.owner LEFT JOIN experts x ON x.id::text = a.owner
       WHERE (a.kind, a.currency) = ('time-credits', 'TCR')
         AND ($3::timestamptz IS NULL OR (a.opened_at, a.id) > ($3, $4::uuid))
       GROUP BY a.id, o.id, x.id HAVING sum(p.amount_minor) NOT BETWEEN $1 AND $2
       ORDER BY a.opened_at, a.id LIMIT $5`,
      [least_minutes, most_minutes, after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map((row) => ({
      ...{ accountId: row.account_id, openedAt: row.opened_at.toTemporalInstant(), name: row.name },
      ...{ organisationId: row.organisation_id, expertId: row.expert_id },
      balance: money(Number(row.balance), 'TCR'),
    }));
  }
}
