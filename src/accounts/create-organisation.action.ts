import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import type { CreateOrganisationRequest } from './account.request.js';
import { AccountTable } from './account.table.js';
import type { Actor } from './actor.js';
import type { Organisation } from './organisation.js';

@Injectable()
export class CreateOrganisation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whoever founds an organisation is its first admin. */
  run(actor: Actor, { name, kind }: CreateOrganisationRequest): Promise<Organisation> {
    return this.database.transaction(async (tx) => {
      const accounts = new AccountTable(tx);
      const organisation = await accounts.insertOrganisation(name, kind, this.clock.now());
      await accounts.insertMembership(organisation.id, actor.userId, 'admin', this.clock.now());
      return organisation;
    });
  }
}
