import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor } from '../../accounts/index.js';
import { type CoopMembershipId, type ExpertId, newId, type OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { lockInside, readInside } from '../insiders.js';
import { type CoopMembership, mostCoopMemberships } from './coop-membership.js';
import type { CoopMembershipRequest } from './coop-membership.request.js';
import { CoopMembershipTable } from './coop-membership.table.js';

@Injectable()
export class KeepCoopMemberships {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, expertId: ExpertId): Promise<CoopMembership[]> {
    return this.database.transaction(async (tx) => {
      await readInside(tx, actor, expertId, 'listCoopMemberships');
      return new CoopMembershipTable(tx).ofExpert(expertId);
    });
  }

  /** Throws `too-many-entries`. */
  add(actor: Actor, expertId: ExpertId, request: CoopMembershipRequest): Promise<CoopMembership> {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'addCoopMembership');
      const memberships = new CoopMembershipTable(tx);
      if ((await memberships.ofExpert(expertId)).length >= mostCoopMemberships) {
        throw new Problem('too-many-entries', `You have ${mostCoopMemberships} of these already. Remove one first.`);
      }
      const terms = await termsOf(tx, request);
      const membership = { ...terms, id: newId<CoopMembershipId>(), expertId, addedAt: this.clock.now() };
      await memberships.insert(membership);
      return membership;
    });
  }

  /** Throws `not-found`. */
  change(actor: Actor, expertId: ExpertId, id: CoopMembershipId, request: CoopMembershipRequest) {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'changeCoopMembership');
      const memberships = new CoopMembershipTable(tx);
      const changed = { ...(await memberships.find(expertId, id)), ...(await termsOf(tx, request)) };
      await memberships.update(changed);
      return changed;
    });
  }

  /** Throws `not-found`. */
  remove(actor: Actor, expertId: ExpertId, id: CoopMembershipId): Promise<void> {
    return this.database.transaction(async (tx) => {
      await lockInside(tx, actor, expertId, 'removeCoopMembership');
      const memberships = new CoopMembershipTable(tx);
      await memberships.delete(await memberships.find(expertId, id));
    });
  }
}

/** Throws `invalid-request` for an organisation that there is not. */
async function termsOf(tx: Transaction, { name, organisation_id, role, since, until }: CoopMembershipRequest) {
  const organisationId = organisation_id as OrganisationId | null;
  if (organisationId !== null && !(await new AccountTable(tx).organisation(organisationId))) {
    const detail = 'must be the id of an organisation that is here; leave it out otherwise';
    throw new Problem('invalid-request', `Nothing was changed. Please mend: /organisation_id: ${detail}.`, {
      errors: [{ pointer: '/organisation_id', detail, rule: 'not-here' }],
    });
  }
  return { name, organisationId, role, since, until };
}
