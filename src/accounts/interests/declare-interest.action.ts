import { Injectable } from '@nestjs/common';
import { type InterestId, newId, type OrganisationId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { britishDate } from '../../kernel/time.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { AccountTable } from '../account.table.js';
import type { Actor } from '../actor.js';
import { type Interest, mostInterests } from './interest.js';
import type { DeclareInterestRequest } from './interest.request.js';
import { InterestTable } from './interest.table.js';

@Injectable()
export class DeclareInterest {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor): Promise<Interest[]> {
    return this.database.transaction((tx) => new InterestTable(tx).ofPerson(actor.userId));
  }

  /** Throws `too-many-entries`, `invalid-request` for an organisation that there is not. */
  run(actor: Actor, request: DeclareInterestRequest): Promise<Interest> {
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).lockMemberships(actor.userId); // one after the other, so that counting cannot race
      const interests = new InterestTable(tx);
      if ((await interests.ofPerson(actor.userId)).length >= mostInterests) {
        throw new Problem(
          'too-many-entries',
          `You have declared ${mostInterests} interests, which is all we can keep.`,
        );
      }
      const { nature, note, since, until } = request;
      const interest: Interest = {
        ...(await organisationOf(tx, request)),
        ...{ id: newId<InterestId>(), userId: actor.userId, nature, note, since, until },
        declaredAt: this.clock.now(),
      };
      await interests.insert(interest);
      return interest;
    });
  }

  /** Today is its last day; one that is to begin ends on its first. Throws `not-found`, `interest-over`. */
  end(actor: Actor, id: InterestId): Promise<Interest> {
    return this.database.transaction(async (tx) => {
      const interests = new InterestTable(tx);
      const interest = await interests.lock(actor.userId, id);
      const today = britishDate(this.clock.now());
      if (interest.until !== null && interest.until <= today) {
        throw new Problem('interest-over', `This interest ended on ${interest.until} already.`, {
          until: interest.until,
        });
      }
      const until = interest.since > today ? interest.since : today;
      await interests.end(id, until);
      return { ...interest, until };
    });
  }
}

/** Throws `invalid-request`. */
async function organisationOf(tx: Transaction, { organisation_id: id, organisation_name }: DeclareInterestRequest) {
  if (id === undefined) return { organisationId: null, organisationName: organisation_name ?? '' };
  const organisation = await new AccountTable(tx).organisation(id as OrganisationId);
  if (organisation) return { organisationId: organisation.id, organisationName: organisation.name };
  const detail = 'must be the id of an organisation that is here; give the name of any other in organisation_name';
  throw new Problem('invalid-request', `Nothing was declared. Please mend: /organisation_id: ${detail}.`, {
    errors: [{ pointer: '/organisation_id', detail, rule: 'not-here' }],
  });
}
