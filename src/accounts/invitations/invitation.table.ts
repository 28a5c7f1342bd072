import type { InvitationId, OrganisationId, UserId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Invitation } from './invitation.js';

interface Row extends Omit<Invitation, 'createdAt' | 'sentAt' | 'lapsesAt' | 'acceptedAt' | 'withdrawnAt'> {
  readonly createdAt: Date;
  readonly sentAt: Date;
  readonly lapsesAt: Date;
  readonly acceptedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

const columns = `id, organisation_id AS "organisationId", email, role, invited_by AS "invitedBy", created_at AS "createdAt",
  sent_at AS "sentAt", lapses_at AS "lapsesAt", accepted_at AS "acceptedAt", withdrawn_at AS "withdrawnAt"`;

/** Whoever changes an organisation's invitations has locked it (`lockMembers`). */
export class InvitationTable {
  constructor(private readonly tx: Transaction) {}

  /** The one that is neither accepted nor withdrawn, lapsed or not. */
  async standing(organisationId: OrganisationId, email: string): Promise<Invitation | undefined> {
    return this.one(
      'organisation_id = $1 AND email = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL',
      organisationId,
      email,
    );
  }

  async byToken(tokenHash: Buffer): Promise<Invitation | undefined> {
    return this.one('token_hash = $1', tokenHash);
  }

  async insert(invitation: Invitation, tokenHash: Buffer): Promise<void> {
    const { id, organisationId, email, role, invitedBy, createdAt, sentAt, lapsesAt } = invitation;
    const instants = [createdAt, sentAt, lapsesAt].map(String);
    await this.tx.query(
      `INSERT INTO invitations (id, organisation_id, email, role, invited_by, token_hash, created_at, sent_at, lapses_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, organisationId, email, role, invitedBy, tokenHash, ...instants],
    );
  }

  /** The letter before this one is void: its token opens nothing any more. */
  async renew({ id, role, invitedBy, sentAt, lapsesAt }: Invitation, tokenHash: Buffer): Promise<void> {
    await this.tx.query(
      'UPDATE invitations SET role = $2, invited_by = $3, token_hash = $4, sent_at = $5, lapses_at = $6 WHERE id = $1',
      [id, role, invitedBy, tokenHash, sentAt.toString(), lapsesAt.toString()],
    );
  }

  async accept(id: InvitationId, by: UserId, now: Temporal.Instant): Promise<void> {
    await this.tx.query('UPDATE invitations SET accepted_at = $3, accepted_by = $2 WHERE id = $1', [
      id,
      by,
      now.toString(),
    ]);
  }

  /** Throws `not-found` unless it stands. */
  async withdraw(invitation: { id: InvitationId; organisationId: OrganisationId }, by: UserId, now: Temporal.Instant) {
    const [, count]: [unknown, number] = await this.tx.query(
      `UPDATE invitations SET withdrawn_at = $4, withdrawn_by = $3
       WHERE id = $1 AND organisation_id = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL`,
      [invitation.id, invitation.organisationId, by, now.toString()],
    );
    if (count === 0) throw notFound('invitation');
  }

  async open(organisationId: OrganisationId, now: Temporal.Instant): Promise<Invitation[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM invitations
       WHERE organisation_id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL AND lapses_at > $2
       ORDER BY created_at, id`,
      [organisationId, now.toString()],
    );
    return rows.map(invitationOf);
  }

  async countMadeSince(organisationId: OrganisationId, since: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM invitations WHERE organisation_id = $1 AND created_at > $2',
      [organisationId, since.toString()],
    );
    return rows[0]?.count ?? 0;
  }

  private async one(condition: string, ...values: unknown[]): Promise<Invitation | undefined> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM invitations WHERE ${condition}`, values);
    return rows.map(invitationOf)[0];
  }
}

function invitationOf(row: Row): Invitation {
  return {
    ...row,
    createdAt: row.createdAt.toTemporalInstant(),
    sentAt: row.sentAt.toTemporalInstant(),
    lapsesAt: row.lapsesAt.toTemporalInstant(),
    acceptedAt: row.acceptedAt?.toTemporalInstant() ?? null,
    withdrawnAt: row.withdrawnAt?.toTemporalInstant() ?? null,
  };
}
