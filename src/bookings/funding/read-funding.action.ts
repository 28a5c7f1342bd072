import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import { money } from '../../kernel/money.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Transaction } from '../../platform/database.js';
import { previewVoucher } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { bands } from '../cancellation-bands.js';
import { relationsToBooking } from '../parties.js';
import { dueInBand } from '../quotes/booking-quote.js';
import { BookingQuoteTable } from '../quotes/booking-quote.table.js';
import { nothingToFund } from './funding.js';
import type { FundingPreviewRequest } from './funding.request.js';
import { viewFunding, viewFundingPreview } from './funding.view.js';
import { sessionToPay } from './session-to-pay.js';
import { shareDue } from './settle.js';
import { splitOf } from './share.js';
import { ShareTable } from './share.table.js';
import { voucherToUse } from './voucher-to-use.js';

@Injectable()
export class ReadFunding {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, id: BookingId) {
    return this.database.transaction(async (tx) => {
      return viewFunding(tx, await findBooking(tx, actor, id, 'readFunding'), this.clock.now());
    });
  }

  /** Throws what funding it so would: `not-found`, `not-allowed`, `nothing-to-fund` and what the voucher's rules refuse. */
  preview(actor: Actor, id: BookingId, request: FundingPreviewRequest) {
    return this.database.transaction(async (tx) => {
      const booking = await findBooking(tx, actor, id, 'previewFunding');
      const quoted = await new BookingQuoteTable(tx).find(id);
      if (!quoted || booking.price.currency === 'TCR') throw nothingToFund(booking);
      const voucherId = await voucherToUse(tx, actor, booking, request);
      const now = this.clock.now();
      const { voucher_pays_minor: pays } = request;
      const most = pays === undefined ? null : money(pays, booking.price.currency);
      const session = await sessionToPay(tx, booking, quoted);
      const freed = voucherId ? await new ShareTable(tx).lapsedOn(voucherId, now) : [];
      const share = voucherId ? await previewVoucher(tx, session, { voucherId, now, most, freed }) : null;
      const paid = voucherId && share && { voucherId, amount: share.amount, funderRate: share.funderRate };
      const shares = splitOf(booking.price, paid, { bookingId: id, fixedAt: now, fixedBy: actor.userId });
      const cancellation = [];
      for (const band of bands) {
        const due = dueInBand(quoted, band).total;
        cancellation.push({ band, due, shared: await shareDue(tx, due, shares) });
      }
      const { hash } = quoted;
      return viewFundingPreview({ booking, hash, shares, voucher: share, cancellation });
    });
  }
}

async function findBooking(
  tx: Transaction,
  actor: Actor,
  id: BookingId,
  operation: 'readFunding' | 'previewFunding',
): Promise<Booking> {
  const booking = await new BookingTable(tx).find(id);
  permit(operation, await relationsToBooking(tx, actor, booking), 'booking');
  return booking;
}
