import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import type { ExpertId, OrganisationId } from '../../kernel/id.js';
import { Ledger, type TransferId } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import { PolicyTable } from '../../policies/index.js';
import { communityPot, timeAccountOf } from './time-credit.postings.js';
import { viewFlag, viewTimeCredits } from './time-credit.view.js';
import { TimeCreditTable } from './time-credits.table.js';

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class ReadTimeCredits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  ofOrganisation(actor: Actor, organisationId: OrganisationId, page: Page) {
    return this.database.transaction(async (tx) => {
      permit('readTimeCredits', relationsTo(actor, organisationId), 'organisation');
      await new AccountTable(tx).knownOrganisation(organisationId);
      return this.statement(tx, { organisationId }, page);
    });
  }

  ofExpert(actor: Actor, expertId: ExpertId, page: Page) {
    return this.database.transaction(async (tx) => {
      const relations = relationsToExpert(actor, await new ExpertTable(tx).find(expertId));
      permit('readAdviserTimeCredits', relations, 'adviser');
      return this.statement(tx, { expertId }, page);
    });
  }

  /** What the community pot has. */
  pot() {
    return this.database.transaction(async (tx) => ({
      balance_minutes: (await new Ledger(tx).balanceOf(communityPot, 'TCR')).minor,
    }));
  }

  /** The accounts that are beyond a bound today, for stewards. */
  flags(actor: Actor, { limit, cursor }: Page) {
    permit('listTimeCreditFlags', actor.steward ? ['steward'] : [], 'list');
    return this.database.transaction(async (tx) => {
      const limits = await new PolicyTable(tx).inForce('time-credits', this.clock.now());
      const found = await new TimeCreditTable(tx).flagged(limits, { after: placeAfter(cursor), count: limit + 1 });
      const { items, next_cursor } = pageOf(found, limit, ({ openedAt, accountId }) => ({
        at: openedAt,
        id: accountId,
      }));
      return { items: items.map((account) => viewFlag(account, limits)), next_cursor };
    });
  }

  private async statement(
    tx: Transaction,
    of: { readonly organisationId: OrganisationId } | { readonly expertId: ExpertId },
    { limit, cursor }: Page,
  ) {
    const account = timeAccountOf('expertId' in of ? of.expertId : of.organisationId);
    const ledger = new Ledger(tx);
    const after = placeAfter(cursor)?.id as TransferId | undefined;
    const wanted = { currency: 'TCR', count: limit + 1, ...(after ? { after } : {}) };
    const found = await ledger.statement(account, wanted);
    const page = pageOf(found, limit, ({ recordedAt, transferId }) => ({ at: recordedAt, id: transferId }));
    return viewTimeCredits({
      balance: await ledger.balanceOf(account, 'TCR'),
      held: await new TimeCreditTable(tx).held(of),
      limits: await new PolicyTable(tx).inForce('time-credits', this.clock.now()),
      ...{ lines: page.items, next_cursor: page.next_cursor },
    });
  }
}
