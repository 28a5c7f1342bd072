import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, Audit, permit } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { refuseOwnFunder } from './funder.js';
import type { ListFundersRequest, RecogniseFunderRequest } from './funder.request.js';
import { FunderTable } from './funder.table.js';
import { viewFunders } from './funder.view.js';

@Injectable()
export class KeepFunders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * A steward knows an organisation to be a funder, or what kind of one. Throws `not-found`, and `not-allowed` or
   * `conflict-of-interest` to who is close to it.
   */
  recognise(actor: Actor, organisationId: OrganisationId, { is_public_authority }: RecogniseFunderRequest) {
    permit('recogniseFunder', actor.steward ? ['steward'] : [], 'funder');
    return this.database.transaction(async (tx) => {
      const [accounts, funders] = [new AccountTable(tx), new FunderTable(tx)];
      await accounts.knownOrganisation(organisationId);
      await accounts.lockOrganisation(organisationId);
      const now = this.clock.now();
      await refuseOwnFunder(tx, actor, organisationId, now);
      const standing = await funders.find(organisationId);
      const recognised = { organisationId, isPublicAuthority: is_public_authority, recognisedBy: actor.userId };
      const funder = { ...recognised, recognisedAt: standing?.recognisedAt ?? now };
      if (standing?.isPublicAuthority !== is_public_authority) {
        await funders.save(funder);
        await new Audit(tx).write({
          ...{ at: now, by: actor.userId, as: 'steward', deed: 'funder-recognised', organisationId },
          on: { kind: 'organisation', id: organisationId },
          facts: { is_public_authority, was_public_authority: standing?.isPublicAuthority ?? null },
        });
      }
      const [view] = await viewFunders(tx, [
        standing ? { ...standing, isPublicAuthority: is_public_authority } : funder,
      ]);
      return view;
    });
  }

  /** Throws `not-found` to whoever is no steward. */
  list(actor: Actor, { limit, cursor }: ListFundersRequest) {
    permit('listFunders', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const found = await new FunderTable(tx).list({ after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ recognisedAt: at, organisationId: id }) => ({ at, id }));
      return { items: await viewFunders(tx, items), next_cursor };
    });
  }
}
