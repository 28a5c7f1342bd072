import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Audit, type AuditEntry, lockMembers, type OperationId, permit } from '../accounts/index.js';
import { ExpertTable } from '../experts/index.js';
import { newId, type OrganisationId, type WebhookEndpointId } from '../kernel/id.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Database, type Transaction } from '../platform/database.js';
import { SealedText } from '../platform/sealed-text.js';
import { refuseBadAddress } from './endpoint-address.js';
import { WebhookDeliveryTable } from './webhook-delivery.table.js';
import {
  changed,
  type EndpointOwner,
  newWebhookSecret,
  refuseTooMany,
  relationsToEndpoint,
  rotated,
  sealPurpose,
  type WebhookEndpoint,
} from './webhook-endpoint.js';
import { WebhookEndpointTable } from './webhook-endpoint.table.js';
import type { ChangeEndpointRequest, CreateEndpointRequest } from './webhook.request.js';
import type { CountedEndpoint } from './webhook.view.js';

type Deed = Extract<AuditEntry['deed'], `webhook-endpoint-${string}`>;

/** Where an organisation, or an adviser, has its own systems told what happens. */
@Injectable()
export class KeepWebhookEndpoints {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sealed: SealedText,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The only time that its secret is told. Throws `not-found`, `not-allowed`, `webhook-endpoint-limit`, `invalid-request`. */
  create(actor: Actor, request: CreateEndpointRequest): Promise<CountedEndpoint & { readonly secret: string }> {
    const owner = ownerOf(actor, request.organisation_id);
    permit('createWebhookEndpoint', relationsToEndpoint(actor, owner), 'organisation');
    refuseBadAddress(request.url, this.config.reachesOwnMachine);
    return this.database.transaction(async (tx) => {
      await lockOwner(tx, actor, owner);
      const endpoints = new WebhookEndpointTable(tx);
      refuseTooMany((await endpoints.ofOwner(owner)).length);
      const [id, secret, now] = [newId<WebhookEndpointId>(), newWebhookSecret(), this.clock.now()];
      const endpoint: WebhookEndpoint = {
        ...{ id, owner, url: request.url, description: request.description, eventTypes: request.event_types },
        ...{ state: 'enabled', disabledBecause: null, secret: this.sealed.seal(sealPurpose(id), secret) },
        ...{ previousSecret: null, previousSecretUntil: null, createdAt: now, failures: 0, failingSince: null },
        ...{ restsUntil: null, slowAt: null, warnedAt: null, deliveredAt: null, replayedAt: null },
      };
      await endpoints.insert(endpoint);
      await this.write(tx, actor, endpoint, 'webhook-endpoint-created');
      return { endpoint, waiting: 0, secret };
    });
  }

  /** The newest first. Throws `not-found`, `not-allowed`. */
  list(actor: Actor, organisationId: string | undefined): Promise<CountedEndpoint[]> {
    const owner = ownerOf(actor, organisationId);
    permit('listWebhookEndpoints', relationsToEndpoint(actor, owner), 'organisation');
    return this.database.transaction(async (tx) => counted(tx, await new WebhookEndpointTable(tx).ofOwner(owner)));
  }

  /** Throws `not-found`, `not-allowed`. */
  read(actor: Actor, id: WebhookEndpointId): Promise<CountedEndpoint> {
    return this.database.transaction(async (tx) => {
      const endpoint = await new WebhookEndpointTable(tx).find(id);
      permit('readWebhookEndpoint', relationsToEndpoint(actor, endpoint.owner), 'webhook endpoint');
      return countedOne(tx, endpoint);
    });
  }

  /** What waits of one that is enabled anew is sent at once. Throws `not-found`, `not-allowed`, `invalid-request`. */
  change(actor: Actor, id: WebhookEndpointId, request: ChangeEndpointRequest): Promise<CountedEndpoint> {
    if (request.url !== undefined) refuseBadAddress(request.url, this.config.reachesOwnMachine);
    return this.database.transaction(async (tx) => {
      const standing = await lockEndpoint(tx, actor, id, 'changeWebhookEndpoint');
      const { endpoint, isEnabledAnew } = changed(standing, request);
      await new WebhookEndpointTable(tx).update(endpoint);
      if (isEnabledAnew) await new WebhookDeliveryTable(tx).waitingAgain(id, this.clock.now());
      await this.write(tx, actor, endpoint, 'webhook-endpoint-changed');
      return countedOne(tx, endpoint);
    });
  }

