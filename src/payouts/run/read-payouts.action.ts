import { Injectable } from '@nestjs/common';
import { type Actor, type OperationId, permit } from '../../accounts/index.js';
import { type Expert, ExpertTable } from '../../experts/index.js';
import type { AdviserPayoutId, ExpertId } from '../../kernel/id.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { pageOf, placeAfter } from '../../platform/http/cursor.js';
import type { AdviserPayout } from '../adviser-payout.js';
import { AdviserPayoutTable } from '../adviser-payout.table.js';
import { EarningStandingTable } from './earning-standing.table.js';
import { viewEarnings } from './earning.view.js';
import { dayOf } from './pay-day.js';
import { relationsToAllPay, relationsToPay } from './payout-relations.js';
import type { ListOwnPayRequest, ListPayoutsRequest } from './payout.request.js';
import { type DetailedPayout, viewPayout, viewPayouts } from './payout.view.js';

/** What advisers have earned, and how they were paid. */
@Injectable()
export class ReadPayouts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  earnings(actor: Actor, expertId: ExpertId, { limit, cursor }: ListOwnPayRequest) {
    return this.database.transaction(async (tx) => {
      await permitted(tx, actor, expertId, 'listEarnings');
      const found = await new EarningStandingTable(tx).page(expertId, placeAfter(cursor), limit + 1);
      const page = pageOf(found, limit, ({ earning: { id, dueOn } }) => ({
        at: dueOn.toZonedDateTime('UTC').toInstant(),
        id,
      }));
      return viewEarnings(page, dayOf(this.clock.now()));
    });
  }

  ofExpert(actor: Actor, expertId: ExpertId, { limit, cursor }: ListOwnPayRequest) {
    return this.database.transaction(async (tx) => {
      await permitted(tx, actor, expertId, 'listAdviserPayouts');
      const place = { after: placeAfter(cursor), count: limit + 1 };
      return viewPayouts(pageOf(await new AdviserPayoutTable(tx).ofExpert(expertId, place), limit, placeOf));
    });
  }

  all(actor: Actor, { limit, cursor, state, waiting }: ListPayoutsRequest) {
    permit('listPayouts', relationsToAllPay(actor), 'page');
    return this.database.transaction(async (tx) => {
      const place = { after: placeAfter(cursor), count: limit + 1 };
      const now = this.clock.now();
      const asked = { state, ...(waiting && waitingSince(now)) };
      return viewPayouts(pageOf(await new AdviserPayoutTable(tx).page(asked, place), limit, placeOf));
    });
  }

  one(actor: Actor, id: AdviserPayoutId) {
    return this.database.transaction(async (tx) => {
      const detailed = await detailsOf(tx, id);
      const expert = await new ExpertTable(tx).find(detailed.payout.expertId);
      permit('readPayout', relationsToPay(actor, expert), 'payout');
      return viewPayout(detailed);
    });
  }
}

/** Throws `not-found`. */
export async function detailsOf(tx: Transaction, id: AdviserPayoutId): Promise<DetailedPayout> {
  const payouts = new AdviserPayoutTable(tx);
  return { payout: await payouts.find(id), items: await payouts.items(id) };
}

/** Throws `not-found`, to strangers too. */
async function permitted(tx: Transaction, actor: Actor, id: ExpertId, operation: OperationId): Promise<Expert> {
  const expert = await new ExpertTable(tx).find(id);
  permit(operation, relationsToPay(actor, expert), 'adviser');
  return expert;
}

/** So long what is planned or sent is not yet something to look after. */
function waitingSince(now: Temporal.Instant) {
  return { plannedBefore: now.subtract({ hours: 1 }), sentBefore: now.subtract({ hours: 48 }) };
}

function placeOf({ plannedAt, id }: AdviserPayout) {
  return { at: plannedAt, id };
}
