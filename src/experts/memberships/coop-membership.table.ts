import { EntitySchema } from 'typeorm';
import type { CoopMembershipId, ExpertId } from '../../kernel/id.js';
import { notFound } from '../../kernel/problem.js';
import { date, instant, nullable, text, uuid, uuidKey } from '../../platform/columns.js';
import type { Transaction } from '../../platform/database.js';
import type { CoopMembership } from './coop-membership.js';

export const coopMembershipSchema = new EntitySchema<CoopMembership>({
  name: 'coop_memberships',
  columns: {
    id: uuidKey,
    expertId: uuid,
    name: text,
    organisationId: nullable(uuid),
    role: text,
    since: date,
    until: nullable(date),
    addedAt: instant,
  },
});

/** Whoever changes one has locked its adviser. */
export class CoopMembershipTable {
  constructor(private readonly tx: Transaction) {}

  /** Throws `not-found`. */
  async find(expertId: ExpertId, id: CoopMembershipId): Promise<CoopMembership> {
    const membership = await this.tx.findOneBy(coopMembershipSchema, { id, expertId });
    if (!membership) throw notFound('membership');
    return membership;
  }

  ofExpert(expertId: ExpertId): Promise<CoopMembership[]> {
    return this.tx.find(coopMembershipSchema, { where: { expertId }, order: { since: 'ASC', id: 'ASC' } });
  }

  async insert(membership: CoopMembership): Promise<void> {
    await this.tx.insert(coopMembershipSchema, membership);
  }

  async update(membership: CoopMembership): Promise<void> {
    await this.tx.update(coopMembershipSchema, { id: membership.id }, membership);
  }

  async delete({ id }: CoopMembership): Promise<void> {
    await this.tx.delete(coopMembershipSchema, { id });
  }
}
