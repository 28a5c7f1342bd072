import { Injectable } from '@nestjs/common';
import type { PaymentId } from '../kernel/id.js';
import type { Language } from '../kernel/when.js';
import { Database } from '../platform/database.js';
import { isOnItsWay } from './payment.js';
import { paymentPage } from './payment-page.js';
import { PaymentPurposes } from './payment-purposes.js';
import { PaymentTable } from './payment.table.js';
import { ProviderUnavailable, UnknownToProvider } from './provider.js';
import { RefreshPayment } from './refresh-payment.action.js';

@Injectable()
export class ShowPayment {
  constructor(
    private readonly database: Database,
    private readonly purposes: PaymentPurposes,
    private readonly refresh: RefreshPayment,
  ) {}

  /** That somebody comes here proves nothing: the provider is asked. Throws `not-found` and `payments-off`. */
  async run(id: PaymentId, isSecondLook: boolean, language: Language): Promise<string> {
    const before = await this.load(id);
    if (isOnItsWay(before.payment)) await this.lookAgain(id);
    const { payment, path } = await this.load(id);
    const again = isOnItsWay(payment) && !isSecondLook ? `/pay/${id}/return?look=2&lang=${language}` : null;
    return paymentPage({ state: payment.state, path, again, language });
  }

  private load(id: PaymentId) {
    return this.database.transaction(async (tx) => {
      const payment = await new PaymentTable(tx).find(id);
      return { payment, path: (await this.purposes.of(payment.purpose).describe(tx, payment)).path };
    });
  }

  /** Where there is no answer, or none of use, the page tells what we know. */
  private async lookAgain(id: PaymentId): Promise<void> {
    try {
      await this.refresh.run(id);
    } catch (error) {
      if (!(error instanceof ProviderUnavailable) && !(error instanceof UnknownToProvider)) throw error;
    }
  }
}
