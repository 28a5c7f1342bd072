import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../platform/personal-data.js';
import { WebhookEndpointTable } from './webhook-endpoint.table.js';

const told = 'url, description, event_types, state, disabled_because, created_at, failing_since, delivered_at';

/** Where an adviser's own systems are, and an organisation's. Secrets are told to nobody. */
@Injectable()
export class PersonalWebhooks implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.tell({
      name: 'webhooks',
      purpose: 'To tell a system of yours what becomes of your sessions and your pay.',
      kept: 'Until you remove it; what it was told for thirty days.',
      covers: ['webhook_endpoints (user_id)'],
      erased: { goes: 'All of it: nothing that waits is sent any more.' },
      lock: { what: 'webhook-endpoints', take: (tx, { userId }) => new WebhookEndpointTable(tx).lockOwn(userId) },
      export: (tx, { userId }, { skip, count }) =>
        tx.query(
          `SELECT id, ${told} FROM webhook_endpoints WHERE user_id = $1 AND removed_at IS NULL ORDER BY id OFFSET $2 LIMIT $3`,
          [userId, skip, count],
        ),
      erase: async (tx, { userId }, now) => {
        const endpoints = new WebhookEndpointTable(tx);
        for (const { id } of await endpoints.ofOwner({ organisationId: null, userId })) await endpoints.remove(id, now);
      },
    });
    this.personalData.tellOfOrganisations({
      name: 'webhooks',
      purpose: 'To tell systems of the organisation what happens.',
      kept: 'Until they are removed; what they were told for thirty days.',
      export: (tx, organisationId, { skip, count }) =>
        tx.query(
          `SELECT id, ${told} FROM webhook_endpoints WHERE organisation_id = $1 AND removed_at IS NULL ORDER BY id OFFSET $2 LIMIT $3`,
          [organisationId, skip, count],
        ),
    });
  }
}
