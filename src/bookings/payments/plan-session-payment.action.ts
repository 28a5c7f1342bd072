import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Actor, permit } from '../../accounts/index.js';
import type { BookingId } from '../../kernel/id.js';
import {
  EndPayment,
  isToBePaid,
  type Payment,
  PAYMENT_PROVIDERS,
  type PaymentProviders,
  PaymentTable,
  type Rail,
} from '../../payments/index.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { BookingTable } from '../booking.table.js';
import { lockBooking } from '../change-booking.js';
import { planDebtPayment } from '../debts/plan-debt-payment.js';
import { viewFunding } from '../funding/funding.view.js';
import { relationsToBooking } from '../parties.js';
import { paidAnew } from './pay-anew.js';
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
   * again is choosing it once. Where what was paid was taken back, it is the client's debt that is paid. Throws `not-found`, `not-allowed`,
   * `payments-off`, `provider-unavailable` and what {@link planForSession} throws.
   */
  async run(actor: Actor, id: BookingId, { rail }: PlanSessionPaymentRequest) {
    const { anew, other } = await this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).find(id);
      permit('planSessionPayment', await relationsToBooking(tx, actor, booking), 'booking');
      const now = this.clock.now();
      const planned = await new PaymentTable(tx).of('session', id);
      const other = planned.find((each) => isToBePaid(each) && !mayServe(each, rail, now));
      return { anew: await paidAnew(tx, booking), other };
    });
    if (anew) return this.payAnew(actor, id, rail);
    if (other) await this.end(other);
    return this.database.transaction(async (tx) => {
      const { standing, bookings } = await lockBooking(tx, actor, id, 'planSessionPayment');
      const now = this.clock.now();
      await planForSession(tx, standing, { rail, by: actor.userId, providers: this.providers, now });
      return viewFunding(tx, await bookings.find(id), now);
    });
  }

  private payAnew({ userId: by }: Actor, id: BookingId, rail: Rail) {
    return this.database.transaction(async (tx) => {
      const booking = await new BookingTable(tx).find(id);
      const { organisationId } = booking;
      await new AccountTable(tx).lockOrganisation(organisationId);
      const now = this.clock.now();
      const standing = (await paidAnew(tx, booking))?.payment;
      if (!standing || !mayServe(standing, rail, now)) {
        await planDebtPayment(tx, { organisationId, rail, by }, this.providers, now);
      }
      return viewFunding(tx, booking, now);
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
