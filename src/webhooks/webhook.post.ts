import { Inject, Injectable } from '@nestjs/common';
import { AccountTable, type Person } from '../accounts/index.js';
import { Mail } from '../mail/index.js';
import { CONFIG, type Config } from '../platform/config.js';
import type { Transaction } from '../platform/database.js';
import type { WebhookEndpoint } from './webhook-endpoint.js';
import { webhookLetter } from './webhook.letter.js';

/** Writes to whoever keeps an endpoint that it does not work; whatever letters they want, as nothing else tells them. */
@Injectable()
export class WebhookPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(tx: Transaction, news: 'failing' | 'disabled', endpoint: WebhookEndpoint): Promise<void> {
    const { organisationId } = endpoint.owner;
    const { baseUrl } = this.config;
    const url =
      organisationId === null ? `${baseUrl}/advising/webhooks` : `${baseUrl}/organisations/${organisationId}/webhooks`;
    for (const { name, email, language, zone } of await keepersOf(tx, endpoint)) {
      await this.mail.post(tx, {
        kind: `webhook-${news}`,
        to: { name, address: email },
        ...webhookLetter({ news, name, endpoint, url, language, zone }),
      });
    }
  }
}

async function keepersOf(tx: Transaction, { owner }: WebhookEndpoint): Promise<Person[]> {
  const accounts = new AccountTable(tx);
  if (owner.organisationId === null) return [await accounts.person(owner.userId)];
  return (await accounts.members(owner.organisationId)).filter(({ role }) => role === 'admin');
}
