import { Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit, relationsTo } from '../../accounts/index.js';
import { Diary, horizonDays } from '../../diary/index.js';
import { type Expert, ExpertTable, type Offer, OfferTable, relationsToExpert } from '../../experts/index.js';
import { type ExpertId, newId, type OfferId, type OrganisationId, type WaitingEntryId } from '../../kernel/id.js';
import { type FaultRule, notFound, Problem } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { cancel, stateAt } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { freeStarts, termsToBook } from '../free-slots.js';
import { OfferFreedTime } from './offer-freed-time.js';
import { ended, fits, type WaitingEntry } from './waiting-entry.js';
import { WaitingEntryTable } from './waiting-entry.table.js';
import type { JoinWaitingListRequest } from './waiting-list.request.js';

@Injectable()
export class ChangeWaitingList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly offerFreedTime: OfferFreedTime,
  ) {}

  /** Throws `times-are-free` where there is nothing to wait for, `already-waiting`, `waiting-limit`, `own-expertise`. */
  join(actor: Actor, expertId: ExpertId, request: JoinWaitingListRequest): Promise<WaitingEntry> {
    const organisationId = request.organisation_id as OrganisationId;
    permit('joinWaitingList', relationsTo(actor, organisationId), 'organisation');
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, expertId);
      const offer = await awaitedOffer(tx, actor, expertId, request);
      const now = this.clock.now();
      refuseFarAway(request, now);
      const entries = new WaitingEntryTable(tx);
      await new AccountTable(tx).lockOrganisation(organisationId);
      const entryNumber = await entries.takeEntryNumber(organisationId);
      const entry = newEntry({ actor, offer, request, entryNumber, now });
      await entries.insert(entry);
      await refuseWhatIsFree(tx, offer, entry, { request, now });
      await this.offerFreedTime.run(tx, diary, now);
      return entry;
    });
  }

  /** A time that was kept for whoever leaves goes to the next in line at once. */
  leave(actor: Actor, id: WaitingEntryId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const entries = new WaitingEntryTable(tx);
      const diary = await Diary.lock(tx, (await entries.find(id)).expertId);
      const entry = await entries.find(id);
      permit('leaveWaitingList', relationsTo(actor, entry.organisationId), 'place on a waiting list');
      if (entry.endedAt) return;
      const now = this.clock.now();
      await entries.update(ended(entry, 'left', now));
      await letGo(tx, diary, entry, { actor, now });
      await this.offerFreedTime.run(tx, diary, now);
    });
  }
}

/** Throws `not-found`, `own-expertise`, `invalid-request` for a mode that is not offered. */
async function awaitedOffer(
  tx: Transaction,
  actor: Actor,
  expertId: ExpertId,
  { offer_id: offerId, mode }: JoinWaitingListRequest,
): Promise<Offer> {
  const expert: Expert = await new ExpertTable(tx).find(expertId);
  permit('listSlots', relationsToExpert(actor, expert), 'adviser');
  if (expert.state !== 'live') throw notFound('adviser');
  if (expert.userId === actor.userId) throw new Problem('own-expertise', 'You cannot book yourself.');
  const offer = await new OfferTable(tx).find(offerId as OfferId);
  if (offer.expertId !== expertId || offer.capacity > 1) throw notFound('offer');
  if (!offer.modes.includes(mode)) throw invalid('/mode', 'choice', `must be one of ${offer.modes.join(', ')}`);
  return offer;
}

function refuseFarAway({ to }: JoinWaitingListRequest, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(to, now) <= 0) throw invalid('/to', 'past', 'must be in the future');
  if (Temporal.Instant.compare(to, now.add({ hours: horizonDays * 24 })) > 0) {
    throw invalid('/to', 'too-late', `must be at most ${horizonDays} days from now`);
  }
}

function invalid(pointer: string, rule: FaultRule, detail: string): Problem {
  return new Problem('invalid-request', `Nothing was changed. Please mend: ${pointer}: ${detail}.`, {
    errors: [{ pointer, detail, rule }],
  });
}

async function refuseWhatIsFree(
  tx: Transaction,
  offer: Offer,
  entry: WaitingEntry,
  { request: { from, to }, now }: Pick<NewEntry, 'request' | 'now'>,
): Promise<void> {
  const terms = await termsToBook(tx, offer, now);
  const { starts } = await freeStarts(tx, terms, { start: from, end: to }, { now });
  const free = starts.map(({ start }) => start).filter((start) => fits(entry, start, offer.durationMinutes));
  if (free.length === 0) return;
  throw new Problem('times-are-free', 'There are free times in these days: please book one of them.', {
    starts: free.slice(0, 5).map(String),
  });
}

function newEntry({ actor, offer, request, entryNumber, now }: NewEntry): WaitingEntry {
  return {
    id: newId<WaitingEntryId>(),
    expertId: offer.expertId,
    offerId: offer.id,
    organisationId: request.organisation_id as OrganisationId,
    entryNumber,
    madeBy: actor.userId,
    mode: request.mode,
    needs: request.needs,
    groupSessionId: null,
    startsFrom: request.from,
    endsBy: request.to,
    createdAt: now,
    unanswered: 0,
    endedAt: null,
    endReason: null,
  };
}

interface NewEntry {
  readonly actor: Actor;
  readonly offer: Offer;
  readonly request: JoinWaitingListRequest;
  readonly entryNumber: number;
  readonly now: Temporal.Instant;
}

async function letGo(
  tx: Transaction,
  diary: Diary,
  entry: WaitingEntry,
  { actor, now }: { actor: Actor; now: Temporal.Instant },
): Promise<void> {
  const bookings = new BookingTable(tx);
  const held = await bookings.lockOffered(entry.id);
  if (!held || stateAt(held, now) === 'lapsed') return; // which the sweep writes down
  const reason = 'no-longer-needed';
  await bookings.update(cancel(held, { by: actor.userId, side: 'client', reason, note: null }, now));
  await diary.free(held.id, now);
  await bookings.record(held.id, { kind: 'cancelled', at: now, by: actor.userId, facts: { reason } });
}
