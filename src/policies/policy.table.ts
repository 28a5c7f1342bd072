import { newId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { brokenConstraint, type Transaction } from '../platform/database.js';
import { type Policy, type PolicyName, policySchemas, type PolicyValue } from './policy.js';
import { PolicyTimeline } from './policy-timeline.js';
import { tellOfFigure } from './news/tell-of-changes.js';

interface PolicyRow {
  readonly id: string;
  readonly name: PolicyName;
  readonly value: unknown;
  readonly in_force_from: Date;
  readonly ends_at: Date | null;
  readonly decision: string;
  readonly recorded_at: Date;
  readonly recorded_by: string | null;
}

export class PolicyTable {
  constructor(private readonly tx: Transaction) {}

  /** The figure that is in force at an instant. Throws where none was yet. */
  async inForce<Name extends PolicyName>(name: Name, at: Temporal.Instant): Promise<PolicyValue<Name>> {
    const value = await this.findInForce(name, at);
    if (!value) throw new Error(`No policy of ${name} was in force at ${at.toString()}.`);
    return value;
  }

  async findInForce<Name extends PolicyName>(name: Name, at: Temporal.Instant): Promise<PolicyValue<Name> | null> {
    const rows: PolicyRow[] = await this.tx.query(
      'SELECT * FROM policies WHERE name = $1 AND in_force_from <= $2 AND coalesce(ends_at > $2, true) ORDER BY in_force_from DESC LIMIT 1',
      [name, at.toString()],
    );
    return rows[0] ? (policySchemas[name].parse(rows[0].value) as PolicyValue<Name>) : null;
  }

  /** Of some names, whatever was, is and will be in force: for rules that are about many instants. */
  async timeline(names: readonly PolicyName[]): Promise<PolicyTimeline> {
    const rows: PolicyRow[] = await this.tx.query(
      'SELECT * FROM policies WHERE name = ANY($1) ORDER BY in_force_from DESC',
      [names],
    );
    return new PolicyTimeline(rows.map(policyOf));
  }

  /** Throws where a row is of another name: ids are kept with the name that they are of. */
  async byId<Name extends PolicyName>(name: Name, id: string): Promise<Policy<Name>> {
    const rows: PolicyRow[] = await this.tx.query('SELECT * FROM policies WHERE id = $1 AND name = $2', [id, name]);
    if (!rows[0]) throw new Error(`No policy of ${name} has the id ${id}.`);
    return policyOf(rows[0]) as Policy<Name>;
  }

  /** All there are and were, by name and from the latest on. */
  async all(): Promise<Policy[]> {
    const rows: PolicyRow[] = await this.tx.query('SELECT * FROM policies ORDER BY name, in_force_from DESC');
    return rows.map(policyOf);
  }

  /** Those that came into force within the last week and were not told of; they count as told from now on. */
  async takeBegun(now: Temporal.Instant): Promise<Policy[]> {
    const rows: PolicyRow[] = await this.tx.query(
      `WITH told AS (
         INSERT INTO policies_told (policy_id, told_at)
         SELECT id, $1::timestamptz FROM policies p WHERE in_force_from <= $1 AND in_force_from > $2
           AND NOT EXISTS (SELECT FROM policies_told t WHERE t.policy_id = p.id) LIMIT 200
         ON CONFLICT DO NOTHING RETURNING policy_id)
       SELECT p.* FROM policies p JOIN told ON told.policy_id = p.id ORDER BY p.in_force_from, p.id`,
      [now.toString(), now.subtract({ hours: 7 * 24 }).toString()],
    );
    return rows.map(policyOf);
  }

  /** Makes those who set a figure in an emergency wait for each other. */
  async lock(name: PolicyName): Promise<void> {
    await this.tx.query("SELECT pg_advisory_xact_lock(hashtextextended('policy ' || $1, 0))", [name]);
  }

  /** Whether one of a name was set in an emergency that ends after an instant. */
  async hadEmergency(name: PolicyName, since: Temporal.Instant): Promise<boolean> {
    const rows: unknown[] = await this.tx.query('SELECT FROM policies WHERE name = $1 AND ends_at > $2', [
      name,
      since.toString(),
    ]);
    return rows.length > 0;
  }

  /** Throws `policy-dated-already` where another figure starts at that very instant. */
  async insert(policy: Omit<Policy, 'id'>): Promise<Policy> {
    const id = newId();
    try {
      await this.tx.query(
        `INSERT INTO policies (id, name, value, in_force_from, decision, recorded_at, recorded_by, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          policy.name,
          JSON.stringify(policy.value),
          policy.inForceFrom.toString(),
          policy.decision,
          policy.recordedAt.toString(),
          policy.recordedBy,
          policy.endsAt?.toString() ?? null,
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'one figure of a name from one instant on') throw error;
      throw new Problem('policy-dated-already', 'A figure of this name starts at that very instant. Choose another.');
    }
    await tellOfFigure(this.tx, 'policy.recorded', { ...policy, id }, policy.recordedAt);
    return { ...policy, id };
  }
}

function policyOf(row: PolicyRow): Policy {
  return {
    id: row.id,
    name: row.name,
    value: policySchemas[row.name].parse(row.value),
    inForceFrom: row.in_force_from.toTemporalInstant(),
    endsAt: row.ends_at?.toTemporalInstant() ?? null,
    decision: row.decision,
    recordedAt: row.recorded_at.toTemporalInstant(),
    recordedBy: row.recorded_by as Policy['recordedBy'],
  };
}
