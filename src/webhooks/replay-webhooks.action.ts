import { Injectable } from '@nestjs/common';
import { type Actor, Audit, permit } from '../accounts/index.js';
import { Events } from '../events/index.js';
import type { WebhookDeliveryId, WebhookEndpointId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database.js';
import { pageOf, placeAfter } from '../platform/http/cursor.js';
import { Jobs } from '../platform/jobs.js';
import { lockEndpoint } from './keep-webhook-endpoints.action.js';
import { keptForDays } from './kept-for.js';
import { type DeliveryWithData, WebhookDeliveryTable } from './webhook-delivery.table.js';
import {
  refuseReplayedLately,
  refuseUnlessEnabled,
  relationsToEndpoint,
  type WebhookEndpoint,
} from './webhook-endpoint.js';
import { WebhookEndpointTable } from './webhook-endpoint.table.js';
import type { ListDeliveriesRequest, ReplayRequest } from './webhook.request.js';

const mostTestsAnHour = 20;

/** What was sent to an endpoint, and having it sent again. */
@Injectable()
export class ReplayWebhooks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** What was told last first. Throws `not-found`, `not-allowed`. */
  list(actor: Actor, id: WebhookEndpointId, { state, limit, cursor }: ListDeliveriesRequest) {
    return this.database.transaction(async (tx) => {
      const { owner } = await new WebhookEndpointTable(tx).find(id);
      permit('listWebhookDeliveries', relationsToEndpoint(actor, owner), 'webhook endpoint');
      const page = { state, before: placeAfter(cursor), count: limit + 1 };
      const found = await new WebhookDeliveryTable(tx).list(id, page);
      return pageOf(found, limit, ({ toldAt, id: deliveryId }) => ({ at: toldAt, id: deliveryId }));
    });
  }

  /** Throws `not-found`, `not-allowed`. */
  read(actor: Actor, endpointId: WebhookEndpointId, id: WebhookDeliveryId): Promise<DeliveryWithData> {
    return this.database.transaction(async (tx) => {
      const { owner } = await new WebhookEndpointTable(tx).find(endpointId);
      permit('readWebhookDelivery', relationsToEndpoint(actor, owner), 'webhook endpoint');
      return new WebhookDeliveryTable(tx).find(endpointId, id);
    });
  }

  /** One, whatever became of it; a paused endpoint gets it when it is enabled. Throws `not-found`, `not-allowed`. */
  again(actor: Actor, endpointId: WebhookEndpointId, id: WebhookDeliveryId): Promise<DeliveryWithData> {
    return this.database.transaction(async (tx) => {
      const endpoint = await lockEndpoint(tx, actor, endpointId, 'redeliverWebhook');
      const deliveries = new WebhookDeliveryTable(tx);
      await deliveries.find(endpointId, id);
      await deliveries.again(id, this.clock.now());
      await this.wake(tx, endpoint, id);
      return deliveries.find(endpointId, id);
    });
  }

  /** All since an instant, in the order in which they were told. Throws `not-found`, `not-allowed`, `window-out-of-range`, and `too-many-requests` within five minutes. */
  replay(actor: Actor, id: WebhookEndpointId, { since }: ReplayRequest): Promise<number> {
    return this.database.transaction(async (tx) => {
      const endpoint = await lockEndpoint(tx, actor, id, 'replayWebhooks');
      const now = this.clock.now();
      refuseForgotten(since, now);
      refuseReplayedLately(endpoint, now);
      await new WebhookEndpointTable(tx).update({ ...endpoint, replayedAt: now });
      const count = await new WebhookDeliveryTable(tx).allAgain(id, since, now);
      await this.wake(tx, endpoint, `${id} ${now.toString()}`);
      await new Audit(tx).write({
        ...{ at: now, by: actor.userId, as: endpoint.owner.organisationId === null ? 'self' : 'admin' },
        ...{ deed: 'webhooks-replayed', on: { kind: 'webhook-endpoint', id } },
        ...(endpoint.owner.organisationId === null ? {} : { organisationId: endpoint.owner.organisationId }),
        facts: { since: since.toString(), count },
      });
      return count;
    });
  }

  /** Tells an endpoint that it is tried out. Throws `not-found`, `not-allowed`, `webhook-endpoint-state`, `too-many-requests`. */
  test(actor: Actor, id: WebhookEndpointId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const endpoint = await lockEndpoint(tx, actor, id, 'testWebhookEndpoint');
      refuseUnlessEnabled(endpoint);
      const now = this.clock.now();
      const tests = await new WebhookDeliveryTable(tx).countTests(id, now.subtract({ hours: 1 }));
      if (tests >= mostTestsAnHour) throw tooOften();
      await new Events(tx).tellOf(id, now);
    });
  }

  private async wake(tx: Transaction, { id, state }: WebhookEndpoint, subject: string): Promise<void> {
    if (state === 'enabled') await this.jobs.send(tx, 'send-webhooks', { endpointId: id }, `again ${subject}`);
  }
}

function refuseForgotten(since: Temporal.Instant, now: Temporal.Instant): void {
  const least = now.subtract({ hours: keptForDays * 24 });
  if (Temporal.Instant.compare(since, least) >= 0 && Temporal.Instant.compare(since, now) <= 0) return;
  const detail = `must be within the last ${keptForDays} days: what was told before is not kept`;
  const range = { least: least.toString(), most: now.toString() };
  throw new Problem('window-out-of-range', `Nothing was sent. Please mend: /since: ${detail}.`, {
    errors: [{ pointer: '/since', detail, rule: 'out-of-range', ...range }],
  });
}

function tooOften(): Problem {
  return new Problem(
    'too-many-requests',
    `An endpoint is tried out ${mostTestsAnHour} times an hour. Try again later.`,
  );
}
