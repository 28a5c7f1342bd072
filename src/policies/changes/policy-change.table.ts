import type { OrganisationId, PolicyChangeId, UserId } from '../../kernel/id.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import { policySchemas } from '../policy.js';
import type { ChangeState, MembersFigure, PolicyChange, Tally, Vote } from './policy-change.js';

interface Row extends Tally {
  readonly id: PolicyChangeId;
  readonly name: MembersFigure;
  readonly value: unknown;
  readonly in_force_from: Date;
  readonly reason: string;
  readonly state: ChangeState;
  readonly proposed_at: Date;
  readonly proposed_by: UserId;
  readonly organisation_id: OrganisationId | null;
  readonly seconded_by: UserId | null;
  readonly seconded_for: OrganisationId | null;
  readonly opened_at: Date | null;
  readonly quorum: number | null;
  readonly closes_at: Date;
  readonly countdown_ends_at: Date | null;
  readonly decided_at: Date | null;
  readonly decided_by: UserId | null;
  readonly policy_id: string | null;
  readonly proposer: NamedOrganisation | null;
  readonly seconder: NamedOrganisation | null;
}

export interface CountedChange {
  readonly change: PolicyChange;
  readonly tally: Tally;
  /** Null of one that a steward put to the vote. */
  readonly proposer: NamedOrganisation | null;
  readonly seconder: NamedOrganisation | null;
}

interface NamedOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
}

interface CastVote {
  readonly organisationId: OrganisationId;
  readonly vote: Vote;
  readonly castAt: Temporal.Instant;
  readonly castBy: UserId;
}

const named = (id: string) =>
  `(SELECT json_build_object('id', o.id, 'name', o.name) FROM organisations o WHERE o.id = ${id})`;
const columns = `c.*, t."for", t.against, t.abstain, ${named('c.organisation_id')} AS proposer, ${named('c.seconded_for')} AS seconder`;
const counted = `policy_changes c CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE vote = 'for')::int AS "for",
    count(*) FILTER (WHERE vote = 'against')::int AS against, count(*) FILTER (WHERE vote = 'abstain')::int AS abstain
  FROM policy_votes v WHERE v.change_id = c.id) t`;

/** Changes of the members' figures, and the votes on them. */
export class PolicyChangeTable {
  constructor(private readonly tx: Transaction) {}

