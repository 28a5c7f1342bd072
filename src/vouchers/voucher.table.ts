import { EntitySchema } from 'typeorm';
import type { BookingId, OrganisationId, ProgrammeId, VoucherId } from '../kernel/id.js';
import { money } from '../kernel/money.js';
import { notFound } from '../kernel/problem.js';
import { bigint, boolean, instant, integer, nullable, text, textArray, uuid, uuidKey } from '../platform/columns.js';
import type { Transaction } from '../platform/database.js';
import { tellOfVoucher, tellOfVoucherUse } from './tell-of-vouchers.js';
import type { VoucherShare } from './spending/voucher-share.js';
import type { Voucher } from './voucher.js';

export const voucherSchema = new EntitySchema<Voucher>({
  name: 'vouchers',
  columns: {
    id: uuidKey,
    programmeId: uuid,
    applicationId: uuid,
    organisationId: uuid,
    packageId: uuid,
    state: text,
    stateSince: instant,
    currency: text,
    valueMinor: bigint,
    minutes: nullable(integer),
    preparationMostMinor: bigint,
    funderPercent: integer,
    match: text,
    matchMinutesAnHour: nullable(integer),
    paysFeeAndVat: boolean,
    topics: textArray,
    adviserKinds: textArray,
    startDays: integer,
    useMonths: integer,
    commitmentFeeMinor: bigint,
    subsidyControlled: boolean,
    offeredAt: instant,
    offeredBy: nullable(uuid),
    offerLapsesAt: instant,
    acceptedAt: nullable(instant),
    acceptedBy: nullable(uuid),
    activeAt: nullable(instant),
    startBy: nullable(instant),
    expiresAt: nullable(instant),
    extendedAt: nullable(instant),
    suspendedAt: nullable(instant),
    suspensionReason: nullable(text),
    endedAt: nullable(instant),
    endReason: nullable(text),
    clawbackCause: nullable(text),
    latePaidAt: nullable(instant),
    codeHash: nullable(text),
  },
});

/** What was set aside of a voucher for a session. */
export interface VoucherUse extends Omit<VoucherShare, 'funderRate'> {
  readonly voucherId: VoucherId;
  readonly reference: BookingId;
  readonly startsAt: Temporal.Instant;
}

/** What became of it. */
export interface VoucherUseEnd {
  readonly voucherId: VoucherId;
  readonly reference: BookingId;
  readonly amountMinor: number;
  readonly drawnMinor: number;
  readonly returnedTo: 'voucher' | 'programme' | null;
  readonly late: boolean;
}

/** Vouchers and what they are used for. Whoever changes one has locked it. */
export class VoucherTable {
  constructor(private readonly tx: Transaction) {}

  async insert(voucher: Voucher): Promise<void> {
    await this.tx.insert(voucherSchema, voucher);
    await tellOfVoucher(this.tx, voucher, null);
  }

  /** Throws `not-found`. */
  async find(id: VoucherId): Promise<Voucher> {
    const voucher = await this.tx.findOneBy(voucherSchema, { id });
    if (!voucher) throw notFound('voucher');
    return voucher;
  }

  async findByCode(codeHash: string): Promise<Voucher | undefined> {
    return (await this.tx.findOneBy(voucherSchema, { codeHash })) ?? undefined;
  }

  /** Throws `not-found`. */
  async lock(id: VoucherId): Promise<Voucher> {
    const voucher = await this.tx.findOne(voucherSchema, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!voucher) throw notFound('voucher');
    return voucher;
  }

  async update(voucher: Voucher): Promise<void> {
    const before = await this.find(voucher.id);
    await this.tx.update(voucherSchema, { id: voucher.id }, voucher);
    await tellOfVoucher(this.tx, voucher, before);
  }

  /** How many vouchers of each programme an organisation has accepted, or can accept still. */
  async awards(organisationId: OrganisationId, now: Temporal.Instant): Promise<ReadonlyMap<ProgrammeId, number>> {
    const rows: { programme_id: ProgrammeId; count: number }[] = await this.tx.query(
      `SELECT programme_id, count(*)::int AS count FROM vouchers
       WHERE organisation_id = $1 AND (accepted_at IS NOT NULL OR (state = 'offered' AND offer_lapses_at > $2))
       GROUP BY programme_id`,
      [organisationId, now.toString()],
    );
    return new Map(rows.map(({ programme_id, count }) => [programme_id, count]));
  }

  async insertUse(use: VoucherUse, now: Temporal.Instant): Promise<void> {
    await this.tx.query(
      `INSERT INTO voucher_uses (voucher_id, reference, reserved_at, starts_at, amount_minor, preparation_minor, minutes, match_minutes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[use.voucherId, use.reference, now.toString(), use.startsAt.toString(), use.amount.minor],
        ...[use.preparation.minor, use.minutes, use.matchMinutes],
      ],
    );
  }

  /** What a voucher was used for, save that of which nothing was drawn. In the order in which it was set aside. */
  async uses(id: VoucherId, currency: string): Promise<(VoucherUse & { readonly ended: boolean })[]> {
    const rows: UseRow[] = await this.tx.query(
      `SELECT u.*, e.at IS NOT NULL AS ended FROM voucher_uses u LEFT JOIN voucher_use_ends e USING (voucher_id, reference)
       WHERE u.voucher_id = $1 AND coalesce(e.drawn_minor, 1) > 0 ORDER BY u.reserved_at, u.reference`,
      [id],
    );
    return rows.map((row) => ({ ...useOf(row, currency), ended: row.ended }));
  }

  /** What was set aside for a session and has not ended. */
  async openUse(id: VoucherId, reference: BookingId, currency: string): Promise<VoucherUse | undefined> {
    const rows: UseRow[] = await this.tx.query(
      `SELECT u.* FROM voucher_uses u WHERE voucher_id = $1 AND reference = $2
         AND NOT EXISTS (SELECT FROM voucher_use_ends e WHERE (e.voucher_id, e.reference) = (u.voucher_id, u.reference))`,
      [id, reference],
    );
    return rows[0] && useOf(rows[0], currency);
  }

  async endUse(end: VoucherUseEnd, now: Temporal.Instant): Promise<void> {
    const { voucherId, reference, amountMinor, drawnMinor, returnedTo, late } = end;
    await this.tx.query(
      `INSERT INTO voucher_use_ends (voucher_id, reference, at, amount_minor, drawn_minor, returned_minor, returned_to, late)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [voucherId, reference, now.toString(), amountMinor, drawnMinor, amountMinor - drawnMinor, returnedTo, late],
    );
    await tellOfVoucherUse(this.tx, await this.find(voucherId), end, now);
  }
}

interface UseRow {
  readonly voucher_id: VoucherId;
  readonly reference: BookingId;
  readonly starts_at: Date;
  readonly amount_minor: number;
  readonly preparation_minor: number;
  readonly minutes: number;
  readonly match_minutes: number;
  readonly ended: boolean;
}

function useOf(row: UseRow, currency: string): VoucherUse {
  return {
    voucherId: row.voucher_id,
    reference: row.reference,
    startsAt: row.starts_at.toTemporalInstant(),
    amount: money(row.amount_minor, currency),
    preparation: money(row.preparation_minor, currency),
    minutes: row.minutes,
    matchMinutes: row.match_minutes,
  };
}
