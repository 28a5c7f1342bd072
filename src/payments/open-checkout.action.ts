import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Language, permit } from '../accounts/index.js';
import type { PaymentId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database } from '../platform/database.js';
import { answerOf } from './ask-provider.js';
import { isToBePaid, type Payment } from './payment.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from './payment-providers.js';
import { PaymentPurposes } from './payment-purposes.js';
import { relationsToPayment } from './payment-relations.js';
import { PaymentTable } from './payment.table.js';
import type { Checkout, CheckoutWanted } from './provider.js';
import { type DetailedPayment, detailsOf } from './read-payments.action.js';
import { RefreshPayment } from './refresh-payment.action.js';

interface OpenedCheckout extends DetailedPayment {
  /** Null where there is nothing to do for who pays: a debit by a mandate that stands. */
  readonly url: string | null;
}

@Injectable()
export class OpenCheckout {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly purposes: PaymentPurposes,
    private readonly refresh: RefreshPayment,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
    @Inject(CONFIG) private readonly config: Pick<Config, 'baseUrl'>,
  ) {}

  /**
   * The page to pay on, opened or resumed; none where it is paid. Null asks for the service itself: a debit that nobody has to come to a
   * page for. Throws `not-found`, `not-allowed`, `payment-state`, `payments-off` and
   * `provider-unavailable`.
   */
  async run(actor: Actor | null, id: PaymentId, language: Language): Promise<OpenedCheckout> {
    const { payment, description } = await this.load(actor, id, language);
    const url = isToBePaid(payment) ? await this.open(payment, { description, language }) : null;
    return this.database.transaction(async (tx) => ({ ...(await detailsOf(tx, id)), url }));
  }

  private load(actor: Actor | null, id: PaymentId, language: Language) {
    return this.database.transaction(async (tx) => {
      const payment = await new PaymentTable(tx).find(id);
      if (actor) permit('openCheckout', relationsToPayment(actor, payment), 'payment');
      if (this.isOver(payment)) throw over(payment);
      const described = await this.purposes.of(payment.purpose).describe(tx, payment);
      return { payment, description: described[language] };
    });
  }

  private async open(payment: Payment, wanted: Omit<CheckoutWanted, 'returnUrl'>): Promise<string | null> {
    const provider = this.providers.of(payment.provider);
    const returnUrl = `${this.config.baseUrl}/pay/${payment.id}/return?lang=${wanted.language}`;
    const checkout = await answerOf(provider.openCheckout(payment, { ...wanted, returnUrl }));
    const opened = await this.write(payment, checkout);
    if (this.isOver(opened)) {
      await answerOf(provider.closeCheckout({ ...opened, checkoutId: opened.checkoutId ?? checkout.checkoutId }));
      throw over(opened);
    }
    if (checkout.url === null) await answerOf(this.refresh.run(payment.id));
    return isToBePaid(opened) ? opened.checkoutUrl : null;
  }

  /** Of several who open it at once the first writes its page, and the others are led there too. */
  private write(before: Payment, { checkoutId, url }: Checkout): Promise<Payment> {
    return this.database.transaction(async (tx) => {
      const payments = new PaymentTable(tx);
      const payment = await payments.lock(before.id);
      const isAnothers = payment.version !== before.version && payment.checkoutUrl !== null;
      const isWritten = payment.state === 'open' && payment.checkoutUrl === url;
      if (!isToBePaid(payment) || isAnothers || isWritten) return payment;
      const page = { checkoutId: checkoutId ?? payment.checkoutId, checkoutUrl: url };
      const opened: Payment = { ...payment, ...page, state: 'open', version: payment.version + 1 };
      await payments.update({ ...opened, version: payment.version });
      return opened;
    });
  }

  /** Also where it is to end now, or its time has come, and nobody has got to it yet. */
  private isOver(payment: Payment): boolean {
    const { state, expiresAt } = payment;
    if (isToBePaid(payment)) return Temporal.Instant.compare(expiresAt, this.clock.now()) <= 0;
    return state === 'failed' || state === 'expired' || state === 'reversed';
  }
}

/** What there is no page for any more. */
function over({ state }: Payment): Problem {
  return new Problem('payment-state', 'This payment is over, or its time is up. Choose how to pay once more.', {
    state,
  });
}
