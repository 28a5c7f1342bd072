import { Inject, Injectable } from '@nestjs/common';
import { AccountTable } from '../../accounts/index.js';
import type { OrganisationId } from '../../kernel/id.js';
import { Mail } from '../../mail/index.js';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Transaction } from '../../platform/database.js';
import type { Refund } from './refund.js';
import { refundFailedLetter } from './refund.letters.js';

/** Tells those who answer for an organisation's money, or where there are none all of it, that a refund did not reach it. */
@Injectable()
export class RefundPost {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async failed(tx: Transaction, { amount, sentAt }: Refund, organisationId: OrganisationId): Promise<void> {
    const accounts = new AccountTable(tx);
    const { name: organisationName } = await accounts.knownOrganisation(organisationId);
    const url = `${this.config.baseUrl}/organisations/${organisationId}/money`;
    for (const person of await accounts.answeringForMoney(organisationId)) {
      const letter = refundFailedLetter({ amount, wasSent: sentAt !== null, organisationName, url }, person);
      await this.mail.post(tx, {
        kind: 'refund-failed',
        to: { name: person.name, address: person.email },
        ...letter,
      });
    }
  }
}
