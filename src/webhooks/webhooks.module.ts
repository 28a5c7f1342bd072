import { Module } from '@nestjs/common';
import { samplesOf } from '../mail/index.js';
import { ForgetWebhooks } from './forget-webhooks.job.js';
import { KeepWebhookEndpoints } from './keep-webhook-endpoints.action.js';
import { PersonalWebhooks } from './personal-webhooks.table.js';
import { ReplayWebhooks } from './replay-webhooks.action.js';
import { SendWebhooks } from './send-webhooks.job.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookEndpointsController } from './webhook-endpoints.controller.js';
import { webhookSamples } from './webhook.letters.samples.js';
import { WebhookPost } from './webhook.post.js';

@Module({
  controllers: [WebhookEndpointsController, WebhookDeliveriesController],
  providers: [
    KeepWebhookEndpoints,
    ReplayWebhooks,
    SendWebhooks,
    ForgetWebhooks,
    WebhookPost,
    PersonalWebhooks,
    samplesOf('webhooks', webhookSamples),
  ],
})
export class WebhooksModule {}
