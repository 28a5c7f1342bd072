import type { AdviserPayoutId, BankFileId, ExpertId, UserId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { AdviserPayoutState } from '../adviser-payout.js';
import type { BankFile, BankFileLine, BankFileSummary, FilePayout, PlannedForFile } from './bank-file.js';

interface FileRow {
  readonly id: BankFileId;
  readonly made_at: Date;
  readonly made_by: UserId;
  readonly sha256: string;
  readonly taken_at: Date | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: UserId | null;
  readonly withdrawal_reason: string | null;
}

interface SummaryRow extends FileRow {
  readonly amount_minor: string;
  readonly payouts: number;
  readonly unheard: number;
  readonly paid: number;
  readonly failed: number;
  readonly returned: number;
  readonly paid_before: number;
  readonly may_be_paid: number;
}

interface PayoutRow {
  readonly payout_id: AdviserPayoutId;
  readonly expert_id: ExpertId;
  readonly expert_name: string;
  readonly amount_minor: number;
  readonly account_name: string | null;
  readonly sort_code: string | null;
  readonly account_number: string | null;
}

interface PlannedRow extends PayoutRow {
  readonly destination: PlannedForFile['destination'];
  readonly planned_at: Date;
  readonly may_be_paid: boolean;
}

interface LineRow extends PayoutRow {
  readonly position: number;
  readonly reference: string;
  readonly state: AdviserPayoutState;
  readonly paid_on: string | null;
  readonly failure: string | null;
  readonly is_paid_before: boolean;
}

const fileColumns = `f.id, f.made_at, f.made_by, encode(f.sha256, 'hex') AS sha256, f.taken_at, f.withdrawn_at, f.withdrawn_by, f.withdrawal_reason`;

const payoutColumns = `p.id AS payout_id, p.expert_id, e.name AS expert_name, p.amount_minor, d.account_name, d.sort_code, d.account_number`;

const parties = 'JOIN experts e ON e.id = p.expert_id JOIN payout_destinations d ON d.id = p.destination_id';

/** Of a payout `p`: whether it was in a file that was withdrawn, and by which the bank has paid something all the same. */
const mayBePaid = `EXISTS (SELECT FROM bank_file_lines w WHERE w.payout_id = p.id AND w.is_withdrawn AND (
  EXISTS (SELECT FROM bank_file_results r WHERE r.file_id = w.file_id AND r.despite_withdrawal AND r.outcome <> 'rejected')
  OR EXISTS (SELECT FROM bank_file_surplus s WHERE s.file_id = w.file_id)))`;

/** Of a line `l`: whether what became of its payout was by this file, where anything is known of it (`r.here`). */
const resultOfLine = `LEFT JOIN LATERAL (SELECT bool_or(b.file_id = l.file_id) AS here FROM bank_file_results b
  WHERE b.payout_id = l.payout_id) r ON true`;

/** Files of payments, and what is in them. Of one that was withdrawn the payouts are elsewhere by now, so nothing of theirs is
 * counted, save what the bank did by it all the same. */
export class BankFileTable {
  constructor(private readonly tx: Transaction) {}

  /**
   * What is planned to be paid by file, the oldest first; locked for whoever makes a file, in order of id, so that no other takes it. It is read
   * only then: what the bank has paid may be recorded meanwhile.
   */
  async planned(count: number, { locked }: { readonly locked: boolean }): Promise<PlannedForFile[]> {
    const ids: { id: AdviserPayoutId }[] = await this.tx.query(
      `WITH next AS (SELECT id FROM adviser_payouts WHERE state = 'planned' AND rail = 'bank-file' ORDER BY planned_at, id LIMIT $1)
       SELECT id FROM adviser_payouts p WHERE id IN (SELECT id FROM next) AND state = 'planned' ORDER BY id
       ${locked ? 'FOR UPDATE OF p' : ''}`,
      [count],
    );
    const rows: PlannedRow[] = await this.tx.query(
      `SELECT ${payoutColumns}, d.state AS destination, p.planned_at, ${mayBePaid} AS may_be_paid
       FROM adviser_payouts p ${parties} WHERE p.id = ANY ($1) ORDER BY p.planned_at, p.id`,
      [ids.map(({ id }) => id)],
    );
    return rows.map((row) => ({
      ...payoutOf(row),
      ...{ destination: row.destination, plannedAt: row.planned_at.toTemporalInstant(), mayBePaid: row.may_be_paid },
    }));
  }

  /** Whether a payout was in a file that was withdrawn, and by which the bank has paid something all the same. */
  async mayBePaid(id: AdviserPayoutId): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(`SELECT FROM adviser_payouts p WHERE p.id = $1 AND ${mayBePaid}`, [id]);
    return rows.length > 0;
  }

  /** With its payouts, which are locked: from now on they are sent. */
  async insert(
    { id, madeAt, madeBy, sha256 }: BankFile,
    lines: readonly { readonly payoutId: AdviserPayoutId; readonly reference: string }[],
  ): Promise<void> {
    await this.tx.query('INSERT INTO bank_files (id, made_at, made_by, sha256) VALUES ($1, $2, $3, $4)', [
      ...[id, madeAt.toString(), madeBy],
      Buffer.from(sha256, 'hex'),
    ]);
    await this.tx.query(
      `INSERT INTO bank_file_lines (file_id, position, payout_id, reference)
       SELECT $1, position, "payoutId", reference FROM json_to_recordset($2) AS lines (position integer, "payoutId" uuid, reference text)`,
      [id, JSON.stringify(lines.map((line, index) => ({ ...line, position: index + 1 })))],
    );
    await this.tx.query(
      `UPDATE adviser_payouts SET state = 'sent', sent_at = $2, version = version + 1 WHERE id = ANY ($1)`,
      [lines.map(({ payoutId }) => payoutId), madeAt.toString()],
    );
  }

  /** Somebody has it from now on, if nobody had it before. */
  async take(id: BankFileId, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE bank_files SET taken_at = $2 WHERE id = $1 AND taken_at IS NULL', [id, now.toString()]);
  }

  /** Its payouts are planned again, save what an earlier file has paid. Returns which. */
  async withdraw({ id, withdrawal }: BankFile): Promise<AdviserPayoutId[]> {
    const [planned]: [{ id: AdviserPayoutId }[], number] = await this.tx.query(
      `UPDATE adviser_payouts SET state = 'planned', sent_at = NULL, version = version + 1
       WHERE state = 'sent' AND id IN (SELECT payout_id FROM bank_file_lines WHERE file_id = $1) RETURNING id`,
      [id],
    );
    await this.tx.query(
      'UPDATE bank_files SET withdrawn_at = $2, withdrawn_by = $3, withdrawal_reason = $4 WHERE id = $1',
      [id, withdrawal?.at.toString(), withdrawal?.by, withdrawal?.reason],
    );
    return planned.map((row) => row.id);
  }

  /** Throws `not-found`. */
  async lock(id: BankFileId): Promise<BankFile> {
    const rows: FileRow[] = await this.tx.query(`SELECT ${fileColumns} FROM bank_files f WHERE id = $1 FOR UPDATE`, [
      id,
    ]);
    if (!rows[0]) throw notFound('bank file');
    return fileOf(rows[0]);
  }

  /** Throws `not-found`. */
  async find(id: BankFileId): Promise<BankFileSummary> {
    const [file] = await this.summaries('f.id = $1', [id]);
    if (!file) throw notFound('bank file');
    return file;
  }

  /** The newest first. */
  async list({
    after,
    count,
  }: {
    readonly after: Place | undefined;
    readonly count: number;
  }): Promise<BankFileSummary[]> {
    return this.summaries(
      `f.id IN (SELECT id FROM bank_files WHERE $1::timestamptz IS NULL OR (made_at, id) < ($1, $2::uuid)
         ORDER BY made_at DESC, id DESC LIMIT $3)`,
      [after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** With payouts of which the bank has said nothing, the oldest first. */
  async waiting(): Promise<BankFileSummary[]> {
    const files = await this.summaries(
      `f.id IN (SELECT l.file_id FROM bank_file_lines l JOIN adviser_payouts p ON p.id = l.payout_id
         WHERE p.state = 'sent' AND p.rail = 'bank-file' AND NOT l.is_withdrawn)`,
      [],
    );
    return files.reverse();
  }

  async lines(id: BankFileId): Promise<BankFileLine[]> {
    const rows: LineRow[] = await this.tx.query(
      `SELECT ${payoutColumns}, l.position, l.reference, p.state, p.paid_on, p.failure,
         NOT l.is_withdrawn AND NOT coalesce(r.here, true) AS is_paid_before
       FROM bank_file_lines l JOIN adviser_payouts p ON p.id = l.payout_id ${parties} ${resultOfLine} WHERE l.file_id = $1 ORDER BY l.position`,
      [id],
    );
    return rows.map((row) => ({
      ...payoutOf(row),
      ...{ position: row.position, reference: row.reference, state: row.state, failure: row.failure },
      paidOn: row.paid_on === null ? null : Temporal.PlainDate.from(row.paid_on),
      isPaidBefore: row.is_paid_before,
    }));
  }

  /** How many payouts of a file are neither paid nor ended. */
  async unsettled(id: BankFileId): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      `SELECT count(*)::int AS count FROM bank_file_lines l JOIN adviser_payouts p ON p.id = l.payout_id
       WHERE l.file_id = $1 AND p.state IN ('planned', 'sent')`,
      [id],
    );
    return rows[0]?.count ?? 0;
  }

  /** Files that stand and ask for something that another has asked for, the oldest first. */
  async askingAgain(id: BankFileId): Promise<BankFileId[]> {
    const rows: { id: BankFileId }[] = await this.tx.query(
      `SELECT id FROM bank_files WHERE id IN (SELECT l.file_id FROM bank_file_lines o
         JOIN bank_file_lines l ON l.payout_id = o.payout_id AND NOT l.is_withdrawn WHERE o.file_id = $1 AND l.file_id <> $1)
       ORDER BY made_at, id`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Whether nobody was told before that the bank is silent about it. */
  async tellSilence(id: BankFileId, now: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'INSERT INTO bank_file_silences (file_id, told_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING file_id',
      [id, now.toString()],
    );
    return rows.length > 0;
  }

  /** Which of some advisers somebody is, if any. */
  async isOneOf(userId: UserId, experts: readonly ExpertId[]): Promise<boolean> {
    const rows: unknown[] = await this.tx.query('SELECT FROM experts WHERE user_id = $1 AND id = ANY ($2)', [
      ...[userId, experts],
    ]);
    return rows.length > 0;
  }

  private async summaries(condition: string, values: unknown[]): Promise<BankFileSummary[]> {
    const counted = (state: AdviserPayoutState) =>
      `count(*) FILTER (WHERE p.state = '${state}' AND coalesce(r.here, NOT l.is_withdrawn))::int`;
    const rows: SummaryRow[] = await this.tx.query(
      `SELECT ${fileColumns}, sum(p.amount_minor) AS amount_minor, count(*)::int AS payouts, ${counted('sent')} AS unheard,
         ${counted('paid')} AS paid, ${counted('failed')} AS failed, ${counted('returned')} AS returned,
         count(*) FILTER (WHERE NOT l.is_withdrawn AND NOT coalesce(r.here, true))::int AS paid_before,
         count(*) FILTER (WHERE NOT l.is_withdrawn AND p.state = 'sent' AND ${mayBePaid})::int AS may_be_paid
       FROM bank_files f JOIN bank_file_lines l ON l.file_id = f.id JOIN adviser_payouts p ON p.id = l.payout_id ${resultOfLine}
       WHERE ${condition} GROUP BY f.id ORDER BY f.made_at DESC, f.id DESC`,
      values,
    );
    return rows.map(({ amount_minor, payouts, unheard, paid, failed, returned, ...row }) => ({
      ...fileOf(row),
      ...{ amount: money(Number(amount_minor)), payouts, unheard, paid, failed, returned },
      ...{ paidBefore: row.paid_before, mayBePaid: row.may_be_paid },
    }));
  }
}

function fileOf({ withdrawn_at, withdrawn_by, withdrawal_reason, ...row }: FileRow): BankFile {
  const isWithdrawn = withdrawn_at !== null && withdrawn_by !== null && withdrawal_reason !== null;
  return {
    ...{ id: row.id, madeAt: row.made_at.toTemporalInstant(), madeBy: row.made_by, sha256: row.sha256 },
    takenAt: row.taken_at?.toTemporalInstant() ?? null,
    withdrawal: isWithdrawn
      ? { at: withdrawn_at.toTemporalInstant(), by: withdrawn_by, reason: withdrawal_reason }
      : null,
  };
}

function payoutOf(row: PayoutRow): FilePayout {
  const { account_name: name, sort_code: sortCode, account_number: number } = row;
  const isKnown = name !== null && sortCode !== null && number !== null;
  return {
    ...{ payoutId: row.payout_id, expertId: row.expert_id, expertName: row.expert_name },
    ...{ amount: money(row.amount_minor), account: isKnown ? { name, sortCode, number } : null },
  };
}
