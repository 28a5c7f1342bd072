import { EntitySchema } from 'typeorm';
import type { CredentialId, ExpertId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { date, instant, nullable, text, uuid, uuidKey } from '../../platform/columns.js';
import type { Transaction } from '../../platform/database.js';
import type { Place } from '../../platform/http/cursor.js';
import { type Credential, warnedDaysAhead } from './credential.js';

export const credentialSchema = new EntitySchema<Credential>({
  name: 'credentials',
  columns: {
    id: uuidKey,
    expertId: uuid,
    kind: text,
    title: text,
    issuer: text,
    evidenceUrl: nullable(text),
    evidenceNote: text,
    issuedOn: date,
    expiresOn: nullable(date),
    state: text,
    claimedAt: instant,
    decidedAt: nullable(instant),
    decidedBy: nullable(uuid),
    reason: text,
    withdrawnAt: nullable(instant),
    warnedAt: nullable(instant),
  },
});

/** One that waits for a steward, and whose it is. */
export interface ClaimedCredential {
  readonly credential: Credential;
  readonly expertName: string;
}

const dueForWarning = `state = 'verified' AND withdrawn_at IS NULL AND warned_at IS NULL
  AND expires_on > $1::date AND expires_on <= $1::date + ${warnedDaysAhead}`;

/** Whoever changes a credential has locked its adviser. */
export class CredentialTable {
  constructor(private readonly tx: Transaction) {}

  async insert(credential: Credential): Promise<void> {
    await this.tx.insert(credentialSchema, credential);
  }

  /** Throws `not-found`, also for one that was withdrawn. */
  async find(id: CredentialId): Promise<Credential> {
    const credential = await this.tx.findOneBy(credentialSchema, { id });
    if (!credential || credential.withdrawnAt) throw notFound('credential');
    return credential;
  }

  /** In the order in which they were claimed; those withdrawn are left out. */
  ofExpert(expertId: ExpertId): Promise<Credential[]> {
    return this.tx
      .createQueryBuilder(credentialSchema, 'c')
      .where('c.expertId = :expertId AND c.withdrawnAt IS NULL', { expertId })
      .orderBy('c.claimedAt')
      .addOrderBy('c.id')
      .getMany();
  }

  /** Those that wait for a steward and count still, the longest first, each with its adviser's name. */
  async claimed(today: string, after: Place | undefined, count: number): Promise<ClaimedCredential[]> {
    const query = this.tx
      .createQueryBuilder(credentialSchema, 'c')
      .where(`c.state = 'claimed' AND c.withdrawnAt IS NULL AND (c.expiresOn IS NULL OR c.expiresOn > :today)`, {
        today,
      })
      .orderBy('c.claimedAt')
      .addOrderBy('c.id')
      .take(count);
    if (after) query.andWhere('(c.claimedAt, c.id) > (:at, :id::uuid)', after);
    const credentials = await query.getMany();
    const names: { id: ExpertId; name: string }[] = await this.tx.query(
      'SELECT id, name FROM experts WHERE id = ANY ($1)',
      [credentials.map(({ expertId }) => expertId)],
    );
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    return credentials.map((credential) => ({ credential, expertName: nameOf.get(credential.expertId) ?? '' }));
  }

  async update({ id, state, decidedAt, decidedBy, reason, withdrawnAt, warnedAt }: Credential): Promise<void> {
    await this.tx.update(credentialSchema, { id }, { state, decidedAt, decidedBy, reason, withdrawnAt, warnedAt });
  }

  /** Verified ones that expire within 30 days and of which nobody was warned. */
  async toWarnOf(today: string): Promise<CredentialId[]> {
    const rows: { id: CredentialId }[] = await this.tx.query(
      `SELECT id FROM credentials WHERE ${dueForWarning} ORDER BY expires_on LIMIT 200`,
      [today],
    );
    return rows.map(({ id }) => id);
  }

  async isToWarnOf(id: CredentialId, today: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(`SELECT FROM credentials WHERE ${dueForWarning} AND id = $2`, [
      today,
      id,
    ]);
    return rows.length === 1;
  }
}
