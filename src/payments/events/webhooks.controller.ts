import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Headers, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../platform/http/operation.js';
import { RawJson, TakesRawJson } from '../../platform/http/raw-json.js';
import { ReceiveWebhook } from './receive-webhook.action.js';

/** GoCardless sends up to 250 events at once, of less than 2 kB each. */
const mostBytes = 1024 * 1024;

/** Where payment providers tell us that something has changed. Nobody signs in: what they send is signed. */
@ApiTags('Payments')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(private readonly receive: ReceiveWebhook) {}

  @Post('stripe')
  @TakesRawJson(mostBytes)
  @Operation({
    id: 'receiveStripeWebhook',
    summary: 'For Stripe: say that something has changed',
    description:
      'Each event is kept once, however often it is sent, and handled afterwards by asking Stripe how things stand.',
    status: 204,
    refusals: ['webhook-refused', 'payments-off'],
  })
  stripe(@RawJson() body: Buffer, @Headers() headers: IncomingHttpHeaders) {
    return this.receive.run('stripe', body, headers);
  }

  @Post('gocardless')
  @TakesRawJson(mostBytes)
  @Operation({
    id: 'receiveGocardlessWebhook',
    summary: 'For GoCardless: say that something has changed',
    description: 'As for Stripe, up to 250 events at once.',
    status: 204,
    refusals: ['webhook-token-refused', 'payments-off'],
  })
  gocardless(@RawJson() body: Buffer, @Headers() headers: IncomingHttpHeaders) {
    return this.receive.run('gocardless', body, headers);
  }
}
