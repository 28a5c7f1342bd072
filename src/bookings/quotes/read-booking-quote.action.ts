import { Injectable } from '@nestjs/common';
import { type Actor, permit, type Relation } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { notFound } from '../../kernel/problem.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { type Booking, cancel, sideOf } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { dueOfCancelling } from '../funding/funding.js';
import { FundingTable } from '../funding/funding.table.js';
import { shareDue } from '../funding/settle.js';
import type { SharedDue } from '../funding/share.js';
import { ShareTable } from '../funding/share.table.js';
import { relationsToBooking } from '../parties.js';
import { type BookingQuote, type Due, nothingDue } from './booking-quote.js';
import { BookingQuoteTable } from './booking-quote.table.js';
import { viewBookingQuote, viewCancellationPreview } from './booking-quote.view.js';
import { floorOfQuote } from './floor-of-quote.js';

@Injectable()
export class ReadBookingQuote {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws `not-found` for a session that costs nothing, as for one of others. */
  run(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { booking } = await bookingFor(tx, actor, id, 'readBookingQuote');
      const quoted = await new BookingQuoteTable(tx).find(id);
      if (!quoted) throw notFound('quote');
      const fundings = new FundingTable(tx);
      return viewBookingQuote({
        ...{ booking, quoted, floor: await floorOfQuote(tx, quoted) },
        shares: await new ShareTable(tx).of(id),
        funding: await fundings.find(id),
        settlement: (await fundings.settlements([id])).get(id),
      });
    });
  }

  /** What calling it off now would make due. Throws what that would throw: `hold-lapsed`, `booking-state`, `already-started`. */
  previewCancellation(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      const { booking, relations } = await bookingFor(tx, actor, id, 'previewCancellation');
      const now = this.clock.now();
      const side = sideOf(relations); // members who may not cancel see what it would cost those of them who may
      cancel(booking, { by: actor.userId, side, reason: 'other', note: null }, now);
      const quoted = await new BookingQuoteTable(tx).find(id);
      const paid = (await new FundingTable(tx).find(id)) !== undefined;
      if (!quoted) return viewCancellationPreview({ band: 'free', due: nothing }, nobodys(nothing), paid);
      if (!paid) return viewCancellationPreview({ band: 'free', due: unpaid(quoted) }, nobodys(unpaid(quoted)), paid);
      const owed = dueOfCancelling(booking, quoted, { side, now });
      const shared = await shareDue(tx, owed.due.total, await new ShareTable(tx).of(id));
      return viewCancellationPreview(owed, shared, paid);
    });
  }
}

const nothing: Due = {
  ...{ adviserNet: money(0), fee: money(0), vat: money(0), total: money(0), returned: money(0) },
};

function nobodys({ total }: Due): SharedDue {
  return { shares: [], debt: total };
}

function unpaid(quoted: BookingQuote): Due {
  const due = nothingDue(quoted);
  return { ...due, returned: due.total };
}

async function bookingFor(
  tx: Transaction,
  actor: Actor,
  id: BookingId,
  operation: 'readBookingQuote' | 'previewCancellation',
): Promise<{ booking: Booking; relations: readonly Relation[] }> {
  const booking = await new BookingTable(tx).find(id);
  const relations = await relationsToBooking(tx, actor, booking);
  permit(operation, relations, 'booking');
  return { booking, relations };
}
