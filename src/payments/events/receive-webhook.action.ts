import { Inject, Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '../../kernel/problem.js';
import type { Provider } from '../payment.js';
import { PAYMENT_PROVIDERS, type PaymentProviders } from '../payment-providers.js';
import type { PaymentProvider, ToldEvent } from '../provider.js';
import { TakeEvents } from './take-events.action.js';

@Injectable()
export class ReceiveWebhook {
  constructor(
    private readonly take: TakeEvents,
    @Inject(PAYMENT_PROVIDERS) private readonly providers: PaymentProviders,
  ) {}

  /**
   * Keeps what a provider tells, if it is signed by it. Throws `webhook-refused`, for GoCardless `webhook-token-refused`, and
   * `payments-off`.
   */
  async run(name: Provider, body: Buffer, headers: IncomingHttpHeaders): Promise<void> {
    await this.take.fromWebhook(name, read(this.providers.of(name), body, headers));
  }
}

/** GoCardless asks for a status of its own where its signature is refused. */
function read(provider: PaymentProvider, body: Buffer, headers: IncomingHttpHeaders): ToldEvent[] {
  try {
    return provider.readWebhook(body, headers);
  } catch (error) {
    const isUnsigned = error instanceof Problem && error.code === 'webhook-refused';
    throw isUnsigned && provider.name === 'gocardless' ? new Problem('webhook-token-refused', error.message) : error;
  }
}