  async insert(change: PolicyChange): Promise<void> {
    const { id, name, value, inForceFrom, reason, state, proposedAt, proposedBy, organisationId } = change;
    await this.tx.query(
      `INSERT INTO policy_changes (id, name, value, in_force_from, reason, state, proposed_at, proposed_by, organisation_id, opened_at, quorum, closes_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[id, name, JSON.stringify(value), inForceFrom.toString(), reason, state, proposedAt.toString(), proposedBy],
        ...[organisationId, change.openedAt?.toString() ?? null, change.quorum, change.closesAt.toString()],
      ],
    );
  }

  async update(change: PolicyChange): Promise<void> {
    const { id, state, secondedBy, secondedFor, openedAt, quorum, closesAt, countdownEndsAt, decidedAt } = change;
    const at = (instant: Temporal.Instant | null) => instant?.toString() ?? null;
    await this.tx.query(
      `UPDATE policy_changes SET state = $2, seconded_by = $3, seconded_for = $4, opened_at = $5, quorum = $6, closes_at = $7,
         countdown_ends_at = $8, decided_at = $9, decided_by = $10, policy_id = $11 WHERE id = $1`,
      [
        ...[id, state, secondedBy, secondedFor, at(openedAt), quorum, at(closesAt), at(countdownEndsAt)],
        ...[at(decidedAt), change.decidedBy, change.policyId],
      ],
    );
  }

  /** Makes all who change or vote on it wait for each other. Throws `not-found`. */
  async lock(id: PolicyChangeId): Promise<CountedChange> {
    await this.tx.query('SELECT FROM policy_changes WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  /** Throws `not-found`. */
  async find(id: PolicyChangeId): Promise<CountedChange> {
    const rows: Row[] = await this.tx.query(`SELECT ${columns} FROM ${counted} WHERE c.id = $1`, [id]);
    if (!rows[0]) throw notFound('change');
    return changeOf(rows[0]);
  }

  /** The newest first. */
  async page(state: ChangeState | undefined, { after, count }: { after: Place | undefined; count: number }) {
    const rows: Row[] = await this.tx.query(
      `SELECT ${columns} FROM ${counted}
       WHERE ($1::text IS NULL OR state = $1) AND ($2::timestamptz IS NULL OR (proposed_at, id) < ($2, $3::uuid))
       ORDER BY proposed_at DESC, id DESC LIMIT $4`,
      [state ?? null, after?.at ?? null, after?.id ?? null, count],
    );
    return rows.map(changeOf);
  }

  async toClose(now: Temporal.Instant): Promise<PolicyChangeId[]> {
    const rows: { id: PolicyChangeId }[] = await this.tx.query(
      `SELECT id FROM policy_changes WHERE state IN ('proposed', 'open') AND closes_at <= $1 ORDER BY closes_at, id LIMIT 200`,
      [now.toString()],
    );
    return rows.map(({ id }) => id);
  }

  /** The figures that an organisation has proposed to change, where that is not over. */
  async openNamesOf(organisationId: OrganisationId): Promise<MembersFigure[]> {
    const rows: { name: MembersFigure }[] = await this.tx.query(
      `SELECT name FROM policy_changes WHERE organisation_id = $1 AND state IN ('proposed', 'open')`,
      [organisationId],
    );
    return rows.map(({ name }) => name);
  }

  /** Organisations that there were at an instant: each has a vote. */
  async countMembers(at: Temporal.Instant): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(
      'SELECT count(*)::int AS count FROM organisations WHERE created_at <= $1',
      [at.toString()],
    );
    return rows[0]?.count ?? 0;
  }

  async wasMemberAt(organisationId: OrganisationId, at: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query('SELECT FROM organisations WHERE id = $1 AND created_at <= $2', [
      organisationId,
      at.toString(),
    ]);
    return rows.length > 0;
  }

  /** Throws `already-voted`. */
  async cast(id: PolicyChangeId, { organisationId, vote, castAt, castBy }: CastVote): Promise<void> {
    try {
      await this.tx.query(
        'INSERT INTO policy_votes (change_id, organisation_id, vote, cast_at, cast_by) VALUES ($1, $2, $3, $4, $5)',
        [id, organisationId, vote, castAt.toString(), castBy],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'one member, one vote') throw error;
      throw new Problem(
        'already-voted',
        'Your organisation has voted on this change already. A vote stays as it was cast.',
      );
    }
  }

  /** In the order in which they were cast. */
  votes(
    id: PolicyChangeId,
    { after, count }: { after: Place | undefined; count: number },
  ): Promise<{ organisation_id: OrganisationId; name: string; vote: Vote; cast_at: Date }[]> {
    return this.tx.query(
      `SELECT v.organisation_id, o.name, v.vote, v.cast_at FROM policy_votes v JOIN organisations o ON o.id = v.organisation_id
       WHERE v.change_id = $1 AND ($2::timestamptz IS NULL OR (v.cast_at, v.organisation_id) > ($2, $3::uuid))
       ORDER BY v.cast_at, v.organisation_id LIMIT $4`,
      [id, after?.at ?? null, after?.id ?? null, count],
    );
  }
}

function changeOf(row: Row): CountedChange {
  const at = (date: Date | null) => date?.toTemporalInstant() ?? null;
  const { id, name, reason, state, quorum } = row;
  return {
    tally: { for: row.for, against: row.against, abstain: row.abstain },
    ...{ proposer: row.proposer, seconder: row.seconder },
    change: {
      ...{ id, name, reason, state, quorum, value: policySchemas[name].parse(row.value) },
      ...{ inForceFrom: row.in_force_from.toTemporalInstant(), proposedAt: row.proposed_at.toTemporalInstant() },
      ...{ proposedBy: row.proposed_by, organisationId: row.organisation_id, secondedBy: row.seconded_by },
      ...{ secondedFor: row.seconded_for, openedAt: at(row.opened_at), closesAt: row.closes_at.toTemporalInstant() },
      ...{ countdownEndsAt: at(row.countdown_ends_at), decidedAt: at(row.decided_at), decidedBy: row.decided_by },
      policyId: row.policy_id,
    },
  };
}