  /** The only time that the new secret is told; what was good before signs on, as `rotated` has it. Throws `not-found`, `not-allowed`. */
  rotate(actor: Actor, id: WebhookEndpointId): Promise<CountedEndpoint & { readonly secret: string }> {
    return this.database.transaction(async (tx) => {
      const standing = await lockEndpoint(tx, actor, id, 'rotateWebhookSecret');
      const secret = newWebhookSecret();
      const endpoint = rotated(standing, this.sealed.seal(sealPurpose(id), secret), this.clock.now());
      await new WebhookEndpointTable(tx).update(endpoint);
      await this.write(tx, actor, endpoint, 'webhook-secret-rotated');
      return { ...(await countedOne(tx, endpoint)), secret };
    });
  }

  /** What waited for it is not delivered. Throws `not-found`, `not-allowed`. */
  remove(actor: Actor, id: WebhookEndpointId): Promise<void> {
    return this.database.transaction(async (tx) => {
      const endpoint = await lockEndpoint(tx, actor, id, 'removeWebhookEndpoint');
      await new WebhookEndpointTable(tx).remove(id, this.clock.now());
      await this.write(tx, actor, endpoint, 'webhook-endpoint-removed');
    });
  }

  private async write(
    tx: Transaction,
    actor: Actor,
    { id, owner, state }: WebhookEndpoint,
    deed: Deed | 'webhook-secret-rotated',
  ): Promise<void> {
    const isOwn = owner.organisationId === null;
    await new Audit(tx).write({
      ...{ at: this.clock.now(), by: actor.userId, as: isOwn ? 'self' : 'admin', deed },
      ...{ on: { kind: 'webhook-endpoint', id }, facts: { state } },
      ...(isOwn ? {} : { organisationId: owner.organisationId }),
    });
  }
}

/** Locked. Throws `not-found`, to strangers too, and `not-allowed`. */
export async function lockEndpoint(
  tx: Transaction,
  actor: Actor,
  id: WebhookEndpointId,
  operation: OperationId,
): Promise<WebhookEndpoint> {
  const endpoint = await new WebhookEndpointTable(tx).lock(id);
  permit(operation, relationsToEndpoint(actor, endpoint.owner), 'webhook endpoint');
  return endpoint;
}

function ownerOf({ userId }: Actor, organisationId: string | undefined): EndpointOwner {
  if (organisationId === undefined) return { organisationId: null, userId };
  return { organisationId: organisationId as OrganisationId, userId: null };
}

/**
 * So that those who make endpoints for one owner wait for each other, and nobody makes one who was shown the door meanwhile. Throws
 * `not-found`, `not-allowed`.
 */
async function lockOwner(tx: Transaction, actor: Actor, { organisationId, userId }: EndpointOwner): Promise<void> {
  if (organisationId !== null) {
    await lockMembers(tx, actor, organisationId, 'createWebhookEndpoint');
  } else {
    await refuseUnlessAdviser(tx, actor);
    await new WebhookEndpointTable(tx).lockPerson(userId);
  }
}

/** Others have nothing of their own to follow. Throws `not-allowed`. */
async function refuseUnlessAdviser(tx: Transaction, { userId }: Actor): Promise<void> {
  if (!(await new ExpertTable(tx).findByUser(userId))) permit('createWebhookEndpoint', ['signed-in'], 'list');
}

async function counted(tx: Transaction, endpoints: readonly WebhookEndpoint[]): Promise<CountedEndpoint[]> {
  const waiting = await new WebhookDeliveryTable(tx).countWaiting(endpoints.map(({ id }) => id));
  return endpoints.map((endpoint) => ({ endpoint, waiting: waiting.get(endpoint.id) ?? 0 }));
}

async function countedOne(tx: Transaction, endpoint: WebhookEndpoint): Promise<CountedEndpoint> {
  const [one] = await counted(tx, [endpoint]);
  return one ?? { endpoint, waiting: 0 };
}
