import { Injectable } from '@nestjs/common';
import { type Diary, horizonDays, slotsOf } from '../../diary/index.js';
import { ExpertTable, type Offer, OfferTable, pricesOf } from '../../experts/index.js';
import type { OfferId } from '../../kernel/id.js';
import { instantOf, minutesOf } from '../../kernel/time.js';
import { PolicyTable } from '../../policies/index.js';
import type { Transaction } from '../../platform/database.js';
import { BookingPost } from '../booking.post.js';
import { takeHold } from '../new-hold.js';
import { OfferFreedSeats } from './offer-freed-seats.js';
import { answerBy, fits, type WaitingEntry } from './waiting-entry.js';
import { WaitingEntryTable } from './waiting-entry.table.js';
import { timeOffered } from './waiting.letters.js';

@Injectable()
export class OfferFreedTime {
  constructor(
    private readonly post: BookingPost,
    private readonly offerFreedSeats: OfferFreedSeats,
  ) {}

  /**
   * Holds what is free of an adviser's time for those who wait for it, first come first, in the transaction that freed it
   * and under its diary's lock: nobody else sees it before them. Whoever was offered a time is not offered it again. Seats
   * of group sessions come free by the same deeds, and go the same way.
   */
  async run(tx: Transaction, diary: Diary, now: Temporal.Instant): Promise<void> {
    await this.offerFreedSeats.run(tx, diary.expertId, now);
    const entries = new WaitingEntryTable(tx);
    const line = await entries.inLine(diary.expertId, now);
    if (line.length === 0 || (await new ExpertTable(tx).find(diary.expertId)).state !== 'live') return;
    const { waiting_list_answer_hours: hours } = await new PolicyTable(tx).inForce('clocks', now);
    const offers = new Map((await new OfferTable(tx).ofExperts([diary.expertId])).map((offer) => [offer.id, offer]));
    let free = new Map<OfferId, readonly Temporal.Instant[]>();
    for (const entry of line) {
      const offer = offers.get(entry.offerId);
      if (!offer || offer.capacity > 1) continue; // one for groups has no times of its own
      if (!offer.modes.includes(entry.mode)) continue; // which would be met, and priced, in another way
      const starts = free.get(offer.id) ?? (await startsOf(tx, diary, offer, now));
      free.set(offer.id, starts);
      const before = await entries.offeredBefore(entry.id);
      const start = starts.find(
        (each) =>
          fits(entry, each, offer.durationMinutes) &&
          answerBy(each, now, hours) !== undefined &&
          !before.has(each.epochMilliseconds),
      );
      const until = start && answerBy(start, now, hours);
      if (!start || !until) continue;
      await this.hold(tx, diary, { entry, offer, start, until, now });
      free = new Map(); // what one has is nobody else's
    }
  }

  private async hold(tx: Transaction, diary: Diary, { entry, offer, start, until, now }: Offered): Promise<void> {
    const booking = await takeHold(tx, diary, {
      offer,
      start,
      organisationId: entry.organisationId,
      bookedBy: entry.madeBy,
      mode: entry.mode,
      needs: entry.needs,
      now,
      more: { holdNumber: null, waitingEntryId: entry.id, lapsesAt: until },
    });
    await this.post.note(tx, booking, timeOffered);
  }
}

interface Offered {
  readonly entry: WaitingEntry;
  readonly offer: Offer;
  readonly start: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly now: Temporal.Instant;
}

/** All the starts of an offer that are free and have a price, however far ahead. */
async function startsOf(
  tx: Transaction,
  diary: Diary,
  offer: Offer,
  now: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const over = { start: minutesOf(now), end: minutesOf(now) + horizonDays * 1440 };
  const prices = await pricesOf(tx, offer);
  return slotsOf(await diary.pages(over, now, { offers: [offer] }), offer, over, now)
    .map(instantOf)
    .filter((start) => prices.at(start));
}
