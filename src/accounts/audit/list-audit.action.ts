import { Injectable } from '@nestjs/common';
import type { OrganisationId, UserId } from '../../kernel/id.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import type { Actor } from '../actor.js';
import type { ListAuditRequest } from './audit.request.js';
import { Audit } from './audit.table.js';
import { viewAuditEntry } from './audit.view.js';

@Injectable()
export class ListAudit {
  constructor(private readonly database: Database) {}

  /** One's own deeds, what concerns oneself or an organisation that one is admin of; for a steward, everything. */
  async run(actor: Actor, { organisation, deed, person, limit, cursor }: ListAuditRequest) {
    const found = await this.database.transaction((tx) =>
      new Audit(tx).list({
        all: actor.steward,
        userId: actor.userId,
        administered: actor.memberships.filter(({ role }) => role === 'admin').map((one) => one.organisationId),
        organisationId: organisation as OrganisationId | undefined,
        ...{ deed, personId: person as UserId | undefined },
        before: placeAfter(cursor),
        count: limit + 1,
      }),
    );
    const { items, next_cursor } = pageOf(found, limit, ({ at, id }) => ({ at: at.toTemporalInstant(), id }));
    return { items: items.map(viewAuditEntry), next_cursor };
  }
}
