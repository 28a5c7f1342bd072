import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, SignedIn } from '../accounts/index.js';
import type { WebhookEndpointId } from '../kernel/id.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { Operation } from '../platform/http/operation.js';
import { idParameter } from '../platform/http/parameters.js';
import { KeepWebhookEndpoints } from './keep-webhook-endpoints.action.js';
import {
  type ChangeEndpointRequest,
  changeEndpointRequest,
  type CreateEndpointRequest,
  createEndpointRequest,
  type ListEndpointsRequest,
  listEndpointsRequest,
} from './webhook.request.js';
import { endpointsView, endpointView, newEndpointView, viewEndpoint } from './webhook.view.js';

@ApiTags('Webhooks')
@Controller('api/v1/webhook-endpoints')
export class WebhookEndpointsController {
  constructor(private readonly keep: KeepWebhookEndpoints) {}

  @Post()
  @Idempotent({ shownOnce: 'secret' })
  @Operation({
    id: 'createWebhookEndpoint',
    summary: 'Have a system of yours told what happens',
    description:
      'For an organisation, by its admins: what concerns it as a client and as a funder. For an adviser: their sessions and pay. At most ten each. Messages are signed by Standard Webhooks, sent at least once and in order for what they are about; those of each type are under `webhooks` in this document.',
    status: 201,
    answer: newEndpointView,
    refusals: ['not-found', 'not-allowed', 'webhook-endpoint-limit'],
  })
  async create(@SignedIn() actor: Actor, @Body({ schema: createEndpointRequest }) body: CreateEndpointRequest) {
    const { secret, ...made } = await this.keep.create(actor, body);
    return { ...viewEndpoint(made), secret };
  }

  @Get()
  @Operation({
    id: 'listWebhookEndpoints',
    summary: 'The webhook endpoints of an organisation, for its admins, or my own',
    answer: endpointsView,
    refusals: ['not-found', 'not-allowed'],
  })
  async list(
    @SignedIn() actor: Actor,
    @Query({ schema: listEndpointsRequest }) { organisation }: ListEndpointsRequest,
  ) {
    return { items: (await this.keep.list(actor, organisation)).map(viewEndpoint) };
  }

  @Get(':id')
  @Operation({
    id: 'readWebhookEndpoint',
    summary: 'A webhook endpoint, and whether it works',
    answer: endpointView,
    refusals: ['not-found', 'not-allowed'],
  })
  async read(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: WebhookEndpointId) {
    return viewEndpoint(await this.keep.read(actor, id));
  }

  @Patch(':id')
  @Operation({
    id: 'changeWebhookEndpoint',
    summary: 'Change, pause or enable a webhook endpoint',
    answer: endpointView,
    refusals: ['not-found', 'not-allowed'],
  })
  async change(
    @SignedIn() actor: Actor,
    @Param('id', { schema: idParameter }) id: WebhookEndpointId,
    @Body({ schema: changeEndpointRequest }) body: ChangeEndpointRequest,
  ) {
    return viewEndpoint(await this.keep.change(actor, id, body));
  }

  @Post(':id/secret')
  @Idempotent({ shownOnce: 'secret' })
  @Operation({
    id: 'rotateWebhookSecret',
    summary: 'Give a webhook endpoint a new secret',
    description:
      'For 24 hours messages are signed with both, so that you have time to change it where they arrive. Asked for again within these, the newest and the oldest sign, until the oldest’s 24 hours are over; the one between does not.',
    status: 201,
    answer: newEndpointView,
    refusals: ['not-found', 'not-allowed'],
  })
  async rotate(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: WebhookEndpointId) {
    const { secret, ...changed } = await this.keep.rotate(actor, id);
    return { ...viewEndpoint(changed), secret };
  }

  @Delete(':id')
  @Operation({
    id: 'removeWebhookEndpoint',
    summary: 'Remove a webhook endpoint',
    description: 'What waits for it is not sent any more, and what it was told is forgotten.',
    status: 204,
    refusals: ['not-found', 'not-allowed'],
  })
  remove(@SignedIn() actor: Actor, @Param('id', { schema: idParameter }) id: WebhookEndpointId) {
    return this.keep.remove(actor, id);
  }
}
