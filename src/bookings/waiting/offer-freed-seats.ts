import { Injectable } from '@nestjs/common';
import { ExpertTable } from '../../experts/index.js';
import type { ExpertId, GroupSessionId } from '../../kernel/id.js';
import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';
import { BookingPost } from '../booking.post.js';
import { GroupSessionTable } from '../groups/group-session.table.js';
import { holdSeat, termsOfSeats } from '../groups/hold-seat.js';
import { answerBy, type WaitingEntry } from './waiting-entry.js';
import { WaitingEntryTable } from './waiting-entry.table.js';
import { seatOffered } from './waiting.letters.js';

@Injectable()
export class OfferFreedSeats {
  constructor(private readonly post: BookingPost) {}

  /**
   * Holds the free seats of an adviser's group sessions for those who wait for them, first come first, under the diary's lock: in the
   * transaction that freed them, and before anybody takes one.
   */
  async run(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<void> {
    const line = await new WaitingEntryTable(tx).inLineForSeats(expertId, now);
    if (line.length === 0 || (await new ExpertTable(tx).find(expertId)).state !== 'live') return;
    for (const [id, waiting] of Map.groupBy(line, ({ groupSessionId }) => groupSessionId)) {
      if (id !== null) await this.offerSeats(tx, id, waiting, now);
    }
  }

  private async offerSeats(
    tx: Transaction,
    id: GroupSessionId,
    waiting: readonly WaitingEntry[],
    now: Temporal.Instant,
  ): Promise<void> {
    const sessions = new GroupSessionTable(tx);
    if ((await sessions.freeSeat(id)) === undefined) return;
    const session = await sessions.find(id);
    const { waiting_list_answer_hours: hours } = await new PolicyTable(tx).inForce('clocks', now);
    const lapsesAt = answerBy(session.startsAt, now, hours);
    const terms = await termsOfSeats(tx, session);
    if (lapsesAt === undefined || !terms.prices.at(session.startsAt)) return; // what cannot be booked is not offered
    for (const { id: waitingEntryId, organisationId, madeBy: bookedBy, needs } of waiting) {
      const seat = await sessions.freeSeat(id);
      if (seat === undefined) return;
      const more = { holdNumber: null, waitingEntryId, lapsesAt };
      const wish = { organisationId, bookedBy, needs, seat, now, more };
      await this.post.note(tx, await holdSeat(tx, terms, wish), seatOffered);
    }
  }
}
