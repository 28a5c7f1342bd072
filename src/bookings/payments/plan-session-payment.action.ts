import { Inject, Injectable } from '@nestjs/common';
import { type Actor, permit } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import {
  isToBePaid,
  type Payment,
  PAYMENT_PROVIDERS,
  type PaymentProviders,
  PaymentTable,
  providerOf,
  RefreshPayment,
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
    private readonly refresh: RefreshPayment,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Plans how what is owed of a held time is paid, or that it is paid otherwise: what nobody has paid yet is ended first. Choosing the same
   * again is choosing it once. Throws `not-found`, `not-allowed`, `payments-off` and what {@link planForSession} throws.
   */
  async run(actor: Actor, id: BookingId, { rail }: PlanSessionPaymentRequest) {
    this.providers.of(providerOf(rail));
    const other = await this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).find(id);
      permit('planSessionPayment', await relationsToBooking(tx, actor, booking), 'booking');
      const now = this.clock.now();
      return (await new PaymentTable(tx).of('session', id)).find((each) => isToBePaid(each) && !mayServe(each, rail, now));
    });
    if (other) await this.end(other);
    return this.database.transaction(async (tx) => {
      const { standing, bookings } = await lockBooking(tx, actor, id, 'planSessionPayment');
      const now = this.clock.now();
      await planForSession(tx, standing, { rail, by: actor.userId, now });
      return viewFunding(tx, await bookings.find(id), now);
    });
  }

  /** What nobody has begun is over at once; a page is closed with its provider, who says how it stands then. */
  private async end({ id, provider }: Payment): Promise<void> {
    const open = await this.database.transaction(async (tx) => {
      const payments = new PaymentTable(tx);
      const payment = await payments.lock(id);
      if (payment.state !== 'planned') return payment;
      await payments.update({ ...payment, state: 'expired', endedAt: this.clock.now() });
      return null;
    });
    if (!open) return;
    await this.providers.of(provider).closeCheckout(open);
    await this.refresh.run(id);
  }
}
