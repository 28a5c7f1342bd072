import type { MandateId, OrganisationId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import type { Mandate, MandateState } from './mandate.js';

interface Row {
  readonly id: MandateId;
  readonly organisation_id: OrganisationId;
  readonly state: MandateState;
  readonly version: number;
  readonly created_at: Date;
  readonly created_by: UserId | null;
  readonly request_id: string | null;
  readonly external_id: string | null;
  readonly bank_name: string | null;
  readonly account_ending: string | null;
  readonly active_at: Date | null;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
}

/** Direct Debit mandates of organisations. */
export class MandateTable {
  constructor(private readonly tx: Transaction) {}

  /** Whether it was written: not where its provider's id is known already. */
  async insert(mandate: Mandate): Promise<boolean> {
    const { id, organisationId, state, createdAt, createdBy, requestId, externalId, bankName } = mandate;
    const { accountEnding, activeAt, endedAt, endReason } = mandate;
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO mandates (id, organisation_id, state, created_at, created_by, request_id, external_id, bank_name, account_ending,
         active_at, ended_at, end_reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (external_id) DO NOTHING RETURNING id`,
      [
        ...[id, organisationId, state, createdAt.toString(), createdBy, requestId, externalId, bankName, accountEnding],
        ...[activeAt?.toString() ?? null, endedAt?.toString() ?? null, endReason],
      ],
    );
    return rows.length > 0;
  }

  /** Whether it was written: not where somebody else changed it since it was read. */
  async update(mandate: Mandate): Promise<boolean> {
    const { id, version, state, requestId, externalId, bankName, accountEnding, endReason } = mandate;
    const rows: unknown[] = await this.tx.query(
      `UPDATE mandates SET version = version + 1, state = $3, request_id = $4, external_id = $5, bank_name = $6,
         account_ending = $7, active_at = $8, ended_at = $9, end_reason = $10
       WHERE id = $1 AND version = $2 RETURNING id`,
      [
        ...[id, version, state, requestId, externalId, bankName, accountEnding],
        ...[mandate.activeAt?.toString() ?? null, mandate.endedAt?.toString() ?? null, endReason],
      ],
    );
    return (rows[0] as unknown[]).length > 0;
  }

  /** Throws `not-found`. */
  async find(id: MandateId): Promise<Mandate> {
    return this.one(await this.some('id = $1', [id]));
  }

  /** Throws `not-found`. */
  async lock(id: MandateId): Promise<Mandate> {
    return this.one(await this.some('id = $1 FOR UPDATE', [id]));
  }

  async byRequest(requestId: string): Promise<Mandate | undefined> {
    return (await this.some('request_id = $1', [requestId]))[0];
  }

  async byExternal(externalId: string): Promise<Mandate | undefined> {
    return (await this.some('external_id = $1', [externalId]))[0];
  }

  /** The one that an organisation is debited by: of those that are active the newest. */
  async activeOf(organisationId: OrganisationId): Promise<Mandate | undefined> {
    const condition = "organisation_id = $1 AND state = 'active' ORDER BY created_at DESC, id DESC LIMIT 1";
    return (await this.some(condition, [organisationId]))[0];
  }

  /** Those that have not ended, the newest first. */
  async standing(organisationId: OrganisationId): Promise<Mandate[]> {
    return this.some("organisation_id = $1 AND state <> 'ended' ORDER BY created_at DESC, id DESC", [organisationId]);
  }

  /** The newest first. */
  async ofOrganisation(
    organisationId: OrganisationId,
    { after, count }: { readonly after: Place | undefined; readonly count: number },
  ): Promise<Mandate[]> {
    return this.some(
      `organisation_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [organisationId, after?.at ?? null, after?.id ?? null, count],
    );
  }

  /** Those that wait for somebody to agree or for a bank, the oldest first. */
  async waiting(): Promise<MandateId[]> {
    const rows: { id: MandateId }[] = await this.tx.query(
      "SELECT id FROM mandates WHERE state IN ('requested', 'pending') ORDER BY created_at, id LIMIT 500",
    );
    return rows.map(({ id }) => id);
  }

  private async some(condition: string, values: unknown[]): Promise<Mandate[]> {
    const rows: Row[] = await this.tx.query(`SELECT * FROM mandates WHERE ${condition}`, values);
    return rows.map(mandateOf);
  }

  private one([mandate]: readonly Mandate[]): Mandate {
    if (!mandate) throw notFound('mandate');
    return mandate;
  }
}

function mandateOf(row: Row): Mandate {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  return {
    ...{ id: row.id, organisationId: row.organisation_id, state: row.state, version: row.version },
    ...{ createdAt: row.created_at.toTemporalInstant(), createdBy: row.created_by },
    ...{ requestId: row.request_id, externalId: row.external_id },
    ...{ bankName: row.bank_name, accountEnding: row.account_ending },
    ...{ activeAt: at(row.active_at), endedAt: at(row.ended_at), endReason: row.end_reason },
  };
}
