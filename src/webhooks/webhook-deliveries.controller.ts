import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import type { WebhookDeliveryId, WebhookEndpointId } from '../kernel/id.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { ReplayWebhooks } from './replay-webhooks.action.js';
import {
  type ListDeliveriesRequest,
  listDeliveriesRequest,
  type ReplayRequest,
  replayRequest,
} from './webhook.request.js';
import {
  deliveriesView,
  deliveryView,
  eventTypesView,
  replayView,
  viewDeliveries,
  viewDelivery,
  viewEventTypes,
} from './webhook.view.js';

@ApiTags('Webhooks')
@Controller('api/v1')
export class WebhookDeliveriesController {
  constructor(private readonly replays: ReplayWebhooks) {}

  @Get('webhook-event-types')
  @Operation({ id: 'listWebhookEventTypes', summary: 'What a webhook endpoint can be told of', answer: eventTypesView })
  types() {
    return viewEventTypes();
  }

  @Get('webhook-endpoints/:id/deliveries')
  @Operation({
    id: 'listWebhookDeliveries',
    summary: 'What a webhook endpoint was told in the last thirty days, the latest first',
    answer: deliveriesView,
    refusals: ['not-found', 'not-allowed'],
  })
  async list(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: WebhookEndpointId,
    @Query({ schema: listDeliveriesRequest }) request: ListDeliveriesRequest,
  ) {
    return viewDeliveries(await this.replays.list(actor, id, request));
  }

  @Get('webhook-endpoints/:id/deliveries/:deliveryId')
  @Operation({
    id: 'readWebhookDelivery',
    summary: 'A delivery, with what is sent',
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed'],
  })
  async read(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: WebhookEndpointId,
    @Param('deliveryId', { schema: idParameter }) deliveryId: WebhookDeliveryId,
  ) {
    return viewDelivery(await this.replays.read(actor, id, deliveryId));
  }

  @Post('webhook-endpoints/:id/deliveries/:deliveryId/redelivery')
  @Operation({
    id: 'redeliverWebhook',
    summary: 'Have a message sent again, whatever became of it',
    description: 'With the same webhook-id. What was told later about the same thing and waits, waits for it.',
    answer: deliveryView,
    refusals: ['not-found', 'not-allowed'],
  })
  async again(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: WebhookEndpointId,
    @Param('deliveryId', { schema: idParameter }) deliveryId: WebhookDeliveryId,
  ) {
    return viewDelivery(await this.replays.again(actor, id, deliveryId));
  }

  @Post('webhook-endpoints/:id/replay')
  @Operation({
    id: 'replayWebhooks',
    summary: 'Have everything since an instant sent again, in order',
    description:
      'At most thirty days back, and every five minutes at most. Each message has the webhook-id that it had.',
    answer: replayView,
    refusals: ['not-found', 'not-allowed', 'window-out-of-range'],
  })
  async replay(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: WebhookEndpointId,
    @Body({ schema: replayRequest }) body: ReplayRequest,
  ) {
    return { count: await this.replays.replay(actor, id, body) };
  }

  @Post('webhook-endpoints/:id/test')
  @Operation({
    id: 'testWebhookEndpoint',
    summary: 'Have a test message sent to an endpoint that is enabled',
    description:
      'Of the type webhook.test, at most twenty an hour. It waits for no other message, also where the endpoint fails and is tried once a minute.',
    status: 204,
    refusals: ['not-found', 'not-allowed', 'webhook-endpoint-state'],
  })
  test(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: WebhookEndpointId) {
    return this.replays.test(actor, id);
  }
}
