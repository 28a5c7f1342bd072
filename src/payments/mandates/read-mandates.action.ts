import { Injectable } from '@nestjs/common';
import { type Actor, permit, relationsTo } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { placeAfter } from '../../platform/http/cursor.js';
import type { Mandate } from './mandate.js';
import type { ListMandatesRequest } from './mandate.request.js';
import { MandateTable } from './mandate.table.js';

@Injectable()
export class ReadMandates {
  constructor(private readonly database: Database) {}

  /** One more than is asked for, the newest first. Throws `not-found` to strangers, `not-allowed`. */
  list(actor: Actor, organisationId: OrganisationId, { limit, cursor }: ListMandatesRequest): Promise<Mandate[]> {
    permit('listMandates', relationsTo(actor, organisationId), 'organisation');
    const page = { after: placeAfter(cursor), count: limit + 1 };
    return this.database.transaction((tx) => new MandateTable(tx).ofOrganisation(organisationId, page));
  }
}
