import { type OrganisationId, type UserId, type VoucherId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { DeclaredSubsidy, SubsidyConfirmation } from './subsidy.js';

/** A voucher that was awarded as Minimal Financial Assistance. */
export interface SubsidyAward {
  readonly voucherId: VoucherId;
  readonly organisationId: OrganisationId;
  readonly organisationName: string;
  readonly registrationNumber: string | null;
  readonly programmeName: string;
  readonly awardedAt: Temporal.Instant;
  readonly valueMinor: number;
  readonly forPublication: boolean;
}

interface ConfirmationRow {
  readonly id: string;
  readonly voucher_id: VoucherId;
  readonly notified_at: Date;
  readonly confirmed_at: Date;
  readonly counted_from: string;
  readonly declared_minor: number;
  readonly own_minor: number;
  readonly value_minor: number;
  readonly cap_minor: number;
}

/** The steps that the law has before a subsidy is awarded, and the awards. The voucher and its organisation are locked by whoever writes. */
export class SubsidyTable {
  constructor(private readonly tx: Transaction) {}

  async notify(id: VoucherId, valueMinor: number, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      'INSERT INTO subsidy_notices (voucher_id, value_minor, notified_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, valueMinor, now.toString()],
    );
  }

  async notifiedAt(id: VoucherId): Promise<Temporal.Instant | null> {
    const rows: { notified_at: Date }[] = await this.tx.query(
      'SELECT notified_at FROM subsidy_notices WHERE voucher_id = $1',
      [id],
    );
    return rows[0]?.notified_at.toTemporalInstant() ?? null;
  }

  async confirm(one: SubsidyConfirmation, declared: readonly DeclaredSubsidy[], by: UserId): Promise<void> {
    await this.tx.query(
      `INSERT INTO subsidy_confirmations (id, voucher_id, notified_at, confirmed_at, confirmed_by, counted_from, declared_minor,
         own_minor, value_minor, cap_minor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[one.id, one.voucherId, one.notifiedAt.toString(), one.confirmedAt.toString(), by, one.countedFrom],
        ...[one.declaredMinor, one.ownMinor, one.valueMinor, one.capMinor],
      ],
    );
    const rows = declared.map((row, index) => ({ ...row, position: index + 1 }));
    await this.tx.query(
      `INSERT INTO declared_subsidies (confirmation_id, position, giver, given_on, amount_minor)
       SELECT $1, position, giver, "givenOn", "amountMinor"
       FROM json_to_recordset($2) AS declared (position smallint, giver text, "givenOn" date, "amountMinor" bigint)`,
      [one.id, JSON.stringify(rows)],
    );
  }

  /** The latest: until it accepts, an enterprise may correct what it confirmed. */
  async confirmation(id: VoucherId): Promise<SubsidyConfirmation | undefined> {
    const rows: ConfirmationRow[] = await this.tx.query(
      'SELECT * FROM subsidy_confirmations WHERE voucher_id = $1 ORDER BY confirmed_at DESC, id DESC LIMIT 1',
      [id],
    );
    return rows[0] && confirmationOf(rows[0]);
  }

  async declared(confirmationId: string): Promise<DeclaredSubsidy[]> {
    return this.tx.query(
      `SELECT giver, given_on AS "givenOn", amount_minor AS "amountMinor" FROM declared_subsidies
       WHERE confirmation_id = $1 ORDER BY position`,
      [confirmationId],
    );
  }

  /**
   * What an organisation was awarded from here since a day, on a British calendar; of a voucher that ended what was spent of
   * it, because the rest was never given.
   */
  async ownSince(organisationId: OrganisationId, day: string): Promise<Money> {
    const rows: { given: number }[] = await this.tx.query(
      `SELECT coalesce(sum(CASE WHEN v.ended_at IS NULL THEN a.value_minor ELSE (
         SELECT coalesce(sum(coalesce(e.drawn_minor, u.amount_minor)), 0)
         FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference) WHERE u.voucher_id = v.id
       ) END), 0)::bigint AS given
       FROM subsidy_awards a JOIN vouchers v ON v.id = a.voucher_id
       WHERE v.organisation_id = $1 AND (a.awarded_at AT TIME ZONE 'Europe/London')::date >= $2::date`,
      [organisationId, day],
    );
    return money(rows[0]?.given ?? 0);
  }

  async award(
    { id, voucherId, confirmedAt, valueMinor }: SubsidyConfirmation,
    { forPublication, now }: { readonly forPublication: boolean; readonly now: Temporal.Instant },
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO subsidy_awards (voucher_id, confirmation_id, confirmed_at, awarded_at, value_minor, for_publication)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [voucherId, id, confirmedAt.toString(), now.toString(), valueMinor, forPublication],
    );
  }

  /** The newest first. */
  async awards(list: {
    readonly forPublication: boolean | undefined;
    readonly before: Place | undefined;
    readonly count: number;
  }): Promise<SubsidyAward[]> {
    const { forPublication, before, count } = list;
    const rows: (Omit<SubsidyAward, 'awardedAt'> & { awardedAt: Date })[] = await this.tx.query(
      `SELECT a.voucher_id AS "voucherId", v.organisation_id AS "organisationId", o.name AS "organisationName",
         p2.enterprise ->> 'registrationNumber' AS "registrationNumber", p.name_en AS "programmeName",
         a.awarded_at AS "awardedAt", a.value_minor AS "valueMinor", a.for_publication AS "forPublication"
       FROM subsidy_awards a JOIN vouchers v ON v.id = a.voucher_id JOIN organisations o ON o.id = v.organisation_id
       JOIN programmes p ON p.id = v.programme_id JOIN applications p2 ON p2.id = v.application_id
       WHERE ($1::boolean IS NULL OR a.for_publication = $1) AND ($2::timestamptz IS NULL OR (a.awarded_at, a.voucher_id) < ($2, $3::uuid))
       ORDER BY a.awarded_at DESC, a.voucher_id DESC LIMIT $4`,
      [forPublication ?? null, before?.at ?? null, before?.id ?? null, count],
    );
    return rows.map((row) => ({ ...row, awardedAt: row.awardedAt.toTemporalInstant() }));
  }
}

function confirmationOf(row: ConfirmationRow): SubsidyConfirmation {
  return {
    id: row.id,
    voucherId: row.voucher_id,
    notifiedAt: row.notified_at.toTemporalInstant(),
    confirmedAt: row.confirmed_at.toTemporalInstant(),
    countedFrom: row.counted_from,
    declaredMinor: row.declared_minor,
    ownMinor: row.own_minor,
    valueMinor: row.value_minor,
    capMinor: row.cap_minor,
  };
}
