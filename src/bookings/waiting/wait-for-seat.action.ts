import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { Diary } from '../../diary/index.js';
import { type GroupSessionId, newId, type OrganisationId, type WaitingEntryId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { lapseHolds } from '../lapse-holds.js';
import { type GroupSession, refuseUnlessToCome } from '../groups/group-session.js';
import { GroupSessionTable } from '../groups/group-session.table.js';
import { refuseMoreSeats } from '../groups/hold-seat.js';
import { refuseUnbookable } from '../hold-time.action.js';
import { OfferFreedSeats } from './offer-freed-seats.js';
import { answerBy, type WaitingEntry } from './waiting-entry.js';
import { WaitingEntryTable } from './waiting-entry.table.js';
import type { WaitForSeatRequest } from './waiting-list.request.js';

@Injectable()
export class WaitForSeat {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly offerFreedSeats: OfferFreedSeats,
  ) {}

  /**
   * Joins the line of a group session that is full: what `takeSeat` would still give is not waited for. Throws `times-are-free`,
   * `too-late`, `already-started`, `group-session-state`, `seat-limit`, `already-waiting`, `waiting-limit`, `own-expertise`.
   */
  run(actor: Actor, id: GroupSessionId, request: WaitForSeatRequest): Promise<WaitingEntry> {
    const organisationId = request.organisation_id as OrganisationId;
    permit('waitForSeat', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const sessions = new GroupSessionTable(tx);
      await Diary.lock(tx, (await sessions.find(id)).expertId);
      const session = await sessions.find(id);
      await refuseUnbookable(tx, actor, session.expertId);
      const now = this.clock.now();
      refuseUnlessToCome(session, now);
      await refuseTooLate(tx, session, now);

      await new AccountTable(tx).lockOrganisation(organisationId);
      await lapseHolds(tx, organisationId, now, id);
      await this.offerFreedSeats.run(tx, session.expertId, now); // to those who wait already
      await refuseMoreSeats(tx, session, organisationId);
      const entries = new WaitingEntryTable(tx);
      const entryNumber = await entries.takeEntryNumber(organisationId);
      const entry = newEntry(session, { madeBy: actor.userId, organisationId, needs: request.needs, entryNumber, now });
      await entries.insert(entry);
      if ((await sessions.freeSeat(id)) !== undefined) throw seatIsFree();
      return entry;
    });
  }
}

async function refuseTooLate(tx: Transaction, { startsAt }: GroupSession, now: Temporal.Instant): Promise<void> {
  const { waiting_list_answer_hours: hours } = await new PolicyTable(tx).inForce('clocks', now);
  if (answerBy(startsAt, now, hours) !== undefined) return;
  throw new Problem(
    'too-late',
    'This group session starts too soon for a seat to be kept for anybody. Please look at it again: whoever comes first may have one that comes free.',
  );
}

function seatIsFree(): Problem {
  return new Problem('times-are-free', 'This group session has a seat left: please take it.');
}

type NewEntry = Pick<WaitingEntry, 'madeBy' | 'organisationId' | 'needs' | 'entryNumber'> & {
  readonly now: Temporal.Instant;
};

function newEntry({ id, expertId, offerId, mode }: GroupSession, { now, ...given }: NewEntry): WaitingEntry {
  return {
    id: newId<WaitingEntryId>(),
    expertId,
    offerId,
    ...given,
    mode,
    groupSessionId: id,
    ...{ startsFrom: null, endsBy: null },
    createdAt: now,
    unanswered: 0,
    ...{ endedAt: null, endReason: null },
  };
}
