import { Inject, Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import {
  activeMandateOf,
  exposureCaps,
  exposureNow,
  PAYMENT_PROVIDERS,
  type PaymentProviders,
  rails,
} from '../../payments/index.js';
import { PolicyTable } from '../../policies/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { stateAt } from '../booking.js';
import { BookingTable } from '../booking.table.js';
import { nothingToFund } from '../funding/funding.js';
import { owedOf } from '../funding/share.js';
import { ShareTable } from '../funding/share.table.js';
import { relationsToBooking } from '../parties.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import { paidAnew } from './pay-anew.js';
import { type PaymentOption, paymentOptions } from './payment-option.js';

@Injectable()
export class ReadPaymentOptions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /** How what is owed of a held time can be paid, or of a session whose payment was taken back: all of its price before it is fixed who pays. Throws `nothing-to-fund`. */
  run(actor: Actor, id: BookingId): Promise<PaymentOption[]> {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).find(id);
      permit('listPaymentOptions', await relationsToBooking(tx, actor, booking), 'booking');
      if (booking.price.minor === 0 || isInTimeCredits(booking)) throw nothingToFund(booking);
      const now = this.clock.now();
      const anew = await paidAnew(tx, booking);
      const owed = anew?.owed ?? owedOf(await new ShareTable(tx).of(id), booking.price);
      return paymentOptions(owed, await new PolicyTable(tx).inForce('payment-rails', now), {
        isOwed: anew !== null || (stateAt(booking, now) === 'held' && owed.minor > 0),
        switchedOn: rails.filter((rail) => this.providers.has(rail)),
        hasMandate: (await activeMandateOf(tx, booking.organisationId)) !== undefined,
        exposure: await exposureNow(tx),
        caps: await exposureCaps(tx, now),
      });
    });
  }
}
