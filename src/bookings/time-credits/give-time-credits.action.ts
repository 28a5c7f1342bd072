import { Injectable } from '@nestjs/common';
import {
  AccountTable,
  type Actor,
  Audit,
  conflictOf,
  permit,
  refuseConflict,
  relationsTo,
} from '../../accounts/index.js';
import { ExpertTable, relationsToExpert } from '../../experts/index.js';
import { type ExpertId, newId, type OrganisationId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { Ledger } from '../../ledger/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { communityPot, potGift, potGrant, timeAccountOf, timeGiven, type TimeGiftId } from './time-credit.postings.js';
import type { AdviserTimeGiftRequest, TimeGiftRequest, TimeGrantRequest } from './time-credit.request.js';
import { TimeCreditPost } from './time-credit.post.js';
import { viewTimeGift } from './time-credit.view.js';
import { refuseMoreThan, type TimeGift } from './time-credits.js';
import { TimeCreditTable } from './time-credits.table.js';

/** Time that is given, by whoever has some. What is taken of an account is what was on it under its owner's lock. */
@Injectable()
export class GiveTimeCredits {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: TimeCreditPost,
  ) {}

  /** An organisation gives to the community pot. Throws `balance-too-low`. */
  byOrganisation(actor: Actor, id: OrganisationId, { minutes }: TimeGiftRequest) {
    permit('giveTimeCredits', relationsTo(actor, id), 'organisation');
    return this.database.transaction(async (tx) => {
      await new AccountTable(tx).lockOrganisation(id);
      const ledger = new Ledger(tx);
      refuseMoreThan(await ledger.balanceOf(timeAccountOf(id), 'TCR'), minutes);
      const gift = this.gift(actor, { fromOrganisation: id, minutes });
      await write(tx, gift);
      const when = { occurredAt: gift.givenAt, by: actor.userId };
      await ledger.post([potGift({ ...givenBy(gift), from: id }, when)], gift.givenAt);
      return viewTimeGift(gift, await ledger.balanceOf(timeAccountOf(id), 'TCR'));
    });
  }

  /** An adviser gives to the community pot, or to an organisation of theirs. Throws `balance-too-low`. */
  byExpert(actor: Actor, id: ExpertId, { minutes, organisation_id }: AdviserTimeGiftRequest) {
    return this.database.transaction(async (tx) => {
      const expert = await new ExpertTable(tx).lock(id);
      permit('giveAdviserTimeCredits', relationsToExpert(actor, expert), 'adviser');
      const to = organisation_id === undefined ? null : ownOrganisation(actor, organisation_id as OrganisationId);
      const ledger = new Ledger(tx);
      refuseMoreThan(await ledger.balanceOf(timeAccountOf(id), 'TCR'), minutes);
      const gift = this.gift(actor, { fromExpert: id, toOrganisation: to, minutes });
      await write(tx, gift);
      const given = { ...givenBy(gift), from: id };
      const when = { occurredAt: gift.givenAt, by: actor.userId };
      await ledger.post([to === null ? potGift(given, when) : timeGiven({ ...given, to }, when)], gift.givenAt);
      if (to !== null) await this.post.given(tx, to, minutes, expert.name);
      return viewTimeGift(gift, await ledger.balanceOf(timeAccountOf(id), 'TCR'));
    });
  }

  /**
   * A steward gives of the community pot, which never goes under zero. Throws `not-allowed` for an organisation of their own,
   * `conflict-of-interest` for one that they are close to, `balance-too-low`.
   */
  byPot(actor: Actor, { organisation_id, minutes, reason }: TimeGrantRequest) {
    permit('grantTimeCredits', actor.steward ? ['steward'] : [], 'community pot');
    const to = organisation_id as OrganisationId;
    return this.database.transaction(async (tx) => {
      const accounts = new AccountTable(tx);
      await accounts.knownOrganisation(to);
      refuseOwn(actor, to);
      await accounts.lockOrganisation(to);
      refuseConflict(await conflictOf(tx, actor.userId, to, this.clock.now()), 'you');
      const ledger = new Ledger(tx);
      refuseMoreThan(await ledger.balanceOf(communityPot, 'TCR'), minutes);
      const gift = this.gift(actor, { toOrganisation: to, minutes, reason });
      await write(tx, gift);
      await ledger.post(
        [potGrant({ ...givenBy(gift), to }, { occurredAt: gift.givenAt, by: actor.userId })],
        gift.givenAt,
      );
      await this.post.given(tx, to, minutes, null);
      return viewTimeGift(gift, await ledger.balanceOf(communityPot, 'TCR'));
    });
  }

  private gift({ userId }: Actor, given: Partial<TimeGift> & Pick<TimeGift, 'minutes'>): TimeGift {
    const nobody = { fromOrganisation: null, fromExpert: null, toOrganisation: null, reason: null };
    return { ...nobody, id: newId<TimeGiftId>(), givenAt: this.clock.now(), givenBy: userId, ...given };
  }
}

function givenBy({ id, minutes }: TimeGift) {
  return { id, amount: money(minutes, 'TCR') };
}

function ownOrganisation({ memberships }: Actor, id: OrganisationId): OrganisationId {
  if (!memberships.some(({ organisationId }) => organisationId === id)) throw notFound('organisation');
  return id;
}

function refuseOwn(actor: Actor, id: OrganisationId): void {
  if (actor.memberships.every(({ organisationId }) => organisationId !== id)) return;
  throw new Problem('not-allowed', 'You belong to this organisation. Please let another steward decide.');
}

/** With its entry in the audit log: figures and ids, and not the reason, which may name people. */
async function write(tx: Transaction, gift: TimeGift): Promise<void> {
  await new TimeCreditTable(tx).insertGift(gift);
  const { fromOrganisation, fromExpert, toOrganisation, minutes } = gift;
  const isGrant = fromOrganisation === null && fromExpert === null;
  const organisationId = fromOrganisation ?? toOrganisation;
  await new Audit(tx).write({
    at: gift.givenAt,
    by: gift.givenBy,
    as: isGrant ? 'steward' : 'self',
    deed: isGrant ? 'time-credits-granted' : 'time-credits-given',
    on: { kind: 'time-gift', id: gift.id },
    ...(organisationId ? { organisationId } : {}),
    facts: { minutes, to_pot: toOrganisation === null },
  });
}
