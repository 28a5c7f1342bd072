import { Inject, Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import {
  EndPayment,
  isToBePaid,
  type Payment,
  PAYMENT_PROVIDERS,
  type PaymentProviders,
  PaymentTable,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { BookingTable } from '../booking.table.js';
import { lockBooking } from '../change-booking.js';
import { viewFunding } from '../funding/funding.view.js';
import { relationsToBooking } from '../parties.js';
import { mayServe, planForSession } from './plan-for-session.js';
import type { PlanSessionPaymentRequest } from './session-payment.request.js';

@Injectable()
export class PlanSessionPayment {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly endPayment: EndPayment,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Plans how what is owed of a held time is paid, or that it is paid otherwise: what nobody has paid yet is ended first. Choosing the same
   * again is choosing it once. Throws `not-found`, `not-allowed`,
   * `payments-off`, `provider-unavailable` and what {@link planForSession} throws.
   */
  async run(actor: Actor, id: BookingId, { rail }: PlanSessionPaymentRequest) {
    const other = await this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).find(id);
      permit('planSessionPayment', await relationsToBooking(tx, actor, booking), 'booking');
      const now = this.clock.now();
      return (await new PaymentTable(tx).of('session', id)).find(
        (each) => isToBePaid(each) && !mayServe(each, rail, now),
      );
    });
    if (other) await this.end(other);
    return this.database.transaction(async (tx) => {
      const { standing, bookings } = await lockBooking(tx, actor, id, 'planSessionPayment');
      const now = this.clock.now();
      await planForSession(tx, standing, { rail, by: actor.userId, providers: this.providers, now });
      return viewFunding(tx, await bookings.find(id), now);
    });
  }

  /** Nobody may begin to pay by it from here on, so its provider is told to close its page. What was begun before stays as it is. */
  private async end({ id }: Payment): Promise<void> {
    await this.database.transaction(async (tx) => {
      const payments = new PaymentTable(tx);
      const payment = await payments.lock(id);
      if (isToBePaid(payment)) await payments.update({ ...payment, expiresAt: this.clock.now() });
    });
    await this.endPayment.runForWaiting(id);
  }
}
