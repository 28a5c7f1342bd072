import { Injectable } from '@nestjs/common';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { CreateOrganisationRequest } from './account.request.js';
import { AccountTable } from './account.table.js';
import type { Actor } from './actor.js';
import { Audit } from './audit/audit.table.js';
import { mostOrganisations, type Organisation } from './organisation.js';

@Injectable()
export class CreateOrganisation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whoever founds an organisation is its first admin. Throws `too-many-entries`: limits are counted per organisation. */
  run(actor: Actor, { name, kind }: CreateOrganisationRequest): Promise<Organisation> {
    return this.database.transaction(async (tx) => {
      const accounts = new AccountTable(tx);
      if ((await accounts.lockMemberships(actor.userId)) >= mostOrganisations) {
        throw new Problem('too-many-entries', `You act for ${mostOrganisations} organisations already.`);
      }
      const now = this.clock.now();
      const organisation = await accounts.insertOrganisation(name, kind, now);
      await accounts.insertMembership(organisation.id, actor.userId, 'admin', now);
      await new Audit(tx).write({
        at: now,
        by: actor.userId,
        as: 'admin',
        deed: 'organisation-founded',
        on: { kind: 'organisation', id: organisation.id },
        organisationId: organisation.id,
        facts: { kind },
      });
      return organisation;
    });
  }
}
