import type { OrganisationId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Role } from '../actor.js';

/** Who is in one organisation. Whoever changes that has locked it (`lockMembers`). */
export class MemberTable {
  constructor(
    private readonly tx: Transaction,
    private readonly organisationId: OrganisationId,
  ) {}

  async roles(): Promise<ReadonlyMap<UserId, Role>> {
    const rows: { user_id: UserId; role: Role }[] = await this.tx.query(
      'SELECT user_id, role FROM memberships WHERE organisation_id = $1',
      [this.organisationId],
    );
    return new Map(rows.map(({ user_id, role }) => [user_id, role]));
  }

  async setRole(userId: UserId, role: Role): Promise<void> {
    await this.tx.query('UPDATE memberships SET role = $3 WHERE organisation_id = $1 AND user_id = $2', [
      this.organisationId,
      userId,
      role,
    ]);
  }

  async remove(userId: UserId): Promise<void> {
    await this.tx.query('DELETE FROM memberships WHERE organisation_id = $1 AND user_id = $2', [
      this.organisationId,
      userId,
    ]);
  }
}
