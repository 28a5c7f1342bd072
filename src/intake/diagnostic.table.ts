import type { DiagnosticId, OrganisationId, UserId } from '../kernel/id.js';
import { notFound } from '../kernel/problem.js';
import type { Place } from '../platform/http/cursor.js';
import type { Transaction } from '../platform/database.js';
import type { Answers } from './proposal/answers.js';

/** Answers that an organisation consented to have kept. Never changed: who would answer otherwise answers anew. */
export interface Diagnostic {
  readonly id: DiagnosticId;
  readonly organisationId: OrganisationId;
  readonly answers: Answers;
  /** Of the questions and rules that were answered to. */
  readonly version: number;
  readonly consentVersion: number;
  readonly keptAt: Temporal.Instant;
  /** Who said yes to it. */
  readonly keptBy: UserId;
}

export const mostDiagnostics = 50;

type Row = Omit<Diagnostic, 'keptAt'> & { readonly keptAt: Date };

const columns = `id, organisation_id AS "organisationId", answers, version, consent_version AS "consentVersion",
  kept_at AS "keptAt", kept_by AS "keptBy"`;

export class DiagnosticTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `not-found`. */
  async find(id: DiagnosticId): Promise<Diagnostic> {
    const [diagnostic] = await this.select('id = $1', [id]);
    if (!diagnostic) throw notFound('diagnostic');
    return diagnostic;
  }

  /** The newest first. */
  ofOrganisation(organisationId: OrganisationId, before: Place | undefined, count: number): Promise<Diagnostic[]> {
    return this.select(
      'organisation_id = $1 AND ($2::timestamptz IS NULL OR (kept_at, id) < ($2, $3::uuid)) ORDER BY kept_at DESC, id DESC LIMIT $4',
      [organisationId, before?.at ?? null, before?.id ?? null, count],
    );
  }

  /** Whoever goes by it has locked the organisation. */
  async count(organisationId: OrganisationId): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM diagnostics WHERE organisation_id = $1',
      [organisationId],
    );
    return rows[0]?.count ?? 0;
  }

  async insert({ id, organisationId, answers, version, consentVersion, keptAt, keptBy }: Diagnostic): Promise<void> {
    await this.tx.query(
      `INSERT INTO diagnostics (id, organisation_id, answers, version, consent_version, kept_at, kept_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, JSON.stringify(answers), version, consentVersion, keptAt.toString(), keptBy],
    );
  }

  async remove(id: DiagnosticId): Promise<void> {
    await this.tx.query('DELETE FROM diagnostics WHERE id = $1', [id]);
  }

  async forgetBefore(instant: Temporal.Instant): Promise<void> {
    await this.tx.query('DELETE FROM diagnostics WHERE kept_at < $1', [instant.toString()]);
  }

  private async select(condition: string, values: unknown[]): Promise<Diagnostic[]> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM diagnostics WHERE ${condition}`, values);
    return rows.map((row) => ({ ...row, keptAt: row.keptAt.toTemporalInstant() }));
  }
}
