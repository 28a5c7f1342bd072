import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import { Diary, isSlot, pagesReach, timesOf } from '../../diary/index.js';
import { ExpertTable, type Offer, OfferTable, relationsToExpert } from '../../experts/index.js';
import { type ExpertId, type GroupSessionId, newId, type OfferId } from '../../kernel/id.js';
import { type FaultRule, notFound, Problem } from '../../kernel/problem.js';
import { minutesFrom } from '../../kernel/time.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type GroupSession, mostToCome, termsToSchedule } from './group-session.js';
import { GroupSessionPost } from './group-session.post.js';
import type { ScheduleGroupSessionRequest } from './group-session.request.js';
import { GroupSessionTable } from './group-session.table.js';
import { noTimeToSchedule } from './nearest-group-sessions.interceptor.js';
import { pricedTerms, type PricedTerms } from './priced-terms.js';

@Injectable()
export class ScheduleGroupSession {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: GroupSessionPost,
  ) {}

  /**
   * Takes a time of the adviser's own diary for a group, by the computation that lists slots. It lies far enough ahead
   * for enough seats to be taken before it is decided whether it takes place. Throws `slot-taken`, `too-many-entries`,
   * `no-rate-card`, `effective-rate-too-low`.
   */
  run(actor: Actor, expertId: ExpertId, request: ScheduleGroupSessionRequest): Promise<GroupSession> {
    return this.database.transaction(async (tx) => {
      const diary = await Diary.lock(tx, expertId);
      permit('scheduleGroupSession', relationsToExpert(actor, await new ExpertTable(tx).find(expertId)), 'adviser');
      const offer = await groupOffer(tx, expertId, request);
      const now = this.clock.now();
      const { start } = request;
      const decideAt = await decisionBefore(tx, start, now);
      const sessions = new GroupSessionTable(tx);
      if ((await sessions.countToComeOf(expertId, now)) >= mostToCome) throw tooMany();
      const terms = termsToSchedule(offer);
      const minute = minutesFrom(start);
      const pages = await diary.pages(pagesReach(terms, { start: minute, end: minute + 1 }, now), now, {
        offers: [terms],
      });
      if (!isSlot(pages, terms, start, now)) throw noTimeToSchedule(offer.id, start);
      const kept = await pricedTerms(tx, offer, start);
      const session = newSession({ offer, request, kept, decideAt, now });
      await sessions.insert(session);
      await diary.take({ reference: session.id, ...timesOf(terms, start), kind: 'confirmed' }, now);
      await this.post.send(tx, 'scheduled', session);
      return session;
    });
  }
}

/** Throws `not-found`, and `invalid-request` for an offer that is for one party, or is not met in that way. */
async function groupOffer(
  tx: Transaction,
  expertId: ExpertId,
  { offer_id: id, mode }: ScheduleGroupSessionRequest,
): Promise<Offer> {
  const offer = await new OfferTable(tx).find(id as OfferId);
  if (offer.expertId !== expertId) throw notFound('offer');
  if (offer.capacity === 1) throw invalid('/offer_id', 'choice', 'must be an offer with a capacity of more than 1');
  if (!offer.modes.includes(mode)) throw invalid('/mode', 'choice', `must be one of ${offer.modes.join(', ')}`);
  return offer;
}

/** Throws `invalid-request` where the time to decide has come already: it would be called off at once. */
async function decisionBefore(tx: Transaction, start: Temporal.Instant, now: Temporal.Instant) {
  const { decide_hours_before: hours } = await new PolicyTable(tx).inForce('group-sessions', now);
  const decideAt = start.subtract({ hours });
  if (Temporal.Instant.compare(decideAt, now) > 0) return decideAt;
  throw invalid(
    '/start',
    'too-early',
    `must be more than ${hours} hours ahead, so that enough seats can be taken before`,
  );
}

function invalid(pointer: string, rule: FaultRule, detail: string): Problem {
  return new Problem('invalid-request', `Nothing was changed. Please mend: ${pointer}: ${detail}.`, {
    errors: [{ pointer, detail, rule }],
  });
}

function tooMany(): Problem {
  return new Problem(
    'too-many-entries',
    `You have ${mostToCome} group sessions to come already. Hold some of them first.`,
  );
}

interface NewSession {
  readonly offer: Offer;
  readonly request: ScheduleGroupSessionRequest;
  readonly kept: PricedTerms;
  readonly decideAt: Temporal.Instant;
  readonly now: Temporal.Instant;
}

function newSession({ offer, request: { start, mode }, kept, decideAt, now }: NewSession): GroupSession {
  return {
    id: newId<GroupSessionId>(),
    expertId: offer.expertId,
    offerId: offer.id,
    state: 'scheduled',
    titleEn: offer.titleEn,
    titleCy: offer.titleCy,
    mode,
    startsAt: start,
    endsAt: start.add({ minutes: offer.durationMinutes }),
    capacity: offer.capacity,
    minimumSeats: offer.minimumSeats,
    ...kept,
    decideAt,
    decidedAt: null,
    sequence: 0,
    createdAt: now,
    updatedAt: now,
    ...{ guaranteedAt: null, guaranteedBy: null, guaranteePool: null, guaranteeReason: null },
    ...{ cancelledAt: null, cancelledBy: null, cancelReason: null, cancelNote: null },
  };
}
