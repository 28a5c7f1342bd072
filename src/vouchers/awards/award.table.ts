import type { BookingId, OrganisationId, ProgrammeId, VoucherId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Voucher, VoucherState } from '../voucher.js';
import { voucherSchema } from '../voucher.table.js';
import type { Standing } from './award.js';

/** A voucher with what is spent of it, and what it and its owner are called. */
export interface Award extends Standing {
  readonly voucher: Voucher;
  readonly organisationName: string;
  readonly funderId: OrganisationId;
  readonly programmeEn: string;
  readonly programmeCy: string;
  readonly packageEn: string;
  readonly packageCy: string;
  readonly minutesUsed: number;
  /** What was given in kind and confirmed. */
  readonly inKindMinor: number;
}

/** What a voucher was used for, and what became of it. */
export interface UseOfVoucher {
  readonly bookingId: BookingId;
  readonly startsAt: Temporal.Instant;
  readonly amountMinor: number;
  readonly minutes: number;
  readonly matchMinutes: number;
  readonly drawnMinor: number | null;
  readonly returnedMinor: number | null;
  readonly returnedTo: 'voucher' | 'programme' | null;
  readonly late: boolean;
}

interface List {
  readonly of: { readonly organisationId: OrganisationId } | { readonly programmeId: ProgrammeId };
  readonly state: VoucherState | undefined;
  readonly before: Place | undefined;
  readonly count: number;
}

/** Vouchers as people look at them, and those that end by themselves. */
export class AwardTable {
  constructor(private readonly tx: Transaction) {}

  async standing(voucher: Voucher): Promise<Standing> {
    const [row] = await this.spent([voucher.id]);
    return standingOf(voucher, row);
  }

  async of(vouchers: readonly Voucher[]): Promise<Award[]> {
    const ids = vouchers.map(({ id }) => id);
    const spent = new Map((await this.spent(ids)).map((row) => [row.voucher_id, row]));
    const names = new Map((await this.names(ids)).map((row) => [row.voucher_id, row]));
    return vouchers.flatMap((voucher) => {
      const [row, named] = [spent.get(voucher.id), names.get(voucher.id)];
      if (!named) return [];
      const { voucher_id: _, ...known } = named;
      return [{ voucher, ...known, ...standingOf(voucher, row), minutesUsed: row?.minutes ?? 0 }];
    });
  }

  /** The newest first. */
  async list({ of, state, before, count }: List): Promise<Award[]> {
    const vouchers = this.tx
      .createQueryBuilder(voucherSchema, 'v')
      .where(of)
      .andWhere(state === undefined ? 'true' : 'v.state = :state', { state })
      .andWhere(before === undefined ? 'true' : '(v.offered_at, v.id) < (:at, :id)', before)
      .orderBy('v.offered_at', 'DESC')
      .addOrderBy('v.id', 'DESC')
      .limit(count);
    return this.of(await vouchers.getMany());
  }

  /** The latest session first; at most 200. */
  async uses(id: VoucherId): Promise<UseOfVoucher[]> {
    const rows: (Omit<UseOfVoucher, 'startsAt'> & { startsAt: Date })[] = await this.tx.query(
      `SELECT u.reference AS "bookingId", u.starts_at AS "startsAt", u.amount_minor AS "amountMinor", u.minutes,
         u.match_minutes AS "matchMinutes", e.drawn_minor AS "drawnMinor", e.returned_minor AS "returnedMinor",
         e.returned_to AS "returnedTo", coalesce(e.late, false) AS late
       FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
       WHERE u.voucher_id = $1 ORDER BY u.starts_at DESC, u.reference LIMIT 200`,
      [id],
    );
    return rows.map((row) => ({ ...row, startsAt: row.startsAt.toTemporalInstant() }));
  }

  /** Those that may have ended by themselves: whoever ends one looks again under its lock. */
  async toEnd(now: Temporal.Instant): Promise<VoucherId[]> {
    const rows: { id: VoucherId }[] = await this.tx.query(
      `SELECT id FROM vouchers WHERE state = 'offered' AND offer_lapses_at <= $1
       UNION ALL SELECT id FROM vouchers WHERE state IN ('active', 'suspended') AND expires_at <= $1
       UNION ALL SELECT v.id FROM vouchers v WHERE state IN ('active', 'suspended') AND start_by <= $1 AND expires_at > $1
         AND NOT EXISTS (SELECT FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
           WHERE u.voucher_id = v.id AND coalesce(e.drawn_minor, 1) > 0)
       UNION ALL SELECT v.id FROM vouchers v WHERE state IN ('active', 'suspended') AND expires_at > $1 AND value_minor = (
         SELECT sum(e.drawn_minor) FROM voucher_use_ends e WHERE e.voucher_id = v.id)
       LIMIT 1000`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  private spent(ids: readonly VoucherId[]): Promise<Spent[]> {
    return this.tx.query(
      `SELECT u.voucher_id, coalesce(sum(e.drawn_minor), 0)::bigint AS drawn,
         coalesce(sum(u.amount_minor) FILTER (WHERE e.at IS NULL), 0)::bigint AS reserved,
         coalesce(sum(u.minutes) FILTER (WHERE coalesce(e.drawn_minor, 1) > 0), 0)::int AS minutes
       FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
       WHERE u.voucher_id = ANY($1) GROUP BY u.voucher_id`,
      [ids],
    );
  }

  private names(ids: readonly VoucherId[]): Promise<Named[]> {
    return this.tx.query(
      `SELECT v.id AS voucher_id, o.name AS "organisationName", p.funder_id AS "funderId", p.name_en AS "programmeEn",
         p.name_cy AS "programmeCy", k.title_en AS "packageEn", k.title_cy AS "packageCy", (
           SELECT coalesce(sum(value_minor), 0)::bigint FROM contributions c WHERE c.voucher_id = v.id AND decision = 'confirmed'
         ) AS "inKindMinor"
       FROM vouchers v JOIN organisations o ON o.id = v.organisation_id JOIN programmes p ON p.id = v.programme_id
       JOIN programme_packages k ON k.id = v.package_id WHERE v.id = ANY($1)`,
      [ids],
    );
  }
}

interface Spent {
  readonly voucher_id: VoucherId;
  readonly drawn: number;
  readonly reserved: number;
  readonly minutes: number;
}

type Named = Omit<Award, 'voucher' | 'minutesUsed' | keyof Standing> & { readonly voucher_id: VoucherId };

/** What one that ended had left went back to its programme. */
function standingOf({ endedAt, valueMinor }: Voucher, spent: Spent | undefined): Standing {
  const [drawnMinor, reservedMinor] = [spent?.drawn ?? 0, spent?.reserved ?? 0];
  return { drawnMinor, reservedMinor, leftMinor: endedAt ? 0 : valueMinor - drawnMinor - reservedMinor };
}
